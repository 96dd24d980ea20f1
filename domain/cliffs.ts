import { type CliffDay, cliffDays } from "./cliff-days.ts";
import type { Day } from "./commitment.ts";
import type { CoverageCell, ExcludedReason, YearSpan } from "./coverage-cell.ts";
import { cellsOf } from "./coverage-cells.ts";
import { type CellDetail, detailOf } from "./coverage-contributions.ts";
import { type CoverageReading, type ReadNeed, readCoverage } from "./coverage-needs.ts";
import { changeOf } from "./decimal.ts";
import type { Assumptions, Portfolio } from "./portfolio.ts";
import { isSameCell } from "./scenario.ts";

/** What one line does to a cell from one year to the next. */
export type LineChange = {
  symbol: string;
  /** `fell`: it counted the year before. `joined`: it counts from this year on. `changed`: it adds more or less. */
  kind: "fell" | "joined" | "changed";
  /** Why it fell; null for the others. */
  reason: ExcludedReason | null;
  /** The last day of a line that fell because it is over; the first of one that joined because it begins. */
  on: Day | null;
  /** What it adds to the sum now less what it added the year before, a decimal string; null where nothing is measured. */
  change: string | null;
};

/** A cell that differs from that of the year before. The changes of `lines` add up to `change`. */
export type CellChange = {
  symbol: string;
  year: number;
  before: CoverageCell;
  after: CoverageCell;
  change: string | null;
  lines: readonly LineChange[];
};

export type Cliffs = { days: readonly CliffDay[]; changes: readonly CellChange[] };

/**
 * What lapses when, and which cells change because of it: from each year to the next, sorted by year and requirement.
 * Over the calendar, the changes of a requirement add up to its last sum less its first.
 */
export function cliffs(portfolio: Portfolio, assumptions: Assumptions, span: YearSpan): Cliffs {
  const reading = readCoverage(portfolio, assumptions, span);
  return {
    days: cliffDays(portfolio, assumptions, span),
    changes: reading.needs
      .flatMap((need) => changesOf(need, reading))
      .sort((a, b) => a.year - b.year || (a.symbol < b.symbol ? -1 : 1)),
  };
}

function changesOf(need: ReadNeed, reading: CoverageReading): CellChange[] {
  const cells = cellsOf(need, reading);
  return cells.flatMap((after, index) => {
    const before = cells[index - 1];
    if (before === undefined || isSameCell(before, after)) return [];
    const change = before.sum === null || after.sum === null ? null : changeOf(before.sum, after.sum);
    const lines = lineChanges(need, after.year, reading);
    return [{ symbol: need.symbol, year: after.year, before, after, change, lines }];
  });
}

function lineChanges(need: ReadNeed, year: number, { span, lines }: CoverageReading): LineChange[] {
  const [before, after] = [detailOf(need, year - 1, span), detailOf(need, year, span)].map(valuesOf);
  if (before === undefined || after === undefined) return [];
  const symbols = [...new Set([...before.values.keys(), ...after.values.keys()])].sort();
  return symbols.flatMap((symbol) => {
    const [old, now] = [before.values.get(symbol), after.values.get(symbol)];
    const kind = now === undefined ? "fell" : old === undefined ? "joined" : "changed";
    const reason = after.reasons.get(symbol) ?? null;
    const isMeasured = (now ?? old ?? null) !== null;
    const change = isMeasured ? changeOf(old ?? "0", now ?? "0") : null;
    if (kind === "changed" && (change === null || change === "0")) return [];
    const active = lines.get(symbol)?.active;
    const interval = active === undefined || "out" in active ? null : active;
    const begins = kind === "joined" && before.reasons.get(symbol) === "not-begun";
    const on = reason === "over" ? interval?.to : begins ? interval?.from : null;
    return [{ symbol, kind, reason, on: on ?? null, change }];
  });
}

type Values = { values: Map<string, string | null>; reasons: Map<string, ExcludedReason> };

const valuesOf = ({ rows, excluded }: CellDetail): Values => ({
  values: new Map(rows.map(({ symbol, value }) => [symbol, value])),
  reasons: new Map(excluded.map(({ symbol, reason }) => [symbol, reason])),
});
