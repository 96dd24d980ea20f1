import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AttributionMark } from "@/components/attribution-mark.tsx";
import { type Column, DataTable, type Sorting } from "@/components/data-table.tsx";
import { Tag } from "@/components/tag.tsx";
import type { CategoryRecord, RequirementRecord } from "@/domain/records.ts";
import { inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import type { RequirementSort } from "../queries.ts";
import { lengthWords, NeedWords, periodWords } from "./requirement-words.tsx";

type Props = {
  page: PageRequest;
  rows: readonly RequirementRecord[];
  categories: readonly CategoryRecord[];
  sort: RequirementSort;
  sortLink: (sort: RequirementSort) => string;
};
type Row = RequirementRecord;

/** What is needed, line by line. On a phone the hidden columns are said in a second line. */
export async function RequirementTable(props: Props) {
  const t = await getTranslations("requirements");
  return (
    <DataTable
      caption={t("caption")}
      captionHidden
      columns={await columnsOf(props)}
      rows={props.rows}
      rowKey={(row) => row.symbol}
    />
  );
}

async function columnsOf({ page, categories, sort, sortLink }: Props): Promise<Column<Row>[]> {
  const { locale, link } = page;
  const t = await getTranslations("requirements");
  const terms = await getTranslations("terms");
  const { need, when } = await cellsOf(page);
  const category = (code: string) => categories.find((known) => known.code === code)?.name[locale] ?? code;
  const sorting = (by: RequirementSort): Sorting => ({
    href: sortLink(by),
    state: sort === by ? "ascending" : "none",
    label: t(`sortBy.${by}`),
  });
  return [
    {
      key: "symbol",
      header: t("column.symbol"),
      rowHeader: true,
      nowrap: true,
      cell: (row) => <a href={link(paths.requirement(locale, row.symbol))}>{row.symbol}</a>,
      sort: sorting("symbol"),
    },
    {
      key: "requirement",
      header: t("column.requirement"),
      main: true,
      cell: (row) => {
        const title = inLanguage(row.terms.title, locale);
        return (
          <>
            {title.lang === locale ? title.text : <span lang={title.lang}>{title.text}</span>}
            <div className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-caption text-ink-2">
              <AttributionMark
                attribution={row.attribution}
                label={terms(`attribution.${row.attribution}`)}
              />
              {t("under", { category: category(row.terms.category), count: row.terms.sources.length })}
            </div>
          </>
        );
      },
      phoneDetail: (row) => (
        <>
          <div>{need(row)}</div>
          <div>{when(row)}</div>
        </>
      ),
      sort: sorting("category"),
    },
    {
      key: "priority",
      header: t("column.priority"),
      cell: (row) => <Tag>{terms(`priority.${row.terms.priority}`)}</Tag>,
      sort: sorting("priority"),
    },
    { key: "need", header: t("column.need"), wideOnly: true, cell: need },
    { key: "when", header: t("column.when"), wideOnly: true, cell: when },
  ];
}

/** How much is needed, and when and for how long; 'not stated' in words where the record has nothing. */
async function cellsOf({ locale }: PageRequest) {
  const t = await getTranslations("requirements");
  const period = await getTranslations("requirements.period");
  const terms = await getTranslations("terms");
  const words = (text: string): ReactNode => (locale === "en" ? text : <span lang="en">{text}</span>);
  const missing = <span className="text-ink-2">{terms("notStated")}</span>;
  return {
    need: ({ terms: { need, needText } }: Row): ReactNode =>
      need ? <NeedWords need={need} /> : needText ? words(needText) : missing,
    when: ({ terms: said }: Row): ReactNode => {
      const within = periodWords(period, said.period, locale);
      // Words on the duration mostly repeat the period: they stand on the requirement's own page then.
      const inWords = within === null && said.durationSought ? words(said.durationSought) : null;
      const length = lengthWords(t, said, locale) ?? inWords;
      if (within === null && !length) return missing;
      return (
        <>
          {within ? <div>{within}</div> : null}
          {length ? <div>{length}</div> : null}
        </>
      );
    },
  };
}
