import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table.tsx";
import type { RequirementRecord } from "@/domain/records.ts";
import { changedTerms } from "@/domain/requirement.ts";
import { actAddress } from "@/domain/symbol.ts";
import { formatInstant } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";

type Props = { page: PageRequest; versions: readonly RequirementRecord[] };

/** All versions that were known at the moment in view, newest first, each with what it said otherwise. */
export async function RequirementHistory({ page, versions }: Props) {
  const { locale, link } = page;
  const t = await getTranslations("requirements.history");
  const terms = await getTranslations("requirements.term");
  const changes = (row: RequirementRecord, index: number): string => {
    const before = versions[index + 1];
    if (before === undefined) return t("first");
    const changed = changedTerms(before.terms, row.terms).map((name) => terms(name));
    return changed.length > 0 ? changed.join(", ") : t("same");
  };
  return (
    <DataTable
      caption={t("caption", { symbol: versions[0]?.symbol ?? "" })}
      captionHidden
      rows={versions.map((row, index) => ({ ...row, changes: changes(row, index) }))}
      rowKey={(row) => `${row.version}`}
      columns={[
        {
          key: "version",
          header: t("version"),
          rowHeader: true,
          nowrap: true,
          cell: (row) => t("open", { number: row.version }),
        },
        {
          key: "recorded",
          header: t("recorded"),
          cell: (row) => <time dateTime={row.recordedAt}>{formatInstant(row.recordedAt, locale)}</time>,
        },
        {
          key: "act",
          header: t("act"),
          nowrap: true,
          cell: (row) => <a href={link(paths.act(locale, actAddress(row.act)))}>{row.act}</a>,
        },
        { key: "changes", header: t("changes"), cell: (row) => row.changes },
      ]}
    />
  );
}
