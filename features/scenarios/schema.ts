import { z } from "zod";
import { COVERAGE_LEVELS, type CoverageCell } from "../../domain/coverage-cell.ts";
import { FINDING_RULES, type Finding, SEVERITIES } from "../../domain/finding.ts";
import { type Assumptions, NO_ASSUMPTIONS } from "../../domain/portfolio.ts";
import { ASSUMPTION_FAULTS, type ChangedCell } from "../../domain/scenario.ts";
import { isCommitmentSymbol } from "../../domain/symbol.ts";
import { CONSENT_STEPS, type ConsentStep } from "../../domain/vocabulary.ts";
import type { LinkQuery, PageRequest } from "../../server/page-request.ts";
import { cellBody, excludedBody, yearsQuery } from "../coverage/schema.ts";
import {
  assumesNothing,
  assumptionsQuery,
  readAssumptions,
  readYears,
  type Years,
} from "../portfolio/schema.ts";
import { requirementSymbol } from "../requirements/schema.ts";
import type { ScenarioView } from "./queries.ts";

/** What a form may assume of one line, in the order in which it offers them. */
export const DELAYS = ["P6M", "P12M", "P24M", "P60M"] as const;
export const LINE_CHOICES = [
  "lapse",
  ...DELAYS.map((length) => `delay:${length}` as const),
  ...CONSENT_STEPS.filter((step) => step !== NO_ASSUMPTIONS.floor).map((step) => `raise:${step}` as const),
] as const;
type LineChoice = (typeof LINE_CHOICES)[number];

export type AskedScenario = {
  assumptions: Assumptions;
  isEmpty: boolean;
  years: Years;
  query: LinkQuery;
  /** The address was made by the form for one line: the same scenario has a shorter one. */
  isFromForm: boolean;
};

/** What an address assumes. `line` and `what` are the form's way to say one thing of one line. */
export function readScenario({ query, asOf }: Pick<PageRequest, "query" | "asOf">): AskedScenario {
  const line = query.as("line", readSymbol);
  const what = query.choice("what", LINE_CHOICES);
  const given = readAssumptions(query);
  const assumptions = line && what ? assume(given, line, what) : given;
  const years = readYears(query, asOf.day);
  return {
    assumptions,
    isEmpty: assumesNothing(assumptions),
    years,
    query: { ...assumptionsQuery(assumptions), ...yearsQuery(years, asOf.day) },
    isFromForm: line !== undefined && what !== undefined,
  };
}

/** Typed by hand, perhaps with the title after it as the list of the browser offers it. */
function readSymbol(text: string): string | undefined {
  const symbol = text.split(/\s/)[0]?.toUpperCase() ?? "";
  return isCommitmentSymbol(symbol) ? symbol : undefined;
}

function assume(given: Assumptions, line: string, what: LineChoice): Assumptions {
  const [kind, value = ""] = what.split(":");
  if (kind === "lapse") return { ...given, lapse: [...new Set([...given.lapse, line])].sort() };
  if (kind === "delay") return { ...given, delay: { ...given.delay, [line]: value } };
  return { ...given, raise: { ...given.raise, [line]: value as ConsentStep } };
}

export type AssumptionKey = keyof Assumptions;
/** One thing that is assumed, and the assumptions without it. */
export type Assumed = { key: AssumptionKey; subject: string; value: string; without: Assumptions };

/** Each thing that is assumed, in the order of the type and by name. */
export function assumed(assumptions: Assumptions): Assumed[] {
  const { floor, without, lapse, delay, raise } = assumptions;
  const day = (key: "ceasefire" | "peace" | "attack"): Assumed[] => {
    const value = assumptions[key];
    return value === null ? [] : [{ key, subject: "", value, without: { ...assumptions, [key]: null } }];
  };
  const listed = (key: "without" | "lapse", list: readonly string[]): Assumed[] =>
    list.toSorted().map((subject) => ({
      key,
      subject,
      value: "",
      without: { ...assumptions, [key]: list.filter((other) => other !== subject) },
    }));
  const paired = (key: "delay" | "raise", pairs: Readonly<Record<string, string>>): Assumed[] =>
    Object.keys(pairs)
      .toSorted()
      .map((subject) => {
        const { [subject]: value = "", ...rest } = pairs;
        return { key, subject, value, without: { ...assumptions, [key]: rest } };
      });
  return [
    ...(floor === NO_ASSUMPTIONS.floor
      ? []
      : [
          {
            key: "floor" as const,
            subject: "",
            value: floor,
            without: { ...assumptions, floor: NO_ASSUMPTIONS.floor },
          },
        ]),
    ...listed("without", without),
    ...day("ceasefire"),
    ...day("peace"),
    ...day("attack"),
    ...listed("lapse", lapse),
    ...paired("delay", delay),
    ...paired("raise", raise),
  ];
}

const LEVEL_RANK = Object.fromEntries(COVERAGE_LEVELS.map((level, rank) => [level, rank]));
const rankOf = (step: ConsentStep | null): number => (step === null ? -1 : CONSENT_STEPS.indexOf(step));

export type Direction = "less" | "more" | "otherwise";

/** Whether a cell shows less or more than before: by level, then share, firmest step and count of lines. */
export function directionOf({ before, after }: Pick<ChangedCell, "before" | "after">): Direction {
  const pairs = [
    [LEVEL_RANK[before.level] ?? 0, LEVEL_RANK[after.level] ?? 0],
    [before.share ?? 0, after.share ?? 0],
    [rankOf(before.firmest), rankOf(after.firmest)],
    [before.commitments.length, after.commitments.length],
  ];
  const [old = 0, now = 0] = pairs.find(([a, b]) => a !== b) ?? [];
  return now < old ? "less" : now > old ? "more" : "otherwise";
}

/** Cells that had something and have nothing. */
export const newGaps = (changes: readonly ChangedCell[]): ChangedCell[] =>
  changes.filter(({ before, after }) => before.level !== "none" && after.level === "none");

const sideBody = cellBody.pick({
  level: true,
  firmest: true,
  share: true,
  sum: true,
  minimum: true,
  commitments: true,
});
export const changedCellBody = z
  .strictObject({
    symbol: requirementSymbol,
    year: z.int(),
    before: sideBody.meta({ description: "The cell of the record." }),
    after: sideBody.meta({ description: "The cell of the scenario." }),
    fell: z.array(excludedBody).meta({ description: "Lines that counted, and why they no longer do." }),
    joined: z.array(z.string()).meta({ description: "Lines that count only in the scenario." }),
  })
  .meta({ id: "ChangedCell" });

const findingBody = z.strictObject({
  id: z.string().meta({ examples: ["GAP-XU-R9TX"] }),
  rule: z.enum(FINDING_RULES),
  severity: z.enum(SEVERITIES),
});
/** What an answer says beside the changed cells. */
export const scenarioShape = {
  faults: z.array(z.strictObject({ code: z.enum(ASSUMPTION_FAULTS), subject: z.string().nullable() })).meta({
    description: "Assumptions that contradict each other, or have nothing to act on.",
  }),
  findings: z.strictObject({ added: z.array(findingBody), cleared: z.array(findingBody) }),
};

const toSide = ({ level, firmest, share, sum, minimum, commitments }: CoverageCell) => ({
  level,
  firmest,
  share,
  sum,
  minimum,
  commitments: [...commitments],
});
export const toChangedCellBody = (change: ChangedCell): z.input<typeof changedCellBody> => ({
  symbol: change.symbol,
  year: change.year,
  before: toSide(change.before),
  after: toSide(change.after),
  fell: [...change.fell],
  joined: [...change.joined],
});

const toFinding = ({ id, rule, severity }: Finding) => ({ id, rule, severity });
/** The whole of a scenario as the API gives it. */
export const toScenarioBody = ({ changes, faults, findings }: ScenarioView) => ({
  items: changes.map(toChangedCellBody),
  faults,
  findings: { added: findings.added.map(toFinding), cleared: findings.cleared.map(toFinding) },
});

/** For the description of the API; the parties are invented. */
export const changedCellExample: z.input<typeof changedCellBody> = {
  symbol: "XU-R9TX",
  year: 2028,
  before: {
    level: "partial",
    firmest: "signed",
    share: 0.875,
    sum: "7",
    minimum: "8",
    commitments: ["XC-0003"],
  },
  after: { level: "none", firmest: null, share: 0, sum: "0", minimum: "8", commitments: [] },
  fell: [{ symbol: "XC-0003", reason: "without", by: null }],
  joined: [],
};
