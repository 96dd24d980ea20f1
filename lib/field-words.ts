import type { getTranslations } from "next-intl/server";
import { choicesOf, kindOf } from "../domain/field-kinds.ts";
import { conditionPlace, type FieldName, sourcePlace } from "../domain/field-names.ts";
import type { CategoryRecord } from "../domain/records.ts";
import type { Locale } from "../domain/vocabulary.ts";
import { formatDay, formatDuration, formatNumber } from "./format.ts";

type Words = {
  fields: Awaited<ReturnType<typeof getTranslations<"commitments.field">>>;
  common: Awaited<ReturnType<typeof getTranslations<"common">>>;
  terms: Awaited<ReturnType<typeof getTranslations<"terms">>>;
};
export type FieldWords = ReturnType<typeof fieldWords>;

/** What the fields of a commitment are called, and what their texts say, in the reader's language. */
export function fieldWords(
  { fields, common, terms }: Words,
  locale: Locale,
  categories: readonly CategoryRecord[],
) {
  const word = (list: string, code: string): string => {
    if (list === "category")
      return categories.find((category) => category.code === code)?.name[locale] ?? code;
    if (list === "yesNo") return common(code === "yes" ? "yes" : "no");
    return terms(`${list}.${code}` as "stage.signed");
  };
  return {
    /** The word for a code of a choice list. */
    word,
    label(name: FieldName): string {
      const place = sourcePlace(name);
      if (place) return fields("source", { number: place.slot, part: place.part });
      const condition = conditionPlace(name);
      if (condition) return fields("condition", { number: condition.slot, part: condition.part });
      return fields(name as Exclude<FieldName, `source_${string}` | `condition_${string}`>);
    },
    /** A text of a field as a reader would say it; what cannot be read stands as it was typed. */
    value(name: FieldName, text: string): string {
      const choices = choicesOf(name);
      if (choices) return choices.codes.includes(text) ? word(choices.list, text) : text;
      return inWords(kindOf(name), text, locale);
    },
    /** In which language a text was typed, where that is known and not the reader's. */
    langOf(name: FieldName): Locale | undefined {
      const lang = languageOf(name);
      return lang === locale ? undefined : lang;
    },
  };
}

/** Free text of the record is English where its name says nothing else; names of sources are of any language. */
function languageOf(name: FieldName): Locale | undefined {
  if (name.endsWith("_uk")) return "uk";
  const isFree = ["line", "prose", "lines"].includes(kindOf(name));
  return isFree && sourcePlace(name) === null && name !== "amount_currency" ? "en" : undefined;
}

function inWords(kind: string, text: string, locale: Locale): string {
  if (
    (kind === "day" || kind === "last-day") &&
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(text))
  ) {
    return formatDay(text, locale);
  }
  if (kind === "decimal") return formatNumber(text, locale);
  const isDuration = /^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(\d+H)?(\d+M)?)?$/.test(text);
  return (kind === "length" || kind === "response") && isDuration ? formatDuration(text, locale) : text;
}
