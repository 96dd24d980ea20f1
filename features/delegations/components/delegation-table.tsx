import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table.tsx";
import { FlaggedName } from "@/components/flagged-name.tsx";
import { StageBadge } from "@/components/stage-badge.tsx";
import { StageCounts } from "@/components/stage-counts.tsx";
import type { DelegationSummary } from "@/domain/records.ts";
import { rolesNow } from "@/domain/roles.ts";
import { CONSENT_STEPS, STAGES } from "@/domain/vocabulary.ts";
import { dayInKyiv, formatDay, formatNumber } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";

type Props = { page: PageRequest; rows: readonly DelegationSummary[] };

/** The firmest step of consent that a line of the delegation stands at; null where none stands at any. */
const firmestOf = ({ stages }: DelegationSummary) => CONSENT_STEPS.findLast((step) => stages[step]) ?? null;

/** Counts side by side, never one score; a delegation without a line stays in its place and says so. */
export async function DelegationTable({ page, rows }: Props) {
  const { locale, link, asOf } = page;
  const t = await getTranslations("delegations");
  const terms = await getTranslations("terms");
  const counts = ({ stages }: DelegationSummary) =>
    STAGES.filter((stage) => CONSENT_STEPS.some((step) => step === stage) || stages[stage]).map((stage) => ({
      stage,
      label: terms(`stage.${stage}`),
      count: stages[stage] ?? 0,
      countLabel: formatNumber(stages[stage] ?? 0, locale),
    }));
  const nothing = <span className="text-ink-2">{t("nothing")}</span>;
  return (
    <DataTable
      caption={t("caption")}
      captionHidden
      rows={rows}
      rowKey={(row) => row.code}
      columns={[
        {
          key: "delegation",
          header: t("column.delegation"),
          rowHeader: true,
          cell: (row) => (
            <FlaggedName
              code={row.code}
              name={
                rolesNow(row, asOf.day).hasLeft ? t("left", { name: row.name[locale] }) : row.name[locale]
              }
              href={link(paths.delegation(locale, row.code))}
            />
          ),
          phoneDetail: (row) =>
            rolesNow(row, asOf.day)
              .roles.map((role) => terms(`delegationRole.${role}`))
              .join(", "),
        },
        {
          key: "role",
          header: t("column.role"),
          wideOnly: true,
          cell: (row) =>
            rolesNow(row, asOf.day)
              .roles.map((role) => terms(`delegationRole.${role}`))
              .join(", "),
        },
        {
          key: "commitments",
          header: t("column.commitments"),
          numeric: true,
          cell: (row) =>
            row.commitments === 0 ? (
              <span className="text-ink-2">{t("none")}</span>
            ) : (
              <a href={link(paths.commitments(locale), { delegation: row.code })}>
                {formatNumber(row.commitments, locale)}
              </a>
            ),
        },
        {
          key: "stages",
          header: t("column.stages"),
          wideOnly: true,
          cell: (row) =>
            row.commitments === 0 ? (
              nothing
            ) : (
              <StageCounts label={t("stages", { name: row.name[locale] })} counts={counts(row)} />
            ),
        },
        {
          key: "firmest",
          header: t("column.firmest"),
          cell: (row) => {
            const firmest = firmestOf(row);
            return firmest ? <StageBadge stage={firmest} label={terms(`stage.${firmest}`)} /> : nothing;
          },
        },
        {
          key: "changed",
          header: t("column.changed"),
          wideOnly: true,
          nowrap: true,
          cell: (row) =>
            row.lastChangedAt ? (
              <time dateTime={row.lastChangedAt}>{formatDay(dayInKyiv(row.lastChangedAt), locale)}</time>
            ) : (
              nothing
            ),
        },
      ]}
    />
  );
}
