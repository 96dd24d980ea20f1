import type { getTranslations } from "next-intl/server";
import { FIELD_GROUPS, type FieldGroup, GROUP_FIELDS, isUsual } from "@/domain/field-groups.ts";
import { choicesOf, kindOf } from "@/domain/field-kinds.ts";
import { type FieldName, SOURCE_SLOTS, sourcePlace } from "@/domain/field-names.ts";
import type { CategoryRecord } from "@/domain/records.ts";
import type { Fields } from "@/domain/terms-fields.ts";
import { type Locale, STAGES } from "@/domain/vocabulary.ts";
import type { FieldWords } from "@/lib/field-words.ts";
import type { FieldSpec, GroupSpec } from "./field-spec.ts";

type Translator<N extends "desk" | "terms"> = Awaited<ReturnType<typeof getTranslations<N>>>;
export type SpecWords = {
  desk: Translator<"desk">;
  terms: Translator<"terms">;
  field: FieldWords;
  categories: readonly CategoryRecord[];
  locale: Locale;
};

const HINTS = [
  "nil_return",
  "title_en",
  "summary_en",
  "stage",
  "start_on",
  "start_event",
  "term_until",
  "term_length",
  "term_event",
  "exit_before",
  "exit_notice",
  "duration_note",
  "funded_until",
  "response_within",
  "quantity_value",
  "quantity_unit",
  "quantity_tempo",
  "amount_value",
  "amount_currency",
  "amount_period",
  "caveats",
  "stated_on",
] as const;
type Hinted = (typeof HINTS)[number];
const isHinted = (name: FieldName): name is FieldName & Hinted => HINTS.some((hinted) => hinted === name);

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
];

/** The form of one line, part by part. What its category does not usually state is there too, folded away. */
export function groupSpecs(fields: Fields, words: SpecWords): GroupSpec[] {
  return FIELD_GROUPS.map((group) => {
    const names = GROUP_FIELDS[group].filter((name) => isAsked(name, fields));
    const isOpen = isUsual(group, fields.category) || names.some((name) => fields[name] !== "");
    const title = words.desk(`group.${group}`);
    return {
      id: group satisfies FieldGroup,
      title: isOpen ? title : words.desk("group.unusual", { group: title }),
      isOpen,
      fields: names.map((name) => fieldSpec(name, fields[name], words)),
    };
  });
}

/** Sources that are stated, and room for one more. */
function isAsked(name: FieldName, fields: Fields): boolean {
  const place = sourcePlace(name);
  if (!place) return true;
  const stated = SOURCE_SLOTS.filter((slot) =>
    GROUP_FIELDS.sources.some((each) => sourcePlace(each)?.slot === slot && fields[each] !== ""),
  );
  return place.slot <= Math.max(0, ...stated) + 1;
}

function fieldSpec(name: FieldName, value: string, words: SpecWords): FieldSpec {
  const { desk, field } = words;
  const kind = kindOf(name);
  const said = field.value(name, value);
  const isRead = (kind === "length" || kind === "response") && said !== value;
  const choices = choicesOf(name);
  const isOptional = choices ? choices.isOptional : !NOT_OPTIONAL.includes(name);
  return {
    name,
    label: field.label(name),
    control: controlOf(name, value),
    inputMode: kind === "decimal" ? "decimal" : kind === "url" ? "url" : undefined,
    hint: isHinted(name) ? desk(`hint.${name}`) : undefined,
    reading: isRead ? desk("editor.inWords", { text: said }) : undefined,
    optional: isOptional ? desk("editor.optional") : undefined,
    options: optionsOf(name, value, words),
    definitions: definitionsOf(name, words),
    value,
  };
}

function controlOf(name: FieldName, value: string): FieldSpec["control"] {
  const kind = kindOf(name);
  if (kind === "choice") return "choice";
  if (kind === "prose" || kind === "lines") return "prose";
  // A date input cannot show what is no day; as a line of text, nothing typed is lost.
  if (kind === "day") return value === "" || /^\d{4}-\d{2}-\d{2}$/.test(value) ? "day" : "short";
  return SHORT.includes(name) ? "short" : "line";
}

function optionsOf(name: FieldName, value: string, { desk, field }: SpecWords): FieldSpec["options"] {
  const choices = choicesOf(name);
  if (!choices) return undefined;
  const empty = choices.isOptional || value === "" ? [{ value: "", label: desk("choice.unstated") }] : [];
  return [...empty, ...choices.codes.map((code) => ({ value: code, label: field.word(choices.list, code) }))];
}

function definitionsOf(name: FieldName, words: SpecWords): FieldSpec["definitions"] {
  const { categories, locale, terms } = words;
  if (name === "category") {
    return categories.map(({ name: term, definition }) => ({ term: term[locale], text: definition[locale] }));
  }
  if (name !== "stage") return undefined;
  return STAGES.map((stage) => ({ term: terms(`stage.${stage}`), text: terms(`stageDefinition.${stage}`) }));
}
