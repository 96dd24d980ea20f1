import { getTranslations } from "next-intl/server";
import { AttributionMark } from "@/components/attribution-mark.tsx";
import { DataTable } from "@/components/data-table.tsx";
import { StageBadge } from "@/components/stage-badge.tsx";
import { Tag } from "@/components/tag.tsx";
import { nominalEnd } from "@/domain/duration.ts";
import type { CategoryRecord } from "@/domain/records.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import { formatDay, formatInstant, inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { OfferLine } from "../queries.ts";

type Props = { lines: readonly OfferLine[]; categories: readonly CategoryRecord[]; locale: Locale };

/** The delegation's lines, each with what the draft does to it. */
export async function OfferTable({ lines, categories, locale }: Props) {
  const t = await getTranslations("desk.table");
  const needs = await getTranslations("desk.needs");
  const terms = await getTranslations("terms");
  const categoryOf = (code: string) => categories.find((each) => each.code === code)?.name[locale] ?? code;
  const draftOf = ({ changes, faults, embargo }: OfferLine) => (
    <span className="flex flex-wrap gap-1">
      {embargo ? <Tag strong>{t("embargoed", { when: formatInstant(embargo, locale) })}</Tag> : null}
      {changes === 0 ? (
        <span className="text-ink-2">{t("untouched")}</span>
      ) : (
        <Tag strong>{t("changed", { count: changes })}</Tag>
      )}
      {faults > 0 ? <Tag strong>{needs("toMend", { count: faults })}</Tag> : null}
    </span>
  );
  const until = ({ record: { terms: said } }: OfferLine) => {
    const end = nominalEnd(said);
    if (end !== null) return <time dateTime={end}>{formatDay(end, locale)}</time>;
    return said.term.kind === "open-ended"
      ? terms("term.open-ended")
      : terms(said.term.kind === "until-event" ? "term.until-event" : "notStated");
  };
  return (
    <DataTable
      caption={t("caption")}
      captionHidden
      rows={lines}
      rowKey={({ record }) => record.symbol}
      columns={[
        {
          key: "symbol",
          header: t("symbol"),
          nowrap: true,
          wideOnly: true,
          cell: ({ record }) => <span className="font-mono text-meta">{record.symbol}</span>,
        },
        {
          key: "commitment",
          header: t("commitment"),
          rowHeader: true,
          cell: ({ record }) => {
            const { text, lang } = inLanguage(record.terms.title, locale);
            return (
              <a href={paths.deskCommitment(locale, record.symbol)} lang={lang === locale ? undefined : lang}>
                {text}
              </a>
            );
          },
          phoneDetail: (line) => (
            <>
              <span className="font-mono">{line.record.symbol}</span> ·{" "}
              {categoryOf(line.record.terms.category)} · {until(line)}
            </>
          ),
        },
        {
          key: "category",
          header: t("category"),
          wideOnly: true,
          cell: ({ record }) => categoryOf(record.terms.category),
        },
        {
          key: "stage",
          header: t("stage"),
          cell: ({ record }) => (
            <span className="flex flex-wrap items-center gap-1">
              <StageBadge stage={record.terms.stage} label={terms(`stage.${record.terms.stage}`)} />
              <AttributionMark
                attribution={record.attribution}
                label={terms(`attribution.${record.attribution}`)}
              />
            </span>
          ),
        },
        { key: "until", header: t("until"), wideOnly: true, cell: until },
        { key: "draft", header: t("draft"), cell: draftOf },
      ]}
    />
  );
}
