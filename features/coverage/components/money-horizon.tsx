import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table.tsx";
import { formatDay, inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import type { CoverageView } from "../queries.ts";
import { linesBySymbol, yearRanges } from "./coverage-notes.tsx";

type Beyond = { symbol: string; needs: { symbol: string; years: number[] }[] };

/** Lines that count in years for which they have no money, with those years by requirement. */
function beyondMoney({ rows }: CoverageView): Beyond[] {
  const lines = new Map<string, Map<string, number[]>>();
  for (const { symbol, years } of rows) {
    for (const { year, unfunded } of years) {
      for (const line of unfunded) {
        const needs = lines.get(line) ?? new Map<string, number[]>();
        needs.set(symbol, [...(needs.get(symbol) ?? []), year]);
        lines.set(line, needs);
      }
    }
  }
  return [...lines]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([symbol, needs]) => ({
      symbol,
      needs: Array.from(needs, ([need, years]) => ({ symbol: need, years })),
    }));
}

/** The money horizon, apart from the legal term: which lines count longer than they are paid for. */
export async function MoneyHorizon({ page, view }: { page: PageRequest; view: CoverageView }) {
  const { locale, link } = page;
  const t = await getTranslations("coverage.money");
  const lines = linesBySymbol(view.portfolio);
  const rows = beyondMoney(view);
  const counted = new Set(view.rows.flatMap(({ years }) => years.flatMap((cell) => cell.commitments)));
  const unstated = [...counted].filter((symbol) => !lines.get(symbol)?.terms.fundedUntil).length;
  const title = (symbol: string) => {
    const line = lines.get(symbol);
    const text = line && inLanguage(line.terms.title, locale);
    return text && <span lang={text.lang}>{text.text}</span>;
  };
  const until = (symbol: string) => lines.get(symbol)?.terms.fundedUntil ?? null;
  return (
    <>
      <p className="mb-3 max-w-prose">{t("lead", { count: rows.length })}</p>
      {rows.length > 0 ? (
        <DataTable
          caption={t("caption")}
          captionHidden
          rows={rows}
          rowKey={({ symbol }) => symbol}
          columns={[
            {
              key: "line",
              header: t("line"),
              rowHeader: true,
              main: true,
              cell: ({ symbol }) => (
                <>
                  <a href={link(paths.commitment(locale, symbol))}>{symbol}</a>{" "}
                  <span className="font-normal">{title(symbol)}</span>
                </>
              ),
            },
            {
              key: "until",
              header: t("until"),
              cell: ({ symbol }) => {
                const day = until(symbol);
                return day === null ? null : formatDay(day, locale);
              },
            },
            {
              key: "counts",
              header: t("counts"),
              cell: ({ needs }) => (
                <ul>
                  {needs.map(({ symbol, years }) => (
                    <li key={symbol}>{t("where", { symbol, years: yearRanges(years) })}</li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
      ) : null}
      {counted.size > 0 ? (
        <p className="mt-3 max-w-prose text-meta text-ink-2">
          {t("unstated", { count: unstated, total: counted.size })}
        </p>
      ) : null}
    </>
  );
}
