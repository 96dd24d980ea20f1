import { type Active, activeInterval, type EventDays, eventDays, rankOf, stepOf } from "./active-interval.ts";
import type { YearSpan } from "./coverage-cell.ts";
import { type StatedNumbers, statedNumbers } from "./coverage-measure.ts";
import { yearOf } from "./duration.ts";
import { assumedEvent } from "./event-names.ts";
import type { Assumptions, Line, Portfolio } from "./portfolio.ts";

/** A line with all that no requirement changes, worked out once. */
export type ReadLine = {
  line: Line;
  symbol: string;
  active: Active;
  stated: StatedNumbers;
  /** Place among CONSENT_STEPS; -1 after an exit. */
  rank: number;
  /** Years in which its interval has a day; none where `firstYear` is past `lastYear`. */
  firstYear: number;
  lastYear: number;
  /** The last year of its money; AFTER_ALL where it states none. */
  fundedYear: number;
  /** Lines of the portfolio that its conditions name, by symbol. */
  waitsFor: readonly ReadLine[];
  /** By year of the span, whether it counts there, where it waits for others; null: in each year of its interval. */
  counts: Uint8Array | null;
  conditional: boolean;
  /** The lead of the joint line of which this one is a share. */
  lead: ReadLine | null;
};

/** Years before and after every year of the register: small integers, which cost less than infinities. */
export const BEFORE_ALL = -1;
export const AFTER_ALL = 99_999;

const NO_NUMBERS: StatedNumbers = { amount: null, quantity: null };

const bySymbol = (a: { symbol: string }, b: { symbol: string }): number =>
  a.symbol < b.symbol ? -1 : Number(a.symbol > b.symbol);
export const sortedBySymbol = <T extends { symbol: string }>(list: readonly T[]): T[] =>
  list.toSorted(bySymbol);

/** Lines by symbol, and in its order, each with its interval, its step, and the years that its conditions leave it. */
export function readLines(
  portfolio: Portfolio,
  assumptions: Assumptions,
  span: YearSpan,
): ReadonlyMap<string, ReadLine> {
  const events = eventDays(portfolio);
  const read = sortedBySymbol(portfolio.lines).map((line) =>
    readLine(line, assumptions, portfolio.asOf, events),
  );
  const known = new Map(read.map((each) => [each.symbol, each]));
  for (const each of read) connect(each, known, events);
  const inRing = read.filter(isInRing);
  for (const each of inRing) each.lead = null;
  countYears(read, span);
  return known;
}

function readLine(line: Line, assumptions: Assumptions, asOf: string, events: EventDays): ReadLine {
  const active = activeInterval(line, assumptions, asOf, events);
  const step = stepOf(line, assumptions);
  const isOut = "out" in active;
  return {
    line,
    symbol: line.symbol,
    active,
    stated: isOut ? NO_NUMBERS : statedNumbers(line),
    rank: step === null ? -1 : rankOf(step),
    firstYear: isOut ? AFTER_ALL : yearOf(active.from),
    lastYear: isOut ? BEFORE_ALL : active.to === null ? AFTER_ALL : yearOf(active.to),
    fundedYear: line.terms.fundedUntil === null ? AFTER_ALL : yearOf(line.terms.fundedUntil),
    waitsFor: [],
    counts: null,
    conditional: false,
    lead: null,
  };
}

function connect(each: ReadLine, known: ReadonlyMap<string, ReadLine>, events: EventDays): void {
  const { conditions } = each.line.terms;
  if (each.line.partOf !== null) each.lead = known.get(each.line.partOf) ?? null;
  if (conditions.length === 0) return;
  const named = new Set(conditions.flatMap(({ commitment }) => commitment ?? []));
  each.waitsFor = sortedBySymbol([...named].flatMap((symbol) => known.get(symbol) ?? []));
  each.conditional =
    each.waitsFor.length < named.size ||
    conditions.some(({ event, commitment }) =>
      event === null ? commitment === null : assumedEvent(event) === null && !events.has(event.trim()),
    );
}

/** A line that is, through its leads, a share of itself is a line of its own. */
function isInRing(each: ReadLine): boolean {
  const seen = new Set<ReadLine>();
  for (let lead = each.lead; lead !== null && !seen.has(lead); lead = lead.lead) {
    if (lead === each) return true;
    seen.add(lead);
  }
  return false;
}

/**
 * The greatest set of line and year in which everything that a line waits for counts too: all are taken to count
 * that have a day in the year, and fall as long as something that they wait for has fallen.
 */
function countYears(lines: readonly ReadLine[], { from, to }: YearSpan): void {
  const waiting = lines.filter(({ waitsFor }) => waitsFor.length > 0);
  const dependents = new Map<ReadLine, ReadLine[]>();
  for (const each of waiting) {
    const { firstYear, lastYear } = each;
    each.counts = Uint8Array.from({ length: Math.max(0, to - from + 1) }, (_, index) =>
      Number(firstYear <= from + index && from + index <= lastYear),
    );
    for (const other of each.waitsFor) put(dependents, other, each);
  }
  for (let year = from; year <= to; year += 1) {
    const unsettled = waiting.filter((each) => unmet(each, year, from) !== null);
    for (let each = unsettled.pop(); each !== undefined; each = unsettled.pop()) {
      if (each.counts?.[year - from] !== 1) continue;
      each.counts[year - from] = 0;
      unsettled.push(...(dependents.get(each) ?? []));
    }
  }
}

/** Adds to a list of a map, which is made with its first entry. */
export function put<Key, Each>(lists: Map<Key, Each[]>, key: Key, each: Each): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [each]);
  else list.push(each);
}

/** Whether the line counts in a year of the span that begins with `from`, whatever it is asked for. */
export const countsIn = (each: ReadLine, year: number, from: number): boolean =>
  each.counts === null ? each.firstYear <= year && year <= each.lastYear : each.counts[year - from] === 1;

/** The first line, by symbol, that this one waits for in vain in that year. */
export const unmet = (each: ReadLine, year: number, from: number): ReadLine | null =>
  each.waitsFor.find((other) => !countsIn(other, year, from)) ?? null;
