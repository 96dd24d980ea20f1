import type { AsOf } from "../../domain/as-of.ts";
import { coverage } from "../../domain/coverage.ts";
import type { CoverageCell, RequirementCoverage } from "../../domain/coverage-cell.ts";
import { type CellDetail, contributionsOf } from "../../domain/coverage-contributions.ts";
import type { Assumptions, Portfolio, StatedNeed } from "../../domain/portfolio.ts";
import type { Category, Priority } from "../../domain/vocabulary.ts";
import type { Viewer } from "../../server/viewer.ts";
import { getPortfolio } from "../portfolio/queries.ts";
import type { Years } from "../portfolio/schema.ts";

export type CoverageFilter = {
  requirement?: readonly string[] | undefined;
  priority?: readonly Priority[] | undefined;
  category?: readonly Category[] | undefined;
};
export type CoverageAsked = { asOf: AsOf; assumptions: Assumptions; years: Years; filter?: CoverageFilter };

/** The matrix, and the rows of the record from which it was worked out: no others. */
export type CoverageView = { portfolio: Portfolio; rows: RequirementCoverage[] };

/** What covers the requirements that this viewer may read, from the lines that this viewer may read. */
export async function getCoverage(viewer: Viewer, asked: CoverageAsked): Promise<CoverageView> {
  const whole = await getPortfolio(viewer, asked.asOf);
  const portfolio = { ...whole, needs: whole.needs.filter((need) => fits(need, asked.filter ?? {})) };
  return { portfolio, rows: coverage(portfolio, asked.assumptions, asked.years) };
}

const fits = ({ symbol, terms }: StatedNeed, { requirement, priority, category }: CoverageFilter): boolean =>
  (requirement?.includes(symbol) ?? true) &&
  (priority?.includes(terms.priority) ?? true) &&
  (category?.includes(terms.category) ?? true);

/** One cell with all that is behind it. */
export type CellView = { portfolio: Portfolio; need: StatedNeed; cell: CoverageCell; detail: CellDetail };

/** Null where the viewer reads no such requirement, or the year is not one of its period. */
export async function getCell(
  viewer: Viewer,
  { asOf, assumptions, symbol, year }: Omit<CoverageAsked, "years"> & { symbol: string; year: number },
): Promise<CellView | null> {
  const portfolio = await getPortfolio(viewer, asOf);
  const need = portfolio.needs.find((each) => each.symbol === symbol);
  const detail = contributionsOf(portfolio, assumptions, symbol, year);
  if (need === undefined || detail === null) return null;
  const [row] = coverage({ ...portfolio, needs: [need] }, assumptions, { from: year, to: year });
  const cell = row?.years[0];
  return cell === undefined ? null : { portfolio, need, cell, detail };
}

/** What each line adds to each cell of the matrix, by requirement and year. */
export const getContributions = (
  { portfolio, rows }: CoverageView,
  assumptions: Assumptions,
): Map<string, CellDetail> =>
  new Map(
    rows.flatMap(({ symbol, years }) =>
      years.flatMap(({ year }) => {
        const detail = contributionsOf(portfolio, assumptions, symbol, year);
        return detail === null ? [] : [[`${symbol}.${year}`, detail] as const];
      }),
    ),
  );
