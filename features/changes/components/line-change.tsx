import type { getTranslations } from "next-intl/server";
import { AttributionMark } from "@/components/attribution-mark.tsx";
import { Difference, type FieldChange } from "@/components/difference.tsx";
import { RecordText } from "@/components/record-text.tsx";
import { StageBadge } from "@/components/stage-badge.tsx";
import { StrengthMark } from "@/components/strength-mark.tsx";
import { Tag } from "@/components/tag.tsx";
import { differences, type FieldDifference } from "@/domain/difference.ts";
import type { LineChange } from "@/domain/line-change.ts";
import type { CommitmentRecord } from "@/domain/records.ts";
import { actAddress } from "@/domain/symbol.ts";
import type { FieldWords } from "@/lib/field-words.ts";
import { dayInKyiv, formatDay, inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import { strengthWords } from "@/lib/strength-words.ts";
import { wordSegments } from "@/lib/word-difference.ts";
import type { PageRequest } from "@/server/page-request.ts";

/** Fetched once for the whole list. */
export type Around = {
  page: PageRequest;
  t: Awaited<ReturnType<typeof getTranslations<"changes">>>;
  common: Awaited<ReturnType<typeof getTranslations<"common">>>;
  terms: Awaited<ReturnType<typeof getTranslations<"terms">>>;
  strength: Awaited<ReturnType<typeof getTranslations<"strength">>>;
  fields: FieldWords;
};

/** What became of one line: from what to what, by which acts, and each changed field with what it does to the line. */
export function LineChangeEntry({ around, change }: { around: Around; change: LineChange }) {
  const { page, t, common, terms, fields } = around;
  const { locale, link } = page;
  const { symbol, after } = change;
  const title = inLanguage(after.terms.title, locale);
  return (
    <article className="line-change" id={symbol} aria-labelledby={`${symbol}-title`}>
      <h3 id={`${symbol}-title`}>
        <a href={link(paths.commitment(locale, symbol))}>{symbol}</a>{" "}
        <RecordText
          text={title.text}
          lang={title.lang}
          pageLang={locale}
          label={common(`language.${title.lang}`)}
        />
      </h3>
      <p className="line-change-marks">
        <Tag strong={change.kind === "ended"}>{t(`kind.${change.kind}`)}</Tag>
        <StageBadge stage={after.terms.stage} label={terms(`stage.${after.terms.stage}`)} />
        <AttributionMark attribution={after.attribution} label={terms(`attribution.${after.attribution}`)} />
        <span>{fields.word("category", after.terms.category)}</span>
        {after.corrects === null ? null : <Tag strong>{t("correction")}</Tag>}
      </p>
      <Versions around={around} change={change} />
      <Acts around={around} versions={change.versions} />
      {change.before === null ? (
        <NewLine around={around} change={change} />
      ) : (
        <Fields around={around} change={change} />
      )}
    </article>
  );
}

/** Which two versions are compared, how many lie between, and where each step can be read. */
function Versions({ around: { page, t }, change: { symbol, before, after, versions } }: EntryProps) {
  if (before === null)
    return versions.length > 1 ? <p>{t("newVersions", { count: versions.length })}</p> : null;
  const { locale, link } = page;
  const steps = [before, ...versions];
  const between = steps.length - 2;
  const diff = (a: CommitmentRecord, b: CommitmentRecord) =>
    link(paths.difference(locale, symbol, a.version, b.version));
  return (
    <p>
      {t("versions", { before: before.version, after: after.version, between })}{" "}
      <a href={diff(before, after)}>{t("difference")}</a>
      {between > 0 ? (
        <span className="ms-3">
          {t("steps")}{" "}
          {versions.map((version, index) => {
            const earlier = steps[index] ?? before;
            return (
              <a key={version.version} className="me-2" href={diff(earlier, version)}>
                {earlier.version}–{version.version}
              </a>
            );
          })}
        </span>
      ) : null}
    </p>
  );
}

type EntryProps = { around: Around; change: LineChange };

/** The acts that brought the change, each with its day and its address. */
function Acts({ around, versions }: { around: Around; versions: readonly CommitmentRecord[] }) {
  const { page, t, terms } = around;
  const { locale, link } = page;
  return (
    <ul className="line-change-acts" aria-label={t("acts")}>
      {versions.map(({ act, actKind, recordedAt, corrects, reason }) => (
        <li key={act}>
          <a href={link(paths.act(locale, actAddress(act)))}>{act}</a>
          {` · ${terms(`actKind.${actKind}`)} · ${formatDay(dayInKyiv(recordedAt), locale)}`}
          {corrects === null ? null : ` · ${t("corrects", { act: corrects })}`}
          {corrects !== null && reason ? <span lang="en">{` · ${reason}`}</span> : null}
        </li>
      ))}
    </ul>
  );
}

function NewLine({ around, change: { findings } }: EntryProps) {
  const { strength, fields, common } = around;
  const [finding] = findings;
  if (!finding) return null;
  return <StrengthMark words={strengthWords({ strength, fields, nothing: common("notStated") }, finding)} />;
}

function Fields({ around, change }: EntryProps) {
  const { t, common } = around;
  const changed = differences(change.before?.terms ?? null, change.after.terms);
  if (changed.length === 0) return <p className="text-ink-2">{t("sameWords")}</p>;
  return (
    <Difference
      changes={changed.map((field) => fieldChange(around, change, field))}
      words={{
        before: t("before"),
        after: t("after"),
        inserted: t("inserted"),
        removed: t("removed"),
        nothing: common("notStated"),
      }}
      headingLevel="h4"
    />
  );
}

function fieldChange(around: Around, { symbol, findings }: LineChange, change: FieldDifference): FieldChange {
  const { page, strength, fields, common } = around;
  const { field, before, after } = change;
  const lang = fields.langOf(field);
  const [old, now] = [before && fields.value(field, before), after && fields.value(field, after)];
  const segments = wordSegments(old ?? "", now ?? "", lang ?? page.locale);
  const finding = findings.find(({ evidence }) => evidence.some((each) => each.field === field));
  return {
    key: `${symbol}-${field}`,
    label: fields.label(field),
    before: old === null ? null : segments.before,
    after: now === null ? null : segments.after,
    mark: finding ? (
      <StrengthMark words={strengthWords({ strength, fields, nothing: common("notStated") }, finding)} />
    ) : null,
    lang,
  };
}
