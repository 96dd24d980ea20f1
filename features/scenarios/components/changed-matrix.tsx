import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { CoverageCell } from "@/domain/coverage-cell.ts";
import type { ChangedCell } from "@/domain/scenario.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { assumptionsQuery } from "../../portfolio/schema.ts";
import type { AskedScenario } from "../schema.ts";

/** How a cell is drawn and said is the matrix's business: the page passes it on. */
export type CellDrawing = {
  marks: (cell: CoverageCell) => ReactNode;
  words: (symbol: string, year: number, cell: CoverageCell) => string;
  className: (cell: CoverageCell) => string;
};

type Props = {
  page: PageRequest;
  asked: AskedScenario;
  changes: readonly ChangedCell[];
  drawing: CellDrawing;
};

/** Where in the matrix something changes: the record above, the scenario below, all else left out. */
export async function ChangedMatrix({ page, asked, changes, drawing }: Props) {
  const { locale, link } = page;
  const t = await getTranslations("scenarios.matrix");
  const column = await getTranslations("scenarios.column");
  const { from, to } = asked.years;
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const symbols = [...new Set(changes.map(({ symbol }) => symbol))];
  const query = assumptionsQuery(asked.assumptions);
  const cell = (symbol: string, year: number) => {
    const found = changes.find((each) => each.symbol === symbol && each.year === year);
    if (found === undefined) {
      return (
        <>
          <span aria-hidden="true">·</span>
          <span className="sr-only">{t("same", { symbol, year: String(year) })}</span>
        </>
      );
    }
    const { before, after } = found;
    const said = (side: CoverageCell) => drawing.words(symbol, year, side);
    return (
      <div className="cover-pair">
        <a className={drawing.className(before)} href={link(paths.coverageCell(locale, symbol, year))}>
          {drawing.marks(before)}
          <span className="sr-only">{t("was", { words: said(before) })}</span>
        </a>
        <a className={drawing.className(after)} href={link(paths.coverageCell(locale, symbol, year), query)}>
          {drawing.marks(after)}
          <span className="sr-only">{t("now", { words: said(after) })}</span>
        </a>
      </div>
    );
  };
  return (
    <div className="matrix-wide mb-6">
      <div className="table-frame">
        <table className="matrix matrix-changes">
          <caption className="sr-only">{t("caption", { from: String(from), to: String(to) })}</caption>
          <thead>
            <tr>
              <th scope="col">{column("need")}</th>
              {years.map((year) => (
                <th key={year} scope="col">
                  {year}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {symbols.map((symbol) => (
              <tr key={symbol}>
                <th scope="row">
                  <a href={link(paths.requirement(locale, symbol))}>{symbol}</a>
                </th>
                {years.map((year) => (
                  <td key={year}>{cell(symbol, year)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-2 text-caption text-ink-2">{t("legend")}</p>
    </div>
  );
}
