import type { Unmeasured, YearSpan } from "./coverage-cell.ts";
import { AFTER_ALL, BEFORE_ALL, put, type ReadLine, readLines, sortedBySymbol } from "./coverage-lines.ts";
import { leastOf, measured, type Own, weightOf } from "./coverage-measure.ts";
import { type Decimal, digitsAt, ONE, ZERO } from "./decimal.ts";
import { yearOf } from "./duration.ts";
import type { Answer, Assumptions, Portfolio, StatedNeed } from "./portfolio.ts";
import type { Category } from "./vocabulary.ts";

/** Why a line is taken for a requirement, strongest first. */
export const LINK_BASES = ["named", "answered", "category"] as const;
export type LinkBasis = (typeof LINK_BASES)[number];

/** A line taken for a requirement. */
export type Linked = {
  read: ReadLine;
  basis: LinkBasis;
  answer: Answer | null;
  /** Years of its interval, as far as a day of them is in the period of the requirement. */
  firstYear: number;
  lastYear: number;
  /** What it adds in `onlyYear` or, where that is null, in each year, at the scale of the requirement. */
  digits: bigint;
  onlyYear: number | null;
  unmeasured: Unmeasured | null;
  lead: Linked | null;
  parts: readonly Linked[];
};

/** A requirement with the lines that are taken for it, sorted by symbol. */
export type ReadNeed = {
  symbol: string;
  need: StatedNeed;
  linked: readonly Linked[];
  /** Calendar years of its period within the span. */
  firstYear: number;
  lastYear: number;
  isMeasured: boolean;
  /** What the sum must reach, and the scale of it and of every line's digits. */
  least: bigint;
  scale: number;
};

export type CoverageReading = {
  span: YearSpan;
  lines: ReadonlyMap<string, ReadLine>;
  needs: readonly ReadNeed[];
};

type Links = {
  named: ReadonlyMap<string, ReadLine[]>;
  answers: ReadonlyMap<string, ReadonlyMap<string, Answer>>;
  unnamed: ReadonlyMap<Category, ReadLine[]>;
  known: ReadonlyMap<string, ReadLine>;
};

/** Everything that the cells of the span are made of; `only`: for one requirement instead of all. */
export function readCoverage(
  portfolio: Portfolio,
  assumptions: Assumptions,
  span: YearSpan,
  only: string | null = null,
): CoverageReading {
  const lines = readLines(portfolio, assumptions, span);
  const links = linksOf(lines, portfolio.answers);
  const needs = sortedBySymbol(portfolio.needs).filter(({ symbol }) => only === null || symbol === only);
  return { span, lines, needs: needs.map((need) => readNeed(need, links, span)) };
}

function linksOf(lines: ReadonlyMap<string, ReadLine>, answers: readonly Answer[]): Links {
  const named = new Map<string, ReadLine[]>();
  const unnamed = new Map<Category, ReadLine[]>();
  for (const read of lines.values()) {
    const { addresses, terms } = read.line;
    for (const symbol of addresses) put(named, symbol, read);
    if (addresses.length === 0) put(unnamed, terms.category, read);
  }
  const answered = new Map<string, Map<string, Answer>>();
  for (const answer of answers) {
    const known = answered.get(answer.requirement);
    if (known === undefined) answered.set(answer.requirement, new Map([[answer.commitment, answer]]));
    else known.set(answer.commitment, answer);
  }
  return { named, answers: answered, unnamed, known: lines };
}

/** The lines that are taken for a requirement, sorted by symbol. */
function linesFor({ symbol, terms }: StatedNeed, links: Links): readonly ReadLine[] {
  const byCategory = links.unnamed.get(terms.category) ?? [];
  const chosen = new Set(links.named.get(symbol));
  for (const commitment of links.answers.get(symbol)?.keys() ?? []) {
    const read = links.known.get(commitment);
    if (read !== undefined) chosen.add(read);
  }
  if (chosen.size === 0) return byCategory;
  const strong = sortedBySymbol([...chosen]);
  const merged: ReadLine[] = [];
  let next = 0;
  // Most lines are taken by category alone, and these are in order already.
  for (const read of byCategory) {
    for (let each = strong[next]; each !== undefined && each.symbol <= read.symbol; each = strong[next]) {
      merged.push(each);
      next += 1;
    }
    if (!chosen.has(read)) merged.push(read);
  }
  return merged.concat(strong.slice(next));
}

function readNeed(need: StatedNeed, links: Links, span: YearSpan): ReadNeed {
  const { from, to } = need.terms.period;
  const minimum = leastOf(need.terms);
  const answers = links.answers.get(need.symbol);
  const goal = minimum ?? ONE;
  const values: Decimal[] = [];
  let { scale } = goal;
  const linked = linesFor(need, links).map((read) => {
    const answer = answers?.get(read.symbol) ?? null;
    const own = ownOf(read, need, answer, minimum !== null);
    const value = "value" in own ? own.value : ZERO;
    values.push(value);
    if (value.scale > scale) scale = value.scale;
    return linkedOf(read, answer, own, need);
  });
  for (const [index, each] of linked.entries()) each.digits = digitsAt(values[index] ?? ZERO, scale);
  join(linked);
  return {
    symbol: need.symbol,
    need,
    linked,
    firstYear: Math.max(span.from, from === null ? span.from : yearOf(from)),
    lastYear: Math.min(span.to, to === null ? span.to : yearOf(to)),
    isMeasured: minimum !== null,
    least: digitsAt(goal, scale),
    scale,
  };
}

const NO_PARTS: readonly Linked[] = [];
const NOTHING: Own = { value: ZERO, year: null };

/** Towards a need without a number, only what the beneficiary has weighed adds up: to 1. */
function ownOf(read: ReadLine, need: StatedNeed, answer: Answer | null, isMeasured: boolean): Own {
  if ("out" in read.active) return NOTHING;
  const weight = weightOf(answer);
  if (isMeasured) return measured(read.stated, read.active, need.terms, weight);
  return answer !== null && isWeighed(answer) && weight !== null ? { value: weight, year: null } : NOTHING;
}

/** Whether the beneficiary has said that the line meets the requirement, wholly or partly. */
export const isWeighed = ({ answer }: Answer): boolean => answer === "meets" || answer === "partly";

function linkedOf(
  read: ReadLine,
  answer: Answer | null,
  own: Own,
  { symbol, terms: { period } }: StatedNeed,
): Linked {
  const { active } = read;
  const isAfter = !("out" in active) && period.to !== null && active.from > period.to;
  const isBefore =
    !("out" in active) && active.to !== null && period.from !== null && active.to < period.from;
  return {
    read,
    basis: read.line.addresses.includes(symbol) ? "named" : answer === null ? "category" : "answered",
    answer,
    firstYear: isAfter ? AFTER_ALL : read.firstYear,
    lastYear: isBefore ? BEFORE_ALL : read.lastYear,
    digits: 0n,
    onlyYear: "reason" in own ? null : own.year,
    unmeasured: "reason" in own ? { symbol: read.symbol, reason: own.reason } : null,
    lead: null,
    parts: NO_PARTS,
  };
}

/** A share belongs to the first, going from lead to lead, that is taken for the same requirement. */
function join(linked: readonly Linked[]): void {
  const shares = linked.filter(({ read }) => read.lead !== null);
  if (shares.length === 0) return;
  const leads = new Set<ReadLine>();
  for (const { read } of shares) for (let { lead } = read; lead !== null; lead = lead.lead) leads.add(lead);
  const byLine = new Map(linked.filter(({ read }) => leads.has(read)).map((each) => [each.read, each]));
  const joint = new Map<Linked, Linked[]>();
  for (const share of shares) {
    let { lead } = share.read;
    while (lead !== null && !byLine.has(lead)) lead = lead.lead;
    share.lead = (lead && byLine.get(lead)) ?? null;
    if (share.lead !== null) put(joint, share.lead, share);
  }
  for (const [lead, parts] of joint) lead.parts = parts;
}
