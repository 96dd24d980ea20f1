// Longer than most: every read of the API, one beside the other, as the document of it has them.
import { z } from "zod";
import { FINDING_RULES, SEVERITIES } from "../../domain/finding.ts";
import { VERDICTS } from "../../domain/strength-rules.ts";
import * as words from "../../domain/vocabulary.ts";
import { asOf, cursor, day, delegationCode, limit, oneOf, searchText } from "../../server/parameters.ts";
import type { Operation } from "../../server/route.ts";
import { changeBody, changeExample } from "../changes/schema.ts";
import { commitmentBody, commitmentExample } from "../commitments/schema.ts";
import { coverageBody, coverageExample } from "../coverage/schema.ts";
import { delegationBody, delegationExample } from "../delegations/schema.ts";
import { findingBody, findingExample } from "../findings/schema.ts";
import { paceBody, paceExample, paceSummary, paceSummaryExample } from "../pace/schema.ts";
import {
  pathwayBody,
  pathwayExample,
  pathwayParameters,
  toWholeBody,
  wholeBody,
} from "../pathways/schema.ts";
import { assumptionParameters, yearParameters } from "../portfolio/schema.ts";
import {
  attackParameter,
  rehearsalShape,
  rehearsalStepBody,
  rehearsalStepExample,
} from "../rehearsal/schema.ts";
import { requirementBody, requirementExample } from "../requirements/schema.ts";
import { changedCellBody, changedCellExample, scenarioShape } from "../scenarios/schema.ts";
import { foundBody, foundExample, SEARCH_KINDS } from "../search/schema.ts";
import { actBody, actExample, eventExample, timelineEntryBody } from "../timeline/schema.ts";

/**
 * Every read of the API: the routes parse by these schemas and the OpenAPI document is made from them, so that
 * neither can say what the other does not do.
 */
const notice = z
  .string()
  .optional()
  .meta({ description: "Only on an evaluation copy: that what follows is no official record." });

const next = z
  .string()
  .nullable()
  .meta({ description: "Give it as `cursor` for the entries after these; null after the last." });
/** The body of an answer with a list of `item`, or with one. */
const listOf = <T extends z.ZodType>(item: T, id: string) =>
  z.strictObject({ notice, items: z.array(item), next }).meta({ id });
const oneOfIts = <S extends z.ZodRawShape>(body: z.ZodObject<S>, id: string) =>
  body.extend({ notice }).meta({ id });

const several = <T extends z.ZodType>(value: T, name: string) =>
  z
    .array(value)
    .max(50, "may be given fifty times at most")
    .optional()
    .meta({ description: `${name}; repeat the parameter for several.` });

const paging = { limit, cursor: cursor.optional() };
const time = { asOf: asOf.optional() };
const none = z.object({});
const symbol = z
  .string()
  .regex(/^[A-Z]{2}-[0-9A-HJKMNP-TV-Z]{4}$/)
  .meta({ description: "Symbol of a commitment.", examples: ["XA-7K3Q"] });
const version = z.coerce
  .number()
  .int()
  .min(1)
  .max(1_000_000)
  .meta({ examples: [2] });
const code = delegationCode.meta({ description: "Code of a delegation.", examples: ["XA"] });

const requirement = symbol.meta({ description: "Symbol of a requirement.", examples: ["XU-R9TX"] });
/** What is worked out says for which day and years. */
const span = {
  asOf: day.meta({ description: "The calendar day in Kyiv of the moment in view." }),
  from: z.int().meta({ description: "First year." }),
  to: z.int().meta({ description: "Last year." }),
};

const commitmentList = listOf(commitmentBody, "CommitmentList");
const commitmentAnswer = oneOfIts(commitmentBody, "CommitmentAnswer");

const operation = <P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodObject>(
  made: Operation<P, Q, B>,
): Operation<P, Q, B> => made;

export const operations = {
  listDelegations: operation({
    id: "listDelegations",
    path: "/api/v1/delegations",
    summary: "Delegations by code, with the count of their lines by stage",
    params: none,
    query: z.strictObject({ ...time, ...paging }),
    body: listOf(delegationBody, "DelegationList"),
    example: { items: [delegationExample], next: null },
  }),
  getDelegation: operation({
    id: "getDelegation",
    path: "/api/v1/delegations/{code}",
    summary: "One delegation",
    params: z.object({ code }),
    query: z.strictObject(time),
    body: oneOfIts(delegationBody, "DelegationAnswer"),
    example: delegationExample,
  }),
  listCommitments: operation({
    id: "listCommitments",
    path: "/api/v1/commitments",
    summary: "Commitments by symbol, each in the version that stands",
    params: none,
    query: z.strictObject({
      ...time,
      ...paging,
      delegation: several(delegationCode, "Code of a delegation"),
      category: several(oneOf(words.CATEGORIES), "Category"),
      stage: several(oneOf(words.STAGES), "Stage of consent"),
      year: z.coerce
        .number("must be a year from 1990 to 2199")
        .int("must be a year from 1990 to 2199")
        .min(1990, "must be a year from 1990 to 2199")
        .max(2199, "must be a year from 1990 to 2199")
        .optional()
        .meta({ description: "Lines whose stated term covers some day of this year." }),
      q: searchText.optional().meta({ description: "Words in the symbol, the title or the summary." }),
    }),
    body: commitmentList,
    example: { items: [commitmentExample], next: null },
  }),
  getCommitment: operation({
    id: "getCommitment",
    path: "/api/v1/commitments/{symbol}",
    summary: "One commitment in the version that stands",
    params: z.object({ symbol }),
    query: z.strictObject(time),
    body: commitmentAnswer,
    example: commitmentExample,
  }),
  listVersions: operation({
    id: "listVersions",
    path: "/api/v1/commitments/{symbol}/versions",
    summary: "Versions of a commitment, newest first",
    params: z.object({ symbol }),
    query: z.strictObject({ ...time, ...paging }),
    body: commitmentList,
    example: { items: [commitmentExample], next: null },
  }),
  getVersion: operation({
    id: "getVersion",
    path: "/api/v1/commitments/{symbol}/versions/{version}",
    summary: "One version of a commitment",
    params: z.object({ symbol, version }),
    query: z.strictObject(time),
    body: commitmentAnswer,
    example: commitmentExample,
  }),
  listChanges: operation({
    id: "listChanges",
    path: "/api/v1/changes",
    summary:
      "Lines that differ between two moments of record time, by symbol, and whether that strengthens them",
    params: none,
    query: z.strictObject({
      ...time,
      ...paging,
      from: asOf.optional().meta({
        description:
          "What stood at the end of this day in Kyiv, or at this instant (RFC 3339). Left out: seven days before `to`.",
      }),
      to: asOf
        .optional()
        .meta({ description: "Against what stood at this one. Left out: the moment of asOf." }),
      delegation: several(delegationCode, "Code of a delegation"),
      category: several(oneOf(words.CATEGORIES), "Category"),
      direction: several(oneOf(VERDICTS), "What the change does to the line"),
    }),
    body: listOf(changeBody, "ChangeList"),
    example: { items: [changeExample], next: null },
  }),
  listRequirements: operation({
    id: "listRequirements",
    path: "/api/v1/requirements",
    summary: "Requirements by symbol, each in the version that stands",
    params: none,
    query: z.strictObject({
      ...time,
      ...paging,
      category: several(oneOf(words.CATEGORIES), "Category"),
      priority: several(oneOf(words.PRIORITIES), "Priority"),
      q: searchText
        .optional()
        .meta({ description: "Words in the symbol, the title, the summary or the need." }),
    }),
    body: listOf(requirementBody, "RequirementList"),
    example: { items: [requirementExample], next: null },
  }),
  getRequirement: operation({
    id: "getRequirement",
    path: "/api/v1/requirements/{symbol}",
    summary: "One requirement in the version that stands",
    params: z.object({ symbol: requirement }),
    query: z.strictObject(time),
    body: oneOfIts(requirementBody, "RequirementAnswer"),
    example: requirementExample,
  }),
  getCoverage: operation({
    id: "getCoverage",
    path: "/api/v1/coverage",
    summary:
      "What covers each requirement in each year of its period, by symbol: worked out by docs/method.md",
    params: none,
    query: z.strictObject({
      ...time,
      ...yearParameters,
      ...assumptionParameters,
      requirement: several(requirement, "Symbol of a requirement"),
      priority: several(oneOf(words.PRIORITIES), "Priority"),
      category: several(oneOf(words.CATEGORIES), "Category"),
      detail: oneOf(["contributions"])
        .optional()
        .meta({ description: "Also what each line adds to a cell." }),
    }),
    body: listOf(coverageBody, "CoverageAnswer").extend(span),
    example: { asOf: "2026-11-22", from: 2029, to: 2029, items: [coverageExample], next: null },
  }),
  getWhatIf: operation({
    id: "getWhatIf",
    path: "/api/v1/what-if",
    summary:
      "The cells of the matrix that differ under the assumptions, by requirement and year: never the record",
    params: none,
    query: z.strictObject({ ...time, ...yearParameters, ...assumptionParameters }),
    body: listOf(changedCellBody, "WhatIfAnswer").extend({ ...span, ...scenarioShape }),
    example: {
      asOf: "2026-11-22",
      from: 2026,
      to: 2035,
      items: [changedCellExample],
      faults: [],
      findings: { added: [{ id: "GAP-XU-R9TX", rule: "GAP", severity: "high" }], cleared: [] },
      next: null,
    },
  }),
  listFindings: operation({
    id: "listFindings",
    path: "/api/v1/findings",
    summary:
      "What does not fit together, by severity, rule and id: worked out by docs/method.md, said by no party",
    params: none,
    query: z.strictObject({
      ...time,
      ...paging,
      ...yearParameters,
      ...assumptionParameters,
      rule: several(oneOf(FINDING_RULES), "Rule"),
      severity: several(oneOf(SEVERITIES), "Severity"),
      delegation: several(delegationCode, "Code of a delegation whose line or requirement is named"),
      category: several(oneOf(words.CATEGORIES), "Category of the requirement or, without one, of the lines"),
    }),
    body: listOf(findingBody, "FindingList").extend(span),
    example: { asOf: "2026-11-22", from: 2026, to: 2035, items: [findingExample], next: null },
  }),
  getRehearsal: operation({
    id: "getRehearsal",
    path: "/api/v1/rehearsal",
    summary:
      "What the record says would follow on a renewed attack, by due time: worked out by docs/method.md",
    params: none,
    query: z.strictObject({ ...time, ...assumptionParameters, attack: attackParameter }),
    body: listOf(rehearsalStepBody, "RehearsalAnswer").extend({ asOf: span.asOf, ...rehearsalShape }),
    example: {
      ...{ asOf: "2026-11-22", attack: "2027-03-01T06:00:00Z", day: "2027-03-01" },
      ...{ items: [rehearsalStepExample], vetoes: [], others: [], next: null },
      unbound: [{ delegation: "XB", lines: [{ symbol: "XB-2C3D", reason: "over", by: null }] }],
    },
  }),
  getPace: operation({
    id: "getPace",
    path: "/api/v1/pace",
    summary: "Lines by stage and acts by month of record time, oldest first, and whether they come faster",
    params: none,
    query: z.strictObject(time),
    body: listOf(paceBody, "PaceAnswer").extend(paceSummary),
    example: { ...paceSummaryExample, items: [paceExample], next: null },
  }),
  listPathways: operation({
    id: "listPathways",
    path: "/api/v1/pathways",
    summary:
      "The way of each delegation to entry into force, by delegation, and when the whole can be: worked out by docs/method.md",
    params: none,
    query: z.strictObject({
      ...time,
      delegation: several(delegationCode, "Code of a delegation"),
      ...pathwayParameters,
    }),
    body: listOf(pathwayBody, "PathwayList").extend({ asOf: span.asOf, whole: wholeBody }),
    example: {
      asOf: "2027-03-01",
      items: [pathwayExample],
      whole: toWholeBody([], { quorum: null, required: [] }),
      next: null,
    },
  }),
  listTimeline: operation({
    id: "listTimeline",
    path: "/api/v1/timeline",
    summary: "Events and acts, newest day first; on one day the acts before the events",
    params: none,
    query: z.strictObject({
      ...time,
      ...paging,
      kind: several(oneOf([...new Set([...words.EVENT_KINDS, ...words.ACT_KINDS])]), "Kind of event or act"),
      delegation: several(delegationCode, "Code of a delegation that acted or took part"),
      question: oneOf(words.QUESTIONS).optional().meta({
        description: "Events that bear on this one of the three questions.",
      }),
      from: day.optional().meta({ description: "First day, inclusive." }),
      to: day.optional().meta({ description: "Last day, inclusive." }),
    }),
    body: listOf(timelineEntryBody, "Timeline"),
    example: { items: [actExample, eventExample], next: null },
  }),
  listActs: operation({
    id: "listActs",
    path: "/api/v1/acts",
    summary: "Acts, newest first",
    params: none,
    query: z.strictObject({
      ...time,
      ...paging,
      kind: several(oneOf(words.ACT_KINDS), "Kind of act"),
      delegation: several(delegationCode, "Code of a delegation"),
    }),
    body: listOf(actBody, "ActList"),
    example: { items: [actExample], next: null },
  }),
  getAct: operation({
    id: "getAct",
    path: "/api/v1/acts/{address}",
    summary: "One act, by its symbol with hyphens (P-2026-14) or with slashes (P/2026/14)",
    params: z.object({
      address: z
        .string()
        .max(40)
        .meta({ examples: ["P-2026-14"] }),
    }),
    query: z.strictObject(time),
    body: oneOfIts(actBody, "ActAnswer"),
    example: actExample,
  }),
  search: operation({
    id: "search",
    path: "/api/v1/search",
    summary: "What answers a question: what it names, then kind after kind, titles before texts",
    params: none,
    query: z.strictObject({
      ...time,
      ...paging,
      q: searchText.min(1, "must have a word in it").meta({
        description:
          "Words in English or Ukrainian, the name of a party, or a symbol. An entry has all of them.",
        examples: ["air defence"],
      }),
      in: several(oneOf(SEARCH_KINDS), "Kind of entry"),
    }),
    body: listOf(foundBody, "FoundList"),
    example: { items: [foundExample], next: null },
  }),
};

/** What the OpenAPI document says of the whole. */
export const about = {
  title: "Surety: the public record of a negotiation on security guarantees",
  version: "1.0.0",
  description: [
    "Who guarantees, what each of them provides, and for how long: the public record, read without an account.",
    "Days are YYYY-MM-DD, instants RFC 3339 in UTC, durations ISO 8601, money a decimal string with its currency.",
    "A value that the record does not have is null. Objects may get further members; what is there stays.",
    "Every answer has a strong ETag; send it back as If-None-Match and an unchanged answer is a 304 without a body.",
    "Faults are problem details (RFC 9457) with a stable `code`; `errors` points at each parameter at fault.",
    "The parties in the examples are invented.",
  ].join("\n\n"),
  license: { name: "CC BY 4.0 (the data)", url: "https://creativecommons.org/licenses/by/4.0/" },
};
