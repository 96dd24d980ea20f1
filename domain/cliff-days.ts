import { activeInterval, eventDays, type OutReason } from "./active-interval.ts";
import type { CommitmentTerms, Day } from "./commitment.ts";
import type { YearSpan } from "./coverage-cell.ts";
import { dayAfter, yearOf } from "./duration.ts";
import type { Assumptions, Line, Portfolio } from "./portfolio.ts";

/** What falls due on a day, in the order of one day. `end`: the last day on which the line counts. */
export const CLIFF_KINDS = ["end", "funding", "lock-in", "review", "confirmation"] as const;
export type CliffKind = (typeof CLIFF_KINDS)[number];
export type CliffDay = { on: Day; kind: CliffKind; symbol: string };

/** Lines that nothing falls due for: they stand at no step, or the scenario leaves them out. */
const AWAY: readonly OutReason[] = ["nil-return", "ended", "without", "lapsed-in-scenario", "below-floor"];

/**
 * The dated things of all lines within the years, sorted by day, kind and symbol. An end that the record does not state
 * is no day of the calendar.
 */
export function cliffDays(portfolio: Portfolio, assumptions: Assumptions, span: YearSpan): CliffDay[] {
  const events = eventDays(portfolio);
  const order = (day: CliffDay): string => `${day.on} ${CLIFF_KINDS.indexOf(day.kind)} ${day.symbol}`;
  return portfolio.lines
    .flatMap((line) =>
      daysOf(line, activeInterval(line, assumptions, portfolio.asOf, events), portfolio.asOf),
    )
    .filter(({ on }) => yearOf(on) >= span.from && yearOf(on) <= span.to)
    .sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

function daysOf({ symbol, terms }: Line, active: ReturnType<typeof activeInterval>, asOf: Day): CliffDay[] {
  if ("out" in active && AWAY.includes(active.out)) return [];
  const end = "out" in active || active.endNotStated ? null : active.to;
  const days: Record<CliffKind, Day | null> = {
    end,
    funding: terms.fundedUntil,
    "lock-in": terms.exit.kind === "none-before" ? terms.exit.before : null,
    review: terms.nextReviewOn,
    confirmation: confirmationDue(terms, asOf),
  };
  return CLIFF_KINDS.flatMap((kind) => {
    const on = days[kind];
    return on === null ? [] : [{ on, kind, symbol }];
  });
}

const FIRST_MONTHS = 12;
const NEXT_MONTHS = 6;

/**
 * When its capital is next asked to confirm the line: twelve months after it last did (or first stated the line), and
 * every six months after that; the first such day that is not before `asOf`.
 */
export function confirmationDue(
  { statedOn, confirmedOn }: Pick<CommitmentTerms, "statedOn" | "confirmedOn">,
  asOf: Day,
): Day {
  const last = confirmedOn ?? statedOn;
  for (let months = FIRST_MONTHS; ; months += NEXT_MONTHS) {
    const due = dayAfter(last, `P${months}M`);
    if (due >= asOf) return due;
  }
}
