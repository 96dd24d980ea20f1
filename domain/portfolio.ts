import type { CalendarDuration, CommitmentTerms, Day } from "./commitment.ts";
import type { RequirementTerms } from "./requirement.ts";
import type { Attribution, ConsentStep } from "./vocabulary.ts";

/**
 * What the rules of coverage, duration and coherence read: the rows of one audience at one moment, and nothing else.
 * Nothing here is in any order that matters.
 */
export type Portfolio = {
  /** The calendar day in Kyiv of the moment in view: notice is given, and age is counted, on this day. */
  asOf: Day;
  lines: readonly Line[];
  needs: readonly StatedNeed[];
  answers: readonly Answer[];
  events: readonly DatedEvent[];
};

/** A commitment in the version that stands. */
export type Line = {
  symbol: string;
  version: number;
  delegation: string;
  attribution: Attribution;
  terms: CommitmentTerms;
  /** Symbols of the requirements that its party says it addresses. */
  addresses: readonly string[];
  /** The lead's line of a joint commitment of which this one is a share; null for a line of its own. */
  partOf: string | null;
};

/** A requirement in the version that stands. */
export type StatedNeed = { symbol: string; delegation: string; terms: RequirementTerms };

export const ANSWERS = ["meets", "partly", "does-not-meet", "needs-clarification"] as const;
export type AnswerKind = (typeof ANSWERS)[number];
/** What the beneficiary says of a line for one of its requirements. `share` (0 to 1, a decimal string) only with `partly`. */
export type Answer = { requirement: string; commitment: string; answer: AnswerKind; share: string | null };

/** An event of the timeline that a condition may name by its symbol. */
export type DatedEvent = { symbol: string; on: Day };

/** A day, never, or nothing assumed. */
export type AssumedDay = Day | "never" | null;

/** What a scenario assumes. NO_ASSUMPTIONS is today's view of the record. */
export type Assumptions = {
  /** Lines below this step of consent are left out. */
  floor: ConsentStep;
  /** Codes of delegations whose lines are left out. */
  without: readonly string[];
  ceasefire: AssumedDay;
  peace: AssumedDay;
  attack: AssumedDay;
  /** Lines left out, by symbol. */
  lapse: readonly string[];
  /** By how much a line begins later (and, where its term is a length, ends later). */
  delay: Readonly<Record<string, CalendarDuration>>;
  /** At which step of consent a line is taken to stand. */
  raise: Readonly<Record<string, ConsentStep>>;
};

export const NO_ASSUMPTIONS: Assumptions = {
  floor: "expressed",
  without: [],
  ceasefire: null,
  peace: null,
  attack: null,
  lapse: [],
  delay: {},
  raise: {},
};
