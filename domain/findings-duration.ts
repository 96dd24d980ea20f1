import { rankOf } from "./active-interval.ts";
import type { Day } from "./commitment.ts";
import { COVERAGE_LEVELS, type CoverageCell } from "./coverage-cell.ts";
import type { ReadLine } from "./coverage-lines.ts";
import { dayAfter, laterDay } from "./duration.ts";
import { type Finding, finding, type Severity } from "./finding.ts";
import { needQuotes, quotesOf, startQuotes, termQuotes } from "./findings-quotes.ts";
import { BY_PRIORITY, endOf, type Judged, type JudgedNeed } from "./findings-reading.ts";
import { monthsAfter } from "./months.ts";
import type { StatedNeed } from "./portfolio.ts";

/** Ends so many months apart lapse together. */
const CLIFF_MONTHS = 6;
const CLIFF_LINES = 2;
/** Ten-thousandths of the share of a need. */
const CLIFF_DROP = 3000;
const LONG_UNFUNDED_MONTHS = 60;
/** A pledge is confirmed after twelve months and then every six, as in the UN's peacekeeping readiness system. */
const FIRST_CONFIRMATION_MONTHS = 12;
const NEXT_CONFIRMATION_MONTHS = 6;
const LONG_OVERDUE_MONTHS = 6;

type DatedLine = { read: ReadLine; day: Day };

function knownEnds(counted: readonly ReadLine[]): DatedLine[] {
  return counted
    .flatMap((read) => {
      const end = endOf(read);
      return typeof end === "object" ? [{ read, day: end.day }] : [];
    })
    .sort((a, b) => (a.day === b.day ? Number(a.read.symbol > b.read.symbol) : a.day < b.day ? -1 : 1));
}

/** Until when a requirement is needed; null where it does not say. */
function soughtUntil({ terms: { period, lengthSought } }: StatedNeed, asOf: Day): Day | null {
  if (period.to !== null || lengthSought === null) return period.to;
  return dayAfter(period.from ?? asOf, lengthSought);
}

/** Every line that counts ends before the day until which it is needed. */
export function tooShort({ needs, asOf }: Judged): Finding[] {
  return needs.flatMap(({ need, counted }) => {
    const sought = soughtUntil(need.need, asOf);
    if (sought === null || counted.length === 0) return [];
    if (counted.some((read) => endOf(read) === "none")) return [];
    const longest = knownEnds(counted).at(-1)?.day ?? null;
    if (longest !== null && longest >= sought) return [];
    const last = knownEnds(counted).filter(({ day }) => day === longest);
    const quoted = longest === null ? counted : last.map(({ read }) => read);
    return finding({
      id: `DUR-${need.symbol}`,
      rule: "DUR",
      severity: BY_PRIORITY[need.need.terms.priority],
      requirement: need.symbol,
      lines: counted.map(({ symbol }) => symbol),
      facts: { sought, longest, longestLines: last.map(({ read }) => read.symbol).sort() },
      quotes: [
        ...needQuotes(need.need),
        ...quotesOf(need.symbol, { lengthSought: need.need.terms.lengthSought }),
        ...quoted.flatMap(termQuotes),
      ],
      clears: { until: sought },
    });
  });
}

/** Lines that lapse within six months of each other and leave less behind them. */
export function cliffs({ needs }: Judged): Finding[] {
  return needs.flatMap((judged) => windows(knownEnds(judged.counted)).flatMap((ends) => cliff(judged, ends)));
}

function windows(ends: readonly DatedLine[]): DatedLine[][] {
  const found: DatedLine[][] = [];
  let until = "";
  for (const end of ends) {
    if (end.day > until) {
      until = monthsAfter(end.day, CLIFF_MONTHS);
      found.push([]);
    }
    found.at(-1)?.push(end);
  }
  return found.filter(({ length }) => length >= CLIFF_LINES);
}

function cliff({ need, cells }: JudgedNeed, ends: readonly DatedLine[]): Finding[] {
  const [first = "", last = ""] = [ends[0]?.day, ends.at(-1)?.day];
  const cellOf = (year: number): CoverageCell | undefined => cells[year - need.firstYear];
  const before = cellOf(Number(first.slice(0, 4)));
  const after = cellOf(Number(last.slice(0, 4)) + 1);
  if (!before || !after) return [];
  const isLower = COVERAGE_LEVELS.indexOf(after.level) < COVERAGE_LEVELS.indexOf(before.level);
  if (!isLower && points(before) - points(after) < CLIFF_DROP) return [];
  const isEssential = need.need.terms.priority === "essential";
  return [
    finding({
      id: `CLIFF-${need.symbol}-${first.slice(0, 7)}`,
      rule: "CLIFF",
      severity: isEssential && isLower ? "high" : isEssential || isLower ? "medium" : "low",
      requirement: need.symbol,
      lines: ends.map(({ read }) => read.symbol),
      years: Array.from({ length: after.year - before.year + 1 }, (_, index) => before.year + index),
      facts: {
        first,
        last,
        before: { year: before.year, level: before.level, share: before.share },
        after: { year: after.year, level: after.level, share: after.share },
      },
      quotes: [
        ...needQuotes(need.need),
        ...ends.flatMap(({ read }) => [...startQuotes(read), ...termQuotes(read)]),
      ],
      clears: { first, last },
    }),
  ];
}

/** The share of a need in ten-thousandths, a surplus left out; a need without a number has none to lose. */
const points = ({ share }: CoverageCell): number =>
  share === null ? 0 : Math.min(10_000, Math.round(share * 10_000));

/** A line that binds for longer than there is money for it. */
export function unfunded({ considered, asOf }: Judged): Finding[] {
  return considered.flatMap((read) => {
    const { fundedUntil } = read.line.terms;
    if (fundedUntil === null) return [];
    const end = endOf(read);
    if (end === "unknown" || (end !== "none" && end.day <= fundedUntil)) return [];
    const day = end === "none" ? null : end.day;
    const isLong = day === null || monthsAfter(fundedUntil, LONG_UNFUNDED_MONTHS) < day;
    return finding({
      id: `FUND-${read.symbol}`,
      rule: "FUND",
      severity: fundedUntil < asOf ? "high" : isLong ? "medium" : "low",
      lines: [read.symbol],
      facts: { fundedUntil, end: day },
      quotes: [...quotesOf(read.symbol, { fundedUntil }), ...termQuotes(read)],
      clears: { until: day },
    });
  });
}

/** A line that its capital has not confirmed for long. */
export function stale({ considered, asOf }: Judged): Finding[] {
  return considered.flatMap(({ symbol, rank, line: { terms } }) => {
    const { statedOn, confirmedOn } = terms;
    const first = monthsAfter(statedOn, FIRST_CONFIRMATION_MONTHS);
    const next = confirmedOn === null ? first : monthsAfter(confirmedOn, NEXT_CONFIRMATION_MONTHS);
    const due = laterDay(next, first);
    if (due >= asOf) return [];
    // What is signed stands by itself; a pledge is only as good as its last confirmation.
    const isLoose = rank < rankOf("signed") && monthsAfter(due, LONG_OVERDUE_MONTHS) < asOf;
    const severity: Severity = isLoose ? "medium" : "low";
    return finding({
      id: `STALE-${symbol}`,
      rule: "STALE",
      severity,
      lines: [symbol],
      facts: { statedOn, confirmedOn, due },
      quotes: quotesOf(symbol, { statedOn, confirmedOn }),
      clears: { due },
    });
  });
}
