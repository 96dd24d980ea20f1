import { getTranslations } from "next-intl/server";
import { type Column, DataTable } from "@/components/data-table.tsx";
import { RecordText } from "@/components/record-text.tsx";
import type { CellChange, LineChange } from "@/domain/cliffs.ts";
import type { Text } from "@/domain/commitment.ts";
import type { CoverageCell } from "@/domain/coverage-cell.ts";
import { formatDay, inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";

export type NeedTitles = ReadonlyMap<string, Text>;
type Props = { page: PageRequest; year: number; changes: readonly CellChange[]; needs: NeedTitles };

/** As many lines as a cell names; the others are on the page of the cell. */
const MOST_LINES = 6;

/** Which requirements are covered otherwise than the year before, and because of which lines. */
export async function CellChanges({ page, year, changes, needs }: Props) {
  const t = await getTranslations("duration.lapses.cells");
  if (changes.length === 0) return <p className="mt-3 text-ink-2">{t("none")}</p>;
  return (
    <section className="mt-5">
      <h3>{t("title", { year })}</h3>
      <DataTable
        caption={t("title", { year })}
        captionHidden
        dense
        columns={await columnsOf(page, year, needs)}
        rows={changes}
        rowKey={({ symbol }) => symbol}
      />
    </section>
  );
}

async function columnsOf(page: PageRequest, year: number, needs: NeedTitles): Promise<Column<CellChange>[]> {
  const { locale, link } = page;
  const t = await getTranslations("duration.lapses.cells");
  const common = await getTranslations("common.language");
  const cell = ({ level, commitments }: CoverageCell) =>
    t("of", { level: t(`level.${level}`), count: commitments.length });
  return [
    {
      key: "requirement",
      header: t("requirement"),
      rowHeader: true,
      main: true,
      cell: ({ symbol }) => {
        const title = needs.get(symbol);
        const said = title && inLanguage(title, locale);
        return (
          <>
            <a className="symbol" href={link(paths.requirement(locale, symbol))}>
              {symbol}
            </a>{" "}
            {said ? (
              <RecordText text={said.text} lang={said.lang} pageLang={locale} label={common(said.lang)} />
            ) : null}
          </>
        );
      },
    },
    { key: "was", header: year - 1, nowrap: true, wideOnly: true, cell: ({ before }) => cell(before) },
    {
      key: "now",
      header: year,
      nowrap: true,
      cell: ({ symbol, after }) => <a href={link(paths.coverageCell(locale, symbol, year))}>{cell(after)}</a>,
    },
    { key: "lines", header: t("lines"), cell: ({ lines }) => <Because page={page} lines={lines} /> },
  ];
}

async function Because({
  page: { locale, link },
  lines,
}: {
  page: PageRequest;
  lines: readonly LineChange[];
}) {
  const t = await getTranslations("duration.lapses.cells");
  const words = ({ kind, reason, on }: LineChange): string => {
    const day = on === null ? "" : formatDay(on, locale);
    if (kind === "changed") return t("because.changed");
    if (kind === "joined") return t(on === null ? "because.joined" : "because.begins", { day });
    if (reason === "over" && on !== null) return t("because.over", { day });
    return t(reason === "end-not-stated" ? "because.end-not-stated" : "because.fell");
  };
  const groups = [...Map.groupBy(lines.slice(0, MOST_LINES), words)];
  return (
    <ul>
      {groups.map(([said, own]) => (
        <li key={said}>
          {own.map(({ symbol }) => (
            <span key={symbol}>
              <a className="symbol" href={link(paths.commitment(locale, symbol))}>
                {symbol}
              </a>{" "}
            </span>
          ))}
          {said}
        </li>
      ))}
      {lines.length > MOST_LINES ? <li>{t("more", { count: lines.length - MOST_LINES })}</li> : null}
    </ul>
  );
}
