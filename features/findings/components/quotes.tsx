import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table.tsx";
import type { Quote } from "@/domain/condition-graph.ts";
import type { Finding } from "@/domain/finding.ts";
import type { CategoryRecord } from "@/domain/records.ts";
import { isFieldName } from "@/domain/terms-fields.ts";
import { listCategories } from "@/features/installation/queries.ts";
import { type FieldWords, fieldWords } from "@/lib/field-words.ts";
import { formatDay, formatDuration, formatNumber } from "@/lib/format.ts";
import { SymbolLink } from "./named-symbol.tsx";
import type { FindingNames } from "./names.ts";

type Props = { found: Finding; names: FindingNames };

/** The fields on which a finding rests, as they stand: those of one kind under each other. */
export async function Quotes({ found, names }: Props) {
  const t = await getTranslations("findings");
  const say = await wordsOfQuotes(names, await listCategories());
  const rows = found.quotes
    .map((quote) => ({ ...quote, ...say(quote) }))
    .sort((a, b) => Number(names.isNeed(b.symbol)) - Number(names.isNeed(a.symbol)) || order(a, b));
  return (
    <DataTable
      caption={t("quoteCaption", { id: found.id })}
      captionHidden
      dense
      rows={rows}
      rowKey={({ symbol, field }) => `${symbol} ${field}`}
      columns={[
        { key: "field", header: t("column.field"), rowHeader: true, cell: ({ label }) => label },
        {
          key: "record",
          header: t("column.record"),
          nowrap: true,
          cell: ({ symbol }) => <SymbolLink symbol={symbol} names={names} />,
        },
        {
          key: "value",
          header: t("column.value"),
          main: true,
          cell: ({ value, lang }) => (lang ? <span lang={lang}>{value}</span> : value),
        },
      ]}
    />
  );
}

const order = (a: Quote, b: Quote): number =>
  a.field === b.field ? (a.symbol < b.symbol ? -1 : 1) : a.field < b.field ? -1 : 1;

/** Fields of requirements, and what is no field of a commitment's form. */
const OTHER_FIELDS = {
  delegation: "delegation",
  answer: "answer",
  priority: "priority",
  partOf: "partOf",
  "need.minimum": "needMinimum",
  "need.unit": "needUnit",
  "need.tempo": "needTempo",
  needText: "needText",
  "period.from": "periodFrom",
  "period.to": "periodTo",
  lengthSought: "lengthSought",
} as const;
const isOther = (field: string): field is keyof typeof OTHER_FIELDS => Object.hasOwn(OTHER_FIELDS, field);

/** Paths into the record that the form of a commitment calls otherwise. */
const FORM_NAMES: Readonly<Record<string, string>> = { "summary.en": "summary_en" };
const formName = (field: string): string =>
  FORM_NAMES[field] ??
  field
    .replace(/^conditions\.(\d+)\.text$/, (_all, index) => `condition_${Number(index) + 1}`)
    .replace(/^responseTime\./, "response.")
    .replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    .replaceAll(".", "_");

type Said = { label: string; value: string; lang?: string | undefined };

async function wordsOfQuotes(names: FindingNames, categories: readonly CategoryRecord[]) {
  const { locale } = names;
  const [fields, terms, common, t] = await Promise.all([
    getTranslations("commitments.field"),
    getTranslations("terms"),
    getTranslations("common"),
    getTranslations("findings"),
  ]);
  const tempo = await getTranslations("requirements.tempo");
  const words: FieldWords = fieldWords({ fields, terms, common }, locale, categories);
  const verbatim = (label: string, value: string): Said => ({
    label,
    value,
    lang: locale === "en" ? undefined : "en",
  });
  return ({ symbol, field, text }: Quote): Said => {
    if (/^caveats\.\d+\.text$/.test(field)) return verbatim(t("field.caveat"), text);
    if (field === "category" && !names.isNeed(symbol))
      return { label: fields("category"), value: names.category(text) };
    if (isOther(field)) {
      const label = t(`field.${OTHER_FIELDS[field]}`);
      switch (field) {
        case "delegation":
          return { label, value: names.delegation(text) };
        case "answer":
          return { label, value: t(`answer.${text}` as "answer.meets") };
        case "priority":
          return { label, value: terms(`priority.${text}` as "priority.essential") };
        case "need.minimum":
          return { label, value: formatNumber(text, locale) };
        case "need.tempo":
          return { label, value: tempo(text as "yearly") };
        case "period.from":
        case "period.to":
          return { label, value: formatDay(text, locale) };
        case "lengthSought":
          return { label, value: formatDuration(text, locale) };
        case "partOf":
          return { label, value: text };
        default:
          return verbatim(label, text);
      }
    }
    const name = formName(field);
    if (!isFieldName(name)) return verbatim(field, text);
    const typed = text === "true" ? "yes" : text === "false" ? "no" : text;
    return { label: words.label(name), value: words.value(name, typed), lang: words.langOf(name) };
  };
}
