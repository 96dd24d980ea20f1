import { activeInterval, eventDays, type OutReason } from "./active-interval.ts";
import type { Day } from "./commitment.ts";
import { sortedBySymbol } from "./coverage-lines.ts";
import { assuredUntil } from "./duration.ts";
import type { Assumptions, Line, Portfolio } from "./portfolio.ts";
import type { Extension } from "./vocabulary.ts";

/** One line of the chart of durations: days, all inclusive, and what the text says beside them. */
export type Span = {
  symbol: string;
  delegation: string;
  /** Why the line has no day under the assumptions; then `from`, `nominalEnd` and `assured` are null. */
  out: OutReason | null;
  from: Day | null;
  /** The last day of the term under the assumptions; null where it has none, or none is stated. */
  nominalEnd: Day | null;
  endNotStated: boolean;
  openEnded: boolean;
  /** The event until which it lasts, as the record names it. */
  untilEvent: string | null;
  /** How far it binds if notice were given on the as-of day; null where nothing assures any day. */
  assured: Day | null;
  /** Said to go on after its end, and how; null where it is not. */
  renewable: Exclude<Extension, "none" | "unstated"> | null;
  fundedUntil: Day | null;
  review: Day | null;
};

/** How long each line lasts under the assumptions, sorted by symbol. */
export function spans(portfolio: Portfolio, assumptions: Assumptions): Span[] {
  const events = eventDays(portfolio);
  return sortedBySymbol(portfolio.lines).map((line) =>
    spanOf(line, activeInterval(line, assumptions, portfolio.asOf, events), portfolio.asOf),
  );
}

function spanOf(line: Line, active: ReturnType<typeof activeInterval>, asOf: Day): Span {
  const { term, extension, exit, fundedUntil, nextReviewOn } = line.terms;
  const interval = "out" in active ? null : active;
  const nominalEnd = interval === null || interval.endNotStated ? null : interval.to;
  return {
    symbol: line.symbol,
    delegation: line.delegation,
    out: "out" in active ? active.out : null,
    from: interval?.from ?? null,
    nominalEnd,
    endNotStated: interval?.endNotStated ?? false,
    openEnded: term.kind === "open-ended",
    untilEvent: term.kind === "until-event" ? term.event : null,
    assured: interval === null ? null : assuredUntil(exit, nominalEnd, asOf),
    renewable: extension === "none" || extension === "unstated" ? null : extension,
    fundedUntil,
    review: nextReviewOn,
  };
}
