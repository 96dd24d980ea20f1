import type { ReactNode } from "react";

export type TimelineEntry = {
  key: string;
  /** The day, month or year in ISO 8601, as precise as it is known, and in words. */
  dateTime: string;
  day: string;
  /** What kind of thing happened, in a word, and its glyph. */
  kind: ReactNode;
  glyph?: ReactNode | undefined;
  title: ReactNode;
  detail?: ReactNode | undefined;
  /** Parties, source, grade: a line under the text. */
  meta?: ReactNode | undefined;
  /** Acts of the parties stand out from events around them. */
  isAct?: boolean | undefined;
};

export type TimelineMonth = { id: string; label: string; entries: readonly TimelineEntry[] };

type Props = { months: readonly TimelineMonth[]; headingLevel?: "h2" | "h3" | undefined };

/** What happened, in order, under the months in which it happened. */
export function TimelineList({ months, headingLevel: Heading = "h2" }: Props) {
  return (
    <ol className="timeline">
      {months.map((month) => (
        <li key={month.id}>
          <Heading id={month.id} className="timeline-month">
            {month.label}
          </Heading>
          <ol>
            {month.entries.map((entry) => (
              <li
                key={entry.key}
                id={entry.key}
                className={entry.isAct ? "timeline-entry is-act" : "timeline-entry"}
              >
                <time className="timeline-day" dateTime={entry.dateTime}>
                  {entry.day}
                </time>
                <span className="timeline-glyph">{entry.glyph}</span>
                <div className="timeline-body">
                  <p className="timeline-kind">{entry.kind}</p>
                  <p className="timeline-title">{entry.title}</p>
                  {entry.detail ? <div className="timeline-detail">{entry.detail}</div> : null}
                  {entry.meta ? <div className="timeline-meta">{entry.meta}</div> : null}
                </div>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}
