// Longer than most: the one place where a field of the editor gets its words, its control and its place.
import type { getTranslations } from "next-intl/server";
import { categoriesOf } from "@/domain/details.ts";
import { FIELD_GROUPS, type FieldGroup, GROUP_FIELDS, usualCategories } from "@/domain/field-groups.ts";
import { choicesOf, kindOf } from "@/domain/field-kinds.ts";
import { conditionPlace, detailOf, type FieldName, sourcePlace } from "@/domain/field-names.ts";
import type { CategoryRecord } from "@/domain/records.ts";
import type { Fields } from "@/domain/terms-fields.ts";
import { type Locale, STAGES } from "@/domain/vocabulary.ts";
import type { FieldWords } from "@/lib/field-words.ts";
import type { Messages } from "@/messages/messages.ts";
import type { FieldSpec, GroupSpec } from "./field-spec.ts";

type Translator<N extends "desk" | "terms"> = Awaited<ReturnType<typeof getTranslations<N>>>;
export type SpecWords = {
  desk: Translator<"desk">;
  terms: Translator<"terms">;
  field: FieldWords;
  hints: Messages["desk"]["hint"];
  definitions: Messages["definitions"];
  categories: readonly CategoryRecord[];
  /** Symbol and title of each one that a line may name. */
  requirements: readonly { term: string; text: string }[];
  locale: Locale;
};

/** Needed always, or needed with the choice beside them: their hints say which. */
const NOT_OPTIONAL: readonly FieldName[] = [
  "title_en",
  "summary_en",
  "stated_on",
  "start_on",
  "start_event",
  "term_until",
  "term_length",
  "term_event",
  "exit_before",
  "exit_notice",
];
const SHORT: readonly FieldName[] = [
  "term_length",
  "exit_notice",
  "response_within",
  "quantity_value",
  "amount_value",
  "amount_currency",
  "funded_until",
  "detail_per_year",
];

/** The form of one line, part by part. What only some categories have says which. */
export function groupSpecs(fields: Fields, words: SpecWords): GroupSpec[] {
  return FIELD_GROUPS.map((group): GroupSpec => {
    const last = lastSlot(group, fields);
    const names = GROUP_FIELDS[group].filter((name) => (slotOf(name) ?? 0) <= last + SPARE_SLOTS);
    const specs = names.map((name) => fieldSpec(name, fields[name], words, last));
    return {
      id: group satisfies FieldGroup,
      title: words.desk(`group.${group}`),
      forCategories: usualCategories(group),
      isFilled: specs.some(({ value }) => value !== ""),
      fields: specs,
    };
  });
}

const slotOf = (name: FieldName): number | null => (sourcePlace(name) ?? conditionPlace(name))?.slot ?? null;

/** Besides what is stated one more is in sight, and these in all can be opened. */
const SPARE_SLOTS = 5;

/** The last source or condition that says something; 0 where none does. */
const lastSlot = (group: FieldGroup, fields: Fields): number =>
  Math.max(0, ...GROUP_FIELDS[group].map((name) => (fields[name] === "" ? 0 : (slotOf(name) ?? 0))));

function fieldSpec(name: FieldName, value: string, words: SpecWords, last: number): FieldSpec {
  const { desk, field } = words;
  const kind = kindOf(name);
  const said = field.value(name, value);
  const isRead = (kind === "length" || kind === "response") && said !== value;
  const choices = choicesOf(name);
  const isOptional = choices ? choices.isOptional : !NOT_OPTIONAL.includes(name);
  const detail = detailOf(name);
  const slot = slotOf(name);
  return {
    name,
    label: field.label(name),
    control: controlOf(name, value),
    inputMode: kind === "decimal" ? "decimal" : kind === "url" ? "url" : undefined,
    hint: hintOf(name, words),
    reading: isRead ? desk("editor.inWords", { text: said }) : undefined,
    optional: isOptional ? desk("editor.optional") : undefined,
    options: optionsOf(name, value, words),
    definitions: definitionsOf(name, words),
    definitionsLabel: name === "addresses" ? desk("editor.requirements") : undefined,
    forCategories: detail ? categoriesOf(detail) : undefined,
    suggestions: suggestionsOf(name),
    isSpare: slot !== null && slot > last + 1,
    value,
  };
}

/** Parts of a condition share the hints of the first one. */
function hintOf(name: FieldName, { hints }: SpecWords): string | undefined {
  const part = conditionPlace(name)?.part;
  const key = part === undefined || part === "text" ? name : `condition_${part}`;
  return Object.entries(hints).find(([each]) => each === key)?.[1];
}

function controlOf(name: FieldName, value: string): FieldSpec["control"] {
  const kind = kindOf(name);
  if (name === "nil_return") return "switch";
  if (kind === "choice") return "choice";
  if (conditionPlace(name)?.part === "text") return "lines";
  if (kind === "prose") return "prose";
  if (kind === "lines") return "lines";
  // A date input cannot show what is no day; as a line of text, nothing typed is lost.
  if (kind === "day") return value === "" || /^\d{4}-\d{2}-\d{2}$/.test(value) ? "day" : "short";
  if (conditionPlace(name)) return "half";
  return SHORT.includes(name) ? "short" : /_(en|uk)$/.test(name) ? "half" : "line";
}

function suggestionsOf(name: FieldName): FieldSpec["suggestions"] {
  const part = conditionPlace(name)?.part;
  if (part === "event" || name === "start_event" || name === "term_event") return "events";
  return part === "commitment" || name === "part_of" ? "commitments" : undefined;
}

function optionsOf(name: FieldName, value: string, { desk, field }: SpecWords): FieldSpec["options"] {
  const choices = choicesOf(name);
  if (!choices) return undefined;
  const empty = choices.isOptional || value === "" ? [{ value: "", label: desk("choice.unstated") }] : [];
  const codes = choices.codes.map((code) => ({ value: code, label: field.word(choices.list, code) }));
  // What was typed elsewhere and is no code of the list stays what it is until somebody chooses.
  const isKnown = value === "" || choices.codes.includes(value);
  return [...empty, ...codes, ...(isKnown ? [] : [{ value, label: value }])];
}

/** The meaning of each word that a field lets one choose. */
function definitionsOf(name: FieldName, words: SpecWords): FieldSpec["definitions"] {
  const { categories, locale, terms, field, definitions } = words;
  if (name === "category") {
    return categories.map(({ name: term, definition }) => ({ term: term[locale], text: definition[locale] }));
  }
  if (name === "addresses") return words.requirements;
  if (name === "stage") {
    return STAGES.map((stage) => ({
      term: terms(`stage.${stage}`),
      text: terms(`stageDefinition.${stage}`),
    }));
  }
  const choices = choicesOf(name);
  if (!choices) return undefined;
  const list = choices.list.replace("detail.", "");
  const defined: Record<string, string> | undefined = Object.entries(definitions).find(
    ([each]) => each === list,
  )?.[1];
  if (!defined) return undefined;
  return choices.codes.map((code) => ({ term: field.word(choices.list, code), text: defined[code] ?? "" }));
}
