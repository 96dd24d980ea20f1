import { rankOf, stepOf } from "./active-interval.ts";
import type { CoverageCell, Excluded, RequirementCoverage } from "./coverage-cell.ts";
import type { Assumptions, Portfolio } from "./portfolio.ts";

/** A cell that the scenario changes, and why. */
export type ChangedCell = {
  symbol: string;
  year: number;
  before: CoverageCell;
  after: CoverageCell;
  /** Lines that counted and no longer do, with the reason; sorted by symbol. */
  fell: readonly Excluded[];
  /** Lines that count only in the scenario, sorted. */
  joined: readonly string[];
};

/**
 * The cells of two matrices of the same requirements and years that differ in level, share, sum, firmest step or lines;
 * sorted by requirement and year. A matrix against itself gives none.
 */
export function compareCoverage(
  base: readonly RequirementCoverage[],
  scenario: readonly RequirementCoverage[],
): ChangedCell[] {
  const after = new Map(
    scenario.map((each) => [each.symbol, new Map(each.years.map((cell) => [cell.year, cell]))]),
  );
  return base.flatMap(({ symbol, years }) =>
    years.flatMap((cell) => {
      const other = after.get(symbol)?.get(cell.year);
      return other === undefined || isSameCell(cell, other) ? [] : [changed(symbol, cell, other)];
    }),
  );
}

/** Whether nothing changed that a cell shows: level, sum, firmest step and the lines that count. */
export const isSameCell = (a: CoverageCell, b: CoverageCell): boolean =>
  a.level === b.level &&
  a.sum === b.sum &&
  a.firmest === b.firmest &&
  a.commitments.length === b.commitments.length &&
  a.commitments.every((symbol, index) => symbol === b.commitments[index]);

/** Why each line fell is worked out when it is asked for. */
function changed(symbol: string, before: CoverageCell, after: CoverageCell): ChangedCell {
  return {
    symbol,
    year: before.year,
    before,
    after,
    get fell() {
      const counted = new Set(before.commitments);
      return after.excluded.filter((each) => counted.has(each.symbol));
    },
    get joined() {
      const counted = new Set(before.commitments);
      return after.commitments.filter((each) => !counted.has(each));
    },
  };
}

/** What cannot be true together, or has nothing to act on. `subject`: a symbol or a delegation's code, or null. */
export type AssumptionFault = { code: AssumptionFaultCode; subject: string | null };
export const ASSUMPTION_FAULTS = [
  "peace-before-ceasefire",
  "peace-without-ceasefire",
  "attack-before-ceasefire",
  "attack-without-ceasefire",
  "without-unknown",
  "lapse-unknown",
  "delay-unknown",
  "delay-of-lapsed",
  "raise-unknown",
  "raise-of-ended",
  "raise-of-lapsed",
  "raise-not-higher",
] as const;
export type AssumptionFaultCode = (typeof ASSUMPTION_FAULTS)[number];

/** Assumptions that contradict each other or the record, sorted by code in the order above and by subject. */
export function assumptionFaults(portfolio: Portfolio, assumptions: Assumptions): AssumptionFault[] {
  return [...dayFaults(assumptions), ...lineFaults(portfolio, assumptions)].sort(
    (a, b) =>
      ASSUMPTION_FAULTS.indexOf(a.code) - ASSUMPTION_FAULTS.indexOf(b.code) ||
      ((a.subject ?? "") < (b.subject ?? "") ? -1 : 1),
  );
}

function dayFaults({ ceasefire, peace, attack }: Assumptions): AssumptionFault[] {
  const codes: AssumptionFaultCode[] = [];
  const isDay = (day: string | null): day is string => day !== null && day !== "never";
  if (isDay(peace) && ceasefire === "never") codes.push("peace-without-ceasefire");
  if (isDay(attack) && ceasefire === "never") codes.push("attack-without-ceasefire");
  if (isDay(ceasefire) && isDay(peace) && peace < ceasefire) codes.push("peace-before-ceasefire");
  if (isDay(ceasefire) && isDay(attack) && attack <= ceasefire) codes.push("attack-before-ceasefire");
  return codes.map((code) => ({ code, subject: null }));
}

function lineFaults({ lines }: Portfolio, assumptions: Assumptions): AssumptionFault[] {
  const known = new Map(lines.map((line) => [line.symbol, line]));
  const parties = new Set(lines.map(({ delegation }) => delegation));
  const lapsed = new Set(assumptions.lapse);
  const faults: AssumptionFault[] = [];
  const say = (code: AssumptionFaultCode, subject: string) => faults.push({ code, subject });
  for (const code of new Set(assumptions.without)) if (!parties.has(code)) say("without-unknown", code);
  for (const symbol of lapsed) if (!known.has(symbol)) say("lapse-unknown", symbol);
  for (const symbol of Object.keys(assumptions.delay)) {
    if (!known.has(symbol)) say("delay-unknown", symbol);
    else if (lapsed.has(symbol)) say("delay-of-lapsed", symbol);
  }
  for (const [symbol, step] of Object.entries(assumptions.raise)) {
    const line = known.get(symbol);
    if (line === undefined) say("raise-unknown", symbol);
    else if (lapsed.has(symbol)) say("raise-of-lapsed", symbol);
    else {
      const stands = stepOf(line, { raise: {} });
      if (stands === null) say("raise-of-ended", symbol);
      else if (rankOf(step) <= rankOf(stands)) say("raise-not-higher", symbol);
    }
  }
  return faults;
}
