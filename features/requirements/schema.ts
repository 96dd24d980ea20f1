import { z } from "zod";
import { ANSWERS } from "../../domain/portfolio.ts";
import type { RequirementRecord } from "../../domain/records.ts";
import * as words from "../../domain/vocabulary.ts";
import type { LinkQuery, PageRequest } from "../../server/page-request.ts";
import { act, commitmentSymbol, day, instant, source, text } from "../commitments/schema.ts";
import { REQUIREMENT_SORTS, type RequirementFilter, type RequirementSort } from "./queries.ts";

/** The order that a list of requirements has when an address names none. */
export const USUAL_SORT: RequirementSort = "category";

/** What an address asks of the list of requirements: the filter, the order, and both as keys of a link. */
export function readRequirementsQuery({ query }: Pick<PageRequest, "query">): {
  filter: RequirementFilter;
  sort: RequirementSort;
  query: LinkQuery & { sort: string | null };
} {
  const filter: RequirementFilter = {
    q: query.text("q", 100),
    category: query.choices("category", words.CATEGORIES),
    priority: query.choices("priority", words.PRIORITIES),
  };
  const sort = query.choice("sort", REQUIREMENT_SORTS) ?? USUAL_SORT;
  return { filter, sort, query: { ...filter, sort: sort === USUAL_SORT ? null : sort } };
}

const decimal = z.string().regex(/^\d+(\.\d+)?$/);

export const requirementSymbol = z.string().meta({ examples: ["XU-R9TX"] });

/** A requirement as the API gives it. A value that the record does not have is null: 'not stated'. */
export const requirementBody = z
  .strictObject({
    symbol: requirementSymbol,
    version: z.int().min(1).meta({ description: "Counts what the public has read of this requirement." }),
    delegation: z.string().meta({ description: "Whose need it is.", examples: ["XU"] }),
    category: z.enum(words.CATEGORIES),
    title: text,
    summary: text,
    priority: z.enum(words.PRIORITIES).meta({
      description: "Of a reported requirement: as the secretariat reads public statements.",
    }),
    attribution: z.enum(words.ATTRIBUTIONS).meta({
      description: "own: the party's own act. reported: entered by the secretariat from a public source.",
    }),
    need: z
      .strictObject({
        minimum: decimal,
        desired: decimal.nullable(),
        unit: z.string().meta({ description: "In the words of the record; for money ISO 4217." }),
        tempo: z.enum(words.NEED_TEMPOS),
      })
      .nullable()
      .meta({ description: "Null where the need is not measured; then `needText` alone says it." }),
    needText: z.string().nullable(),
    period: z
      .strictObject({ from: day.nullable(), to: day.nullable() })
      .meta({ description: "Days within which it is needed, both included." }),
    durationSought: z.string().nullable().meta({ description: "For how long, in the words of the record." }),
    lengthSought: z
      .string()
      .nullable()
      .meta({ description: "The least of it: ISO 8601 duration.", examples: ["P10Y"] }),
    statedOn: day.nullable(),
    answers: z
      .array(
        z.strictObject({
          commitment: commitmentSymbol,
          answer: z.enum(ANSWERS),
          share: decimal.nullable().meta({ description: "Only with partly: from 0 to 1." }),
          attribution: z.enum(words.ATTRIBUTIONS),
          act,
        }),
      )
      .meta({ description: "What the beneficiary says of commitments: the newest of each, by symbol." }),
    act,
    corrects: act.nullable().meta({ description: "The act that its own act corrects." }),
    isBackdated: z.boolean().meta({
      description: "True where the record time was set to the day of the statement by an import.",
    }),
    recordedAt: instant.meta({ description: "Record time: when the register knew it." }),
    supersededAt: instant.nullable().meta({ description: "When the next version took its place." }),
    sources: z.array(source),
  })
  .meta({ id: "Requirement" });

export function toRequirementBody(record: RequirementRecord): z.input<typeof requirementBody> {
  const { terms, audience: _audience, actKind: _kind, reason: _reason, ...rest } = record;
  return { ...rest, ...terms };
}

/** For the description of the API; the parties are invented. */
export const requirementExample: z.input<typeof requirementBody> = {
  symbol: "XU-R9TX",
  version: 1,
  delegation: "XU",
  category: "air-defence",
  title: { en: "Four more air defence batteries", uk: "Ще чотири батареї протиповітряної оборони" },
  summary: { en: "Medium range batteries with interceptors for a year.", uk: null },
  priority: "essential",
  attribution: "reported",
  need: { minimum: "4", desired: "6", unit: "batteries", tempo: "in-all" },
  needText: null,
  period: { from: "2026-01-01", to: "2027-12-31" },
  durationSought: "ten years at least",
  lengthSought: "P10Y",
  statedOn: "2026-02-03",
  answers: [
    { commitment: "XA-7K3Q", answer: "partly", share: "0.5", attribution: "reported", act: "P/2026/15" },
  ],
  act: "P/2026/9",
  corrects: null,
  isBackdated: true,
  recordedAt: "2026-02-03T12:00:00Z",
  supersededAt: null,
  sources: [
    {
      title: "Ultramar names its needs",
      publisher: "Test Gazette",
      publishedOn: "2026-02-03",
      url: "https://gazette.example/2026/3",
      grade: "named-press",
      backing: "verified",
    },
  ],
};
