import type { AsOf } from "../../domain/as-of.ts";
import type { CliffDay } from "../../domain/cliff-days.ts";
import { type CellChange, cliffs } from "../../domain/cliffs.ts";
import type { Day, Text } from "../../domain/commitment.ts";
import type { YearSpan } from "../../domain/coverage-cell.ts";
import { readCoverage } from "../../domain/coverage-needs.ts";
import type { Assumptions, Line, Portfolio } from "../../domain/portfolio.ts";
import { SPAN_STATES, spanState } from "../../domain/span-counts.ts";
import { type Span, spans } from "../../domain/spans.ts";
import type { Attribution, Category, Stage } from "../../domain/vocabulary.ts";
import type { Viewer } from "../../server/viewer.ts";
import { getPortfolio } from "../portfolio/queries.ts";

/** What is said of a line beside its days. */
export type NamedLine = {
  symbol: string;
  delegation: string;
  category: Category;
  title: Text;
  stage: Stage;
  attribution: Attribution;
};
export type Duration = Span & NamedLine;
/** A requirement with the symbols of the lines that are taken for it. */
export type NeededLines = { symbol: string; title: Text; lines: readonly string[] };

const named = ({ symbol, delegation, attribution, terms }: Line): NamedLine => ({
  symbol,
  delegation,
  category: terms.category,
  title: terms.title,
  stage: terms.stage,
  attribution,
});

/** How long each line lasts under the assumptions, by symbol, and for which requirements it is taken. */
export async function listDurations(
  viewer: Viewer,
  asOf: AsOf,
  assumptions: Assumptions,
): Promise<{ durations: Duration[]; needs: NeededLines[] }> {
  const portfolio = await getPortfolio(viewer, asOf);
  const lines = linesOf(portfolio);
  const durations = spans(portfolio, assumptions).flatMap((span) => {
    const line = lines.get(span.symbol);
    return line === undefined ? [] : { ...named(line), ...span };
  });
  const year = Number(asOf.day.slice(0, 4));
  const { needs } = readCoverage(portfolio, assumptions, { from: year, to: year });
  return {
    durations,
    needs: needs.map(({ symbol, need, linked }) => ({
      symbol,
      title: need.terms.title,
      lines: linked.map(({ read }) => read.symbol),
    })),
  };
}

/** `end`: what ends first stands first, what is over last; `name`: by symbol. */
export const DURATION_SORTS = ["end", "name"] as const;
export type DurationSort = (typeof DURATION_SORTS)[number];

export function sortDurations(lines: readonly Duration[], sort: DurationSort, asOf: Day): Duration[] {
  const bySymbol = (a: Duration, b: Duration): number => (a.symbol < b.symbol ? -1 : 1);
  if (sort === "name") return lines.toSorted(bySymbol);
  const rank = (line: Duration): number => SPAN_STATES.indexOf(spanState(line, asOf));
  const end = ({ nominalEnd }: Duration): Day => nominalEnd ?? "";
  return lines.toSorted((a, b) => rank(a) - rank(b) || end(a).localeCompare(end(b), "en") || bySymbol(a, b));
}

export type Lapse = CliffDay & { line: NamedLine };
export type Lapses = {
  /** By day, kind and symbol. */
  days: Lapse[];
  /** Cells that differ from the year before, by year and requirement. */
  changes: readonly CellChange[];
  /** Titles of the requirements, by symbol. */
  needs: ReadonlyMap<string, Text>;
};

/** What lapses when within the years, and which cells of the coverage change because of it. */
export async function getLapses(
  viewer: Viewer,
  asked: { asOf: AsOf; assumptions: Assumptions; years: YearSpan },
): Promise<Lapses> {
  const portfolio = await getPortfolio(viewer, asked.asOf);
  const lines = linesOf(portfolio);
  const { days, changes } = cliffs(portfolio, asked.assumptions, asked.years);
  return {
    days: days.flatMap((day) => {
      const line = lines.get(day.symbol);
      return line === undefined ? [] : { ...day, line: named(line) };
    }),
    changes,
    needs: new Map(portfolio.needs.map(({ symbol, terms }) => [symbol, terms.title])),
  };
}

const linesOf = ({ lines }: Portfolio): ReadonlyMap<string, Line> =>
  new Map(lines.map((line) => [line.symbol, line]));
