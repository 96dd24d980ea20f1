import type { RequirementCoverage, YearSpan } from "./coverage-cell.ts";
import { cellsOf } from "./coverage-cells.ts";
import { readCoverage } from "./coverage-needs.ts";
import type { Assumptions, Portfolio } from "./portfolio.ts";

/**
 * Requirement × year under the assumptions: the years of each requirement's period within the span. Sorted by symbol
 * and year, whatever the order of the input (docs/method.md, "Coverage").
 */
export function coverage(
  portfolio: Portfolio,
  assumptions: Assumptions,
  span: YearSpan,
): RequirementCoverage[] {
  const reading = readCoverage(portfolio, assumptions, span);
  return reading.needs.map((need) => ({ symbol: need.symbol, years: cellsOf(need, reading) }));
}
