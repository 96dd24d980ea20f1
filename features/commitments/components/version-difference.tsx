import { getTranslations } from "next-intl/server";
import { Difference, type FieldChange } from "@/components/difference.tsx";
import { Notice } from "@/components/notice.tsx";
import { differences } from "@/domain/difference.ts";
import { kindOf } from "@/domain/field-kinds.ts";
import { FIELD_NAMES, type FieldName } from "@/domain/field-names.ts";
import type { CategoryRecord, CommitmentRecord } from "@/domain/records.ts";
import { fieldsOf } from "@/domain/terms-fields.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import { fieldWords } from "@/lib/field-words.ts";
import { dayInKyiv, formatDay } from "@/lib/format.ts";
import { wordSegments } from "@/lib/word-difference.ts";
import type { PageRequest } from "@/server/page-request.ts";

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
  const [fields, terms] = await Promise.all([getTranslations("commitments.field"), getTranslations("terms")]);
  const words = fieldWords({ fields, terms, common }, locale, categories);
  const changes = changed.map(({ field, before: old, after: now }): FieldChange => {
    const lang = languageOf(field);
    const [from, to] = [old && words.value(field, old), now && words.value(field, now)];
    const segments = wordSegments(from ?? "", to ?? "", lang ?? locale);
    return {
      key: field,
      label: words.label(field),
      before: from === null ? null : segments.before,
      after: to === null ? null : segments.after,
      lang: lang === locale ? undefined : lang,
    };
  });
  const side = ({ version, recordedAt }: CommitmentRecord) => ({
    version,
    day: formatDay(dayInKyiv(recordedAt), locale),
  });
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
      headingLevel="h2"
    />
  );
}

/** Free text of the record is English where its name says nothing else; names of sources are of any language. */
const languageOf = (field: FieldName): Locale | undefined => {
  if (field.endsWith("_uk")) return "uk";
  const isFree = ["line", "prose", "lines"].includes(kindOf(field));
  return isFree && !field.startsWith("source") && field !== "amount_currency" ? "en" : undefined;
};

/** Fields that both state, and state alike; the empty ones are not worth counting. */
function sameFields(before: CommitmentRecord, after: CommitmentRecord): number {
  const [old, now] = [fieldsOf(before.terms), fieldsOf(after.terms)];
  return FIELD_NAMES.filter((field) => now[field] !== "" && old[field] === now[field]).length;
}
