import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table.tsx";
import { Icon } from "@/components/icon.tsx";
import { SourceList } from "@/components/source-list.tsx";
import { StageBadge } from "@/components/stage-badge.tsx";
import type { CommitmentRecord } from "@/domain/records.ts";
import { SPECIFICITY_ITEMS, specificity } from "@/domain/specificity.ts";
import { actAddress } from "@/domain/symbol.ts";
import { formatDay, formatInstant } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";

/** The six items, each with its word: counted nowhere. */
export async function SpecificityItems({ record }: { record: CommitmentRecord }) {
  const t = await getTranslations("commitments.specificity");
  const terms = await getTranslations("terms.specificity");
  const items = specificity(record.terms);
  return (
    <>
      <p className="mb-3 max-w-prose text-ink-2">{t("lead")}</p>
      <ul className="grid gap-x-10 md:grid-cols-2">
        {SPECIFICITY_ITEMS.map((item) => (
          <li key={item} className="flex items-baseline gap-2 border-b border-line py-2">
            {items[item] ? <Icon name="check" className="translate-y-0.5" /> : <span className="w-4" />}
            <span className="grow">{terms(item)}</span>
            <span className="text-meta whitespace-nowrap text-ink-2">
              {t(items[item] ? "stated" : "missing")}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Where each claim comes from, with how good the source is. */
export async function CitedSources({
  page: { locale },
  record,
}: {
  page: PageRequest;
  record: CommitmentRecord;
}) {
  const terms = await getTranslations("terms");
  if (record.terms.sources.length === 0) return <p className="text-ink-2">{terms("notStated")}</p>;
  return (
    <SourceList
      sources={record.terms.sources.map((source, index) => ({
        key: `${index}`,
        title: source.title,
        href: source.url,
        publisher: source.publisher,
        dateTime: source.publishedOn,
        day: source.publishedOn && formatDay(source.publishedOn, locale),
        grade: source.grade,
        gradeLabel: terms(`sourceGrade.${source.grade}`),
        backing: source.backing ? terms(`backing.${source.backing}`) : undefined,
      }))}
    />
  );
}

type HistoryProps = { page: PageRequest; versions: readonly CommitmentRecord[] };

/** All versions that were known at the moment in view, newest first, each beside what it changed. */
export async function VersionHistory({ page, versions }: HistoryProps) {
  const { locale, link } = page;
  const t = await getTranslations("commitments.history");
  const terms = await getTranslations("terms.stage");
  const symbol = versions[0]?.symbol ?? "";
  return (
    <DataTable
      caption={t("caption", { symbol })}
      captionHidden
      rows={versions}
      rowKey={(row) => `${row.version}`}
      columns={[
        {
          key: "version",
          header: t("version"),
          rowHeader: true,
          nowrap: true,
          cell: (row) => (
            <a href={link(paths.version(locale, row.symbol, row.version))}>
              {t("open", { number: row.version })}
            </a>
          ),
        },
        {
          key: "recorded",
          header: t("recorded"),
          cell: (row) => <time dateTime={row.recordedAt}>{formatInstant(row.recordedAt, locale)}</time>,
        },
        {
          key: "stage",
          header: t("stage"),
          cell: (row) => <StageBadge stage={row.terms.stage} label={terms(row.terms.stage)} />,
        },
        {
          key: "act",
          header: t("act"),
          wideOnly: true,
          nowrap: true,
          cell: (row) => <a href={link(paths.act(locale, actAddress(row.act)))}>{row.act}</a>,
        },
        {
          key: "changes",
          header: t("changes"),
          cell: (row) =>
            row.version === 1 ? (
              <span className="text-ink-2">{t("first")}</span>
            ) : (
              <a href={link(paths.difference(locale, row.symbol, row.version - 1, row.version))}>
                {t("difference", { from: row.version - 1 })}
              </a>
            ),
        },
      ]}
    />
  );
}
