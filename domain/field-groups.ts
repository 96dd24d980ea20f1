import { DETAIL_NAMES } from "./details.ts";
import {
  CONDITION_PARTS,
  CONDITION_SLOTS,
  conditionField,
  detailFieldName,
  type FieldName,
  SOURCE_PARTS,
  SOURCE_SLOTS,
  sourceField,
} from "./field-names.ts";
import type { Category } from "./vocabulary.ts";

export const FIELD_GROUPS = [
  "what",
  "details",
  "firmness",
  "duration",
  "quantity",
  "amount",
  "obligation",
  "trigger",
  "limits",
  "conditions",
  "sources",
] as const;
export type FieldGroup = (typeof FIELD_GROUPS)[number];

/** The parts of a commitment's form, in the order in which they are asked. */
export const GROUP_FIELDS: Record<FieldGroup, readonly FieldName[]> = {
  what: [
    "category",
    "nil_return",
    "title_en",
    "title_uk",
    "summary_en",
    "summary_uk",
    "addresses",
    "part_of",
    "stated_on",
    "confirmed_on",
  ],
  details: DETAIL_NAMES.map(detailFieldName),
  firmness: ["stage", "bindingness", "instrument", "delivery"],
  duration: [
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
    "next_review_on",
    "funded_until",
    "duration_note",
  ],
  quantity: ["quantity_value", "quantity_unit", "quantity_tempo"],
  amount: ["amount_value", "amount_currency", "amount_period", "amount_form"],
  obligation: ["obligation_act", "decision_rule", "response_within", "response_hard"],
  trigger: ["trigger"],
  limits: ["caveats_geography", "caveats_role", "caveats_end_use", "caveats"],
  conditions: CONDITION_SLOTS.flatMap((slot) => CONDITION_PARTS.map((part) => conditionField(slot, part))),
  sources: SOURCE_SLOTS.flatMap((slot) => SOURCE_PARTS.map((part) => sourceField(slot, part))),
};

const KINDS: Record<"quantity" | "amount" | "obligation", readonly Category[]> = {
  quantity: [
    "military-equipment",
    "ammunition",
    "air-defence",
    "maritime",
    "training",
    "defence-industry",
    "humanitarian-demining",
    "troop-presence",
  ],
  amount: ["financing", "reconstruction"],
  obligation: ["consultation", "mutual-defence"],
};

/** The categories that usually state these fields; others may, where they have something to say. Null: all of them. */
export const usualCategories = (group: FieldGroup): readonly Category[] | null =>
  group === "quantity" || group === "amount" || group === "obligation" ? KINDS[group] : null;
