import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { CoverageCell, RequirementCoverage } from "@/domain/coverage-cell.ts";
import type { Assumptions, StatedNeed } from "@/domain/portfolio.ts";
import { PRIORITIES } from "@/domain/vocabulary.ts";
import { formatNumber, inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { assumptionsQuery, type Years } from "../../portfolio/schema.ts";
import type { CoverageView } from "../queries.ts";
import { levelsIn, type Measure } from "../schema.ts";
import { cellMarks, cellWords, coverClass } from "./cell-mark.tsx";

type Props = {
  page: PageRequest;
  view: CoverageView;
  years: Years;
  measure: Measure;
  assumptions: Assumptions;
  caption: string;
};

export const eachYear = ({ from, to }: Years): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** A requirement with its cells, in the order of priority and symbol. */
type Row = { need: StatedNeed; cells: RequirementCoverage["years"] };

function rowsOf({ portfolio, rows }: CoverageView): Row[] {
  const needs = new Map(portfolio.needs.map((need) => [need.symbol, need]));
  return rows.flatMap(({ symbol, years }) => {
    const need = needs.get(symbol);
    return need === undefined ? [] : [{ need, cells: years }];
  });
}

/** The link of a cell. */
async function cellLinks({ page, measure, assumptions }: Props) {
  const { locale, link } = page;
  const [words, marks] = await Promise.all([cellWords(page), cellMarks(page, measure)]);
  const query = assumptionsQuery(assumptions);
  return (symbol: string, cell: CoverageCell, before?: ReactNode) => (
    <a
      className={coverClass(cell, measure)}
      href={link(paths.coverageCell(locale, symbol, cell.year), query)}
    >
      {before}
      {marks(cell)}
      <span className="sr-only">{words(symbol, cell.year, cell)}</span>
    </a>
  );
}

const titleOf = ({ terms }: StatedNeed, locale: PageRequest["locale"]): ReactNode => {
  const title = inLanguage(terms.title, locale);
  return title.lang === locale ? title.text : <span lang={title.lang}>{title.text}</span>;
};

/** Requirement × year as a table, under the headings of the priorities. */
export async function CoverageMatrix(props: Props) {
  const { page, view, years, caption } = props;
  const { locale, link } = page;
  const t = await getTranslations("coverage");
  const terms = await getTranslations("terms.priority");
  const cellLink = await cellLinks(props);
  const rows = rowsOf(view);
  const columns = eachYear(years);
  return (
    <div className="matrix-wide">
      <div className="table-frame">
        <table className="matrix">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t("need")}</th>
              {columns.map((year) => (
                <th key={year} scope="col">
                  {year}
                </th>
              ))}
            </tr>
          </thead>
          {PRIORITIES.map((priority) => {
            const group = rows.filter(({ need }) => need.terms.priority === priority);
            if (group.length === 0) return null;
            return (
              <tbody key={priority}>
                <tr>
                  <th scope="rowgroup" colSpan={columns.length + 1}>
                    {terms(priority)}
                  </th>
                </tr>
                {group.map(({ need, cells }) => (
                  <tr key={need.symbol}>
                    <th scope="row">
                      <a className="matrix-symbol" href={link(paths.requirement(locale, need.symbol))}>
                        {need.symbol}
                      </a>
                      {titleOf(need, locale)}
                    </th>
                    {columns.map((year) => {
                      const cell = cells.find((each) => each.year === year);
                      const notNeeded = t("cell.notNeeded", { symbol: need.symbol, year: String(year) });
                      return (
                        <td key={year}>
                          {cell ? cellLink(need.symbol, cell) : <NotNeeded words={notNeeded} />}
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            );
          })}
          <Totals rows={view.rows} years={columns} locale={locale} />
        </table>
      </div>
    </div>
  );
}

const NotNeeded = ({ words }: { words: string }) => (
  <>
    <span aria-hidden="true">–</span>
    <span className="sr-only">{words}</span>
  </>
);

type TotalsProps = { rows: RequirementCoverage[]; years: number[]; locale: PageRequest["locale"] };

async function Totals({ rows, years, locale }: TotalsProps) {
  const t = await getTranslations("coverage.total");
  const counts = years.map((year) => ({ year, levels: levelsIn(rows, year) }));
  return (
    <tfoot>
      {(["met", "partial", "none"] as const).map((level) => (
        <tr key={level}>
          <th scope="row">{t(level)}</th>
          {counts.map(({ year, levels }) => (
            <td key={year}>{formatNumber(levels[level], locale)}</td>
          ))}
        </tr>
      ))}
    </tfoot>
  );
}

/** The same on a phone: a need at a time, its years under each other. */
export async function CoverageByNeed(props: Props) {
  const { page, view, caption } = props;
  const cellLink = await cellLinks(props);
  return (
    <ul className="matrix-phone" aria-label={caption}>
      {PRIORITIES.flatMap((priority) =>
        rowsOf(view)
          .filter(({ need }) => need.terms.priority === priority)
          .map(({ need, cells }) => (
            <li key={need.symbol}>
              <details name="need">
                <summary>
                  <strong>{need.symbol}</strong> {titleOf(need, page.locale)}
                </summary>
                <ul>
                  {cells.map((cell) => (
                    <li key={cell.year}>
                      {cellLink(need.symbol, cell, <span aria-hidden="true">{cell.year}</span>)}
                    </li>
                  ))}
                </ul>
              </details>
            </li>
          )),
      )}
    </ul>
  );
}
