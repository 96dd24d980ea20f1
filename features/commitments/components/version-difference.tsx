import { getTranslations } from "next-intl/server";
import { Difference, type FieldChange } from "@/components/difference.tsx";
import { Notice } from "@/components/notice.tsx";
import { differences } from "@/domain/difference.ts";
import { FIELD_NAMES, type FieldName, sourcePlace } from "@/domain/field-names.ts";
import type { CategoryRecord, CommitmentRecord } from "@/domain/records.ts";
import { fieldsOf } from "@/domain/terms-fields.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import { dayInKyiv, formatDay, formatDuration, formatNumber } from "@/lib/format.ts";
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
  const label = await labelOf();
  const words = await valueWords(locale, categories);
  const changes = changed.map(({ field, before: old, after: now }): FieldChange => {
    const lang = languageOf(field);
    const [from, to] = [old && words(field, old), now && words(field, now)];
    const segments = wordSegments(from ?? "", to ?? "", lang ?? locale);
    return {
      key: field,
      label: label(field),
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

/** Fields that both state, and state alike; the empty ones are not worth counting. */
function sameFields(before: CommitmentRecord, after: CommitmentRecord): number {
  const [old, now] = [fieldsOf(before.terms), fieldsOf(after.terms)];
  return FIELD_NAMES.filter((field) => now[field] !== "" && old[field] === now[field]).length;
}

async function labelOf(): Promise<(field: FieldName) => string> {
  const t = await getTranslations("commitments.field");
  return (field) => {
    const place = sourcePlace(field);
    return place
      ? t("source", { number: place.slot, part: place.part })
      : t(field as Exclude<FieldName, `source_${string}`>);
  };
}

const PROSE = ["duration_note", "quantity_unit", "quantity_tempo", "caveats", "conditions", "term_event"];
const languageOf = (field: FieldName): Locale | undefined =>
  field.endsWith("_uk") ? "uk" : field.endsWith("_en") || PROSE.includes(field) ? "en" : undefined;

/** Fields that hold a code, and the vocabulary that has words for it. */
const CODES = {
  stage: "stage",
  bindingness: "bindingness",
  instrument: "instrument",
  start_kind: "start",
  term_kind: "term",
  extension: "extension",
  exit_kind: "exit",
  trigger: "trigger",
  decision_rule: "decisionRule",
  obligation_act: "obligationAct",
  delivery: "delivery",
  amount_form: "financeForm",
} as const;
const DURATIONS: readonly FieldName[] = ["term_length", "exit_notice", "response_within"];
const NUMBERS: readonly FieldName[] = ["quantity_value", "amount_value"];
const ANSWERS: readonly FieldName[] = ["nil_return", "response_hard"];

/** What a field's plain text says to a reader; prose stands as it is. */
async function valueWords(
  locale: Locale,
  categories: readonly CategoryRecord[],
): Promise<(field: FieldName, value: string) => string> {
  const terms = await getTranslations("terms");
  const common = await getTranslations("common");
  const wordOf = (group: string, code: string): string => {
    const key = `${group}.${code}` as Parameters<typeof terms.has>[0];
    return terms.has(key) ? terms(key as "notStated") : code;
  };
  return (field, value) => {
    const group = field in CODES ? CODES[field as keyof typeof CODES] : null;
    const part = sourcePlace(field)?.part;
    if (group) return wordOf(group, value);
    if (part === "grade") return wordOf("sourceGrade", value);
    if (part === "backing") return wordOf("backing", value);
    if (field === "category") return categories.find(({ code }) => code === value)?.name[locale] ?? value;
    if (DURATIONS.includes(field)) return formatDuration(value, locale);
    if (NUMBERS.includes(field)) return formatNumber(value, locale);
    if (ANSWERS.includes(field)) return common(value === "yes" ? "yes" : "no");
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDay(value, locale) : value;
  };
}
