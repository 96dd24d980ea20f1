import { getTranslations } from "next-intl/server";
import { type Column, DataTable } from "@/components/data-table.tsx";
import { FlaggedName } from "@/components/flagged-name.tsx";
import { Icon } from "@/components/icon.tsx";
import { PageSection } from "@/components/page-section.tsx";
import { RecordText } from "@/components/record-text.tsx";
import { formatDay, formatShortDay, inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import type { Lapse } from "../queries.ts";
import { CellChanges, type NeedTitles } from "./cell-changes.tsx";
import { type LapseYear, yearAnchor } from "./lapse-years.ts";

type Names = ReadonlyMap<string, { en: string; uk: string }>;
type Props = {
  page: PageRequest;
  of: LapseYear;
  names: Names;
  needs: NeedTitles;
  /** The first year of the calendar is compared with none. */
  isFirst: boolean;
};

/** A year of the calendar: its days, what is due to be confirmed, and what that changes in the coverage. */
export async function LapseYearSection({ page, of, names, needs, isFirst }: Props) {
  const dated = of.days.filter(({ kind }) => kind !== "confirmation");
  const confirmations = of.days.filter(({ kind }) => kind === "confirmation");
  return (
    <PageSection id={yearAnchor(of.year)} title={String(of.year)}>
      {dated.length > 0 ? <Days page={page} year={of.year} days={dated} names={names} /> : null}
      {confirmations.length > 0 ? <Confirmations page={page} days={confirmations} /> : null}
      {isFirst ? null : <CellChanges page={page} year={of.year} changes={of.changes} needs={needs} />}
    </PageSection>
  );
}

type DaysProps = { page: PageRequest; year: number; days: readonly Lapse[]; names: Names };

async function Days({ page: { locale, link }, year, days, names }: DaysProps) {
  const t = await getTranslations("duration.lapses");
  const common = await getTranslations("common.language");
  const columns: Column<Lapse>[] = [
    {
      key: "on",
      header: t("day"),
      nowrap: true,
      cell: ({ on }) => <time dateTime={on}>{formatShortDay(on, locale)}</time>,
    },
    { key: "kind", header: t("what"), cell: ({ kind }) => t(`kind.${kind}`) },
    {
      key: "line",
      header: t("line"),
      rowHeader: true,
      main: true,
      cell: ({ line }) => {
        const { text, lang } = inLanguage(line.title, locale);
        return (
          <>
            <a className="symbol" href={link(paths.commitment(locale, line.symbol))}>
              {line.symbol}
            </a>{" "}
            <RecordText text={text} lang={lang} pageLang={locale} label={common(lang)} />
          </>
        );
      },
      phoneDetail: ({ line }) => names.get(line.delegation)?.[locale] ?? line.delegation,
    },
    {
      key: "delegation",
      header: t("delegation"),
      wideOnly: true,
      cell: ({ line }) => (
        <FlaggedName code={line.delegation} name={names.get(line.delegation)?.[locale] ?? line.delegation} />
      ),
    },
  ];
  return (
    <DataTable
      caption={`${t("what")}, ${year}`}
      captionHidden
      dense
      columns={columns}
      rows={days}
      rowKey={({ on, kind, line }) => `${on} ${kind} ${line.symbol}`}
    />
  );
}

/** Nearly every line has such a day, so that they stand together and not among the others. */
async function Confirmations({
  page: { locale, link },
  days,
}: {
  page: PageRequest;
  days: readonly Lapse[];
}) {
  const t = await getTranslations("duration.lapses");
  const byDay = [...Map.groupBy(days, ({ on }) => on)];
  return (
    <details className="disclosure mt-3">
      <summary>
        <Icon name="chevron-right" />
        {t("confirmations", { count: days.length })}
      </summary>
      <dl className="lapse-confirmations">
        {byDay.map(([on, due]) => (
          <div key={on}>
            <dt>
              <time dateTime={on}>{formatDay(on, locale)}</time>
            </dt>
            <dd>
              {due.map(({ symbol }) => (
                <a key={symbol} className="symbol" href={link(paths.commitment(locale, symbol))}>
                  {symbol}
                </a>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
