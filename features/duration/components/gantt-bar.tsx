import type { Day } from "@/domain/commitment.ts";
import type { Duration } from "../queries.ts";
import type { GanttScale } from "./gantt-scale.ts";

type Props = { line: Duration; scale: GanttScale; asOf: Day; today: Day };

/** Half the height of a bar, and where its money runs under it, in pixels from the middle of the row. */
const HALF = 6;
const FUNDS = 9;
/** How much of the chart a possible renewal takes: it says that there is one, not how long it is. */
const RENEWAL = 4;

const percent = (place: number): string => `${Math.round(place * 100) / 100}%`;

/** One line as a bar. Nothing in it is said by the drawing alone: the words stand beside it. */
export function GanttBar({ line, scale, asOf, today }: Props) {
  return (
    <svg className="gantt-bar" aria-hidden="true" focusable="false">
      <line className="gantt-now" x1={percent(scale.at(asOf))} x2={percent(scale.at(asOf))} y2="100%" />
      {today === asOf ? null : (
        <line className="gantt-today" x1={percent(scale.at(today))} x2={percent(scale.at(today))} y2="100%" />
      )}
      <svg y="50%" role="presentation">
        {line.from === null ? (
          <line className="gantt-waiting" x2="100%" />
        ) : (
          <Term line={line} from={line.from} scale={scale} asOf={asOf} />
        )}
        <Marks line={line} scale={scale} />
      </svg>
    </svg>
  );
}

type TermProps = { line: Duration; from: Day; scale: GanttScale; asOf: Day };

function Term({ line, from, scale, asOf }: TermProps) {
  const { stage, nominalEnd, endNotStated, renewable, untilEvent } = line;
  const start = scale.at(from);
  const isOpen = nominalEnd === null && !endNotStated;
  const sure = scale.at(nominalEnd ?? (asOf > from ? asOf : from));
  return (
    <>
      <Box className={`gantt-term fill-${stage}`} from={start} to={sure} />
      {isOpen ? (
        <>
          <Box className="gantt-fade" fill={`url(#fade-${stage})`} from={sure} to={100} />
          {untilEvent === null ? null : <circle className="gantt-event" cx="99%" r="4" />}
        </>
      ) : null}
      {endNotStated ? (
        <Box className="gantt-unknown" from={sure} to={scale.at(`${asOf.slice(0, 4)}-12-31`)} />
      ) : null}
      {renewable !== null && nominalEnd !== null ? (
        <Box
          className="gantt-renewal"
          from={sure}
          to={Math.min(100, sure + RENEWAL)}
          fill="url(#gantt-hatch)"
        />
      ) : null}
      {scale.isBefore(from) ? <Edge at="0" path="M8-4l-5 4 5 4" /> : null}
      {nominalEnd !== null && scale.isAfter(nominalEnd) ? <Edge at="100%" path="M-8-4l5 4-5 4" /> : null}
    </>
  );
}

type BoxProps = { className: string; from: number; to: number; fill?: string };

const Box = ({ className, from, to, fill }: BoxProps) =>
  to > from ? (
    <rect
      className={className}
      fill={fill}
      x={percent(from)}
      width={percent(to - from)}
      y={-HALF}
      height={2 * HALF}
    />
  ) : null;

/** It goes on beyond the years that are shown. */
const Edge = ({ at, path }: { at: string; path: string }) => (
  <svg x={at} role="presentation">
    <path className="gantt-edge" d={path} />
  </svg>
);

/** The money, how far it is assured, and when it is looked at again. */
function Marks({ line: { from, assured, fundedUntil, review }, scale }: Pick<Props, "line" | "scale">) {
  const isSeen = (day: Day | null): day is Day => day !== null && !scale.isBefore(day) && !scale.isAfter(day);
  const start = scale.at(from ?? `${scale.years.from}-01-01`);
  const funded = fundedUntil === null ? 0 : scale.at(fundedUntil);
  return (
    <>
      {funded > start ? (
        <rect
          className="gantt-funds"
          x={percent(start)}
          width={percent(funded - start)}
          y={FUNDS}
          height="3"
        />
      ) : null}
      {isSeen(assured) ? (
        <line
          className="gantt-assured"
          x1={percent(scale.at(assured))}
          x2={percent(scale.at(assured))}
          y1={-HALF - 3}
          y2={HALF + 3}
        />
      ) : null}
      {isSeen(review) ? (
        <svg x={percent(scale.at(review))} role="presentation">
          <path className="gantt-review" d="M0-6l5 6-5 6-5-6z" />
        </svg>
      ) : null}
    </>
  );
}
