import { getTranslations } from "next-intl/server";
import type { CategoryRecord } from "@/domain/records.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import { type FieldWords, fieldWords } from "@/lib/field-words.ts";

/** What the fields of a line are called, and what they say, in the reader's language. */
export async function recordFields(
  locale: Locale,
  categories: readonly CategoryRecord[],
): Promise<FieldWords> {
  const [fields, terms, common] = await Promise.all([
    getTranslations("commitments.field"),
    getTranslations("terms"),
    getTranslations("common"),
  ]);
  return fieldWords({ fields, terms, common }, locale, categories);
}
