import type {
  CoverageCell,
  Excluded,
  ExcludedReason,
  Unmeasured,
  UnmeasuredReason,
} from "./coverage-cell.ts";
import { countsIn, type ReadLine, unmet } from "./coverage-lines.ts";
import { type CoverageReading, isWeighed, type Linked, type ReadNeed } from "./coverage-needs.ts";
import { ratio, writeExact } from "./decimal.ts";
import { CONSENT_STEPS } from "./vocabulary.ts";

/** Why a linked line does not count in a year, apart from being a share of one that does; null where it counts. */
function leftOut(
  { read, answer, firstYear, lastYear }: Linked,
  year: number,
  from: number,
): ExcludedReason | null {
  const { active } = read;
  if ("out" in active) return active.out;
  if (year < firstYear) return "not-begun";
  if (year > lastYear) return active.endNotStated ? "end-not-stated" : "over";
  if (read.counts !== null && !countsIn(read, year, from)) return "condition";
  return answer?.answer === "does-not-meet" ? "answered-no" : null;
}

/** Why a line that is taken for a requirement does not count in a year of the span; null where it counts. */
export function exclusion(linked: Linked, year: number, from: number): Excluded | null {
  const reason = leftOut(linked, year, from);
  if (reason === "condition") {
    return { symbol: linked.read.symbol, reason, by: unmet(linked.read, year, from)?.symbol ?? null };
  }
  if (reason !== null) return excludedAs(linked.read, reason, null);
  const { lead } = linked;
  return lead !== null && leftOut(lead, year, from) === null
    ? excludedAs(linked.read, "part-of", lead.read.symbol)
    : null;
}

function excludedAs(read: ReadLine, reason: ExcludedReason, by: string | null): Excluded {
  const known = read.excluded[reason];
  if (known !== undefined) return known;
  const excluded = { symbol: read.symbol, reason, by };
  read.excluded[reason] = excluded;
  return excluded;
}

/** The shares that are counted with a lead in a year, and theirs. */
export function sharesIn(linked: Linked, year: number, from: number): Linked[] {
  return linked.parts.flatMap((part) =>
    leftOut(part, year, from) === null ? [part, ...sharesIn(part, year, from)] : [],
  );
}

/** What a counted line adds in a year: its own value or the sum of its shares, whichever is more. */
export function valueIn(linked: Linked, year: number, from: number): bigint {
  const own = linked.onlyYear === null || linked.onlyYear === year ? linked.digits : 0n;
  let shares = 0n;
  for (const part of linked.parts) {
    if (leftOut(part, year, from) === null) shares += valueIn(part, year, from);
  }
  return shares > own ? shares : own;
}

/** Why a counted line adds nothing in a year, where its own words are the reason. */
export function unmeasuredIn(linked: Linked, year: number, from: number): UnmeasuredReason | null {
  const own = linked.onlyYear === null || linked.onlyYear === year ? linked.unmeasured : "other-year";
  if (own === null || linked.parts.length === 0) return own;
  return valueIn(linked, year, from) > 0n ? null : own;
}

/** Whether the money that a line states ends before the year begins. */
export const isUnfunded = ({ line }: ReadLine, year: number): boolean =>
  line.terms.fundedUntil !== null && Number(line.terms.fundedUntil.slice(0, 4)) < year;

/** What one year of a requirement gathers before it is a cell. */
type Gathered = {
  year: number;
  commitments: string[];
  excluded: Excluded[];
  unmeasured: Unmeasured[];
  conditional: string[];
  unfunded: string[];
  rank: number;
  isAnswered: boolean;
  /** By how much the sum of this year is more than that of the year before. */
  change: bigint;
};

const emptyYear = (year: number): Gathered => ({
  year,
  commitments: [],
  excluded: [],
  unmeasured: [],
  conditional: [],
  unfunded: [],
  rank: -1,
  isAnswered: false,
  change: 0n,
});

/** The cells of one requirement, a year each. */
export function cellsOf(need: ReadNeed, { span }: CoverageReading): CoverageCell[] {
  const years: Gathered[] = [];
  for (let year = need.firstYear; year <= need.lastYear; year += 1) years.push(emptyYear(year));
  for (const linked of need.linked) gather(linked, need, years, span.from);
  let sum = 0n;
  let written = "";
  return years.map((year) => {
    if (year.change !== 0n || written === "") {
      sum += year.change;
      written = writeExact({ digits: sum, scale: need.scale });
    }
    return cellOf(year, need, sum, written);
  });
}

function gather(linked: Linked, need: ReadNeed, years: readonly Gathered[], from: number): void {
  const isSteady = linked.parts.length === 0 && linked.onlyYear === null;
  let before = 0n;
  for (const gathered of years) {
    const { year } = gathered;
    const excluded = exclusion(linked, year, from);
    if (excluded === null) count(linked, need, gathered, from);
    else gathered.excluded.push(excluded);
    // The sum is kept as changes from year to year: most lines add the same for many years.
    const value = excluded !== null ? 0n : isSteady ? linked.digits : valueIn(linked, year, from);
    if (value !== before) gathered.change += value - before;
    before = value;
  }
}

function count(linked: Linked, need: ReadNeed, gathered: Gathered, from: number): void {
  const { read, answer } = linked;
  const { year } = gathered;
  gathered.commitments.push(read.symbol);
  if (read.rank > gathered.rank) gathered.rank = read.rank;
  if (answer !== null && isWeighed(answer)) gathered.isAnswered = true;
  if (read.conditional) gathered.conditional.push(read.symbol);
  if (read.line.terms.fundedUntil !== null && isUnfunded(read, year)) gathered.unfunded.push(read.symbol);
  if (linked.parts.length > 0) {
    for (const share of sharesIn(linked, year, from)) {
      if (share.read.rank > gathered.rank) gathered.rank = share.read.rank;
      if (share.answer !== null && isWeighed(share.answer)) gathered.isAnswered = true;
    }
  }
  if (!need.isMeasured) return;
  const reason = unmeasuredIn(linked, year, from);
  if (reason !== null) gathered.unmeasured.push({ symbol: read.symbol, reason });
}

function cellOf(gathered: Gathered, need: ReadNeed, sum: bigint, written: string): CoverageCell {
  const { year, commitments, excluded, unmeasured, conditional, unfunded, rank, isAnswered } = gathered;
  const isNone = commitments.length === 0;
  return {
    year,
    level: isNone ? "none" : sum >= need.least ? "met" : "partial",
    firmest: CONSENT_STEPS[rank] ?? null,
    share: need.isMeasured && need.least > 0n ? ratio(sum, need.least) : null,
    sum: need.isMeasured ? written : null,
    minimum: need.isMeasured ? writeExact({ digits: need.least, scale: need.scale }) : null,
    commitments,
    excluded,
    unmeasured,
    conditional,
    unfunded,
    claimed: !isNone && !isAnswered,
  };
}
