import { scaleLinear } from "d3-scale";
import type { Locale } from "@/domain/vocabulary.ts";
import { formatNumber } from "@/lib/format.ts";

/** One layer of the chart: a value for each month, and how it is filled. */
export type Layer = { key: string; className: string; values: readonly number[] };

type Props = {
  /** `YYYY-MM`, without a gap. */
  months: readonly string[];
  /** From the bottom up. */
  layers: readonly Layer[];
  locale: Locale;
};

/** The drawing is as many units wide as this; it is stretched to the page. */
const WIDTH = 1000;
const HEIGHT = 100;
const TICKS = 4;

/** Layers on top of each other, one step a month. Whoever does not see it has the table. */
export function PaceChart({ months, layers, locale }: Props) {
  const sums = months.map((_, index) => layers.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
  const y = scaleLinear()
    .domain([0, Math.max(1, ...sums)])
    .nice(TICKS)
    .range([HEIGHT, 0]);
  const ticks = y.ticks(TICKS).filter((tick) => Number.isInteger(tick));
  return (
    <svg className="pace-chart" aria-hidden="true" focusable="false">
      {ticks.map((tick) => (
        <line key={tick} className="pace-grid" x2="100%" y1={`${y(tick)}%`} y2={`${y(tick)}%`} />
      ))}
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        width="100%"
        height="100%"
        preserveAspectRatio="none"
        role="presentation"
      >
        {stacked(layers).map(({ key, className, below, above }) => (
          <path key={key} className={className} d={outline(above.map(y), below.map(y))} />
        ))}
      </svg>
      {ticks.map((tick) => (
        <text key={tick} className="pace-value" x="-0.5rem" y={`${y(tick)}%`} dy="0.35em">
          {formatNumber(tick, locale)}
        </text>
      ))}
      {firstOfYears(months).map(({ year, at }) => (
        <text key={year} className="pace-year" x={`${at}%`} y="100%" dy="1.3em">
          {year}
        </text>
      ))}
    </svg>
  );
}

/** Each layer stands on those below it; one without any value is left out. */
function stacked(layers: readonly Layer[]) {
  let below: readonly number[] = layers[0]?.values.map(() => 0) ?? [];
  return layers.flatMap((layer) => {
    const ground = below;
    const above = layer.values.map((value, index) => value + (ground[index] ?? 0));
    below = above;
    return layer.values.some((value) => value > 0) ? { ...layer, below: ground, above } : [];
  });
}

/** There along the upper edge, back along the lower one, a step a month. */
function outline(above: readonly number[], below: readonly number[]): string {
  const step = WIDTH / above.length;
  const at = (index: number) => Math.round(index * step * 10) / 10;
  const high = above.map((value) => Math.round(value * 100) / 100);
  const low = below.map((value) => Math.round(value * 100) / 100);
  const there = high.map((value, index) => `V${value}H${at(index + 1)}`).join("");
  const back = low
    .map((value, index) => `V${value}H${at(index)}`)
    .reverse()
    .join("");
  return `M0 ${low[0] ?? HEIGHT}${there}${back}Z`;
}

function firstOfYears(months: readonly string[]): { year: string; at: number }[] {
  return months.flatMap((month, index) =>
    month.endsWith("-01") || index === 0
      ? { year: month.slice(0, 4), at: Math.round((index / months.length) * 10_000) / 100 }
      : [],
  );
}
