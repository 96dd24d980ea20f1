import { comesBefore } from "./condition-order.ts";
import { ASSUMED_EVENTS, type AssumedEvent, assumedEvent } from "./event-names.ts";
import type { Assumptions, Line } from "./portfolio.ts";
import { type Arc, byText, rings, shortestRing, smallestCuts } from "./rings.ts";

/** A field of the record on which something rests, as it stands: `field` is a path into the terms of `symbol`. */
export type Quote = { symbol: string; field: string; text: string };

/** `from` waits for `to`: symbols of lines, or one of ASSUMED_EVENTS. All the reasons why are its grounds. */
export type Edge = Arc & { grounds: Quote[] };

/** Lines and events that wait for each other. */
export type Ring = {
  /** Lines and events of it, sorted. */
  points: string[];
  /** All edges between them. */
  edges: Edge[];
  /** A shortest way round through its smallest line, which comes first. */
  way: string[];
  /** Every smallest set of edges without which no ring is left; null where there are too many edges to try. */
  cuts: Arc[][] | null;
};

const EVENTS: readonly string[] = ASSUMED_EVENTS;
export const isLine = (point: string): boolean => !EVENTS.includes(point);

/** The day that is assumed of an event, or 'never'; null where nothing is. */
export const assumedOf = (
  event: AssumedEvent,
  { ceasefire, peace, attack }: Pick<Assumptions, "ceasefire" | "peace" | "attack">,
): string | null => ({ ceasefire, "peace-agreement": peace, "renewed-attack": attack })[event];

/** An event that a line waits for or, with `isBefore`, is to come before, and the field that says so. */
export type Tie = { event: AssumedEvent; isBefore: boolean; ground: Quote };

/**
 * The ties of a line to the three events, by its start, its trigger and its conditions. Without those whose day the
 * start itself states: they are facts.
 */
export function tiesOf({ symbol, terms: { start, trigger, conditions } }: Line): Tie[] {
  const known = start.kind === "event" && start.on !== null ? assumedEvent(start.event) : null;
  const ties: Tie[] = [];
  if (start.kind !== "event" && trigger === null && conditions.length === 0) return ties;
  const tie = (name: string, field: string, text: string, isBefore = false): void => {
    const event = assumedEvent(name);
    if (event !== null && event !== known) ties.push({ event, isBefore, ground: { symbol, field, text } });
  };
  if (start.kind === "event") tie(start.event, "start.event", start.event);
  if (trigger === "ceasefire" || trigger === "peace-agreement") tie(trigger, "trigger", trigger);
  for (const [index, condition] of conditions.entries()) {
    if (condition.event === null) continue;
    tie(condition.event, `conditions.${index}.text`, condition.text, comesBefore(condition));
  }
  return ties;
}

/** Who waits for whom among these lines and the events of which nothing is assumed, sorted (docs/method.md). */
export function conditionEdges(lines: readonly Line[], assumptions: Assumptions): Edge[] {
  const known = new Set(lines.map(({ symbol }) => symbol));
  const edges = new Map<string, Edge>();
  const add = (from: string, to: string, ground: Quote): void => {
    const edge = edges.get(`${from} ${to}`);
    if (edge) edge.grounds.push(ground);
    else edges.set(`${from} ${to}`, { from, to, grounds: [ground] });
  };
  for (const line of lines) {
    const { symbol, terms } = line;
    for (const { event, isBefore, ground } of tiesOf(line)) {
      if (assumedOf(event, assumptions) !== null) continue;
      if (isBefore) add(event, symbol, ground);
      else add(symbol, event, ground);
    }
    for (const [index, { commitment, text }] of terms.conditions.entries()) {
      if (commitment === null || !known.has(commitment)) continue;
      add(symbol, commitment, { symbol, field: `conditions.${index}.text`, text });
    }
  }
  for (const { grounds } of edges.values()) grounds.sort(byGround);
  return [...edges.values()].sort((a, b) => byText(a.from, b.from) || byText(a.to, b.to));
}

const byGround = (a: Quote, b: Quote): number => byText(a.symbol, b.symbol) || byText(a.field, b.field);

/** The rings of the graph, sorted by their smallest line. */
export function conditionRings(edges: readonly Edge[]): Ring[] {
  const ringOf = new Map<string, string[]>();
  const leaving = new Set(edges.map(({ from }) => from));
  // What itself waits for nothing is in no ring, and most of what is waited for is so.
  const found = rings(edges.filter(({ to }) => leaving.has(to)));
  for (const points of found) for (const point of points) ringOf.set(point, points);
  const inside = Map.groupBy(edges, ({ from, to }) => {
    const ring = ringOf.get(from);
    return ring !== undefined && ring === ringOf.get(to) ? ring : null;
  });
  return found
    .map((points) => {
      const own = inside.get(points) ?? [];
      const first = points.find(isLine) ?? "";
      return { points, edges: own, way: shortestRing(first, own), cuts: smallestCuts(own) };
    })
    .sort((a, b) => byText(a.way[0] ?? "", b.way[0] ?? ""));
}
