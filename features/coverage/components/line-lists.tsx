import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { type Column, DataTable } from "@/components/data-table.tsx";
import { FlaggedName } from "@/components/flagged-name.tsx";
import { StageBadge } from "@/components/stage-badge.tsx";
import type { Excluded } from "@/domain/coverage-cell.ts";
import type { Contribution } from "@/domain/coverage-contributions.ts";
import type { Need } from "@/domain/requirement.ts";
import { formatMoney, formatQuantity, formatShare, inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import type { CellView } from "../queries.ts";
import { linesBySymbol } from "./coverage-notes.tsx";

type Names = ReadonlyMap<string, { en: string; uk: string }>;
type Props = { page: PageRequest; view: CellView; names: Names };

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

/** A number in the unit of a need: '4 batteries', '$3 billion'. */
export function amountIn(
  { unit }: Pick<Need, "unit">,
  value: string,
  locale: PageRequest["locale"],
): ReactNode {
  if (currencies.has(unit)) return formatMoney({ value, currency: unit }, locale);
  const text = formatQuantity(value, unit, locale);
  return locale === "en" ? text : <span lang="en">{text}</span>;
}

/** Symbol and title of a line; its party stands in a column of its own, and on a phone below. */
async function lineColumns<Row extends { symbol: string }>({
  page,
  view,
  names,
}: Props): Promise<Column<Row>[]> {
  const { locale, link } = page;
  const t = await getTranslations("coverage.column");
  const lines = linesBySymbol(view.portfolio);
  const code = (symbol: string) => lines.get(symbol)?.delegation ?? "";
  const name = (symbol: string) => names.get(code(symbol))?.[locale] ?? code(symbol);
  return [
    {
      key: "line",
      header: t("line"),
      rowHeader: true,
      nowrap: true,
      cell: ({ symbol }) => <a href={link(paths.commitment(locale, symbol))}>{symbol}</a>,
    },
    {
      key: "delegation",
      header: t("delegation"),
      wideOnly: true,
      cell: ({ symbol }) => <FlaggedName code={code(symbol)} name={name(symbol)} />,
    },
    {
      key: "title",
      header: t("title"),
      main: true,
      cell: ({ symbol }) => {
        const line = lines.get(symbol);
        const title = line && inLanguage(line.terms.title, locale);
        return title && <span lang={title.lang}>{title.text}</span>;
      },
      phoneDetail: ({ symbol }) => name(symbol),
    },
  ];
}

/** The lines that count, and what each adds. */
export async function CountedLines(props: Props) {
  const { page, view } = props;
  const t = await getTranslations("coverage");
  const terms = await getTranslations("terms.stage");
  const adds = await addsWords(props);
  const basis = await basisWords(page, view);
  const columns: Column<Contribution>[] = [
    ...(await lineColumns<Contribution>(props)),
    {
      key: "step",
      header: t("column.step"),
      cell: ({ step }) => <StageBadge stage={step} label={terms(step)} />,
    },
    { key: "basis", header: t("column.basis"), cell: basis },
  ];
  const isMeasured = view.cell.sum !== null;
  return (
    <DataTable
      caption={t("cellPage.lines")}
      captionHidden
      columns={isMeasured ? [...columns, { key: "adds", header: t("column.adds"), cell: adds }] : columns}
      rows={view.detail.rows}
      rowKey={({ symbol }) => symbol}
    />
  );
}

async function addsWords({ page: { locale }, view }: Props) {
  const t = await getTranslations("coverage");
  return ({ value, weight, unmeasured }: Contribution): ReactNode => {
    if (unmeasured !== null) return t("adds.nothing", { reason: t(`unmeasured.${unmeasured}`) });
    const { need } = view.need.terms;
    if (value === null || need === null) return null;
    const amount = amountIn(need, value, locale);
    if (weight === null || weight === "1") return amount;
    return t.rich("adds.weighed", { amount: () => amount, weight: formatShare(Number(weight), locale) });
  };
}

/** Why a line is taken for the need, what the beneficiary says of it, and what to know of it. */
async function basisWords(page: PageRequest, { portfolio, need }: CellView) {
  const t = await getTranslations("coverage");
  const shares = new Map(
    portfolio.answers
      .filter(({ requirement }) => requirement === need.symbol)
      .map(({ commitment, share }) => [commitment, share]),
  );
  return (row: Contribution): ReactNode => {
    const share = shares.get(row.symbol);
    const isShared = row.answer === "partly" && share;
    return (
      <ul>
        <li>{t(`basis.${row.basis}`)}</li>
        {row.answer === null ? null : (
          <li>
            {isShared
              ? t("answer.partlyShare", { share: formatShare(Number(share), page.locale) })
              : t(`answer.${row.answer}`)}
          </li>
        )}
        {row.conditional ? <li>{t("mark.conditional")}</li> : null}
        {row.unfunded ? <li>{t("mark.unfunded")}</li> : null}
        {row.shares.length > 0 ? <li>{t("mark.shares", { list: row.shares.join(", ") })}</li> : null}
      </ul>
    );
  };
}

/** Why each line that is taken for the need does not count in that year. */
export async function LinesLeftOut(props: Props) {
  const t = await getTranslations("coverage");
  const columns: Column<Excluded>[] = [
    ...(await lineColumns<Excluded>(props)),
    {
      key: "reason",
      header: t("column.reason"),
      cell: ({ reason, by }) => t(`reason.${reason}`, { by: by ?? "" }),
    },
  ];
  return (
    <DataTable
      caption={t("cellPage.out")}
      captionHidden
      columns={columns}
      rows={props.view.detail.excluded}
      rowKey={({ symbol }) => symbol}
    />
  );
}
