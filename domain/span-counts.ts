import type { Day } from "./commitment.ts";
import type { Span } from "./spans.ts";

/** Where a line stands in time, seen on the as-of day; `away`: a scenario or its own stage leaves it out. */
export const SPAN_STATES = ["dated", "not-stated", "open", "waiting", "over", "away"] as const;
export type SpanState = (typeof SPAN_STATES)[number];

export function spanState({ out, nominalEnd, endNotStated }: Span, asOf: Day): SpanState {
  if (out !== null) return isWaiting(out) ? "waiting" : "away";
  if (nominalEnd !== null) return nominalEnd < asOf ? "over" : "dated";
  return endNotStated ? "not-stated" : "open";
}

const isWaiting = (out: NonNullable<Span["out"]>): boolean =>
  out === "never" || out === "no-day" || out.startsWith("waits-for");

/** How many lines stand and are not over, and of these: how many last to a day, and how many are assured that far. */
export type SpanCounts = Record<SpanState, number> & { standing: number; lasting: number; assured: number };

/**
 * `lasting`: the text names no earlier end, and names one at all. `assured`: the horizon is that day or a later one.
 * Whatever has not begun by then is neither.
 */
export function countSpans(spans: readonly Span[], asOf: Day, day: Day): SpanCounts {
  const states = spans.map((span) => spanState(span, asOf));
  const count = (state: SpanState): number => states.filter((each) => each === state).length;
  const begun = spans.filter(
    ({ from }, index) => from !== null && from <= day && isStanding(states[index] ?? "away"),
  );
  return {
    dated: count("dated"),
    "not-stated": count("not-stated"),
    open: count("open"),
    waiting: count("waiting"),
    over: count("over"),
    away: count("away"),
    standing: states.filter(isStanding).length,
    lasting: begun.filter(({ nominalEnd, endNotStated }) =>
      nominalEnd === null ? !endNotStated : nominalEnd >= day,
    ).length,
    assured: begun.filter(({ assured }) => assured !== null && assured >= day).length,
  };
}

const isStanding = (state: SpanState): boolean =>
  state === "dated" || state === "not-stated" || state === "open";
