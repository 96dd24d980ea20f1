import type { RequirementCoverage, YearSpan } from "./coverage-cell.ts";
import { cellsOf } from "./coverage-cells.ts";
import { type CoverageReading, readCoverage } from "./coverage-needs.ts";
import { FINDING_RULES, type Finding, type FindingRule, SEVERITIES } from "./finding.ts";
import { conditionCycles, deadConditions } from "./findings-conditions.ts";
import { caveats, gaps, overlaps, singlePoints, thin } from "./findings-coverage.ts";
import { cliffs, stale, tooShort, unfunded } from "./findings-duration.ts";
import { legalDoubts, orphans, vague } from "./findings-lines.ts";
import { type Judged, judgedOf } from "./findings-reading.ts";
import { mismatches } from "./findings-triggers.ts";
import type { Assumptions, Portfolio } from "./portfolio.ts";

const RULES: Record<FindingRule, (judged: Judged) => Finding[]> = {
  GAP: gaps,
  THIN: thin,
  OVERLAP: overlaps,
  DUR: tooShort,
  CLIFF: cliffs,
  "COND-CYCLE": conditionCycles,
  "COND-DEAD": deadConditions,
  TRIG: mismatches,
  SPOF: singlePoints,
  CAVEAT: caveats,
  FUND: unfunded,
  LEGAL: legalDoubts,
  STALE: stale,
  VAGUE: vague,
  ORPHAN: orphans,
};

/** What does not fit in these rows, by severity, rule and id, whatever their order (docs/method.md, "Findings"). */
export function findings(portfolio: Portfolio, assumptions: Assumptions, span: YearSpan): Finding[] {
  const reading = readCoverage(portfolio, assumptions, span);
  const matrix = reading.needs.map((need) => ({ symbol: need.symbol, years: cellsOf(need, reading) }));
  return findingsOf(portfolio, assumptions, reading, matrix);
}

/** The same where the matrix has been worked out already. */
export function findingsOf(
  portfolio: Portfolio,
  assumptions: Assumptions,
  reading: CoverageReading,
  matrix: readonly RequirementCoverage[],
): Finding[] {
  const judged = judgedOf(portfolio, assumptions, reading, matrix);
  return FINDING_RULES.flatMap((rule) => RULES[rule](judged)).sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      FINDING_RULES.indexOf(a.rule) - FINDING_RULES.indexOf(b.rule) ||
      (a.id < b.id ? -1 : 1),
  );
}

/** What a draft would add and clear, by id; both as they stand where they are there. */
export function findingsDelta(
  before: readonly Finding[],
  after: readonly Finding[],
): { added: Finding[]; cleared: Finding[] } {
  const [old, now] = [before, after].map((list) => new Set(list.map(({ id }) => id)));
  return {
    added: after.filter(({ id }) => !old?.has(id)),
    cleared: before.filter(({ id }) => !now?.has(id)),
  };
}
