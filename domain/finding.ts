import type { Quote } from "./condition-graph.ts";

/** In the order in which they are listed. What each says: docs/method.md. */
export const FINDING_RULES = [
  "GAP",
  "THIN",
  "OVERLAP",
  "DUR",
  "CLIFF",
  "COND-CYCLE",
  "COND-DEAD",
  "TRIG",
  "SPOF",
  "CAVEAT",
  "FUND",
  "LEGAL",
  "STALE",
  "VAGUE",
  "ORPHAN",
] as const;
export type FindingRule = (typeof FINDING_RULES)[number];

export const SEVERITIES = ["high", "medium", "low"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What would clear each finding, as a code: the words are in messages/. */
export const CLEARINGS = {
  GAP: "line-in-years",
  THIN: "reach-minimum",
  OVERLAP: "count-for-other",
  DUR: "reach-day",
  CLIFF: "lengthen-or-replace",
  "COND-CYCLE": "cut-edges",
  "COND-DEAD": "restate-condition",
  TRIG: "align",
  SPOF: "second-delegation",
  CAVEAT: "lift-or-add",
  FUND: "fund-until",
  LEGAL: "restate-form",
  STALE: "confirm",
  VAGUE: "state-items",
  ORPHAN: "name-requirement",
} as const satisfies Record<FindingRule, string>;

export type Fact = string | number | boolean | null | readonly Fact[] | { readonly [name: string]: Fact };
export type Facts = Readonly<Record<string, Fact>>;

/** Something that does not fit. The same rows give the same finding with the same id. */
export type Finding = {
  id: string;
  rule: FindingRule;
  severity: Severity;
  /** Symbol of the requirement that it is about, if it is about one. */
  requirement: string | null;
  /** Symbols of the lines that it names, sorted. */
  lines: string[];
  /** Sorted; null where it is not about years. */
  years: number[] | null;
  /** What its sentence says: plain values, no wording. */
  facts: Facts;
  /** The fields on which it rests, sorted by symbol and field. */
  quotes: Quote[];
  clears: { code: (typeof CLEARINGS)[FindingRule]; facts: Facts };
};

type Stated = Pick<Finding, "id" | "rule" | "severity"> & {
  requirement?: string;
  lines: Iterable<string>;
  years?: Iterable<number>;
  facts: Facts;
  quotes: Quote[];
  clears?: Facts;
};

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** A finding with its lists in order and each entry once. */
export function finding({
  id,
  rule,
  severity,
  requirement,
  lines,
  years,
  facts,
  quotes,
  clears,
}: Stated): Finding {
  return {
    id,
    rule,
    severity,
    requirement: requirement ?? null,
    lines: [...new Set(lines)].sort(byText),
    years: years ? [...new Set(years)].sort((a, b) => a - b) : null,
    facts,
    quotes: inOrder(quotes),
    clears: { code: CLEARINGS[rule], facts: clears ?? {} },
  };
}

/** Sorted by symbol and field, each field once. */
function inOrder(quotes: Quote[]): Quote[] {
  const sorted = quotes.sort((a, b) => byText(a.symbol, b.symbol) || byText(a.field, b.field));
  return sorted.filter(({ symbol, field }, index) => {
    const before = sorted[index - 1];
    return before?.symbol !== symbol || before.field !== field;
  });
}

/** `2027-2029`, `2031`: sorted years as ranges. */
export function yearRanges(years: readonly number[]): string[] {
  const ranges: [number, number][] = [];
  for (const year of years) {
    const last = ranges.at(-1);
    if (last && last[1] === year - 1) last[1] = year;
    else ranges.push([year, year]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`));
}
