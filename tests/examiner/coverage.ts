// "Coverage" of docs/method.md, worked out from the API's rows alone: each cell by itself, however long that takes.
import { asText, type Exact, exact, isAtLeast, larger, plus, quotient, times, ZERO } from "./decimals.ts";
import { type Interval, intervalOf, isConditional } from "./interval.ts";
import {
  type ApiAnswer,
  type ApiCommitment,
  type ApiRequirement,
  type Asked,
  type Rows,
  STEPS,
  stepOf,
} from "./rows.ts";

type Reasoned = { symbol: string; reason: string };
export type ExaminedCell = {
  year: number;
  level: "none" | "partial" | "met";
  firmest: string | null;
  share: number | null;
  sum: string | null;
  minimum: string | null;
  commitments: string[];
  excluded: (Reasoned & { by: string | null })[];
  unmeasured: Reasoned[];
  conditional: string[];
  unfunded: string[];
  claimed: boolean;
};

type Case = { rows: Rows; asked: Asked; need: ApiRequirement; year: number; present: ReadonlySet<string> };
type Excluded = { reason: string; by: string | null };
/** What a line adds, or why it adds nothing. */
type Adds = Exact | string;

const inYear = ({ from, to }: { from: string | null; to: string | null }, year: number): boolean =>
  (from === null || from.slice(0, 4) <= String(year)) && (to === null || to.slice(0, 4) >= String(year));
const bySymbol = (a: { symbol: string }, b: { symbol: string }): number => (a.symbol < b.symbol ? -1 : 1);

/** Rule 3, "Conditions by year": the lines that are there in a year, whatever the requirement. */
function presentIn(year: number, rows: Rows, asked: Asked): Set<string> {
  const present = new Set<string>();
  for (const line of rows.commitments) {
    const interval = intervalOf(line, rows, asked);
    if (typeof interval === "object" && inYear(interval, year)) present.add(line.symbol);
  }
  for (let before = -1; before !== present.size; ) {
    before = present.size;
    for (const line of rows.commitments)
      if (missing(line, present, rows) !== null) present.delete(line.symbol);
  }
  return present;
}

/** The first line by symbol that this one waits for, that the reader sees, and that is not there. */
function missing(line: ApiCommitment, present: ReadonlySet<string>, rows: Rows): string | null {
  const waitedFor = line.conditions.flatMap(({ commitment }) => commitment ?? []).toSorted();
  const seen = waitedFor.filter((each) => rows.commitments.some(({ symbol }) => symbol === each));
  return seen.find((each) => !present.has(each)) ?? null;
}

const answerOf = (line: ApiCommitment, need: ApiRequirement): ApiAnswer | undefined =>
  need.answers.find(({ commitment }) => commitment === line.symbol);

/** Rule 1. */
const isTaken = (line: ApiCommitment, need: ApiRequirement): boolean =>
  line.addresses.includes(need.symbol) ||
  answerOf(line, need) !== undefined ||
  (line.addresses.length === 0 && line.category === need.category);

/** Rule 3 without `part-of`. */
function excludedBy(line: ApiCommitment, { rows, asked, need, year, present }: Case): Excluded | null {
  const interval = intervalOf(line, rows, asked);
  if (typeof interval === "string") return { reason: interval, by: null };
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const opens = need.period.from !== null && need.period.from > first ? need.period.from : first;
  const closes = need.period.to !== null && need.period.to < last ? need.period.to : last;
  if (interval.from > closes) return { reason: "not-begun", by: null };
  if (interval.to !== null && interval.to < opens) {
    return { reason: interval.isEndStated ? "over" : "end-not-stated", by: null };
  }
  const by = missing(line, present, rows);
  if (by !== null) return { reason: "condition", by };
  return answerOf(line, need)?.answer === "does-not-meet" ? { reason: "answered-no", by: null } : null;
}

/** The leads of a line, nearest first. A line that comes back to itself has none. */
function leadsOf(line: ApiCommitment, rows: Rows): ApiCommitment[] {
  const leadOf = (of: ApiCommitment) => rows.commitments.find(({ symbol }) => symbol === of.partOf);
  const comesBack = (of: ApiCommitment): boolean => {
    let [at, steps]: [ApiCommitment | undefined, number] = [leadOf(of), 0];
    while (at !== undefined && at !== of && steps++ < rows.commitments.length) at = leadOf(at);
    return at === of;
  };
  const leads: ApiCommitment[] = [];
  for (let at = line; !comesBack(at); ) {
    const lead = leadOf(at);
    if (lead === undefined) break;
    leads.push(lead);
    at = lead;
  }
  return leads;
}

const words = (text: string | null): string => (text ?? "").toLowerCase().replace(/[\s\p{Pd}]+/gu, " ");
const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Rule 4: what a line adds to a measured need, before it is weighed. */
function unweighed(line: ApiCommitment, { rows, asked, need, year }: Case): Adds {
  const unit = need.need?.unit ?? "";
  const inMoney = /^[A-Z]{3}$/.test(unit);
  const given = inMoney ? line.amount : line.quantity;
  if (given === null) return "no-quantity";
  if ("currency" in given && !same(given.currency, unit)) return "other-currency";
  if ("unit" in given && !same(given.unit, unit)) return "other-unit";
  const said = words("currency" in given ? given.period : given.tempo);
  const value = exact(given.value);
  const interval = intervalOf(line, rows, asked) as Interval;
  const perYear = ["per year", "yearly", "annual"].includes(said);
  const perMonth = ["per month", "monthly"].includes(said);
  const [, one = "", other = one] = /^(\d{4})(?: (\d{4}))?$/.exec(said) ?? [];
  const rate = perMonth ? times(value, exact("12")) : value;
  if (need.need?.tempo === "in-all") {
    if (!perYear && !perMonth) return value;
    const { from, to } = need.period;
    if (from === null || to === null || interval.to === null || !interval.isEndStated) return "not-by-year";
    const [begins = "", ends = ""] = [[interval.from, from].sort()[1], [interval.to, to].sort()[0]];
    const n = begins > ends ? 0 : Number(ends.slice(0, 4)) - Number(begins.slice(0, 4)) + 1;
    return times(rate, exact(String(n)));
  }
  if (perYear || perMonth) return rate;
  if (one !== "") {
    if (one !== other) return "not-by-year";
    return one === String(year) ? value : "other-year";
  }
  const isWithinOneYear =
    interval.isEndStated && interval.to !== null && interval.to.slice(0, 4) === interval.from.slice(0, 4);
  return isWithinOneYear ? value : "not-by-year";
}

function addsOf(line: ApiCommitment, of: Case): Adds {
  const answer = answerOf(line, of.need);
  const isPartly = answer?.answer === "partly";
  if (of.need.need === null) {
    if (answer?.answer === "meets") return exact("1");
    return isPartly && answer.share !== null ? exact(answer.share) : ZERO;
  }
  if (isPartly && answer.share === null) return "no-share";
  const value = unweighed(line, of);
  return typeof value === "string" || !isPartly ? value : times(value, exact(answer.share ?? ""));
}

/** Rule 5, for one requirement in one year. */
function cellOf(of: Case): ExaminedCell {
  const { rows, asked, need, year } = of;
  const taken = rows.commitments.filter((line) => isTaken(line, need)).toSorted(bySymbol);
  const counting: ApiCommitment[] = [];
  const excluded: ExaminedCell["excluded"] = [];
  const sharesOf = new Map<string, ApiCommitment[]>();
  for (const line of taken) {
    const out = excludedBy(line, of);
    const lead = leadsOf(line, rows).find((each) => taken.includes(each) && excludedBy(each, of) === null);
    if (out === null && lead === undefined) counting.push(line);
    else excluded.push({ symbol: line.symbol, ...(out ?? { reason: "part-of", by: lead?.symbol ?? null }) });
    if (out === null && lead !== undefined) {
      sharesOf.set(lead.symbol, [...(sharesOf.get(lead.symbol) ?? []), line]);
    }
  }
  /** Its own or what its shares add together, whichever is more; and so for the shares of a share. */
  const withShares = (line: ApiCommitment): Adds => {
    const own = addsOf(line, of);
    const shared = (sharesOf.get(line.symbol) ?? []).map(withShares);
    const given = shared.filter((each): each is Exact => typeof each === "object");
    if (given.length === 0) return own;
    return larger(typeof own === "object" ? own : ZERO, given.reduce(plus, ZERO));
  };
  let sum = ZERO;
  const unmeasured: Reasoned[] = [];
  for (const line of counting) {
    const added = withShares(line);
    if (typeof added === "object") sum = plus(sum, added);
    else unmeasured.push({ symbol: line.symbol, reason: added });
  }
  const all = [...counting, ...[...sharesOf.values()].flat()];
  const steps = all.map((line) => STEPS.indexOf(stepOf(line, asked)));
  const { need: measure } = need;
  const minimum = measure && times(exact(measure.minimum), exact(measure.tempo === "monthly" ? "12" : "1"));
  const isReached = counting.length > 0 && isAtLeast(sum, minimum ?? exact("1"));
  const answered = all.some((line) => ["meets", "partly"].includes(answerOf(line, need)?.answer ?? ""));
  const symbols = (lines: ApiCommitment[]) => lines.map(({ symbol }) => symbol);
  return {
    year,
    level: isReached ? "met" : counting.length > 0 ? "partial" : "none",
    firmest: STEPS[Math.max(-1, ...steps)] ?? null,
    share: minimum === null || minimum.digits === 0n ? null : quotient(sum, minimum),
    sum: minimum && asText(sum),
    minimum: minimum && asText(minimum),
    commitments: symbols(counting),
    excluded,
    unmeasured,
    conditional: symbols(counting.filter((line) => isConditional(line, rows, asked))),
    unfunded: symbols(counting.filter(({ fundedUntil }) => fundedUntil && fundedUntil < `${year}-01-01`)),
    claimed: counting.length > 0 && !answered,
  };
}

/** Rule 2: every requirement in every year that has a day in its period. */
export function examine(rows: Rows, asked: Asked, years: { from: number; to: number }) {
  const present = new Map<number, ReadonlySet<string>>();
  for (let year = years.from; year <= years.to; year += 1) present.set(year, presentIn(year, rows, asked));
  return rows.requirements.toSorted(bySymbol).map((need) => {
    const cells: ExaminedCell[] = [];
    for (let year = years.from; year <= years.to; year += 1) {
      const there = present.get(year);
      if (there && inYear(need.period, year)) cells.push(cellOf({ rows, asked, need, year, present: there }));
    }
    return { symbol: need.symbol, years: cells };
  });
}
