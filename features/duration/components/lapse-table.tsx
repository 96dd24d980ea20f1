import { getTranslations } from "next-intl/server";
import { type Column, DataTable } from "@/components/data-table.tsx";
import { CLIFF_KINDS } from "@/domain/cliff-days.ts";
import { formatNumber } from "@/lib/format.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { type LapseYear, yearAnchor } from "./lapse-years.ts";

/** Year by year how much falls due, and in how many requirements the coverage changes because of it. */
export async function LapseTable({
  page: { locale },
  years,
}: {
  page: PageRequest;
  years: readonly LapseYear[];
}) {
  const t = await getTranslations("duration.lapses");
  const number = (count: number) => (count === 0 ? "–" : formatNumber(count, locale));
  const columns: Column<LapseYear>[] = [
    {
      key: "year",
      header: t("year"),
      rowHeader: true,
      cell: ({ year, isEmpty }) => (isEmpty ? year : <a href={`#${yearAnchor(year)}`}>{year}</a>),
    },
    ...CLIFF_KINDS.map(
      (kind): Column<LapseYear> => ({
        key: kind,
        header: t(`kinds.${kind}`),
        numeric: true,
        wideOnly: kind !== "end" && kind !== "funding",
        cell: ({ counts }) => number(counts[kind]),
      }),
    ),
    {
      key: "falls",
      header: t("falls"),
      numeric: true,
      cell: ({ falls }) => number(falls.length),
    },
    {
      key: "rises",
      header: t("rises"),
      numeric: true,
      wideOnly: true,
      cell: ({ rises }) => number(rises.length),
    },
  ];
  return (
    <DataTable
      caption={t("caption")}
      captionHidden
      dense
      columns={columns}
      rows={years}
      rowKey={({ year }) => String(year)}
    />
  );
}
