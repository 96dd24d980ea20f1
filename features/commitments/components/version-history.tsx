import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table.tsx";
import { StageBadge } from "@/components/stage-badge.tsx";
import { differences, type FieldDifference } from "@/domain/difference.ts";
import { kindOf } from "@/domain/field-kinds.ts";
import { sourcePlace } from "@/domain/field-names.ts";
import type { CategoryRecord, CommitmentRecord } from "@/domain/records.ts";
import { overall, strengthOf } from "@/domain/strength.ts";
import { actAddress } from "@/domain/symbol.ts";
import type { FieldWords } from "@/lib/field-words.ts";
import { dayInKyiv, formatInstant, formatNumber } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { recordFields } from "./record-fields.ts";

type HistoryProps = {
  page: PageRequest;
  versions: readonly CommitmentRecord[];
  categories: readonly CategoryRecord[];
};

/** All versions that were known at the moment in view, newest first, each with what it changed in plain words. */
export async function VersionHistory({ page, versions, categories }: HistoryProps) {
  const { locale, link } = page;
  const t = await getTranslations("commitments.history");
  const terms = await getTranslations("terms.stage");
  const words = await recordFields(locale, categories);
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
          main: true,
          cell: (row) => {
            const before = versions.find(({ version }) => version === row.version - 1);
            if (!before) return <span className="text-ink-2">{t("first")}</span>;
            return <Changed page={page} before={before} after={row} words={words} />;
          },
        },
      ]}
    />
  );
}

/** As many fields as a cell of a table holds; the others are on the page of the difference. */
const SAID = 3;
/** What a change may do to a line; what leaves it as firm as it was is not worth a count. */
const VERDICTS = ["strengthened", "weakened", "unclear"] as const;

type ChangedProps = {
  page: PageRequest;
  before: CommitmentRecord;
  after: CommitmentRecord;
  words: FieldWords;
};

async function Changed({ page: { locale, link }, before, after, words }: ChangedProps) {
  const t = await getTranslations("commitments.history");
  const strength = await getTranslations("strength.verdict");
  const common = await getTranslations("common");
  const changes = differences(before.terms, after.terms);
  // Counted side by side: nothing is weighed against anything else.
  const sides = overall(strengthOf(before.terms, after.terms, dayInKyiv(after.recordedAt)));
  const said = ({ field, before: old, after: now }: FieldDifference) => {
    const label = words.label(field);
    if (isLong(field)) return t("reworded", { field: label });
    const value = (text: string | null) => (text ? words.value(field, text) : common("notStated"));
    return t("changed", { field: label, before: value(old), after: value(now) });
  };
  return (
    <>
      {changes.length > 0 ? (
        <ul className="mb-1">
          {changes.slice(0, SAID).map((change) => (
            <li key={change.field} lang={words.langOf(change.field)}>
              {said(change)}
            </li>
          ))}
          {changes.length > SAID ? <li>{t("more", { count: changes.length - SAID })}</li> : null}
        </ul>
      ) : (
        <p>{t("same")}</p>
      )}
      <span className="flex flex-wrap gap-x-4">
        {VERDICTS.filter((verdict) => sides[verdict].length > 0).map((verdict) => (
          <strong
            key={verdict}
          >{`${strength(verdict)}: ${formatNumber(sides[verdict].length, locale)}`}</strong>
        ))}
        <a href={link(paths.difference(locale, after.symbol, before.version, after.version))}>
          {t("difference", { from: before.version })}
        </a>
      </span>
    </>
  );
}

/** Prose and sources: that they changed is said here, and how on the page of the difference. */
const isLong = (field: FieldDifference["field"]): boolean =>
  sourcePlace(field) !== null || ["line", "prose", "lines"].includes(kindOf(field));
