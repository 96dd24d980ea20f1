// The rules of docs/method.md, "Active interval" and "Coverage", written down a second time, word by word and with no regard
// to speed, so that tests can lay both side by side. It shares no rule with the first: no index, no Temporal, no run of
// years, no scaled integers but one fixed scale.
import type { CoverageLevel } from "./coverage-cell.ts";
import type { Answer, Assumptions, Line, Portfolio, StatedNeed } from "./portfolio.ts";

export type OracleCell = {
  year: number;
  level: CoverageLevel;
  share: number | null;
  firmest: string | null;
  commitments: string[];
  excluded: string[];
  unmeasured: string[];
};

type Interval = { from: string; to: string; known: boolean } | string;
type World = { portfolio: Portfolio; assumed: Assumptions };

const STEPS = ["expressed", "pledged", "signed", "ratified", "in-force"];
const NO_END = "9999-12-31";
/** All numbers are counted in billionths. */
const SCALE = 1_000_000_000n;

const day = (year: number, month: number, date: number): string =>
  new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);
const parts = (text: string): [number, number, number] => {
  const [year = 0, month = 0, date = 0] = text.split("-").map(Number);
  return [year, month, date];
};

function plus(from: string, length: string, times = 1): string {
  const of = (unit: string) => Number(new RegExp(`(\\d+)${unit}`).exec(length)?.[1] ?? 0) * times;
  const [year, month, date] = parts(from);
  const months = month - 1 + of("Y") * 12 + of("M");
  const [inYear, inMonth] = [year + Math.floor(months / 12), (months % 12) + 1];
  const lastOfMonth = parts(day(inYear, inMonth + 1, 0))[2];
  return day(inYear, inMonth, Math.min(date, lastOfMonth) + of("W") * 7 + of("D"));
}
const eve = (text: string): string => {
  const [year, month, date] = parts(text);
  return day(year, month, date - 1);
};

function named(text: string): "ceasefire" | "peace" | "attack" | null {
  const words = text
    .toLowerCase()
    .split(/[\s-]+/)
    .join(" ");
  const found = [
    words.includes("ceasefire") || words.includes("cease fire") ? "ceasefire" : null,
    words.includes("peace agreement") ? "peace" : null,
    words.includes("renewed attack") || words.includes("new attack") ? "attack" : null,
  ].filter((each) => each !== null) as ("ceasefire" | "peace" | "attack")[];
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** `day`, `reason`, or nothing understood. */
function eventOf(text: string, line: Line, { portfolio, assumed }: World): { day?: string; reason?: string } {
  const event = named(text);
  if (event === null) {
    const known = portfolio.events.find(({ symbol }) => symbol === text.trim());
    return known === undefined ? {} : { day: known.on };
  }
  const { start } = line.terms;
  if (start.kind === "event" && start.on !== null && named(start.event) === event) return { day: start.on };
  const assumedDay = assumed[event];
  if (assumedDay === "never") return { reason: "never" };
  const names = { ceasefire: "ceasefire", peace: "peace-agreement", attack: "renewed-attack" };
  return assumedDay === null ? { reason: `waits-for-${names[event]}` } : { day: assumedDay };
}

const stepIn = (line: Line, { assumed }: World): number => {
  const stated = STEPS.indexOf(line.terms.stage);
  return stated < 0 ? -1 : Math.max(stated, STEPS.indexOf(assumed.raise[line.symbol] ?? ""));
};

function intervalOf(line: Line, world: World): Interval {
  const { portfolio, assumed } = world;
  const { terms, symbol } = line;
  const step = stepIn(line, world);
  if (terms.nilReturn) return "nil-return";
  if (step < 0) return "ended";
  if (assumed.without.includes(line.delegation)) return "without";
  if (assumed.lapse.includes(symbol)) return "lapsed-in-scenario";
  if (step < STEPS.indexOf(assumed.floor)) return "below-floor";
  const { start, term, conditions, trigger } = terms;
  let first = terms.statedOn;
  if (start.kind !== "unstated" && start.on !== null) first = start.on;
  else if (start.kind === "event") {
    const event = eventOf(start.event, line, world);
    if (event.day === undefined) return event.reason ?? "waits-for-event";
    first = event.day;
  } else if (start.kind === "signature" && step < STEPS.indexOf("signed")) first = portfolio.asOf;
  else if (start.kind === "entry-into-force" && step < STEPS.indexOf("in-force")) first = portfolio.asOf;
  let begins = first;
  const awaited = [
    ...(trigger === "ceasefire" || trigger === "peace-agreement" ? [trigger] : []),
    ...conditions.flatMap(({ event }) => event ?? []),
  ];
  for (const name of awaited) {
    const event = eventOf(name, line, world);
    if (event.reason !== undefined) return event.reason;
    if (event.day !== undefined && event.day > begins) begins = event.day;
  }
  const delay = assumed.delay[symbol] ?? "P0D";
  const from = plus(begins, delay);
  let to = NO_END;
  let known = true;
  if (term.kind === "fixed-date") to = term.until;
  if (term.kind === "duration") {
    let count = 1;
    to = plus(plus(first, delay), term.length, count);
    while (terms.extension === "tacit" && to < portfolio.asOf) {
      count += 1;
      to = plus(plus(first, delay), term.length, count);
    }
  }
  if (term.kind === "until-event") {
    const event = eventOf(term.event, line, world);
    if (event.day !== undefined) to = eve(event.day);
  }
  if (term.kind === "unstated") {
    known = false;
    to = `${Math.max(parts(from)[0], parts(portfolio.asOf)[0])}-12-31`;
  }
  if (trigger === "ceasefire") {
    const [held, broken] = [
      eventOf("ceasefire", line, world).day,
      eventOf("renewed attack", line, world).day,
    ];
    if (held !== undefined && broken !== undefined && broken > held && eve(broken) < to) {
      to = eve(broken);
      known = true;
    }
  }
  return to < from ? "no-day" : { from, to, known };
}

/** Symbols of the lines that count in a calendar year for conditions on them. */
function standing(year: number, world: World): Set<string> {
  const { lines } = world.portfolio;
  const there = new Set(
    lines
      .filter((line) => {
        const interval = intervalOf(line, world);
        return (
          typeof interval !== "string" && interval.from <= `${year}-12-31` && interval.to >= `${year}-01-01`
        );
      })
      .map(({ symbol }) => symbol),
  );
  for (let size = -1; size !== there.size; ) {
    size = there.size;
    for (const line of lines) if (missing(line, there, world).length > 0) there.delete(line.symbol);
  }
  return there;
}

const missing = (line: Line, there: ReadonlySet<string>, { portfolio }: World): string[] =>
  line.terms.conditions
    .flatMap(({ commitment }) => commitment ?? [])
    .filter((symbol) => portfolio.lines.some((other) => other.symbol === symbol) && !there.has(symbol))
    .sort();

const exact = (text: string): bigint => {
  const [whole = "0", fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(9, "0"));
};

function tempo(text: string | null): string {
  const words = (text ?? "total")
    .trim()
    .toLowerCase()
    .split(/[\s–-]+/)
    .join(" ");
  if (["per year", "yearly", "annual"].includes(words)) return "yearly";
  if (["per month", "monthly"].includes(words)) return "monthly";
  const years = /^(\d\d\d\d)( \d\d\d\d)?$/.exec(words);
  if (years === null) return "once";
  return years[2] === undefined || years[2].trim() === years[1] ? String(years[1]) : "years";
}

type Added = { value: bigint; reason: string | null };
const nothing = (reason: string): Added => ({ value: 0n, reason });

function added(line: Line, need: StatedNeed, answer: Answer | null, year: number, world: World): Added {
  const weight = answer?.answer === "partly" ? (answer.share === null ? null : exact(answer.share)) : SCALE;
  if (need.terms.need === null) {
    const weighed = answer?.answer === "meets" || answer?.answer === "partly";
    return { value: weighed ? (weight ?? 0n) : 0n, reason: null };
  }
  if (weight === null) return nothing("no-share");
  const { unit } = need.terms.need;
  const { amount, quantity } = line.terms;
  const isMoney = /^[A-Z][A-Z][A-Z]$/.test(unit.trim());
  const [value, inUnit, words] = isMoney
    ? [amount?.value, amount?.currency, amount?.period]
    : [quantity?.value, quantity?.unit, quantity?.tempo];
  if (value === undefined || inUnit === undefined) return nothing("no-quantity");
  if (inUnit.trim().toLowerCase() !== unit.trim().toLowerCase())
    return nothing(isMoney ? "other-currency" : "other-unit");
  const weighed = (exact(value) * weight) / SCALE;
  const interval = intervalOf(line, world);
  if (typeof interval === "string") return nothing("out");
  const by = tempo(words ?? null);
  const { from, to, known } = interval;
  const isClosed = known && to !== NO_END;
  if (need.terms.need.tempo === "in-all") {
    if (by !== "yearly" && by !== "monthly") return { value: weighed, reason: null };
    const { period } = need.terms;
    if (!isClosed || period.from === null || period.to === null) return nothing("not-by-year");
    let years = 0n;
    for (let each = 1900; each < 2200; each += 1) {
      const days = [from, period.from, `${each}-01-01`].sort().at(-1) ?? "";
      if (days <= ([to, period.to, `${each}-12-31`].sort()[0] ?? "")) years += 1n;
    }
    return { value: weighed * years * (by === "monthly" ? 12n : 1n), reason: null };
  }
  if (by === "yearly") return { value: weighed, reason: null };
  if (by === "monthly") return { value: weighed * 12n, reason: null };
  if (by === "years") return nothing("not-by-year");
  if (by !== "once") return by === String(year) ? { value: weighed, reason: null } : nothing("other-year");
  const isOfOneYear = isClosed && parts(from)[0] === parts(to)[0];
  return isOfOneYear ? { value: weighed, reason: null } : nothing("not-by-year");
}

/** The leads of a line, from the first on, as far as none of them comes back to itself. */
function leadsOf(line: Line, lines: readonly Line[]): Line[] {
  const next = (each: Line) => lines.find(({ symbol }) => symbol === each.partOf);
  const chain: Line[] = [];
  for (let lead = next(line); lead !== undefined && chain.length <= lines.length; lead = next(lead))
    chain.push(lead);
  if (chain.includes(line)) return [];
  const [lead] = chain;
  return lead === undefined ? [] : [lead, ...leadsOf(lead, lines)];
}

/** One cell; null where the year has no day in the period of the requirement. */
export function oracleCell(world: World, need: StatedNeed, year: number): OracleCell | null {
  const { lines, answers } = world.portfolio;
  const { period, category } = need.terms;
  const first = [period.from ?? "0000-01-01", `${year}-01-01`].sort()[1] ?? "";
  const last = [period.to ?? NO_END, `${year}-12-31`].sort()[0] ?? "";
  if (first > last) return null;
  const there = standing(year, world);
  const answerTo = (line: Line) =>
    answers.find(
      ({ requirement, commitment }) => requirement === need.symbol && commitment === line.symbol,
    ) ?? null;
  const taken = lines.filter(
    (line) =>
      line.addresses.includes(need.symbol) ||
      answerTo(line) !== null ||
      (line.addresses.length === 0 && line.terms.category === category),
  );
  const reason = (line: Line): string | null => {
    const interval = intervalOf(line, world);
    if (typeof interval === "string") return interval;
    if (interval.from > last) return "not-begun";
    if (interval.to < first) return interval.known ? "over" : "end-not-stated";
    if (!there.has(line.symbol)) return `condition ${missing(line, there, world)[0]}`;
    return answerTo(line)?.answer === "does-not-meet" ? "answered-no" : null;
  };
  const inTurn = taken.filter((line) => reason(line) === null);
  const leadHere = (line: Line) => leadsOf(line, lines).find((lead) => inTurn.includes(lead)) ?? null;
  const counted = inTurn.filter((line) => leadHere(line) === null);
  const sharesOf = (line: Line) => inTurn.filter((other) => leadHere(other) === line);
  const worth = (line: Line): bigint => {
    const own = added(line, need, answerTo(line), year, world).value;
    const shares = sharesOf(line).reduce((sum, share) => sum + worth(share), 0n);
    return [own, shares].sort((a, b) => Number(b - a))[0] ?? 0n;
  };
  const sum = counted.reduce((all, line) => all + worth(line), 0n);
  const measure = need.terms.need;
  const least = measure === null ? SCALE : exact(measure.minimum) * (measure.tempo === "monthly" ? 12n : 1n);
  const steps = inTurn.map((line) => stepIn(line, world));
  return {
    year,
    level: counted.length === 0 ? "none" : sum >= least ? "met" : "partial",
    share:
      measure === null || least === 0n
        ? null
        : Math.round(Number((sum * 10_000n * 1000n) / least) / 1000) / 10_000,
    firmest: STEPS[Math.max(-1, ...steps)] ?? null,
    commitments: counted.map(({ symbol }) => symbol).sort(),
    excluded: taken
      .flatMap((line) => {
        const why = reason(line) ?? (leadHere(line) ? `part-of ${leadHere(line)?.symbol}` : null);
        return why === null ? [] : [`${line.symbol} ${why}`];
      })
      .sort(),
    unmeasured: counted
      .flatMap((line) => {
        const own = added(line, need, answerTo(line), year, world).reason;
        const isMade = sharesOf(line).some((share) => worth(share) > 0n);
        return measure === null || own === null || isMade ? [] : [`${line.symbol} ${own}`];
      })
      .sort(),
  };
}
