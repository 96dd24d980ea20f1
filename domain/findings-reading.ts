import type { Active } from "./active-interval.ts";
import type { Day } from "./commitment.ts";
import type { CoverageCell, RequirementCoverage } from "./coverage-cell.ts";
import type { ReadLine } from "./coverage-lines.ts";
import type { CoverageReading, ReadNeed } from "./coverage-needs.ts";
import { nominalEnd } from "./duration.ts";
import type { Severity } from "./finding.ts";
import type { Assumptions, Portfolio } from "./portfolio.ts";
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
  /** Lines taken for a requirement, and for an essential one. */
  linked: ReadonlySet<ReadLine>;
  essential: ReadonlySet<ReadLine>;
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
  const cells = new Map(matrix.map(({ symbol, years }) => [symbol, years]));
  const [linked, essential] = [new Set<ReadLine>(), new Set<ReadLine>()];
  for (const { need, linked: taken } of reading.needs) {
    for (const { read } of taken) {
      linked.add(read);
      if (need.terms.priority === "essential") essential.add(read);
    }
  }
  return {
    portfolio,
    assumptions,
    asOf: portfolio.asOf,
    needs: reading.needs.map((need) => judgedNeed(need, cells.get(need.symbol) ?? [], lines)),
    lines,
    considered: [...lines.values()].filter(({ active }) => isConsidered(active, portfolio.asOf)),
    linked,
    essential,
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
    // Most years count the lines of the year before: no need to add them again.
    const isSame =
      commitments.length === before.length && commitments.every((symbol, index) => symbol === before[index]);
    if (!isSame) for (const symbol of commitments) symbols.add(symbol);
    before = commitments;
  }
  return symbols;
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
