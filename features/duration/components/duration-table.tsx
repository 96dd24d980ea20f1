import { getTranslations } from "next-intl/server";
import { type Column, DataTable } from "@/components/data-table.tsx";
import { FlaggedName } from "@/components/flagged-name.tsx";
import { RecordText } from "@/components/record-text.tsx";
import { StageBadge } from "@/components/stage-badge.tsx";
import type { Day } from "@/domain/commitment.ts";
import { eventName } from "@/lib/duration-words.ts";
import { formatDay, inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import type { Placed } from "./arrangement.ts";

type Props = {
  page: PageRequest;
  rows: readonly Placed[];
  names: ReadonlyMap<string, { en: string; uk: string }>;
  /** A requirement stands before the lines that are taken for it. */
  withGroup: boolean;
};

/** The bars of the page as a table: two dates, never one. */
export async function DurationTable({ page, rows, names, withGroup }: Props) {
  const t = await getTranslations("duration.table");
  return (
    <DataTable
      caption={t("caption")}
      captionHidden
      dense
      columns={await columnsOf(page, names, withGroup)}
      rows={rows}
      rowKey={({ group, line }) => `${group} ${line.symbol}`}
    />
  );
}

async function columnsOf(
  { locale, link }: PageRequest,
  names: Props["names"],
  withGroup: boolean,
): Promise<Column<Placed>[]> {
  const t = await getTranslations("duration");
  const stages = await getTranslations("terms.stage");
  const triggers = await getTranslations("terms.trigger");
  const common = await getTranslations("common");
  const day = (value: Day | null) => (value === null ? common("notStated") : formatDay(value, locale));
  const end = ({ out, nominalEnd, endNotStated, untilEvent, openEnded }: Placed["line"]): string => {
    if (out !== null) return t(`out.${out}`);
    if (nominalEnd !== null) return day(nominalEnd);
    if (untilEvent !== null) return t("table.event", { event: eventName({ triggers }, untilEvent) });
    return openEnded && !endNotStated ? t("table.open") : common("notStated");
  };
  return [
    ...(withGroup
      ? [{ key: "group", header: t("table.group"), cell: ({ group }: Placed) => group, nowrap: true }]
      : []),
    {
      key: "symbol",
      header: t("table.symbol"),
      nowrap: true,
      cell: ({ line }) => <a href={link(paths.commitment(locale, line.symbol))}>{line.symbol}</a>,
    },
    {
      key: "title",
      header: t("table.title"),
      rowHeader: true,
      main: true,
      cell: ({ line }) => {
        const { text, lang } = inLanguage(line.title, locale);
        return <RecordText text={text} lang={lang} pageLang={locale} label={common(`language.${lang}`)} />;
      },
      phoneDetail: ({ line }) =>
        `${stages(line.stage)} · ${t("table.from")}: ${day(line.from)} · ${t("table.assured")}: ${day(line.assured)}`,
    },
    {
      key: "delegation",
      header: t("table.delegation"),
      wideOnly: true,
      cell: ({ line }) => (
        <FlaggedName code={line.delegation} name={names.get(line.delegation)?.[locale] ?? line.delegation} />
      ),
    },
    {
      key: "stage",
      header: t("table.stage"),
      wideOnly: true,
      cell: ({ line }) => <StageBadge stage={line.stage} label={stages(line.stage)} />,
    },
    { key: "from", header: t("table.from"), wideOnly: true, cell: ({ line }) => day(line.from) },
    { key: "end", header: t("table.end"), cell: ({ line }) => end(line) },
    { key: "assured", header: t("table.assured"), wideOnly: true, cell: ({ line }) => day(line.assured) },
    { key: "funded", header: t("table.funded"), wideOnly: true, cell: ({ line }) => day(line.fundedUntil) },
  ];
}
