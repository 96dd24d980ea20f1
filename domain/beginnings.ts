import type { Day, Text } from "./commitment.ts";
import type { FieldDifference } from "./difference.ts";
import { type FieldName, INTENT_FIELDS } from "./field-names.ts";
import { emptyFields, type Fields } from "./terms-fields.ts";
import { type Category, CONSENT_STEPS } from "./vocabulary.ts";

/** A line that is begun afresh; a nil return comes with its words. */
export type Beginning = { category: Category; nil: { title: Text; summary: Text } | null };

/** Choices that state nothing: on a new line they are no change to read. */
const SAYS_NOTHING: Partial<Record<FieldName, string>> = {
  nil_return: "no",
  bindingness: "unspecified",
  start_kind: "unstated",
  term_kind: "unstated",
  extension: "unstated",
  exit_kind: "unstated",
  delivery: "none",
};

/** Whether a new line's field says something, or only that nothing is stated. */
export const saysSomething = ({ field, after }: FieldDifference): boolean => SAYS_NOTHING[field] !== after;

/** The texts that a new line starts with: nothing stated that nobody has said, and every choice made. */
export function newFields({ category, nil }: Beginning, today: Day): Fields {
  return {
    ...emptyFields(),
    category,
    nil_return: nil ? "yes" : "no",
    title_en: nil?.title.en ?? "",
    title_uk: nil?.title.uk ?? "",
    summary_en: nil?.summary.en ?? "",
    summary_uk: nil?.summary.uk ?? "",
    stage: nil ? "pledged" : "expressed",
    bindingness: "unspecified",
    start_kind: "unstated",
    term_kind: "unstated",
    extension: "unstated",
    exit_kind: "unstated",
    delivery: "none",
    stated_on: today,
  };
}

/**
 * The texts of a line for another one. A copy is a new statement of today that no capital has confirmed; its stage
 * is the first unless it is kept, and no exit is ever copied.
 */
export function copiedFields(fields: Fields, keepsStage: boolean, today: Day): Fields {
  const copied = { ...fields };
  for (const name of INTENT_FIELDS) copied[name] = "";
  const isKept = keepsStage && CONSENT_STEPS.some((step) => step === fields.stage);
  return { ...copied, stage: isKept ? fields.stage : "expressed", stated_on: today, confirmed_on: "" };
}
