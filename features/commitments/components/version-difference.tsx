import { getTranslations } from "next-intl/server";
import { Difference, type FieldChange } from "@/components/difference.tsx";
import { Notice } from "@/components/notice.tsx";
import { StrengthMark } from "@/components/strength-mark.tsx";
import { differences } from "@/domain/difference.ts";
import { FIELD_NAMES } from "@/domain/field-names.ts";
import type { CategoryRecord, CommitmentRecord } from "@/domain/records.ts";
import { strengthOf } from "@/domain/strength.ts";
import { fieldsOf } from "@/domain/terms-fields.ts";
import { dayInKyiv, formatDay } from "@/lib/format.ts";
import { strengthWords } from "@/lib/strength-words.ts";
import { wordSegments } from "@/lib/word-difference.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { recordFields } from "./record-fields.ts";

type Props = {
  page: PageRequest;
  before: CommitmentRecord;
  after: CommitmentRecord;
  categories: readonly CategoryRecord[];
};

/** Two versions of a line: each field that differs, before and after, prose word by word. */
export async function VersionDifference({ page, before, after, categories }: Props) {
  const { locale } = page;
  const t = await getTranslations("commitments.diff");
  const common = await getTranslations("common");
  const changed = differences(before.terms, after.terms);
  if (changed.length === 0) {
    return (
      <Notice>
        <p>{t("none")}</p>
      </Notice>
    );
  }
  const words = await recordFields(locale, categories);
  const strength = await getTranslations("strength");
  const findings = strengthOf(before.terms, after.terms, dayInKyiv(after.recordedAt));
  const changes = changed.map(({ field, before: old, after: now }): FieldChange => {
    const lang = words.langOf(field);
    const [from, to] = [old && words.value(field, old), now && words.value(field, now)];
    const segments = wordSegments(from ?? "", to ?? "", lang ?? locale);
    const finding = findings.find(({ evidence }) => evidence.some((each) => each.field === field));
    return {
      key: field,
      label: words.label(field),
      before: from === null ? null : segments.before,
      after: to === null ? null : segments.after,
      mark: finding ? (
        <StrengthMark
          words={strengthWords({ strength, fields: words, nothing: common("notStated") }, finding)}
        />
      ) : null,
      lang,
    };
  });
  const side = ({ version, recordedAt }: CommitmentRecord) => ({
    version,
    day: formatDay(dayInKyiv(recordedAt), locale),
  });
  const jumps = { label: t("jumps"), next: t("next"), previous: t("previous") };
  return (
    <Difference
      changes={changes}
      words={{
        before: t("before", side(before)),
        after: t("after", side(after)),
        inserted: t("inserted"),
        removed: t("removed"),
        nothing: common("notStated"),
      }}
      rest={t("rest", { count: sameFields(before, after) })}
      jumps={jumps}
      headingLevel="h2"
    />
  );
}

/** Fields that both state, and state alike; the empty ones are not worth counting. */
function sameFields(before: CommitmentRecord, after: CommitmentRecord): number {
  const [old, now] = [fieldsOf(before.terms), fieldsOf(after.terms)];
  return FIELD_NAMES.filter((field) => now[field] !== "" && old[field] === now[field]).length;
}
