import { getTranslations } from "next-intl/server";
import type { FormWords } from "@/components/action-form.tsx";
import type { CategoryRecord } from "@/domain/records.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import { type FieldWords, fieldWords } from "@/lib/field-words.ts";
import { messagesOf } from "@/messages/messages.ts";
import { refusalWords } from "@/server/refusal-words.ts";
import type { EditorWords } from "./field-spec.ts";

const EDITOR = [
  "definitions",
  "sections",
  "save",
  "saveAndReview",
  "saving",
  "saved",
  "savedExcept",
  "choose",
  "unsaved",
  "allSaved",
  "notSaved",
  "offline",
  "colleague",
  "colleagueField",
  "toMendTitle",
  "problemTitle",
  "clashTitle",
  "clashText",
  "clashBy",
  "theirs",
  "mine",
  "base",
  "showAll",
  "moreRoom",
  "durationTitle",
  "durationMissing",
  "saidOf",
  "nothing",
  "takeMine",
  "takeTheirs",
] as const;

/** The editor's words for the browser; values are put into their braces there. */
export async function editorWords(locale: Locale): Promise<EditorWords> {
  const { colleagues, desk } = messagesOf(locale);
  const { editor } = desk;
  const texts = Object.fromEntries(EDITOR.map((key) => [key, editor[key]])) as Record<
    (typeof EDITOR)[number],
    string
  >;
  return {
    ...texts,
    ...colleagues.editor,
    faults: messagesOf(locale).faults,
    refusals: await refusalWords(locale),
  };
}

/** What the small forms of the desk can answer. */
export async function formWords(locale: Locale): Promise<FormWords> {
  const { faults, desk } = messagesOf(locale);
  return { problem: desk.review.problem, faults, refusals: await refusalWords(locale) };
}

/** Names and values of fields, for a server component. */
export async function wordsOfFields(
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
