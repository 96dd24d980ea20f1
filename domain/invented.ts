import type { CommitmentTerms } from "./commitment.ts";
import type { Answer, AnswerKind, Line, Portfolio, StatedNeed } from "./portfolio.ts";
import type { RequirementTerms } from "./requirement.ts";

// Lines and requirements of invented parties, for tests and benchmarks: XA to XZ give, XU asks.

const TERMS: CommitmentTerms = {
  category: "air-defence",
  details: {},
  nilReturn: false,
  title: { en: "Batteries", uk: null },
  summary: { en: "Batteries are provided.", uk: null },
  stage: "signed",
  bindingness: "political",
  instrument: null,
  start: { kind: "date", on: "2026-01-01" },
  term: { kind: "fixed-date", until: "2030-12-31" },
  extension: "none",
  exit: { kind: "unstated" },
  durationNote: null,
  nextReviewOn: null,
  fundedUntil: null,
  trigger: null,
  decisionRule: null,
  responseTime: null,
  obligationAct: null,
  delivery: "none",
  quantity: null,
  amount: null,
  caveats: [],
  conditions: [],
  addresses: [],
  partOf: null,
  statedOn: "2026-01-01",
  confirmedOn: null,
  sources: [],
};

/** A line of the party that its symbol begins with: signed, from 2026 to 2030, unless changed. */
export function inventedLine(
  symbol: string,
  change: Partial<CommitmentTerms> = {},
  links: Partial<Pick<Line, "addresses" | "partOf">> = {},
): Line {
  return {
    symbol,
    version: 1,
    delegation: symbol.slice(0, 2),
    attribution: "own",
    terms: { ...TERMS, ...change },
    addresses: [],
    partOf: null,
    ...links,
  };
}

/** An essential requirement of air defence, not measured and with no period, unless changed. */
export function inventedNeed(symbol: string, change: Partial<RequirementTerms> = {}): StatedNeed {
  const terms: RequirementTerms = {
    category: "air-defence",
    title: { en: "Air defence", uk: null },
    summary: { en: "Air defence is needed.", uk: null },
    priority: "essential",
    need: null,
    needText: null,
    period: { from: null, to: null },
    durationSought: null,
    lengthSought: null,
    statedOn: null,
    sources: [],
    ...change,
  };
  return { symbol, delegation: "XU", terms };
}

export const inventedAnswer = (
  requirement: string,
  commitment: string,
  answer: AnswerKind,
  share: string | null = null,
): Answer => ({ requirement, commitment, answer, share });

/** Seen on 22 November 2026. */
export const inventedPortfolio = (change: Partial<Portfolio>): Portfolio => ({
  asOf: "2026-11-22",
  lines: [],
  needs: [],
  answers: [],
  events: [],
  ...change,
});
