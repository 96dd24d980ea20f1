import { z } from "zod";
import { CLEARINGS, FINDING_RULES, SEVERITIES } from "../../domain/finding.ts";
import type { Assumptions } from "../../domain/portfolio.ts";
import { CATEGORIES, LOCALES } from "../../domain/vocabulary.ts";
import { cleanText } from "../../lib/text.ts";
import type { LinkQuery, PageRequest } from "../../server/page-request.ts";
import { act, day, instant } from "../commitments/schema.ts";
import { yearsQuery } from "../coverage/schema.ts";
import { assumptionsQuery, readAssumptions, readYears, type Years } from "../portfolio/schema.ts";
import { FINDING_AUDIENCES, type FindingFilter, type StatedFinding, standingOf } from "./queries.ts";

export type AskedFindings = {
  assumptions: Assumptions;
  years: Years;
  filter: FindingFilter;
  /** Years and assumptions as keys of a link: what leads from the list to one finding. */
  setting: LinkQuery;
  /** All of it. */
  query: LinkQuery;
};

/** What an address asks of the findings. `codes`: of the delegations that there are. */
export function readFindingsQuery(
  { query, asOf }: Pick<PageRequest, "query" | "asOf">,
  codes: readonly string[],
): AskedFindings {
  const assumptions = readAssumptions(query);
  const years = readYears(query, asOf.day);
  const filter: FindingFilter = {
    rule: query.choices("rule", FINDING_RULES),
    severity: query.choices("severity", SEVERITIES),
    delegation: query.choices("delegation", codes),
    category: query.choices("category", CATEGORIES),
  };
  const setting = { ...assumptionsQuery(assumptions), ...yearsQuery(years, asOf.day) };
  return { assumptions, years, filter, setting, query: { ...setting, ...filter } };
}

const symbol = z.string().meta({ examples: ["XA-7K3Q"] });
const code = z.string().meta({ examples: ["XA"] });

/** A finding as the API gives it. */
export const findingBody = z
  .strictObject({
    id: z.string().meta({ description: "The same for the same rows.", examples: ["GAP-XU-R9TX"] }),
    rule: z.enum(FINDING_RULES).meta({ description: "What each says: docs/method.md, 'Findings'." }),
    severity: z.enum(SEVERITIES),
    requirement: symbol.nullable().meta({ description: "The requirement that it is about, if it is." }),
    lines: z.array(symbol).meta({ description: "The lines that it names, sorted." }),
    delegations: z.array(code).meta({ description: "Whose lines and requirement these are." }),
    years: z.array(z.int()).nullable().meta({ description: "Null where it is not about years." }),
    facts: z.record(z.string(), z.json()).meta({ description: "What it rests on, by rule." }),
    quotes: z
      .array(
        z.strictObject({
          symbol,
          field: z.string().meta({ description: "Path in the record.", examples: ["term.until"] }),
          text: z.string(),
        }),
      )
      .meta({ description: "The fields on which it rests, as they stand." }),
    clears: z
      .strictObject({
        code: z.enum(Object.values(CLEARINGS)),
        facts: z.record(z.string(), z.json()),
      })
      .meta({ description: "What would clear it." }),
    replies: z
      .array(z.strictObject({ delegation: code, act, repliedAt: instant, text: z.string() }))
      .meta({ description: "What delegations say to it, newest first: each an act of its own." }),
    divergence: z
      .strictObject({
        parties: z.array(code),
        reason: z.string(),
        until: day.meta({ description: "The last day on which it counts." }),
        recordedAt: instant,
      })
      .nullable()
      .meta({ description: "That parties let it stand, while that counts." }),
  })
  .meta({ id: "Finding" });

/** A finding as a row of a table: what depends on the rule is told by its quotes, and nested in JSON. */
export const findingRowBody = findingBody
  .omit({ facts: true })
  .extend({ clears: findingBody.shape.clears.shape.code.meta({ description: "What would clear it." }) })
  .meta({ id: "FindingRow" });

export function toFindingRow(found: StatedFinding): z.input<typeof findingRowBody> {
  const { facts: _facts, clears, ...row } = toFindingBody(found);
  return { ...row, clears: clears.code };
}

export function toFindingBody(found: StatedFinding): z.input<typeof findingBody> {
  const { categories: _categories, replies, divergences: _all, facts, clears, ...rest } = found;
  const standing = standingOf(found);
  return {
    ...rest,
    facts: json(facts),
    clears: { code: clears.code, facts: json(clears.facts) },
    replies: replies.map(({ delegation, act: symbol, repliedAt, text }) => ({
      delegation,
      act: symbol,
      repliedAt,
      text,
    })),
    divergence: standing && {
      parties: standing.parties,
      reason: standing.reason,
      until: standing.until,
      recordedAt: standing.recordedAt,
    },
  };
}

/** Facts are read only in the domain; in an answer they are plain JSON. */
const json = (facts: object): Record<string, z.core.util.JSONType> => structuredClone({ ...facts });

/** For the description of the API; the parties are invented. */
export const findingExample: z.input<typeof findingBody> = {
  id: "FUND-XA-7K3Q",
  rule: "FUND",
  severity: "medium",
  requirement: null,
  lines: ["XA-7K3Q"],
  delegations: ["XA"],
  years: null,
  facts: { fundedUntil: "2028-12-31", end: "2036-03-23" },
  quotes: [
    { symbol: "XA-7K3Q", field: "fundedUntil", text: "2028-12-31" },
    { symbol: "XA-7K3Q", field: "term.kind", text: "duration" },
    { symbol: "XA-7K3Q", field: "term.length", text: "P10Y" },
  ],
  clears: { code: "fund-until", facts: { until: "2036-03-23" } },
  replies: [
    {
      delegation: "XA",
      act: "P/2026/14",
      repliedAt: "2026-11-20T10:00:00Z",
      text: "The budget of 2029 will say more.",
    },
  ],
  divergence: null,
};

const locale = z.enum(LOCALES);
const password = z.string().min(1, "password-missing").max(1000, "too-long");
const finding = z
  .string()
  .regex(/^[A-Z]+(-[A-Za-z0-9]+){1,6}$/, "malformed")
  .max(80, "malformed");
const said = (missing: string) => cleanText({ max: 4000 }).refine((text) => text !== "", missing);
const audience = z.enum(FINDING_AUDIENCES, "choice-missing");

export const replyInput = z.strictObject({
  locale,
  finding,
  audience,
  text: said("reply-missing"),
  password,
});
/** Codes as they are typed: `XA, XB`. */
const codes = z
  .string()
  .max(400, "too-long")
  .transform((text) =>
    [
      ...new Set(
        text
          .toUpperCase()
          .split(/[\s,;]+/)
          .filter(Boolean),
      ),
    ].sort(),
  );
const untilDay = z
  .string()
  .trim()
  .superRefine((text, context) => {
    const isDay = z.iso.date().safeParse(text).success;
    const fault = text === "" ? "until-missing" : isDay && text < "2300" ? null : "day-malformed";
    if (fault !== null) context.addIssue({ code: "custom", message: fault });
  });

export const acceptInput = z.strictObject({
  locale,
  finding,
  audience,
  parties: codes,
  reason: said("reason-missing"),
  until: untilDay,
  password,
});
export const endInput = z.strictObject({ locale, divergence: z.uuid("malformed") });
