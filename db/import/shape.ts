import { z } from "zod";
import { PATHWAY_TEMPLATES, type PathwayTemplate } from "../../domain/pathways.ts";
import { ANSWERS } from "../../domain/portfolio.ts";
import { normaliseText, type TextLimits, textFault } from "../../domain/text.ts";
import * as words from "../../domain/vocabulary.ts";
import { checkDetails } from "../../lib/commitment-details.ts";

/**
 * The shape of the records in db/reference/ (its README explains each field). Strict: an unknown field is a
 * fault, because what is silently dropped is not on the record. Base fields are required, the others optional.
 */

const text = (limits: TextLimits) =>
  z
    .string()
    .overwrite(normaliseText)
    .min(1)
    .superRefine((value, context) => {
      const fault = textFault(value, limits);
      if (fault !== null) context.addIssue({ code: "custom", message: fault });
    });
const line = text({ max: 300, multiline: false });
const prose = text({ max: 4000 });
const id = z.string().regex(/^[a-z0-9][a-z0-9-]{1,79}$/, "must be 2 to 80 small letters, digits and hyphens");
const code = z.string().regex(/^[A-Z]{2}$/, "must be two capital letters, as in ISO 3166-1");
const day = z.iso
  .date("is no day of the calendar; write it as YYYY-MM-DD")
  .refine((value) => value >= "1900-01-01" && value <= "2299-12-31", "must lie between 1900 and 2299");
const duration = z
  .string()
  .regex(/^P(?=\d)(\d{1,3}Y)?(\d{1,4}M)?(\d{1,5}D)?$/, "is no ISO 8601 duration such as P10Y or P6M");
const interval = z
  .string()
  .regex(
    /^P(?=\d|T\d)(\d{1,4}D)?(T(?=\d)(\d{1,5}H)?(\d{1,5}M)?)?$/,
    "is no ISO 8601 duration such as PT24H or P3D",
  );
const decimal = z.union([
  z.number().nonnegative().max(Number.MAX_SAFE_INTEGER),
  z.string().regex(/^\d{1,18}(\.\d{1,6})?$/),
]);
const url = z
  .string()
  .max(2000)
  .refine((value) => /^https?:\/\/\S+$/.test(value) && URL.canParse(value), "is no web address");

const source = z.strictObject({
  title: line,
  publisher: line,
  date: day.nullable(),
  url: url.nullable(),
  grade: z.enum(words.SOURCE_GRADES).optional(),
});
const furtherSource = source.extend({ backing: z.enum(words.BACKINGS).nullable().optional() });
const backing = z.enum(words.BACKINGS);

const start = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("date"), on: day }),
  z.strictObject({ kind: z.literal("signature"), on: day.nullable() }),
  z.strictObject({ kind: z.literal("entry-into-force"), on: day.nullable() }),
  z.strictObject({ kind: z.literal("event"), event: line, on: day.nullable() }),
  z.strictObject({ kind: z.literal("unstated") }),
]);
const term = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("fixed-date"), until: day }),
  z.strictObject({ kind: z.literal("duration"), length: duration }),
  z.strictObject({ kind: z.literal("until-event"), event: line }),
  z.strictObject({ kind: z.literal("open-ended") }),
  z.strictObject({ kind: z.literal("unstated") }),
]);
const exit = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none-before"), before: day.nullable() }),
  z.strictObject({ kind: z.literal("notice"), notice: duration }),
  z.strictObject({ kind: z.literal("on-breach") }),
  z.strictObject({ kind: z.literal("unstated") }),
]);

const category = z.strictObject({
  code: z.enum(words.CATEGORIES),
  position: z.number().int().min(1).max(999),
  name_en: line,
  name_uk: line,
  definition_en: line,
  definition_uk: line,
});

const delegation = z.strictObject({
  code,
  name_en: line,
  name_uk: line,
  kind: z.enum(words.DELEGATION_KINDS),
  role: z.enum([...words.DELEGATION_ROLES, "convener"]),
  domestic_procedure: prose.nullable(),
  genitive_uk: line.optional(),
  formal_name_en: line.optional(),
  formal_name_uk: line.optional(),
  formal_genitive_uk: line.optional(),
  roles: z
    .array(z.strictObject({ role: z.enum(words.DELEGATION_ROLES), from: day.nullable(), to: day.nullable() }))
    .min(1)
    .max(50)
    .optional(),
});

const commitment = z
  .strictObject({
    id,
    delegation: code,
    category: z.enum(words.CATEGORIES),
    title: line,
    title_uk: line.optional(),
    summary: prose,
    summary_uk: prose.optional(),
    amount: z
      .strictObject({
        value: decimal,
        currency: z.string().regex(/^[A-Z]{3}$/, "is no currency code of ISO 4217"),
        period: line.nullable(),
        form: z.enum(words.FINANCE_FORMS).optional(),
      })
      .nullable(),
    stage: z.enum(words.STAGES),
    stated_on: day,
    starts_on: day.nullable(),
    ends_on: day.nullable(),
    duration_basis: z.enum(["fixed-term", "until-event", "open-ended", "renewable", "unstated"]),
    duration_note: prose.nullable(),
    trigger: z.enum(["now", "unstated", ...words.TRIGGERS]),
    conditions: prose.nullable(),
    source,
    backing,
    confidence: z.number().min(0).max(1),
    start: start.optional(),
    term: term.optional(),
    extension: z.enum(words.EXTENSIONS).optional(),
    exit: exit.optional(),
    next_review_on: day.optional(),
    confirmed_on: day.optional(),
    bindingness: z.enum(words.BINDINGNESS).optional(),
    instrument: z.enum(words.INSTRUMENT_FORMS).optional(),
    funded_until: day.optional(),
    decision_rule: z.enum(words.DECISION_RULES).optional(),
    response_time: z.strictObject({ within: interval, hard: z.boolean() }).optional(),
    obligation_act: z.enum(words.OBLIGATION_ACTS).optional(),
    quantity: z.strictObject({ value: decimal, unit: line, tempo: line.nullable() }).optional(),
    delivery: z.enum(words.DELIVERY_STAGES).optional(),
    details: z.record(z.string(), z.unknown()).optional(),
    caveats: z
      .array(z.union([prose, z.strictObject({ kind: z.enum(words.CAVEAT_KINDS), text: prose })]))
      .max(50)
      .optional(),
    conditions_list: z
      .array(z.strictObject({ text: prose, event: line.nullable(), commitment: id.nullable() }))
      .max(50)
      .optional(),
    addresses: z.array(id).max(50).optional(),
    part_of: id.optional(),
    nil_return: z.boolean().optional(),
    sources: z.array(furtherSource).max(50).optional(),
  })
  .superRefine(checkDetails);

const requirement = z.strictObject({
  id,
  delegation: code.optional(),
  title: line,
  title_uk: line.optional(),
  summary: prose,
  summary_uk: prose.optional(),
  category: z.enum(words.CATEGORIES),
  minimum: z.strictObject({ value: decimal.nullable(), unit: line.nullable(), text: prose.nullable() }),
  desired: decimal.optional(),
  tempo: z.enum(words.NEED_TEMPOS).optional(),
  duration_sought: line.nullable(),
  length_sought: duration.optional(),
  period: z.strictObject({ from: day.nullable(), to: day.nullable() }).optional(),
  stated_on: day.optional(),
  priority: z.enum(words.PRIORITIES),
  source,
  sources: z.array(furtherSource).max(50).optional(),
  backing,
});

const answer = z.strictObject({
  id,
  requirement: id,
  commitment: id,
  answer: z.enum(ANSWERS),
  share: decimal.optional(),
  stated_on: day,
  source,
  sources: z.array(furtherSource).max(50).optional(),
  backing,
});

const pathwayStep = z.strictObject({
  id,
  delegation: code,
  template: z.enum(Object.keys(PATHWAY_TEMPLATES) as [PathwayTemplate, ...PathwayTemplate[]]),
  step: line,
  done_on: day.optional(),
  expected_on: day.optional(),
  blocked_by: line.optional(),
  note: prose.optional(),
  stated_on: day,
  source,
  sources: z.array(furtherSource).max(50).optional(),
  backing,
});

const event = z.strictObject({
  id,
  date: day,
  precision: z.enum(words.DATE_PRECISIONS).optional(),
  title: line,
  title_uk: line.optional(),
  summary: prose,
  summary_uk: prose.optional(),
  kind: z.enum(words.EVENT_KINDS),
  level: z.enum(words.EVENT_LEVELS).optional(),
  place: line.nullable(),
  participants: z.array(code).max(250),
  other_participants: z.array(line).max(250),
  question: z.enum(words.QUESTIONS).nullable(),
  changes: z.array(id).max(500).optional(),
  source,
  sources: z.array(furtherSource).max(50).optional(),
  backing,
});

/** In the order in which they are written: a later kind may name records of an earlier one. */
export const SHAPES = {
  categories: category,
  delegations: delegation,
  commitments: commitment,
  requirements: requirement,
  answers: answer,
  pathways: pathwayStep,
  events: event,
} as const;
export type Kind = keyof typeof SHAPES;
export const KINDS = Object.keys(SHAPES) as Kind[];

export type Records = { [K in Kind]: z.infer<(typeof SHAPES)[K]> };
export type SourceRecord = z.infer<typeof furtherSource>;

/** Something for each kind of record. */
export const forEachKind = <T>(make: (kind: Kind) => T): Record<Kind, T> =>
  Object.fromEntries(KINDS.map((kind) => [kind, make(kind)])) as Record<Kind, T>;
