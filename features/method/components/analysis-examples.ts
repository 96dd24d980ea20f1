// The worked examples of docs/method.md, worked out by the rules themselves. The parties are invented.
import { type Active, activeInterval } from "../../../domain/active-interval.ts";
import type { CommitmentTerms, Day } from "../../../domain/commitment.ts";
import { coverage } from "../../../domain/coverage.ts";
import { findings } from "../../../domain/findings.ts";
import { inventedAnswer, inventedLine, inventedNeed, inventedPortfolio } from "../../../domain/invented.ts";
import { type Pace, pace } from "../../../domain/pace.ts";
import { type Pathway, pathway } from "../../../domain/pathways.ts";
import { type Assumptions, NO_ASSUMPTIONS } from "../../../domain/portfolio.ts";
import { type Rehearsal, rehearsal } from "../../../domain/rehearsal.ts";
import { compareCoverage } from "../../../domain/scenario.ts";
import { EXAMPLE_DAY } from "../schema.ts";

const batteries = (value: string): Partial<CommitmentTerms> => ({
  quantity: { value, unit: "batteries", tempo: null },
});
const days = (on: Day, until: Day): Partial<CommitmentTerms> => ({
  start: { kind: "date", on },
  term: { kind: "fixed-date", until },
});

export const INTERVAL_CASES = ["nothing", "ceasefire", "attack", "delay", "floor"] as const;
type IntervalCase = (typeof INTERVAL_CASES)[number];
const CEASEFIRE = { ceasefire: "2027-03-01" };
const ATTACKED = { ...CEASEFIRE, attack: "2028-05-10" };
const ASSUMED: Record<IntervalCase, Partial<Assumptions>> = {
  nothing: {},
  ceasefire: CEASEFIRE,
  attack: ATTACKED,
  delay: { ...ATTACKED, delay: { "XA-0001": "P6M" } },
  floor: { floor: "ratified" },
};

/** A line that begins with a ceasefire, under five sets of assumptions. */
export function intervalExamples(): { name: IntervalCase; active: Active }[] {
  const line = inventedLine("XA-0001", {
    start: { kind: "event", event: "ceasefire", on: null },
    term: { kind: "duration", length: "P2Y" },
    trigger: "ceasefire",
  });
  return INTERVAL_CASES.map((name) => ({
    name,
    active: activeInterval(line, { ...NO_ASSUMPTIONS, ...ASSUMED[name] }, EXAMPLE_DAY),
  }));
}

const NEED = "XU-R001";
const needs = [
  inventedNeed(NEED, {
    need: { minimum: "8", desired: null, unit: "batteries", tempo: "in-all" },
    period: { from: "2026-01-01", to: "2028-06-30" },
  }),
];
const PORTFOLIO = inventedPortfolio({
  needs,
  lines: [
    inventedLine(
      "XA-0001",
      { ...batteries("4"), ...days("2026-01-01", "2027-12-31") },
      { addresses: [NEED] },
    ),
    inventedLine("XB-0002", { ...batteries("6"), ...days("2028-07-01", "2040-12-31"), stage: "in-force" }),
    inventedLine(
      "XC-0003",
      { ...batteries("5"), ...days("2027-01-01", "2030-12-31"), stage: "pledged" },
      { addresses: [NEED] },
    ),
    inventedLine(
      "XD-0004",
      { ...batteries("7"), ...days("2027-01-01", "2030-12-31"), stage: "ratified" },
      { addresses: [NEED], partOf: "XC-0003" },
    ),
  ],
  answers: [inventedAnswer(NEED, "XA-0001", "partly", "0.5")],
});
const YEARS = { from: 2026, to: 2028 };

/** What covers one measured requirement in three years. */
export const coverageExample = () => coverage(PORTFOLIO, NO_ASSUMPTIONS, YEARS).flatMap(({ years }) => years);

/** The cells that change without XC and XD. */
export const scenarioExample = () =>
  compareCoverage(
    coverage(PORTFOLIO, NO_ASSUMPTIONS, YEARS),
    coverage(PORTFOLIO, { ...NO_ASSUMPTIONS, without: ["XC", "XD"] }, YEARS),
  );

/** Two lines that end within three months of each other, and what the rules find. */
export const findingExample = () =>
  findings(
    inventedPortfolio({
      needs: [
        inventedNeed("XU-R9TX", {
          need: { minimum: "8", desired: null, unit: "batteries", tempo: "yearly" },
          period: { from: "2027-01-01", to: "2035-12-31" },
        }),
      ],
      lines: [
        ["XA-0A1B", "2028-11-30"],
        ["XB-2C3D", "2029-02-15"],
      ].map(([symbol = "", until = ""]) =>
        inventedLine(symbol, {
          quantity: { value: "4", unit: "batteries", tempo: "per year" },
          ...days("2027-01-01", until),
        }),
      ),
    }),
    NO_ASSUMPTIONS,
    { from: 2027, to: 2035 },
  ).filter(({ rule }) => rule === "CLIFF");

/** XA and XB answer an attack, XC is a guarantor with a line on training alone. */
export function rehearsalExample(): Rehearsal {
  const answers = (symbol: string, change: Partial<CommitmentTerms>) =>
    inventedLine(symbol, { category: "consultation", trigger: "renewed-attack", ...change });
  const lines = [
    answers("XA-0A1B", { responseTime: { within: "PT24H", hard: false }, decisionRule: "each-party" }),
    answers("XB-2C3D", { responseTime: { within: "PT72H", hard: true }, decisionRule: "consensus" }),
    inventedLine("XC-4E5F", { category: "training" }),
  ];
  const parties = ["XA", "XB", "XC"].map((code) => ({
    code,
    roles: [{ role: "guarantor" as const, from: null, to: null }],
  }));
  return rehearsal(inventedPortfolio({ lines }), NO_ASSUMPTIONS, parties, "2027-03-01T02:00:00Z");
}

/** Five acts in the later three months, three in the earlier ones, after a first one long before. */
export function paceExample(): Pace {
  const months = [
    "2026-06",
    "2027-01",
    "2027-02",
    "2027-03",
    "2027-04",
    "2027-04",
    "2027-05",
    "2027-05",
    "2027-06",
  ];
  const acts = months.map((month) => ({
    kind: "communication" as const,
    recordedAt: `${month}-15T09:00:00Z`,
  }));
  return pace([], acts, "2027-06-30T09:00:00Z");
}

const recorded = (
  id: string,
  change: { doneOn?: Day; expectedOn?: Day; minDays?: number } = {},
): Parameters<typeof pathway>[1][number] => ({
  ...{ id, doneOn: null, expectedOn: null, blockedBy: null, minDays: null },
  ...change,
});

export const PATHWAY_DAY: Day = "2027-03-01";
/** A treaty that is signed and is to go to a parliament. */
export const pathwayExample = (): Pathway =>
  pathway(
    "parliamentary-approval",
    [
      recorded("text-agreed", { doneOn: "2027-02-01" }),
      recorded("signed", { doneOn: "2027-02-01" }),
      recorded("submitted", { minDays: 10 }),
      recorded("approved", { expectedOn: "2027-03-15", minDays: 21 }),
    ],
    PATHWAY_DAY,
  );
