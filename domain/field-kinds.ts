import { type DetailName, detailField } from "./details.ts";
import { conditionPlace, detailOf, type FieldName, sourcePlace } from "./field-names.ts";
import * as words from "./vocabulary.ts";

export type FieldKind =
  | "line"
  | "prose"
  | "lines"
  | "day"
  | "last-day"
  | "decimal"
  | "length"
  | "response"
  | "url"
  | "choice";

/** `list` is the group of the messages namespace `terms` that has the words for these codes. */
export type Choices = { list: ChoiceList; codes: readonly string[]; isOptional: boolean };
export type ChoiceList =
  | "category"
  | "yesNo"
  | "stage"
  | "bindingness"
  | "instrument"
  | "start"
  | "term"
  | "extension"
  | "exit"
  | "trigger"
  | "decisionRule"
  | "obligationAct"
  | "delivery"
  | "financeForm"
  | "sourceGrade"
  | "backing"
  | `detail.${DetailName}`;

const from = (list: ChoiceList, codes: readonly string[], isOptional = false): Choices => ({
  list,
  codes,
  isOptional,
});

const CHOICES: Partial<Record<FieldName, Choices>> = {
  category: from("category", words.CATEGORIES),
  nil_return: from("yesNo", ["no", "yes"]),
  stage: from("stage", words.STAGES),
  bindingness: from("bindingness", words.BINDINGNESS),
  instrument: from("instrument", words.INSTRUMENT_FORMS, true),
  start_kind: from("start", words.START_KINDS),
  term_kind: from("term", words.TERM_KINDS),
  extension: from("extension", words.EXTENSIONS),
  exit_kind: from("exit", words.EXIT_KINDS),
  trigger: from("trigger", words.TRIGGERS, true),
  decision_rule: from("decisionRule", words.DECISION_RULES, true),
  response_hard: from("yesNo", ["no", "yes"], true),
  obligation_act: from("obligationAct", words.OBLIGATION_ACTS, true),
  delivery: from("delivery", words.DELIVERY_STAGES),
  amount_form: from("financeForm", words.FINANCE_FORMS, true),
};
const SOURCE_CHOICES = {
  grade: from("sourceGrade", words.SOURCE_GRADES, true),
  backing: from("backing", words.BACKINGS, true),
};

const KINDS: Partial<Record<FieldName, FieldKind>> = {
  summary_en: "prose",
  summary_uk: "prose",
  duration_note: "prose",
  addresses: "lines",
  caveats_geography: "lines",
  caveats_role: "lines",
  caveats_end_use: "lines",
  caveats: "lines",
  start_on: "day",
  term_until: "day",
  exit_before: "day",
  next_review_on: "day",
  funded_until: "last-day",
  stated_on: "day",
  confirmed_on: "day",
  quantity_value: "decimal",
  amount_value: "decimal",
  term_length: "length",
  exit_notice: "length",
  response_within: "response",
};

/** The codes that a field chooses from; null where it is typed. */
export function choicesOf(name: FieldName): Choices | null {
  const part = sourcePlace(name)?.part;
  if (part === "grade" || part === "backing") return SOURCE_CHOICES[part];
  const detail = detailOf(name);
  if (detail) return detailChoices(detail);
  return CHOICES[name] ?? null;
}

function detailChoices(detail: DetailName): Choices | null {
  const { kind, choices } = detailField(detail);
  return kind === "choice" ? from(`detail.${detail}`, choices, true) : null;
}

const DETAIL_KINDS = { text: "line", number: "decimal", day: "day", choice: "choice" } as const;

/** How a field is asked and shown. */
export function kindOf(name: FieldName): FieldKind {
  if (choicesOf(name)) return "choice";
  const part = sourcePlace(name)?.part;
  if (part === "date") return "day";
  if (part === "url") return "url";
  const detail = detailOf(name);
  if (detail) return DETAIL_KINDS[detailField(detail).kind];
  if (conditionPlace(name)) return conditionPlace(name)?.part === "text" ? "prose" : "line";
  return KINDS[name] ?? "line";
}
