import type { Active } from "./active-interval.ts";
import type { Day } from "./commitment.ts";
import type { CoverageCell, RequirementCoverage } from "./coverage-cell.ts";
import type { ReadLine } from "./coverage-lines.ts";
import type { CoverageReading, ReadNeed } from "./coverage-needs.ts";
import { nominalEnd } from "./duration.ts";
import type { Severity } from "./finding.ts";
import type { Answer, Assumptions, Portfolio, StatedNeed } from "./portfolio.ts";
import type { Priority } from "./vocabulary.ts";

/** A requirement with its cells and the lines counted in at least one of them, sorted by symbol. */
export type JudgedNeed = { need: ReadNeed; cells: readonly CoverageCell[]; counted: readonly ReadLine[] };

/** What all rules of findings read, worked out once. */
export type Judged = {
  portfolio: Portfolio;
  assumptions: Assumptions;
  asOf: Day;
  needs: readonly JudgedNeed[];
  /** By symbol. */
  lines: ReadonlyMap<string, ReadLine>;
  /** Sorted by symbol. */
  considered: readonly ReadLine[];
  /** Whether a line is taken for a requirement, and for an essential one. */
  isLinked: (read: ReadLine) => boolean;
  isEssential: (read: ReadLine) => boolean;
};

export const BY_PRIORITY: Record<Priority, Severity> = {
  essential: "high",
  important: "medium",
  desirable: "low",
};

export function judgedOf(
  portfolio: Portfolio,
  assumptions: Assumptions,
  reading: CoverageReading,
  matrix: readonly RequirementCoverage[],
): Judged {
  const { lines } = reading;
  const essential = portfolio.needs.filter(({ terms }) => terms.priority === "essential");
  const cells = new Map(matrix.map(({ symbol, years }) => [symbol, years]));
  return {
    portfolio,
    assumptions,
    asOf: portfolio.asOf,
    needs: reading.needs.map((need) => judgedNeed(need, cells.get(need.symbol) ?? [], lines)),
    lines,
    considered: [...lines.values()].filter(({ active }) => isConsidered(active, portfolio.asOf)),
    isLinked: takenFor(portfolio.needs, portfolio.answers),
    isEssential: takenFor(essential, portfolio.answers),
  };
}

function judgedNeed(
  need: ReadNeed,
  cells: readonly CoverageCell[],
  lines: ReadonlyMap<string, ReadLine>,
): JudgedNeed {
  const counted = [...countedIn(cells)].sort().flatMap((symbol) => lines.get(symbol) ?? []);
  return { need, cells, counted };
}

/** The symbols of all lines that are counted in some of these cells. */
export function countedIn(cells: readonly CoverageCell[]): Set<string> {
  const symbols = new Set<string>();
  let before: readonly string[] = [];
  for (const { commitments } of cells) {
    // Both lists are in order, and most of a year is there the year before: only what is new is added.
    let at = 0;
    for (const symbol of commitments) {
      while (before[at] !== symbol && at < before.length && (before[at] ?? "") < symbol) at += 1;
      if (before[at] === symbol) at += 1;
      else symbols.add(symbol);
    }
    before = commitments;
  }
  return symbols;
}

/** Whether a line is taken for one of some requirements, on any of the three bases of coverage. */
function takenFor(needs: readonly StatedNeed[], answers: readonly Answer[]): (read: ReadLine) => boolean {
  const symbols = new Set(needs.map(({ symbol }) => symbol));
  const categories = new Set(needs.map(({ terms }) => terms.category));
  const answered = new Set(
    answers.flatMap(({ requirement, commitment }) => (symbols.has(requirement) ? [commitment] : [])),
  );
  return ({ symbol, line: { addresses, terms } }) =>
    answered.has(symbol) ||
    (addresses.length === 0
      ? categories.has(terms.category)
      : addresses.some((requirement) => symbols.has(requirement)));
}

const LEFT_OUT = new Set(["nil-return", "ended", "without", "lapsed-in-scenario", "below-floor"]);

/** Whether findings look at a line at all; a line that waits for an event is looked at, one that is over is not. */
function isConsidered(active: Active, asOf: Day): boolean {
  if ("out" in active) return !LEFT_OUT.has(active.out);
  return active.to === null || active.to >= asOf;
}

/** The last day of a line; `none`: it has no end; `unknown`: the record does not let it be known. */
export type LineEnd = { day: Day } | "none" | "unknown";

export function endOf({ active, line: { terms } }: ReadLine): LineEnd {
  if (!("out" in active)) {
    if (active.endNotStated) return "unknown";
    return active.to === null ? "none" : { day: active.to };
  }
  if (!active.out.startsWith("waits-for-")) return "unknown";
  if (terms.term.kind === "open-ended" || terms.term.kind === "until-event") return "none";
  const day = nominalEnd(terms);
  return day === null ? "unknown" : { day };
}
