import { getTranslations } from "next-intl/server";
import { AttributionMark } from "@/components/attribution-mark.tsx";
import { type Column, DataTable, type Sorting } from "@/components/data-table.tsx";
import { FlaggedName } from "@/components/flagged-name.tsx";
import { StageBadge } from "@/components/stage-badge.tsx";
import { nominalEnd } from "@/domain/duration.ts";
import type { CategoryRecord, CommitmentRecord } from "@/domain/records.ts";
import { formatDay, inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import type { CommitmentSort } from "../queries.ts";

export type Names = ReadonlyMap<string, { en: string; uk: string }>;

type Props = {
  page: PageRequest;
  caption: string;
  rows: readonly CommitmentRecord[];
  names: Names;
  categories: readonly CategoryRecord[];
  /** Where a press on a column leads; without it the table is not sorted by the reader. */
  sortLink?: ((sort: CommitmentSort) => string) | undefined;
  sort?: CommitmentSort | undefined;
  /** Left out where all lines are of one delegation, or of one category. */
  hide?: readonly ("delegation" | "category")[] | undefined;
};
type Row = CommitmentRecord;

/** Lines of the register. On a phone the hidden columns are said in a second line. */
export async function CommitmentTable(props: Props) {
  const { rows, caption, hide = [] } = props;
  const columns = (await columnsOf(props)).filter((column) => !hide.some((key) => key === column.key));
  return (
    <DataTable caption={caption} captionHidden columns={columns} rows={rows} rowKey={(row) => row.symbol} />
  );
}

async function columnsOf({ page, names, categories, sort, sortLink }: Props): Promise<Column<Row>[]> {
  const { locale, link } = page;
  const t = await getTranslations("commitments");
  const terms = await getTranslations("terms");
  const category = ({ terms: { category: code } }: Row) =>
    categories.find((known) => known.code === code)?.name[locale] ?? code;
  const name = ({ delegation }: Row) => names.get(delegation)?.[locale] ?? delegation;
  const until = await untilWords(page);
  const sorting = (by: CommitmentSort, label: string, other?: CommitmentSort): Sorting | undefined =>
    sortLink && {
      href: sortLink(sort === by && other ? other : by),
      state: sort === by ? "ascending" : sort === other ? "descending" : "none",
      label,
    };
  return [
    {
      key: "symbol",
      header: t("column.symbol"),
      rowHeader: true,
      nowrap: true,
      cell: (row) => <a href={link(paths.commitment(locale, row.symbol))}>{row.symbol}</a>,
      sort: sorting("symbol", t("sortBy.symbol")),
    },
    {
      key: "delegation",
      header: t("column.delegation"),
      wideOnly: true,
      cell: (row) => <FlaggedName code={row.delegation} name={name(row)} />,
      sort: sorting("delegation", t("sortBy.delegation")),
    },
    {
      key: "commitment",
      header: t("column.commitment"),
      main: true,
      cell: (row) => {
        const title = inLanguage(row.terms.title, locale);
        return title.lang === locale ? title.text : <span lang={title.lang}>{title.text}</span>;
      },
      phoneDetail: (row) => [name(row), category(row), until(row, true)].join(" · "),
    },
    {
      key: "category",
      header: t("column.category"),
      wideOnly: true,
      cell: category,
      sort: sorting("category", t("sortBy.category")),
    },
    {
      key: "stage",
      header: t("column.stage"),
      cell: (row) => (
        <>
          <StageBadge stage={row.terms.stage} label={terms(`stage.${row.terms.stage}`)} />
          <AttributionMark attribution={row.attribution} label={terms(`attribution.${row.attribution}`)} />
        </>
      ),
      sort: sorting("stage", t(sort === "stage" ? "sortBy.stageDown" : "sortBy.stage"), "-stage"),
    },
    {
      key: "until",
      header: t("column.until"),
      wideOnly: true,
      nowrap: true,
      cell: (row) => until(row, false),
      sort: sorting("end", t("sortBy.end")),
    },
  ];
}

async function untilWords({ locale }: PageRequest) {
  const t = await getTranslations("commitments.until");
  return ({ terms }: Row, isPhone: boolean): string => {
    const end = nominalEnd(terms);
    if (end !== null) return isPhone ? t("phone", { day: formatDay(end, locale) }) : formatDay(end, locale);
    if (terms.term.kind === "open-ended") return t(isPhone ? "phoneOpen" : "open");
    if (terms.term.kind === "until-event") return t("event");
    return t(isPhone ? "phoneUnstated" : "unstated");
  };
}
