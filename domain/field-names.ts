import { DETAIL_NAMES, type DetailName } from "./details.ts";

/** Room for more conditions and sources than an import may bring, so that a form drops none. */
const SLOTS = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29,
  30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56,
  57, 58, 59, 60,
] as const;
export const SOURCE_SLOTS = SLOTS;
export const CONDITION_SLOTS = SLOTS;
export type ConditionSlot = (typeof CONDITION_SLOTS)[number];
export const CONDITION_PARTS = ["text", "event", "commitment"] as const;
export type ConditionPart = (typeof CONDITION_PARTS)[number];
export const SOURCE_PARTS = ["title", "publisher", "date", "url", "grade", "backing"] as const;
export type SourceSlot = (typeof SOURCE_SLOTS)[number];
export type SourcePart = (typeof SOURCE_PARTS)[number];

const OWN_FIELDS = [
  "category",
  "nil_return",
  "title_en",
  "title_uk",
  "summary_en",
  "summary_uk",
  "addresses",
  "part_of",
  "stage",
  "bindingness",
  "instrument",
  "start_kind",
  "start_on",
  "start_event",
  "term_kind",
  "term_until",
  "term_length",
  "term_event",
  "extension",
  "exit_kind",
  "exit_before",
  "exit_notice",
  "duration_note",
  "next_review_on",
  "funded_until",
  "trigger",
  "decision_rule",
  "response_within",
  "response_hard",
  "obligation_act",
  "delivery",
  "quantity_value",
  "quantity_unit",
  "quantity_tempo",
  "amount_value",
  "amount_currency",
  "amount_period",
  "amount_form",
  "caveats_geography",
  "caveats_role",
  "caveats_end_use",
  "caveats",
  "stated_on",
  "confirmed_on",
] as const;

/**
 * What a draft line is to become, and what its step of consent rests on (domain/intents.ts). Typed, merged and
 * kept like every field of a draft, but no part of what a commitment says: no difference of versions names them.
 */
export const INTENT_FIELDS = [
  "intent",
  "reason",
  "evidence_on",
  "evidence_place",
  "evidence_body",
  "evidence_instrument",
  "corrects",
] as const;
export type IntentField = (typeof INTENT_FIELDS)[number];

export type OwnField = (typeof OWN_FIELDS)[number];
export type SourceField = `source_${SourcePart}` | `source_${Exclude<SourceSlot, 1>}_${SourcePart}`;
export type ConditionField =
  | `condition_${ConditionSlot}`
  | `condition_${ConditionSlot}_${"event" | "commitment"}`;
export type DetailFieldName = `detail_${DetailName}`;
/** The flat names of a commitment's form, in drafts, in differences and in the messages for each. */
export type FieldName = OwnField | DetailFieldName | ConditionField | SourceField | IntentField;

export const detailFieldName = (name: DetailName): DetailFieldName => `detail_${name}`;

export const conditionField = (slot: ConditionSlot, part: ConditionPart): ConditionField =>
  part === "text" ? `condition_${slot}` : `condition_${slot}_${part}`;

export const sourceField = (slot: SourceSlot, part: SourcePart): SourceField =>
  slot === 1 ? `source_${part}` : `source_${slot}_${part}`;

/** What a commitment says. */
export const FIELD_NAMES: readonly FieldName[] = [
  ...OWN_FIELDS,
  ...DETAIL_NAMES.map(detailFieldName),
  ...CONDITION_SLOTS.flatMap((slot) => CONDITION_PARTS.map((part) => conditionField(slot, part))),
  ...SOURCE_SLOTS.flatMap((slot) => SOURCE_PARTS.map((part) => sourceField(slot, part))),
];

/** All that a draft line keeps: the terms and what is to become of them. */
export const DRAFT_FIELDS: readonly FieldName[] = [...FIELD_NAMES, ...INTENT_FIELDS];

const known: ReadonlySet<string> = new Set(DRAFT_FIELDS);
export const isFieldName = (name: string): name is FieldName => known.has(name);

/** `source_3_url` → slot 3, part `url`; null for every other field. */
export function sourcePlace(name: FieldName): { slot: number; part: SourcePart } | null {
  const match = /^source_(?:(\d{1,2})_)?([a-z]+)$/.exec(name);
  const part = SOURCE_PARTS.find((each) => each === match?.[2]);
  return part === undefined ? null : { slot: Number(match?.[1] ?? 1), part };
}

/** `condition_3_event` → slot 3, part `event`; null for every other field. */
export function conditionPlace(name: FieldName): { slot: number; part: ConditionPart } | null {
  const match = /^condition_(\d{1,2})(?:_(event|commitment))?$/.exec(name);
  if (!match) return null;
  const part = CONDITION_PARTS.find((each) => each === match[2]);
  return { slot: Number(match[1]), part: part ?? "text" };
}

/** `detail_level` → `level`; null for every other field. */
export function detailOf(name: FieldName): DetailName | null {
  const detail = name.startsWith("detail_") ? name.slice("detail_".length) : null;
  return DETAIL_NAMES.find((each) => each === detail) ?? null;
}
