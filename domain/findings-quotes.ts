import { type Quote, tiesOf } from "./condition-graph.ts";
import type { Excluded } from "./coverage-cell.ts";
import type { ReadLine } from "./coverage-lines.ts";
import type { StatedNeed } from "./portfolio.ts";

/** Fields of a line as they stand, each by its path; what is not stated is left out. */
export function quotesOf(symbol: string, fields: Readonly<Record<string, unknown>>): Quote[] {
  const quotes: Quote[] = [];
  for (const field of Object.keys(fields)) {
    const value = fields[field];
    if (value !== null && value !== undefined) quotes.push({ symbol, field, text: String(value) });
  }
  return quotes;
}

export function startQuotes({ symbol, line: { terms } }: Pick<ReadLine, "symbol" | "line">): Quote[] {
  const { start } = terms;
  return quotesOf(symbol, {
    "start.kind": start.kind,
    "start.on": start.kind === "unstated" ? null : start.on,
    "start.event": start.kind === "event" ? start.event : null,
  });
}

export function termQuotes({ symbol, line: { terms } }: Pick<ReadLine, "symbol" | "line">): Quote[] {
  const { term } = terms;
  return quotesOf(symbol, {
    "term.kind": term.kind,
    "term.until": term.kind === "fixed-date" ? term.until : null,
    "term.length": term.kind === "duration" ? term.length : null,
    "term.event": term.kind === "until-event" ? term.event : null,
  });
}

/** The conditions of a line that name another one. */
export const conditionQuotes = (
  { symbol, line }: Pick<ReadLine, "symbol" | "line">,
  named: string | null,
): Quote[] =>
  line.terms.conditions.flatMap(({ commitment, text }, index) =>
    commitment !== null && commitment === named
      ? quotesOf(symbol, { [`conditions.${index}.text`]: text })
      : [],
  );

/** The fields of a line that leave it out of a cell. */
export function exclusionQuotes(read: ReadLine, { reason, by }: Excluded): Quote[] {
  const { symbol, line } = read;
  switch (reason) {
    case "nil-return":
      return quotesOf(symbol, { nilReturn: true });
    case "ended":
    case "below-floor":
      return quotesOf(symbol, { stage: line.terms.stage });
    case "without":
      return quotesOf(symbol, { delegation: line.delegation });
    case "lapsed-in-scenario":
      return [];
    case "never":
    case "waits-for-ceasefire":
    case "waits-for-peace-agreement":
    case "waits-for-renewed-attack":
      return tiesOf(line).map(({ ground }) => ground);
    case "waits-for-event":
    case "not-begun":
      return startQuotes(read);
    case "over":
    case "end-not-stated":
      return termQuotes(read);
    case "no-day":
      return [...startQuotes(read), ...termQuotes(read)];
    case "condition":
      return conditionQuotes(read, by);
    case "answered-no":
      return quotesOf(symbol, { answer: "does-not-meet" });
    case "part-of":
      return quotesOf(symbol, { partOf: by });
  }
}

/** The fields of a requirement that say how much, how long and how urgent. */
export function needQuotes({ symbol, terms }: StatedNeed): Quote[] {
  return quotesOf(symbol, {
    priority: terms.priority,
    "need.minimum": terms.need?.minimum,
    "need.unit": terms.need?.unit,
    "need.tempo": terms.need?.tempo,
    needText: terms.need === null ? terms.needText : null,
    "period.from": terms.period.from,
    "period.to": terms.period.to,
  });
}
