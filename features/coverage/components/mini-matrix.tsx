import { getTranslations } from "next-intl/server";
import { inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import type { Years } from "../../portfolio/schema.ts";
import type { CoverageView } from "../queries.ts";
import { levelsIn } from "../schema.ts";
import { cellMarks, cellWords, coverClass } from "./cell-mark.tsx";
import { eachYear } from "./coverage-matrix.tsx";

type Props = { page: PageRequest; view: CoverageView; years: Years };

/** Essential requirements in the next years: small enough for the first page, each cell a link to what is behind it. */
export async function MiniMatrix({ page, view, years }: Props) {
  const { locale, link } = page;
  const t = await getTranslations("coverage.home");
  const need = await getTranslations("coverage");
  const [words, marks] = await Promise.all([cellWords(page), cellMarks(page, "firmest")]);
  const columns = eachYear(years);
  const [from, to] = [String(years.from), String(years.to)];
  const { none } = levelsIn(view.rows, years.from);
  const later = levelsIn(view.rows, years.to).none;
  const titles = new Map(view.portfolio.needs.map(({ symbol, terms }) => [symbol, terms.title]));
  return (
    <>
      <p className="figure-sentence">
        {t("headline", { total: view.rows.length, year: from, last: to, none, later })}
      </p>
      <div className="table-frame">
        <table className="matrix matrix-mini">
          <caption className="sr-only">{t("caption", { from, to })}</caption>
          <thead>
            <tr>
              <th scope="col">{need("need")}</th>
              {columns.map((year) => (
                <th key={year} scope="col">
                  {year}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.rows.map(({ symbol, years: cells }) => {
              const title = inLanguage(titles.get(symbol) ?? { en: symbol, uk: null }, locale);
              return (
                <tr key={symbol}>
                  <th scope="row">
                    <a href={link(paths.requirement(locale, symbol))} lang={title.lang}>
                      {title.text}
                    </a>
                  </th>
                  {columns.map((year) => {
                    const cell = cells.find((each) => each.year === year);
                    return (
                      <td key={year}>
                        {cell === undefined ? (
                          <>
                            <span aria-hidden="true">–</span>
                            <span className="sr-only">
                              {need("cell.notNeeded", { symbol, year: String(year) })}
                            </span>
                          </>
                        ) : (
                          <a
                            className={coverClass(cell, "firmest")}
                            href={link(paths.coverageCell(locale, symbol, year))}
                          >
                            {marks(cell)}
                            <span className="sr-only">{words(symbol, year, cell)}</span>
                          </a>
                        )}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className="mt-2 text-meta text-ink-2">
        {need.rich("worked", { method: (text) => <a href={link(paths.method(locale))}>{text}</a> })}
      </p>
    </>
  );
}
