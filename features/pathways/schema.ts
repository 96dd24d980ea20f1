import { z } from "zod";
import {
  PATHWAY_FAULTS,
  PATHWAY_TEMPLATES,
  type PathwayStep,
  type PathwayTemplate,
} from "../../domain/pathways.ts";
import { BACKINGS } from "../../domain/vocabulary.ts";
import {
  type ForceRule,
  type PartyPathway,
  type WholeOfTalks,
  wholeOfTalks,
} from "../../domain/whole-of-talks.ts";
import type { LinkQuery, PageRequest } from "../../server/page-request.ts";
import { delegationCode } from "../../server/parameters.ts";
import { day, instant, source } from "../commitments/schema.ts";
import type { DelegationPathway, StatedStep } from "./queries.ts";

export const TEMPLATES = Object.keys(PATHWAY_TEMPLATES) as [PathwayTemplate, ...PathwayTemplate[]];
const MOST_PARTIES = 250;

type Templates = typeof PATHWAY_TEMPLATES;
export type StepName = { [T in keyof Templates]: keyof Templates[T] }[keyof Templates];
/** The name of a step that came out of a template, and so is one of them. */
export const stepName = (id: string): StepName => id as StepName;

export type AskedPathways = { rule: ForceRule; isAsked: boolean; query: LinkQuery };

/** What an address asks of the whole: how many parties must be through, and which must be among them. */
export function readPathwaysQuery(
  { query }: Pick<PageRequest, "query">,
  codes: readonly string[],
): AskedPathways {
  const quorum = query.integer("quorum", 1, MOST_PARTIES) ?? null;
  const required = query.choices("required", codes) ?? [];
  return {
    rule: { quorum, required },
    isAsked: quorum !== null || required.length > 0,
    query: { quorum, required },
  };
}

/** A delegation with several pathways is through when it is through all of them. */
export function partiesOf(pathways: readonly DelegationPathway[]): PartyPathway[] {
  const parties = Map.groupBy(pathways, ({ delegation }) => delegation);
  return [...parties].map(([delegation, own]) => {
    const days = own.map(({ pathway }) => pathway.earliest);
    const earliest = days.includes(null) ? null : (days.toSorted().at(-1) ?? null);
    const blocked = own.flatMap(({ template, pathway }) =>
      pathway.blocked.map((step) => `${template}/${step}`),
    );
    return { delegation, pathway: { earliest, blocked } };
  });
}

/** When enough of those that have a pathway on the record can be through. */
export const wholeOf = (pathways: readonly DelegationPathway[], rule: ForceRule): WholeOfTalks =>
  wholeOfTalks(partiesOf(pathways), rule);

/** What is stated of a step, if anything is. */
export const statedOf = ({ stated }: DelegationPathway, step: string): StatedStep | undefined =>
  stated.find((each) => each.step === step);

const step = z.string().meta({ examples: ["approved"] });
const stepBody = z.strictObject({
  step,
  needs: z.array(step).meta({ description: "Steps of the template that come before it." }),
  state: z.enum(["done", "next", "waiting", "blocked"]),
  doneOn: day.nullable(),
  expectedOn: day.nullable().meta({ description: "A day that has been set for it." }),
  blockedBy: z
    .string()
    .nullable()
    .meta({ description: "What keeps it from being taken, in the words of the record." }),
  note: z.string().nullable(),
  heldBy: z.array(step).meta({ description: "Blocked steps before it." }),
  earliest: day
    .nullable()
    .meta({ description: "Done on, or not before; null where a blocked step is in the way." }),
  cause: z.enum(["need", "expected", "as-of"]).nullable().meta({ description: "What sets that day." }),
  slack: z.int().nullable().meta({ description: "Days by which it may move without moving the last step." }),
  isUnsized: z.boolean().meta({
    description:
      "Neither a least length nor a day set for it is recorded, so that its earliest day may be far too early.",
  }),
  backing: z.enum(BACKINGS).nullable(),
  recordedAt: instant
    .nullable()
    .meta({ description: "Since when the register knows it; null: nothing is stated." }),
  sources: z.array(source),
});

/** The way of one delegation to entry into force. */
export const pathwayBody = z
  .strictObject({
    delegation: delegationCode,
    template: z.enum(TEMPLATES),
    earliest: day.nullable().meta({
      description:
        "Entry into force, or the day before which it cannot be; null: impossible as things stand.",
    }),
    path: z
      .array(step)
      .meta({ description: "The steps that set that day, first to last; the first one sets it." }),
    blocked: z.array(step).meta({ description: "Why it is impossible." }),
    faults: z.array(z.strictObject({ step, fault: z.enum(PATHWAY_FAULTS) })),
    steps: z.array(stepBody),
  })
  .meta({ id: "Pathway" });

/** One step as a row of a table. */
export const pathwayRowBody = z
  .strictObject({ delegation: delegationCode, template: z.enum(TEMPLATES) })
  .extend(stepBody.shape);

/** When the whole can be in force. */
export const wholeBody = z
  .strictObject({
    quorum: z.int().nullable().meta({ description: "How many must be through; null: all of them." }),
    required: z.array(delegationCode),
    earliest: day.nullable(),
    setBy: z.array(delegationCode).meta({ description: "The parties whose day that is." }),
    slack: z.array(z.strictObject({ delegation: delegationCode, days: z.int().nullable() })),
    without: z
      .array(z.strictObject({ delegation: delegationCode, blocked: z.array(z.string()) }))
      .meta({ description: "Parties without a day, each with what is in the way: template/step." }),
  })
  .meta({ id: "WholeOfTalks" });

const NOTHING = {
  ...{ doneOn: null, expectedOn: null, blockedBy: null, note: null, backing: null, recordedAt: null },
  sources: [] as StatedStep["sources"],
};

const toStepBody = (given: DelegationPathway, step: PathwayStep): z.input<typeof stepBody> => {
  const { doneOn, expectedOn, blockedBy, note, backing, recordedAt, sources } =
    statedOf(given, step.id) ?? NOTHING;
  return {
    step: step.id,
    needs: [...step.needs],
    state: step.state,
    ...{ doneOn, expectedOn, blockedBy, note },
    heldBy: [...step.heldBy],
    ...{ earliest: step.earliest, cause: step.cause, slack: step.slack, isUnsized: step.isUnsized },
    ...{ backing, recordedAt, sources: [...sources] },
  };
};

export const toPathwayBody = (given: DelegationPathway): z.input<typeof pathwayBody> => ({
  delegation: given.delegation,
  template: given.template,
  earliest: given.pathway.earliest,
  path: [...given.pathway.path],
  blocked: [...given.pathway.blocked],
  faults: [...given.pathway.faults],
  steps: given.pathway.steps.map((each) => toStepBody(given, each)),
});

export const toPathwayRows = (given: DelegationPathway): z.input<typeof pathwayRowBody>[] =>
  given.pathway.steps.map((each) => ({
    delegation: given.delegation,
    template: given.template,
    ...toStepBody(given, each),
  }));

export const toWholeBody = (
  pathways: readonly DelegationPathway[],
  rule: ForceRule,
): z.input<typeof wholeBody> => {
  const { earliest, setBy, slack, without } = wholeOf(pathways, rule);
  return {
    quorum: rule.quorum,
    required: [...rule.required].sort(),
    earliest,
    setBy,
    slack,
    without: without.map(({ delegation, blocked }) => ({ delegation, blocked: [...blocked] })),
  };
};

/** The parameters of the API for the same. */
export const pathwayParameters = {
  quorum: z.coerce
    .number("must be a whole number")
    .int("must be a whole number")
    .min(1, `must be a number from 1 to ${MOST_PARTIES}`)
    .max(MOST_PARTIES, `must be a number from 1 to ${MOST_PARTIES}`)
    .optional()
    .meta({ description: "How many parties must be through for the whole; by default all." }),
  required: z
    .array(delegationCode)
    .max(MOST_PARTIES)
    .optional()
    .meta({ description: "Parties that must be among them; repeat the parameter for several." }),
};

/** For the description of the API; the parties are invented. */
export const pathwayExample: z.input<typeof pathwayBody> = {
  delegation: "XA",
  template: "executive-agreement",
  earliest: "2027-03-01",
  path: ["notified", "in-force"],
  blocked: [],
  faults: [],
  steps: [
    {
      ...{ step: "signed", needs: ["text-agreed"], state: "done", heldBy: [] },
      ...{ doneOn: "2027-02-01", expectedOn: null, blockedBy: null, note: null },
      ...{ earliest: "2027-02-01", cause: null, slack: null, isUnsized: false },
      ...{ backing: "verified", recordedAt: "2027-02-01T12:00:00Z", sources: [] },
    },
  ],
};
