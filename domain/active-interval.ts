import type { CalendarDuration, Condition, Day, Start } from "./commitment.ts";
import { comesBefore } from "./condition-order.ts";
import { dayAfter, dayBefore, laterDay, termEnd, yearOf } from "./duration.ts";
import { type AssumedEvent, assumedEvent } from "./event-names.ts";
import type { AssumedDay, Assumptions, Line, Portfolio } from "./portfolio.ts";
import { CONSENT_STEPS, type ConsentStep } from "./vocabulary.ts";

/** Why a line has no day on which it counts, whatever the year. In the order in which they are looked for. */
export const OUT_REASONS = [
  "nil-return",
  "ended",
  "without",
  "lapsed-in-scenario",
  "below-floor",
  "never",
  "waits-for-ceasefire",
  "waits-for-peace-agreement",
  "waits-for-renewed-attack",
  "waits-for-event",
  "no-day",
] as const;
export type OutReason = (typeof OUT_REASONS)[number];

/**
 * The days on which a line counts, both included; `to` null: no end. `endNotStated`: `to` is only the last day of the
 * year in view, because the record says nothing of an end.
 */
export type ActiveInterval = { from: Day; to: Day | null; endNotStated: boolean };
export type Out = { out: OutReason };
export type Active = ActiveInterval | Out;

/** The days of the events that conditions, starts and terms may name by symbol. */
export type EventDays = ReadonlyMap<string, Day>;
export const eventDays = (portfolio: Pick<Portfolio, "events">): EventDays =>
  new Map(portfolio.events.map(({ symbol, on }) => [symbol, on]));

type Moment = { assumptions: Assumptions; asOf: Day; events: EventDays };
type Wait = Day | Out | null;

const NO_EVENTS: EventDays = new Map();
const isOut = (wait: Wait): wait is Out => typeof wait === "object" && wait !== null;

/** The step of consent at which a line is taken to stand; null after an exit, which no assumption revives. */
export function stepOf(
  { symbol, terms: { stage } }: Line,
  { raise }: Pick<Assumptions, "raise">,
): ConsentStep | null {
  const stated = CONSENT_STEPS.find((step) => step === stage);
  if (stated === undefined) return null;
  const raised = Object.hasOwn(raise, symbol) ? raise[symbol] : undefined;
  return raised !== undefined && rankOf(raised) > rankOf(stated) ? raised : stated;
}

export const rankOf = (step: ConsentStep): number => CONSENT_STEPS.indexOf(step);

/**
 * On which days a line counts under the assumptions, or why on none (docs/method.md, "Active interval"). Conditions on
 * other commitments are not looked at here: they differ by year (domain/coverage-lines.ts).
 */
export function activeInterval(
  line: Line,
  assumptions: Assumptions,
  asOf: Day,
  events: EventDays = NO_EVENTS,
): Active {
  const moment = { assumptions, asOf, events };
  const out = leftOut(line, assumptions);
  if (out !== null) return { out };
  const start = startOf(line, moment);
  if (isOut(start)) return start;
  const waited = [
    triggerDay(line, moment),
    ...line.terms.conditions.map((each) => conditionDay(each, line, moment)),
  ];
  const days = [start];
  for (const wait of waited) {
    if (isOut(wait)) return wait;
    if (wait !== null) days.push(wait);
  }
  return ended(line, start, days.reduce(laterDay), moment);
}

function leftOut(line: Line, { floor, without, lapse, raise }: Assumptions): OutReason | null {
  if (line.terms.nilReturn) return "nil-return";
  const step = stepOf(line, { raise });
  if (step === null) return "ended";
  if (without.includes(line.delegation)) return "without";
  if (lapse.includes(line.symbol)) return "lapsed-in-scenario";
  return rankOf(step) < rankOf(floor) ? "below-floor" : null;
}

function startOf(line: Line, moment: Moment): Day | Out {
  const { start, statedOn } = line.terms;
  if (start.kind === "unstated") return statedOn;
  if (start.on !== null) return start.on;
  if (start.kind === "event") return eventDay(start.event, line, moment) ?? { out: "waits-for-event" };
  const step = stepOf(line, moment.assumptions) ?? "expressed";
  const needed = start.kind === "signature" ? "signed" : "in-force";
  // What has not happened yet can happen today at the earliest; how firm that is, the floor says.
  return rankOf(step) >= rankOf(needed) ? statedOn : moment.asOf;
}

function triggerDay(line: Line, moment: Moment): Wait {
  const { trigger } = line.terms;
  return trigger === "ceasefire" || trigger === "peace-agreement" ? eventDay(trigger, line, moment) : null;
}

/** A line that is to be there before an event does not wait for it. */
function conditionDay(condition: Condition, line: Line, moment: Moment): Wait {
  const { event } = condition;
  return event === null || comesBefore(condition) ? null : eventDay(event, line, moment);
}

/** The day of a named event, or that the line waits for it; null where the name is neither known nor assumed. */
function eventDay(name: string, line: Line, moment: Moment): Wait {
  const event = assumedEvent(name);
  if (event === null) return moment.events.get(name.trim()) ?? null;
  const day = dayOf(event, line.terms.start, moment.assumptions);
  if (day === "never") return { out: "never" };
  return day ?? { out: `waits-for-${event}` };
}

/** A day that the line's own start states for the event is a fact; only without one is there anything to assume. */
function dayOf(event: AssumedEvent, start: Start, { ceasefire, peace, attack }: Assumptions): AssumedDay {
  if (start.kind === "event" && start.on !== null && assumedEvent(start.event) === event) return start.on;
  return { ceasefire, "peace-agreement": peace, "renewed-attack": attack }[event];
}

function ended(line: Line, start: Day, begins: Day, moment: Moment): Active {
  const { delay } = moment.assumptions;
  const by = Object.hasOwn(delay, line.symbol) ? delay[line.symbol] : undefined;
  const from = delayed(begins, by);
  const stated = statedEnd(line, delayed(start, by), moment);
  const last = stated === "not-stated" ? `${yearOf(laterDay(from, moment.asOf))}-12-31` : stated;
  const over = ceasefireOver(line, moment);
  const isCut = over !== null && (last === null || over < last);
  const to = isCut ? over : last;
  if (to !== null && to < from) return { out: "no-day" };
  return { from, to, endNotStated: stated === "not-stated" && !isCut };
}

const delayed = (day: Day, by: CalendarDuration | undefined): Day =>
  by === undefined ? day : dayAfter(day, by);

function statedEnd(line: Line, start: Day, moment: Moment): Day | null | "not-stated" {
  const { term } = line.terms;
  if (term.kind === "unstated") return "not-stated";
  if (term.kind !== "until-event") return termEnd(line.terms, start, moment.asOf);
  const day = eventDay(term.event, line, moment);
  return day === null || isOut(day) ? null : dayBefore(day);
}

/** A ceasefire is over on the day of a later attack: the last day of what only acts while it holds. */
function ceasefireOver(line: Line, { assumptions }: Moment): Day | null {
  if (line.terms.trigger !== "ceasefire") return null;
  const [ceasefire, attack] = (["ceasefire", "renewed-attack"] as const).map((event) =>
    dayOf(event, line.terms.start, assumptions),
  );
  if (!ceasefire || !attack || ceasefire === "never" || attack === "never") return null;
  return attack > ceasefire ? dayBefore(attack) : null;
}
