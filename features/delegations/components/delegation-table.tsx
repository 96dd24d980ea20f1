import { getTranslations } from "next-intl/server";
import { type Column, DataTable } from "@/components/data-table.tsx";
import { FlaggedName } from "@/components/flagged-name.tsx";
import { StageBadge } from "@/components/stage-badge.tsx";
import { StageGlyph } from "@/components/stage-glyph.tsx";
import type { DelegationSummary } from "@/domain/records.ts";
import { rolesNow } from "@/domain/roles.ts";
import { CONSENT_STEPS, EXIT_STAGES, type Stage } from "@/domain/vocabulary.ts";
import { dayInKyiv, formatDay, formatNumber } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { assuredWords, longestWords } from "./longest.ts";

type Props = { page: PageRequest; rows: readonly DelegationSummary[] };
type Row = DelegationSummary;

/** The firmest step of consent that a line stands at, or the exit where all of them ended; null without a line. */
const firmestOf = ({ stages }: Row): Stage | null =>
  CONSENT_STEPS.findLast((step) => stages[step]) ?? EXIT_STAGES.find((exit) => stages[exit]) ?? null;

/** Counts side by side, never one score; a delegation without a line stays in its place and says so. */
export async function DelegationTable({ page, rows }: Props) {
  const t = await getTranslations("delegations");
  return (
    <DataTable
      caption={t("caption")}
      captionHidden
      rows={rows}
      rowKey={(row) => row.code}
      columns={[...(await partyColumns(page)), ...(await stageColumns(page)), ...(await timeColumns(page))]}
    />
  );
}

async function partyColumns({ locale, link, asOf }: PageRequest): Promise<Column<Row>[]> {
  const t = await getTranslations("delegations");
  const terms = await getTranslations("terms");
  const roles = (row: Row) =>
    rolesNow(row, asOf.day)
      .roles.map((role) => terms(`delegationRole.${role}`))
      .join(", ");
  const name = (row: Row) =>
    rolesNow(row, asOf.day).hasLeft ? t("left", { name: row.name[locale] }) : row.name[locale];
  return [
    {
      key: "delegation",
      header: t("column.delegation"),
      rowHeader: true,
      cell: (row) => (
        <>
          <FlaggedName code={row.code} name={name(row)} href={link(paths.delegation(locale, row.code))} />
          <div className="text-caption font-normal text-ink-2">{roles(row)}</div>
        </>
      ),
    },
  ];
}

/** A column a stage, under its glyph: five plain numbers. Lines that ended are in the total alone. */
async function stageColumns({ locale, link }: PageRequest): Promise<Column<Row>[]> {
  const t = await getTranslations("delegations");
  const terms = await getTranslations("terms.stage");
  return [
    {
      key: "commitments",
      header: t("column.commitments"),
      numeric: true,
      cell: (row) =>
        row.commitments === 0 ? (
          t("noOffer")
        ) : (
          <a href={link(paths.commitments(locale), { delegation: row.code })}>
            {formatNumber(row.commitments, locale)}
          </a>
        ),
    },
    ...CONSENT_STEPS.map(
      (stage): Column<Row> => ({
        key: stage,
        header: <StageGlyph stage={stage} label={terms(stage)} />,
        numeric: true,
        wideOnly: true,
        cell: (row) => formatNumber(row.stages[stage] ?? 0, locale),
      }),
    ),
    {
      key: "firmest",
      header: t("column.firmest"),
      cell: (row) => {
        const firmest = firmestOf(row);
        return firmest ? <StageBadge stage={firmest} label={terms(firmest)} /> : t("nothing");
      },
    },
  ];
}

async function timeColumns({ locale }: PageRequest): Promise<Column<Row>[]> {
  const t = await getTranslations("delegations");
  const terms = await getTranslations("terms");
  return [
    {
      key: "longest",
      header: t("column.longest"),
      wideOnly: true,
      cell: (row) =>
        row.commitments === 0 ? (
          t("nothing")
        ) : (
          <>
            <span className="whitespace-nowrap">{longestWords(t, row, locale) ?? terms("notStated")}</span>
            {row.assuredUntil ? (
              <div className="text-caption text-ink-2">{assuredWords(t, row, locale)}</div>
            ) : null}
          </>
        ),
    },
    {
      key: "changed",
      header: t("column.changed"),
      wideOnly: true,
      nowrap: true,
      cell: (row) => (row.lastChangedAt ? formatDay(dayInKyiv(row.lastChangedAt), locale) : t("nothing")),
    },
  ];
}
