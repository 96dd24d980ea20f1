import type { CommitmentTerms } from "./commitment.ts";
import type { Line, Portfolio, StatedNeed } from "./portfolio.ts";
import type { RequirementTerms } from "./requirement.ts";

/** Rows of invented parties for tests: a line that gives 4 batteries from 2027 to 2035, and a need of 8 a year. */
export const sampleTerms: CommitmentTerms = {
  category: "air-defence",
  details: {},
  nilReturn: false,
  title: { en: "Air defence of XU", uk: null },
  summary: { en: "Four batteries.", uk: null },
  stage: "pledged",
  bindingness: "political",
  instrument: null,
  start: { kind: "date", on: "2027-01-01" },
  term: { kind: "fixed-date", until: "2035-12-31" },
  extension: "unstated",
  exit: { kind: "unstated" },
  durationNote: null,
  nextReviewOn: null,
  fundedUntil: null,
  trigger: null,
  decisionRule: null,
  responseTime: null,
  obligationAct: null,
  delivery: "pledged",
  quantity: { value: "4", unit: "batteries", tempo: "per-year" },
  amount: null,
  caveats: [],
  conditions: [],
  addresses: [],
  partOf: null,
  statedOn: "2026-06-01",
  confirmedOn: null,
  sources: [],
};

const sampleNeedTerms: RequirementTerms = {
  category: "air-defence",
  title: { en: "Eight batteries", uk: null },
  summary: { en: "Eight batteries a year.", uk: null },
  priority: "essential",
  need: { minimum: "8", desired: null, unit: "batteries", tempo: "yearly" },
  needText: null,
  period: { from: "2027-01-01", to: "2035-12-31" },
  durationSought: null,
  lengthSought: null,
  statedOn: null,
  sources: [],
};

/** A line of the delegation that its symbol begins with. */
export function sampleLine(symbol: string, changed: Partial<CommitmentTerms> = {}): Line {
  const terms = { ...sampleTerms, ...changed };
  const { addresses, partOf } = terms;
  return { symbol, version: 1, delegation: symbol.slice(0, 2), attribution: "own", terms, addresses, partOf };
}

export const sampleNeed = (symbol: string, changed: Partial<RequirementTerms> = {}): StatedNeed => ({
  symbol,
  delegation: symbol.slice(0, 2),
  terms: { ...sampleNeedTerms, ...changed },
});

export const samplePortfolio = (rows: Partial<Portfolio>): Portfolio => ({
  asOf: "2026-11-22",
  lines: [],
  needs: [],
  answers: [],
  events: [],
  ...rows,
});
