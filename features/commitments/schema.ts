// Longer than most: the shape of a commitment in the API, field by field, and an example of it whole.
import { z } from "zod";
import type { AsOf } from "../../domain/as-of.ts";
import { assuredHorizon, nominalEnd } from "../../domain/duration.ts";
import type { CommitmentRecord, Correction } from "../../domain/records.ts";
import { type SPECIFICITY_ITEMS, specificity } from "../../domain/specificity.ts";
import * as words from "../../domain/vocabulary.ts";
import { allDetails, checkDetails, DETAILS_SHAPES } from "../../lib/commitment-details.ts";
import type { LinkQuery, PageRequest } from "../../server/page-request.ts";
import { nameDelegations } from "../delegations/queries.ts";
import { COMMITMENT_SORTS, type CommitmentFilter, type CommitmentSort, ENDS } from "./queries.ts";

/** The order that a list of commitments has when an address names none. */
export const USUAL_SORT: CommitmentSort = "delegation";

/** What an address asks of the list of commitments: the filter, the order, and both as keys of a link. */
export async function readCommitmentsQuery({ query }: Pick<PageRequest, "query">): Promise<{
  filter: CommitmentFilter;
  sort: CommitmentSort;
  query: LinkQuery;
}> {
  const names = await nameDelegations();
  const filter: CommitmentFilter = {
    q: query.text("q", 100),
    delegation: query.choices("delegation", [...names.keys()]),
    category: query.choices("category", words.CATEGORIES),
    stage: query.choices("stage", words.STAGES),
    end: query.choices("end", ENDS),
    year: query.integer("year", 1900, 2200),
    attribution: query.choices("attribution", words.ATTRIBUTIONS),
  };
  const sort = query.choice("sort", COMMITMENT_SORTS) ?? USUAL_SORT;
  return { filter, sort, query: { ...filter, sort: sort === USUAL_SORT ? null : sort } };
}

/** Shapes of the API. A value that the record does not have is null: 'not stated'. */
export const day = z.iso.date().meta({ examples: ["2026-03-24"] });
export const instant = z.iso.datetime().meta({ examples: ["2026-03-24T09:30:00Z"] });
const calendarDuration = z
  .string()
  .meta({ description: "ISO 8601 duration of calendar units.", examples: ["P10Y"] });
const decimal = z.string().regex(/^\d+(\.\d+)?$/);

export const text = z
  .strictObject({ en: z.string(), uk: z.string().nullable() })
  .meta({ id: "Text", description: "English is always there; Ukrainian where the record has it." });

export const source = z
  .strictObject({
    title: z.string(),
    publisher: z.string(),
    publishedOn: day.nullable(),
    url: z.url().nullable(),
    grade: z.enum(words.SOURCE_GRADES).meta({ description: "Best first." }),
    backing: z.enum(words.BACKINGS).nullable().meta({
      description: "verified: the statement was seen in the source. known: widely reported, not seen there.",
    }),
  })
  .meta({ id: "Source" });

export const act = z
  .string()
  .meta({ description: "Symbol of an act; in addresses with hyphens: P-2026-14.", examples: ["P/2026/14"] });
export const correctedBy = z
  .array(act)
  .meta({ description: "Acts that corrected this one by the day of asOf, oldest first." });

export const evidence = z
  .strictObject({
    on: day,
    place: z.string().nullable(),
    body: z.string().nullable().meta({ description: "The body that decided." }),
    instrument: z
      .string()
      .nullable()
      .meta({
        description:
          "The form of what was signed; for a ratification how the domestic side was completed: " +
          "ratification, acceptance, approval, accession, or not-needed.",
      }),
  })
  .meta({ id: "Evidence" });

/** What had corrected something by the moment in view: an answer of the past stays what it was. */
export const correctionsBy = (corrections: readonly Correction[], asOf: AsOf): string[] =>
  corrections
    .filter(({ at }) => asOf.isNow || Temporal.Instant.compare(at, asOf.instant) <= 0)
    .map(({ act: symbol }) => symbol);

export const commitmentSymbol = z.string().meta({ examples: ["XA-7K3Q"] });

const onDay = day.nullable();
const start = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("date"), on: day }),
  z.strictObject({ kind: z.literal("signature"), on: onDay }),
  z.strictObject({ kind: z.literal("entry-into-force"), on: onDay }),
  z.strictObject({ kind: z.literal("event"), event: z.string(), on: onDay }),
]);
const term = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("fixed-date"), until: day }),
  z.strictObject({ kind: z.literal("duration"), length: calendarDuration }),
  z.strictObject({ kind: z.literal("until-event"), event: z.string() }),
  z.strictObject({ kind: z.literal("open-ended") }),
]);
const exit = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none-before"), before: onDay }),
  z.strictObject({ kind: z.literal("notice"), notice: calendarDuration }),
  z.strictObject({ kind: z.literal("on-breach") }),
]);
const yesOrNo = z.boolean();
const specificityItems = z.strictObject({
  actor: yesOrNo,
  act: yesOrNo,
  quantity: yesOrNo,
  schedule: yesOrNo,
  trigger: yesOrNo,
  evidence: yesOrNo,
} satisfies Record<(typeof SPECIFICITY_ITEMS)[number], z.ZodBoolean>);

export const commitmentBody = z
  .strictObject({
    symbol: commitmentSymbol,
    version: z.int().min(1).meta({ description: "Counts what the public has read of this line." }),
    delegation: z.string().meta({ examples: ["XA"] }),
    category: z.enum(words.CATEGORIES),
    details: z
      .union(Object.values(DETAILS_SHAPES))
      .meta({ description: "What only this category has; every field of it, null where it is not stated." }),
    nilReturn: z.boolean().meta({ description: "An explicit 'no commitment in this category'." }),
    title: text,
    summary: text,
    stage: z.enum(words.STAGES),
    attribution: z.enum(words.ATTRIBUTIONS).meta({
      description: "own: the party's own act. reported: entered by the secretariat from a public source.",
    }),
    bindingness: z.enum(words.BINDINGNESS),
    instrument: z.enum(words.INSTRUMENT_FORMS).nullable(),
    specificity: specificityItems,
    delivery: z.enum(words.DELIVERY_STAGES),
    start: start.nullable(),
    term: term.nullable(),
    extension: z.enum(words.EXTENSIONS).exclude(["unstated"]).nullable(),
    exit: exit.nullable(),
    durationNote: z.string().nullable(),
    nominalEnd: day.nullable().meta({ description: "Last day of the stated term, inclusive." }),
    assuredHorizon: day
      .nullable()
      .meta({ description: "How far it binds if notice were given on the day of asOf." }),
    fundedUntil: day.nullable(),
    nextReviewOn: day.nullable(),
    trigger: z.enum(words.TRIGGERS).nullable(),
    decisionRule: z.enum(words.DECISION_RULES).nullable(),
    responseTime: z
      .strictObject({ within: z.string().meta({ examples: ["PT24H"] }), hard: z.boolean() })
      .nullable(),
    obligationAct: z.enum(words.OBLIGATION_ACTS).nullable(),
    conditions: z.array(
      z.strictObject({
        text: z.string(),
        event: z.string().nullable(),
        commitment: z.string().nullable(),
      }),
    ),
    addresses: z
      .array(z.string().meta({ examples: ["XU-R9TX"] }))
      .meta({ description: "Symbols of the requirements that its party says it addresses." }),
    partOf: z
      .string()
      .nullable()
      .meta({ description: "The lead's line of which this one is a share.", examples: ["XB-2M9D"] }),
    caveats: z.array(z.strictObject({ kind: z.enum(words.CAVEAT_KINDS), text: z.string() })),
    quantity: z.strictObject({ value: decimal, unit: z.string(), tempo: z.string().nullable() }).nullable(),
    amount: z
      .strictObject({
        value: decimal,
        currency: z.string().meta({ description: "ISO 4217.", examples: ["EUR"] }),
        period: z.string().nullable(),
        form: z.enum(words.FINANCE_FORMS).nullable(),
      })
      .nullable(),
    statedOn: day,
    confirmedOn: day.nullable(),
    evidence: evidence.nullable().meta({
      description: "On what the stage of consent rests; null where the record does not say.",
    }),
    act,
    corrects: act.nullable().meta({ description: "The act that its own act corrects." }),
    correctedBy,
    isBackdated: z.boolean().meta({
      description: "True where the record time was set to the day of the statement by an import.",
    }),
    recordedAt: instant.meta({ description: "Record time: when the register knew it." }),
    supersededAt: instant.nullable().meta({ description: "When the next version took its place." }),
    sources: z.array(source),
  })
  .superRefine(checkDetails)
  .meta({ id: "Commitment" });

const isStated = <T extends { kind: string }>(value: T): value is Exclude<T, { kind: "unstated" }> =>
  value.kind !== "unstated";

/** A version as the API gives it; `asOf` is the day from which a notice would run. */
export function toCommitmentBody(record: CommitmentRecord, asOf: AsOf): z.input<typeof commitmentBody> {
  const { terms, audience: _audience, actKind: _kind, reason: _reason, ...rest } = record;
  return {
    ...rest,
    ...terms,
    details: allDetails(terms.category, terms.details),
    start: isStated(terms.start) ? terms.start : null,
    term: isStated(terms.term) ? terms.term : null,
    exit: isStated(terms.exit) ? terms.exit : null,
    extension: terms.extension === "unstated" ? null : terms.extension,
    specificity: specificity(terms),
    nominalEnd: nominalEnd(terms),
    assuredHorizon: assuredHorizon(terms, asOf.day),
    correctedBy: correctionsBy(record.correctedBy, asOf),
  };
}

/** For the description of the API; the parties are invented. */
export const commitmentExample: z.input<typeof commitmentBody> = {
  symbol: "XA-7K3Q",
  version: 2,
  delegation: "XA",
  category: "air-defence",
  details: { system: "medium range" },
  nilReturn: false,
  title: { en: "Two air defence batteries", uk: "Дві батареї протиповітряної оборони" },
  summary: { en: "Two batteries with crews trained in Asteria, and their spare parts.", uk: null },
  stage: "signed",
  attribution: "own",
  bindingness: "legal",
  instrument: "executive-agreement",
  specificity: { actor: true, act: true, quantity: true, schedule: true, trigger: true, evidence: false },
  delivery: "contracted",
  start: { kind: "signature", on: "2026-03-24" },
  term: { kind: "duration", length: "P10Y" },
  extension: "mutual",
  exit: { kind: "notice", notice: "P6M" },
  durationNote: null,
  nominalEnd: "2036-03-24",
  assuredHorizon: "2026-09-25",
  fundedUntil: "2028-12-31",
  nextReviewOn: null,
  trigger: "standing",
  decisionRule: null,
  responseTime: null,
  obligationAct: null,
  conditions: [{ text: "After the agreement of Belmark on transit.", event: null, commitment: "XB-2M9D" }],
  addresses: ["XU-R9TX"],
  partOf: null,
  caveats: [{ kind: "geography", text: "Not within 50 km of the line of contact." }],
  quantity: { value: "2", unit: "batteries", tempo: "one a year" },
  amount: null,
  statedOn: "2026-03-24",
  confirmedOn: null,
  evidence: { on: "2026-03-24", place: "Asteria City", body: null, instrument: "executive-agreement" },
  act: "P/2026/14",
  corrects: null,
  correctedBy: ["P/2026/14/Corr.1"],
  isBackdated: false,
  recordedAt: "2026-03-24T09:30:00Z",
  supersededAt: null,
  sources: [
    {
      title: "Agreement between Asteria and Ultramar",
      publisher: "Gazette of Asteria",
      publishedOn: "2026-03-24",
      url: "https://gazette.example/2026/24",
      grade: "official-text",
      backing: "verified",
    },
  ],
};
