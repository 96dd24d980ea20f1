import type { CoverageCell, Excluded, ExcludedReason, Unmeasured } from "./coverage-cell.ts";
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
  if (reason !== null) return { symbol: linked.read.symbol, reason, by: null };
  const lead = leadIn(linked, year, from);
  return lead === null ? null : { symbol: linked.read.symbol, reason: "part-of", by: lead.read.symbol };
}

/** The first that counts in a year, going from lead to lead: with it a share is counted. */
function leadIn({ lead }: Linked, year: number, from: number): Linked | null {
  if (lead === null || leftOut(lead, year, from) === null) return lead;
  return leadIn(lead, year, from);
}

/** The shares that count in a year with this lead and no other between. */
const ownShares = (linked: Linked, year: number, from: number): Linked[] =>
  linked.parts.flatMap((part) => (leftOut(part, year, from) === null ? [part] : ownShares(part, year, from)));

/** The shares that are counted with a lead in a year, and theirs. */
export const sharesIn = (linked: Linked, year: number, from: number): Linked[] =>
  ownShares(linked, year, from).flatMap((share) => [share, ...sharesIn(share, year, from)]);

/** What a counted line adds in a year: its own value or the sum of its shares, whichever is more. */
export function valueIn(linked: Linked, year: number, from: number): bigint {
  const own = linked.onlyYear === null || linked.onlyYear === year ? linked.digits : 0n;
  if (linked.parts.length === 0) return own;
  const shares = ownShares(linked, year, from).reduce((sum, share) => sum + valueIn(share, year, from), 0n);
  return shares > own ? shares : own;
}

/** Why a counted line adds nothing in a year, where its own words are the reason. */
export function unmeasuredIn(linked: Linked, year: number, from: number): Unmeasured | null {
  const own =
    linked.onlyYear === null || linked.onlyYear === year
      ? linked.unmeasured
      : { symbol: linked.read.symbol, reason: "other-year" as const };
  if (own === null || linked.parts.length === 0) return own;
  return valueIn(linked, year, from) > 0n ? null : own;
}

/** Whether the money that a line states ends before the year begins. */
export const isUnfunded = ({ fundedYear }: ReadLine, year: number): boolean => fundedYear < year;

/** What one year of a requirement, and those after it in which nothing changes, gather before they are cells. */
type Gathered = {
  year: number;
  commitments: string[];
  /** Lists that most cells have no use for are made with their first entry. */
  unmeasured: Unmeasured[] | null;
  conditional: string[] | null;
  unfunded: string[] | null;
  rank: number;
  isAnswered: boolean;
  /** By how much the sum is more than that of the years before. */
  change: bigint;
};

const NONE: readonly never[] = [];

const emptyYear = (year: number): Gathered => ({
  year,
  commitments: [],
  unmeasured: null,
  conditional: null,
  unfunded: null,
  rank: -1,
  isAnswered: false,
  change: 0n,
});

/** The cells of one requirement, a year each. Years between which nothing changes share their lists. */
export function cellsOf(need: ReadNeed, { span }: CoverageReading): CoverageCell[] {
  if (need.firstYear > need.lastYear) return [];
  const changes = changingYears(need, span.from);
  const years: Gathered[] = [];
  for (let year = need.firstYear; year <= need.lastYear; year += 1) {
    if (changes[year - need.firstYear] === 1) years.push(emptyYear(year));
  }
  for (const linked of need.linked) gather(linked, need, years, span.from);
  const minimum = need.isMeasured ? writeExact({ digits: need.least, scale: need.scale }) : null;
  let sum = 0n;
  return years.flatMap((gathered, index) => {
    sum += gathered.change;
    const level = gathered.commitments.length === 0 ? "none" : sum >= need.least ? "met" : "partial";
    const counted: Counted = { level, minimum, ...shareOf(sum, need) };
    const cells: CoverageCell[] = [];
    const next = years[index + 1]?.year ?? need.lastYear + 1;
    for (let { year } = gathered; year < next; year += 1) {
      cells.push(new Cell(year, gathered, counted, need, span.from));
    }
    return cells;
  });
}

/** For each year of the period, 1 where some line may show otherwise than in the year before; 1 for the first. */
function changingYears({ linked, firstYear, lastYear }: ReadNeed, from: number): Uint8Array {
  const changes = new Uint8Array(lastYear - firstYear + 1);
  const mark = (year: number): void => {
    // What lies outside the array is not kept.
    changes[year - firstYear] = 1;
  };
  mark(firstYear);
  for (const { read, firstYear: first, lastYear: last, onlyYear } of linked) {
    if ("out" in read.active) continue;
    mark(first);
    mark(last + 1);
    mark(read.fundedYear + 1);
    if (onlyYear !== null) {
      mark(onlyYear);
      mark(onlyYear + 1);
    }
    if (read.counts === null) continue;
    for (let year = firstYear + 1; year <= lastYear; year += 1) {
      if (countsIn(read, year, from) !== countsIn(read, year - 1, from)) mark(year);
    }
  }
  return changes;
}

const shareOf = (
  sum: bigint,
  { isMeasured, least, scale }: ReadNeed,
): Pick<CoverageCell, "sum" | "share"> => ({
  sum: isMeasured ? writeExact({ digits: sum, scale }) : null,
  share: isMeasured && least > 0n ? ratio(sum, least) : null,
});

/** Adds a line to each year in which it counts. What is left out is worked out when it is asked for. */
function gather(linked: Linked, need: ReadNeed, years: readonly Gathered[], from: number): void {
  if ("out" in linked.read.active) return;
  const isSteady = linked.parts.length === 0 && linked.onlyYear === null;
  const mayFall = linked.read.counts !== null || linked.lead !== null || linked.answer !== null;
  let before = 0n;
  for (const gathered of years) {
    const { year } = gathered;
    const isWithin = linked.firstYear <= year && year <= linked.lastYear;
    const counts = isWithin && (!mayFall || exclusion(linked, year, from) === null);
    if (counts) count(linked, need, gathered, from);
    // The sum is kept as changes: most lines add the same for many years.
    const value = !counts ? 0n : isSteady ? linked.digits : valueIn(linked, year, from);
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
  if (read.conditional) {
    gathered.conditional ??= [];
    gathered.conditional.push(read.symbol);
  }
  if (isUnfunded(read, year)) {
    gathered.unfunded ??= [];
    gathered.unfunded.push(read.symbol);
  }
  if (linked.parts.length > 0) countShares(linked, gathered, from);
  if (!need.isMeasured) return;
  const unmeasured = unmeasuredIn(linked, year, from);
  if (unmeasured === null) return;
  gathered.unmeasured ??= [];
  gathered.unmeasured.push(unmeasured);
}

/** A share that is counted with its lead is no line of the cell, yet it is as firm, and as well answered, as it is. */
function countShares(linked: Linked, gathered: Gathered, from: number): void {
  for (const { read, answer } of sharesIn(linked, gathered.year, from)) {
    if (read.rank > gathered.rank) gathered.rank = read.rank;
    if (answer !== null && isWeighed(answer)) gathered.isAnswered = true;
  }
}

type Counted = Pick<CoverageCell, "level" | "share" | "sum" | "minimum">;

/** A cell. What it leaves out is worked out when it is asked for: few of thousands of cells are. */
class Cell implements CoverageCell {
  readonly year: number;
  readonly level: CoverageCell["level"];
  readonly firmest: CoverageCell["firmest"];
  readonly share: number | null;
  readonly sum: string | null;
  readonly minimum: string | null;
  readonly commitments: readonly string[];
  readonly unmeasured: readonly Unmeasured[];
  readonly conditional: readonly string[];
  readonly unfunded: readonly string[];
  readonly claimed: boolean;
  readonly #need: ReadNeed;
  readonly #from: number;

  constructor(year: number, gathered: Gathered, counted: Counted, need: ReadNeed, from: number) {
    this.year = year;
    this.level = counted.level;
    this.firmest = CONSENT_STEPS[gathered.rank] ?? null;
    this.share = counted.share;
    this.sum = counted.sum;
    this.minimum = counted.minimum;
    this.commitments = gathered.commitments;
    this.unmeasured = gathered.unmeasured ?? NONE;
    this.conditional = gathered.conditional ?? NONE;
    this.unfunded = gathered.unfunded ?? NONE;
    this.claimed = gathered.commitments.length > 0 && !gathered.isAnswered;
    this.#need = need;
    this.#from = from;
  }

  get excluded(): Excluded[] {
    return this.#need.linked.flatMap((linked) => exclusion(linked, this.year, this.#from) ?? []);
  }

  /** All of it as plain data: a getter is not among the fields that are copied. */
  toJSON(): CoverageCell {
    return { ...this, excluded: this.excluded };
  }
}
