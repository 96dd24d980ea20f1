import type { Excluded, UnmeasuredReason, YearSpan } from "./coverage-cell.ts";
import { exclusion, isUnfunded, sharesIn, unmeasuredIn, valueIn } from "./coverage-cells.ts";
import { weightOf } from "./coverage-measure.ts";
import { type LinkBasis, type Linked, type ReadNeed, readCoverage } from "./coverage-needs.ts";
import { writeExact } from "./decimal.ts";
import type { AnswerKind, Assumptions, Portfolio } from "./portfolio.ts";
import { CONSENT_STEPS, type ConsentStep } from "./vocabulary.ts";

/** One line behind a cell. */
export type Contribution = {
  symbol: string;
  delegation: string;
  step: ConsentStep;
  basis: LinkBasis;
  /** What the beneficiary said of it for this requirement; null or `needs-clarification`: the line is claimed. */
  answer: AnswerKind | null;
  /** 1, or the share that the beneficiary says it meets; null where it says 'partly' and no share. */
  weight: string | null;
  /** What it adds to the sum, weighed, a decimal string in the unit of the need; null where that is not measured. */
  value: string | null;
  unmeasured: UnmeasuredReason | null;
  /** Symbols of the shares that are counted with it. */
  shares: readonly string[];
  conditional: boolean;
  unfunded: boolean;
};

/** What is behind a cell: the values of `rows` add up to its sum. Both lists are sorted by symbol. */
export type CellDetail = { rows: readonly Contribution[]; excluded: readonly Excluded[] };

/** Null where the portfolio has no such requirement, or the year is not one of its period. */
export function contributionsOf(
  portfolio: Portfolio,
  assumptions: Assumptions,
  symbol: string,
  year: number,
): CellDetail | null {
  const span = { from: year, to: year };
  const [need] = readCoverage(portfolio, assumptions, span, symbol).needs;
  return need === undefined || need.firstYear > need.lastYear ? null : detailOf(need, year, span);
}

/** The same from a reading that is there already; `year` is one of `span`. */
export function detailOf(need: ReadNeed, year: number, { from }: YearSpan): CellDetail {
  const rows: Contribution[] = [];
  const excluded: Excluded[] = [];
  for (const linked of need.linked) {
    const left = exclusion(linked, year, from);
    if (left === null) rows.push(contribution(linked, need, year, from));
    else excluded.push(left);
  }
  return { rows, excluded };
}

function contribution(linked: Linked, need: ReadNeed, year: number, from: number): Contribution {
  const { read, basis, answer } = linked;
  const weight = weightOf(answer);
  const value = writeExact({ digits: valueIn(linked, year, from), scale: need.scale });
  return {
    symbol: read.symbol,
    delegation: read.line.delegation,
    step: CONSENT_STEPS[read.rank] ?? "expressed",
    basis,
    answer: answer?.answer ?? null,
    weight: weight === null ? null : writeExact(weight),
    value: need.isMeasured ? value : null,
    unmeasured: need.isMeasured ? (unmeasuredIn(linked, year, from)?.reason ?? null) : null,
    shares: sharesIn(linked, year, from)
      .map((share) => share.read.symbol)
      .sort(),
    conditional: read.conditional,
    unfunded: isUnfunded(read, year),
  };
}
