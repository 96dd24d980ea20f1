/** How many sources the form of a commitment has room for. */
export const SOURCE_SLOTS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
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
  "caveats",
  "conditions",
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
/** The flat names of a commitment's form, in drafts, in differences and in the messages for each. */
export type FieldName = OwnField | SourceField | IntentField;

export const sourceField = (slot: SourceSlot, part: SourcePart): SourceField =>
  slot === 1 ? `source_${part}` : `source_${slot}_${part}`;

/** What a commitment says. */
export const FIELD_NAMES: readonly FieldName[] = [
  ...OWN_FIELDS,
  ...SOURCE_SLOTS.flatMap((slot) => SOURCE_PARTS.map((part) => sourceField(slot, part))),
];

/** All that a draft line keeps: the terms and what is to become of them. */
export const DRAFT_FIELDS: readonly FieldName[] = [...FIELD_NAMES, ...INTENT_FIELDS];

const known: ReadonlySet<string> = new Set(DRAFT_FIELDS);
export const isFieldName = (name: string): name is FieldName => known.has(name);

/** `source_3_url` → slot 3, part `url`; null for every other field. */
export function sourcePlace(name: FieldName): { slot: number; part: SourcePart } | null {
  const match = /^source_(?:(\d)_)?([a-z]+)$/.exec(name);
  const part = SOURCE_PARTS.find((each) => each === match?.[2]);
  return part === undefined ? null : { slot: Number(match?.[1] ?? 1), part };
}
