import { assumedOf, conditionEdges, conditionRings, isLine, type Quote, tiesOf } from "./condition-graph.ts";
import type { ReadLine } from "./coverage-lines.ts";
import { type Finding, finding } from "./finding.ts";
import { conditionQuotes, startQuotes, termQuotes } from "./findings-quotes.ts";
import type { Judged } from "./findings-reading.ts";

/** Lines and events that wait for each other. */
export function conditionCycles({ considered, lines, assumptions, isEssential }: Judged): Finding[] {
  const edges = conditionEdges(
    considered.map(({ line }) => line),
    assumptions,
  );
  return conditionRings(edges).map((ring) => {
    const symbols = ring.points.filter(isLine);
    const isHigh = symbols.some((symbol) => {
      const read = lines.get(symbol);
      return read !== undefined && isEssential(read);
    });
    return finding({
      id: `COND-CYCLE-${symbols[0]}`,
      rule: "COND-CYCLE",
      severity: isHigh ? "high" : "medium",
      lines: symbols,
      facts: { way: ring.way, edges: ring.edges.map(({ from, to }) => ({ from, to })) },
      quotes: ring.edges.flatMap(({ grounds }) => grounds),
      clears: { cuts: ring.cuts?.map((cut) => cut.map(({ from, to }) => ({ from, to }))) ?? null },
    });
  });
}

export const DEAD_GROUNDS = [
  "commitment-ended",
  "commitment-nil",
  "commitment-left-out",
  "commitment-never",
  "commitment-over",
  "event-never",
  "event-comes-first",
  "ends-first",
] as const;
/** `of`: the line or the event that a condition can no longer have. */
type DeadGround = { ground: (typeof DEAD_GROUNDS)[number]; of: string; quotes: Quote[] };

/** A condition that can no longer come true. */
export function deadConditions(judged: Judged): Finding[] {
  return judged.considered.flatMap((read) => {
    const grounds = [
      ...deadCommitments(read, judged),
      ...deadEvents(read, judged),
      ...endsFirst(read, judged),
    ];
    if (grounds.length === 0) return [];
    const { symbol } = read;
    const facts = grounds
      .map(({ ground, of }) => ({ ground, of }))
      .sort((a, b) => (`${a.ground} ${a.of}` < `${b.ground} ${b.of}` ? -1 : 1));
    return finding({
      id: `COND-DEAD-${symbol}`,
      rule: "COND-DEAD",
      severity: judged.isEssential(read) ? "high" : "medium",
      lines: [symbol, ...grounds.flatMap(({ of }) => (judged.lines.has(of) ? [of] : []))],
      facts: { grounds: facts },
      quotes: grounds.flatMap(({ quotes }) => quotes),
    });
  });
}

function deadCommitments(read: ReadLine, { asOf }: Judged): DeadGround[] {
  return read.waitsFor.flatMap((other) => {
    const ground = deadGround(read, other, asOf);
    if (ground === null) return [];
    return [
      {
        ground,
        of: other.symbol,
        quotes: [...conditionQuotes(read, other.symbol), { symbol: other.symbol, ...deadField(other) }],
      },
    ];
  });
}

/** Why a line that another one depends on can no longer be there for it; null where it can. */
function deadGround(read: ReadLine, { active, line }: ReadLine, asOf: string): DeadGround["ground"] | null {
  if ("out" in active) {
    switch (active.out) {
      case "nil-return":
        return "commitment-nil";
      case "ended":
        return line.terms.stage === "suspended" ? null : "commitment-ended";
      case "without":
      case "lapsed-in-scenario":
        return "commitment-left-out";
      case "never":
      case "no-day":
        return "commitment-never";
      default:
        return null;
    }
  }
  if (active.to === null || active.endNotStated) return null;
  const begins = "out" in read.active ? asOf : read.active.from;
  return active.to < asOf || active.to < begins ? "commitment-over" : null;
}

function deadField({ line: { terms } }: ReadLine): Omit<Quote, "symbol"> {
  if (terms.nilReturn) return { field: "nilReturn", text: "true" };
  return { field: "stage", text: terms.stage };
}

function deadEvents({ active, line }: ReadLine, { assumptions }: Judged): DeadGround[] {
  const { ceasefire, peace, attack } = assumptions;
  if (ceasefire === null && peace === null && attack === null) return [];
  return tiesOf(line).flatMap(({ event, isBefore, ground }): DeadGround[] => {
    const day = assumedOf(event, assumptions);
    if (day === null || (day === "never" && isBefore)) return [];
    if (day === "never") return [{ ground: "event-never", of: event, quotes: [ground] }];
    const isLate = isBefore && !("out" in active) && day <= active.from;
    return isLate ? [{ ground: "event-comes-first", of: event, quotes: [ground] }] : [];
  });
}

function endsFirst(read: ReadLine, { asOf }: Judged): DeadGround[] {
  const { active, symbol, line } = read;
  if (!("out" in active)) return [];
  const { term } = line.terms;
  const isPast = term.kind === "fixed-date" && term.until < asOf && active.out.startsWith("waits-for-");
  if (active.out !== "no-day" && !isPast) return [];
  return [{ ground: "ends-first", of: symbol, quotes: [...startQuotes(read), ...termQuotes(read)] }];
}
