import { z } from "zod";
import { OUT_REASONS } from "../../domain/active-interval.ts";
import { YEAR_REASONS } from "../../domain/coverage-cell.ts";
import type { Assumptions } from "../../domain/portfolio.ts";
import type { Instant } from "../../domain/records.ts";
import type { Rehearsal, RehearsalStep } from "../../domain/rehearsal.ts";
import { DECISION_RULES, OBLIGATION_ACTS, TRIGGERS } from "../../domain/vocabulary.ts";
import type { LinkQuery, PageRequest } from "../../server/page-request.ts";
import { delegationCode } from "../../server/parameters.ts";
import { day, instant } from "../commitments/schema.ts";
import { assumptionsQuery, FIRST_YEAR, LAST_YEAR, readAssumptions } from "../portfolio/schema.ts";

const ZONE = "Europe/Kyiv";
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** As a field of a form gives it: with no offset, in Kyiv. */
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/;

/** A day (its beginning in Kyiv), a moment in Kyiv, or an instant with its offset; undefined for anything else. */
export function readAttack(text: string): Instant | undefined {
  try {
    const at = DAY.test(text)
      ? Temporal.PlainDate.from(text).toZonedDateTime(ZONE).toInstant()
      : LOCAL.test(text)
        ? Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).toInstant()
        : Temporal.Instant.from(text);
    const { year } = at.toZonedDateTimeISO(ZONE);
    return year >= FIRST_YEAR && year <= LAST_YEAR ? at.round("minute").toString() : undefined;
  } catch {
    return undefined;
  }
}

/** As it stands in an address: `2027-03-01T06:00Z`. */
export const attackText = (at: Instant): string =>
  Temporal.Instant.from(at).toString({ smallestUnit: "minute" });

/** As the field of a form takes it, in Kyiv: `2027-03-01T08:00`. */
export const attackInput = (at: Instant): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(ZONE).toPlainDateTime().toString({ smallestUnit: "minute" });

export type AskedRehearsal = {
  attack: Instant | null;
  assumptions: Assumptions;
  query: LinkQuery;
  /** The same rehearsal has another address, which is the one to share. */
  isFromForm: boolean;
};

/** What an address asks to rehearse: the moment of the attack, and what else is assumed. */
export function readRehearsal({ query }: Pick<PageRequest, "query">): AskedRehearsal {
  const attack = query.as("attack", readAttack) ?? null;
  const assumptions = readAssumptions(query, null);
  const text = attack === null ? null : attackText(attack);
  return {
    attack,
    assumptions,
    query: { ...assumptionsQuery(assumptions), attack: text },
    isFromForm: text !== null && query.one("attack")?.trim() !== text,
  };
}

const symbol = z.string().meta({ examples: ["XA-7K3Q"] });

const stepBody = z.strictObject({
  symbol,
  delegation: delegationCode,
  obligationAct: z.enum(OBLIGATION_ACTS).nullable(),
  decisionRule: z.enum(DECISION_RULES).nullable().meta({ description: "Who decides; null: not stated." }),
  isAutomatic: z.boolean(),
  within: z
    .string()
    .nullable()
    .meta({ description: "ISO 8601 duration.", examples: ["PT24H"] }),
  isHard: z
    .boolean()
    .nullable()
    .meta({ description: "False: 'where possible'. Null: no time is stated, which is not 'at once'." }),
  hours: z.number().nullable().meta({ description: "From the attack." }),
  due: instant.nullable(),
  isConditional: z.boolean().meta({ description: "It hangs on a condition that cannot be computed." }),
});
const inactiveBody = z.strictObject({
  symbol,
  reason: z.enum([...OUT_REASONS, ...YEAR_REASONS]),
  by: symbol.nullable().meta({ description: "The line that its condition waits for." }),
});
/** What an answer says beside the steps. */
export const rehearsalShape = {
  attack: instant.meta({ description: "When the attack is taken to begin." }),
  day: day.meta({ description: "Its calendar day in Kyiv, on which lines are active or not." }),
  vetoes: z
    .array(
      z.strictObject({
        symbol,
        delegations: z.array(delegationCode).meta({ description: "Each can prevent the act." }),
        participants: z
          .string()
          .nullable()
          .meta({ description: "Who else sits there, in the words of the record." }),
      }),
    )
    .meta({ description: "Lines that are decided by consensus." }),
  unbound: z.array(z.strictObject({ delegation: delegationCode, lines: z.array(inactiveBody) })).meta({
    description: "Guarantors and candidates that nothing binds, with their lines that do not act that day.",
  }),
  others: z
    .array(z.strictObject({ symbol, delegation: delegationCode, trigger: z.enum(TRIGGERS).nullable() }))
    .meta({
      description: "Lines of consultation and defence in force that nothing says an attack sets off.",
    }),
};
export const rehearsalStepBody = stepBody.meta({ id: "RehearsalStep" });

const PARTS = ["step", "not-active", "nothing", "other"] as const;
/** A row of the table: a step, a line that does not act, a delegation that has none, or a line with another trigger. */
export const rehearsalRowBody = z
  .strictObject({ part: z.enum(PARTS), delegation: delegationCode, symbol: symbol.nullable() })
  .extend(stepBody.omit({ symbol: true, delegation: true }).partial().shape)
  .extend({ notActive: inactiveBody.shape.reason.optional(), waitsFor: inactiveBody.shape.by.optional() })
  .extend({ trigger: z.enum(TRIGGERS).nullable().optional() });

const toStep = ({ act, rule, ...step }: RehearsalStep): z.input<typeof stepBody> => ({
  ...step,
  obligationAct: act,
  decisionRule: rule,
});

/** The whole of a rehearsal as the API gives it. */
export const toRehearsalBody = (found: Rehearsal) => ({
  attack: found.at,
  day: found.day,
  items: found.steps.map(toStep),
  vetoes: found.vetoes.map((veto) => ({ ...veto, delegations: [...veto.delegations] })),
  unbound: found.unbound.map(({ delegation, lines }) => ({
    delegation,
    lines: lines.map((line) => ({ ...line })),
  })),
  others: found.others.map((other) => ({ ...other })),
});

type Row = z.input<typeof rehearsalRowBody>;
const unboundRows = ({ delegation, lines }: Rehearsal["unbound"][number]): Row[] =>
  lines.length === 0
    ? [{ part: "nothing", delegation, symbol: null }]
    : lines.map(({ symbol, reason, by }) => ({
        part: "not-active",
        delegation,
        symbol,
        notActive: reason,
        waitsFor: by,
      }));

/** The same as a table, a line a row. */
export const toRehearsalRows = ({ steps, unbound, others }: Rehearsal): Row[] => [
  ...steps.map((step): Row => ({ part: "step", ...toStep(step) })),
  ...unbound.flatMap(unboundRows),
  ...others.map((other): Row => ({ part: "other", ...other })),
];

/** The parameter of the API for the same. */
export const attackParameter = z
  .string("is needed")
  .refine((text) => readAttack(text) !== undefined, "must be a day or an instant: 2027-03-01T06:00Z")
  .transform((text) => readAttack(text) ?? text)
  .meta({
    description:
      "When the attack begins: an instant (RFC 3339, minutes suffice), or a day, which means its beginning in Kyiv.",
    examples: ["2027-03-01T06:00Z"],
  });

/** For the description of the API; the parties are invented. */
export const rehearsalStepExample: z.input<typeof stepBody> = {
  symbol: "XA-7K3Q",
  delegation: "XA",
  obligationAct: "consult",
  decisionRule: "each-party",
  isAutomatic: false,
  within: "PT24H",
  isHard: false,
  hours: 24,
  due: "2027-03-02T06:00:00Z",
  isConditional: false,
};
