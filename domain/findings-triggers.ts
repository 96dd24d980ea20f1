import type { ReadLine } from "./coverage-lines.ts";
import { type Fact, type Finding, finding, type Severity } from "./finding.ts";
import { quotesOf } from "./findings-quotes.ts";
import type { Judged } from "./findings-reading.ts";
import { responseMinutes } from "./response-time.ts";
import type { Category } from "./vocabulary.ts";

/** What lines of one group should agree on. */
export const TRIGGER_ASPECTS = ["trigger", "response", "decision-rule"] as const;
type Aspect = (typeof TRIGGER_ASPECTS)[number];

/** Categories in which all parties answer the same event, whatever requirement each names. */
const RESPONSES: readonly Category[] = ["consultation", "mutual-defence"];

/** What a line states of an aspect, in a form that is equal for equal values; null where it states nothing. */
function stated({ line: { terms } }: ReadLine, aspect: Aspect): string | null {
  if (aspect === "trigger") return terms.trigger === "standing" ? null : terms.trigger;
  if (aspect === "decision-rule") return terms.decisionRule;
  const minutes = terms.responseTime === null ? null : responseMinutes(terms.responseTime.within);
  return minutes === null ? null : `PT${minutes}M ${terms.responseTime?.hard ? "hard" : "where-possible"}`;
}

/** Triggers, response times or decision rules that do not match. */
export function mismatches({ considered, needs }: Judged): Finding[] {
  const found = RESPONSES.flatMap((category) =>
    mismatch(
      `TRIG-${category}`,
      considered.filter(({ line }) => line.terms.category === category),
      null,
    ),
  );
  for (const { need, counted } of needs) {
    if (RESPONSES.includes(need.need.terms.category)) continue;
    found.push(...mismatch(`TRIG-${need.symbol}`, counted, need.symbol));
  }
  return found;
}

function mismatch(id: string, lines: readonly ReadLine[], requirement: string | null): Finding[] {
  const values = new Map<Aspect, Set<string>>();
  for (const aspect of TRIGGER_ASPECTS) {
    const known = new Set(lines.flatMap((read) => stated(read, aspect) ?? []));
    if (known.size > 1) values.set(aspect, known);
  }
  if (values.size === 0) return [];
  const aspects = [...values.keys()];
  const named = lines.filter((read) => aspects.some((aspect) => stated(read, aspect) !== null));
  const facts: Record<string, Fact> = { aspects };
  for (const [aspect, known] of values) facts[aspect] = [...known].sort();
  return [
    finding({
      id,
      rule: "TRIG",
      severity: requirement === null ? severityOf(aspects) : "low",
      ...(requirement === null ? {} : { requirement }),
      lines: named.map(({ symbol }) => symbol),
      facts,
      quotes: named.flatMap((read) => aspects.flatMap((aspect) => aspectQuotes(read, aspect))),
      clears: { aspects },
    }),
  ];
}

const severityOf = (aspects: readonly Aspect[]): Severity =>
  aspects.includes("decision-rule") ? "high" : "medium";

function aspectQuotes(read: ReadLine, aspect: Aspect) {
  if (stated(read, aspect) === null) return [];
  const { trigger, responseTime, decisionRule } = read.line.terms;
  if (aspect === "trigger") return quotesOf(read.symbol, { trigger });
  if (aspect === "decision-rule") return quotesOf(read.symbol, { decisionRule });
  return quotesOf(read.symbol, {
    "responseTime.within": responseTime?.within,
    "responseTime.hard": responseTime?.hard,
  });
}
