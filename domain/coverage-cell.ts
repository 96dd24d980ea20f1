import type { OutReason } from "./active-interval.ts";
import type { ConsentStep } from "./vocabulary.ts";

/** Calendar years, both included. */
export type YearSpan = { from: number; to: number };

export const COVERAGE_LEVELS = ["none", "partial", "met"] as const;
export type CoverageLevel = (typeof COVERAGE_LEVELS)[number];

/** Why a line that is taken for a requirement does not count in one of its years, after those that differ by no year. */
export const YEAR_REASONS = [
  "not-begun",
  "over",
  "end-not-stated",
  "condition",
  "answered-no",
  "part-of",
] as const;
export type ExcludedReason = OutReason | (typeof YEAR_REASONS)[number];
/** `by`: the line that a condition waits for, or the lead that a share is counted with. */
export type Excluded = { symbol: string; reason: ExcludedReason; by: string | null };

/** Why a line that counts adds nothing to the sum. */
export const UNMEASURED_REASONS = [
  "no-share",
  "no-quantity",
  "other-unit",
  "other-currency",
  "other-year",
  "not-by-year",
] as const;
export type UnmeasuredReason = (typeof UNMEASURED_REASONS)[number];
export type Unmeasured = { symbol: string; reason: UnmeasuredReason };

/** What covers one requirement in one year of its period. All lists are sorted by symbol. */
export type CoverageCell = {
  year: number;
  level: CoverageLevel;
  /** The firmest step among the lines that count and the shares counted with them; null where nothing counts. */
  firmest: ConsentStep | null;
  /** Sum / minimum, to four decimals; null where the need is not measured. */
  share: number | null;
  /** Decimal strings in the unit of the need, for a year or in all; null where the need is not measured. */
  sum: string | null;
  minimum: string | null;
  commitments: readonly string[];
  /** Worked out when it is asked for; a copy by spreading has it not. */
  readonly excluded: readonly Excluded[];
  unmeasured: readonly Unmeasured[];
  /** Lines that count although they hang on a condition that cannot be computed. */
  conditional: readonly string[];
  /** Lines that count although their money ends before the year begins. */
  unfunded: readonly string[];
  /** Something counts, and none of it rests on an answer of the beneficiary. */
  claimed: boolean;
};
export type RequirementCoverage = { symbol: string; years: readonly CoverageCell[] };
