// "Active interval" and "Nominal end and assured horizon" of docs/method.md, worked out from the API's rows alone.
import { add, dayBefore } from "./days.ts";
import { type ApiCommitment, type Asked, type Rows, STEPS, stepOf } from "./rows.ts";

export type Interval = { from: string; to: string | null; isEndStated: boolean };
type Waited = { day: string } | { reason: string } | "not-understood";

const THREE = {
  ceasefire: { words: ["ceasefire", "cease fire"], waits: "waits-for-ceasefire" },
  peace: { words: ["peace agreement"], waits: "waits-for-peace-agreement" },
  attack: { words: ["renewed attack", "new attack"], waits: "waits-for-renewed-attack" },
} as const;
type Which = keyof typeof THREE;
const WHICH: Which[] = ["ceasefire", "peace", "attack"];

const plain = (text: string): string => text.toLowerCase().replace(/[\s-]+/g, " ");
/** Rule 2: which of the three a text names, if it names exactly one. */
function namedEvent(text: string): Which | null {
  const named = WHICH.filter((which) => THREE[which].words.some((word) => plain(text).includes(word)));
  return named.length === 1 ? (named[0] ?? null) : null;
}

function dayOfThree(which: Which, line: ApiCommitment, asked: Asked): Waited {
  const { start } = line;
  if (start?.kind === "event" && start.on && namedEvent(start.event ?? "") === which)
    return { day: start.on };
  const assumed = asked[which];
  if (assumed === null) return { reason: THREE[which].waits };
  return assumed === "never" ? { reason: "never" } : { day: assumed };
}

function dayOfEvent(text: string, line: ApiCommitment, rows: Rows, asked: Asked): Waited {
  const which = namedEvent(text);
  if (which !== null) return dayOfThree(which, line, asked);
  const event = rows.events.find(({ symbol }) => symbol === text.trim());
  return event === undefined ? "not-understood" : { day: event.on };
}

/** "Conditions that wait for each other": whether the line is to come before the event that the condition names. */
function comesBefore({ text, event }: ApiCommitment["conditions"][number]): boolean {
  const which = namedEvent(event ?? "");
  if (which === null) return false;
  for (const { index, 0: word } of text.matchAll(/\b(before|prior to)\b/gi)) {
    if (/\bnot\s+$/i.test(text.slice(0, index))) continue;
    const rest = plain(text.slice(index + word.length).split(/[.,;:]/)[0] ?? "");
    if (THREE[which].words.some((each) => rest.includes(each))) return true;
  }
  return false;
}

/** Rule 1. */
function leftOut(line: ApiCommitment, asked: Asked): string | null {
  if (line.nilReturn) return "nil-return";
  if (!STEPS.includes(line.stage)) return "ended";
  if (asked.without.includes(line.delegation)) return "without";
  if (asked.lapse.includes(line.symbol)) return "lapsed-in-scenario";
  return STEPS.indexOf(stepOf(line, asked)) < STEPS.indexOf(asked.floor) ? "below-floor" : null;
}

/** Rule 3. */
function startOf(line: ApiCommitment, rows: Rows, asked: Asked): Waited {
  const { start, statedOn } = line;
  if (start === null) return { day: statedOn };
  if (start.on) return { day: start.on };
  const reached = (step: string) => STEPS.indexOf(stepOf(line, asked)) >= STEPS.indexOf(step);
  if (start.kind === "signature") return { day: reached("signed") ? statedOn : rows.asOf };
  if (start.kind === "entry-into-force") return { day: reached("in-force") ? statedOn : rows.asOf };
  const waited = dayOfEvent(start.event ?? "", line, rows, asked);
  return waited === "not-understood" ? { reason: "waits-for-event" } : waited;
}

/** Rule 4: what keeps a line waiting, in the order in which reasons are looked for. */
function waitedFor(line: ApiCommitment, rows: Rows, asked: Asked): Waited[] {
  const waited: Waited[] = [];
  if (line.trigger === "ceasefire") waited.push(dayOfThree("ceasefire", line, asked));
  if (line.trigger === "peace-agreement") waited.push(dayOfThree("peace", line, asked));
  for (const condition of line.conditions) {
    if (condition.event === null || comesBefore(condition)) continue;
    waited.push(dayOfEvent(condition.event, line, rows, asked));
  }
  return waited;
}

/** Rule 4: whether a condition of the line cannot be computed. */
export const isConditional = (line: ApiCommitment, rows: Rows, asked: Asked): boolean =>
  line.conditions.some(({ event, commitment }) => {
    if (event === null && commitment === null) return true;
    if (event !== null && dayOfEvent(event, line, rows, asked) === "not-understood") return true;
    return commitment !== null && !rows.commitments.some(({ symbol }) => symbol === commitment);
  });

/** The days on which a line counts, or the one reason why there are none. */
export function intervalOf(line: ApiCommitment, rows: Rows, asked: Asked): Interval | string {
  const out = leftOut(line, asked);
  if (out !== null) return out;
  const start = startOf(line, rows, asked);
  const days: string[] = [];
  for (const waited of [start, ...waitedFor(line, rows, asked)]) {
    if (waited === "not-understood") continue;
    if ("reason" in waited) return waited.reason;
    days.push(waited.day);
  }
  const delay = asked.delay[line.symbol] ?? "P0D";
  const from = add(days.toSorted().at(-1) ?? "", delay);
  const end = endOf(line, add(days[0] ?? "", delay), from, rows, asked);
  const { to } = cutByAttack(end, line, asked);
  if (to !== null && to < from) return "no-day";
  return { from, to, isEndStated: end.isEndStated || to !== end.to };
}

type End = Pick<Interval, "to" | "isEndStated">;

/** Rule 5; `start` is that of rule 3, with the delay. */
function endOf(line: ApiCommitment, start: string, from: string, rows: Rows, asked: Asked): End {
  const { term } = line;
  if (term === null) {
    const year = [from, rows.asOf].toSorted().at(-1)?.slice(0, 4);
    return { to: `${year}-12-31`, isEndStated: false };
  }
  if (term.kind === "fixed-date") return { to: term.until ?? null, isEndStated: true };
  if (term.kind === "duration") return { to: running(line, start, rows.asOf), isEndStated: true };
  if (term.kind === "until-event") {
    const waited = dayOfEvent(term.event ?? "", line, rows, asked);
    const to = typeof waited === "object" && "day" in waited ? dayBefore(waited.day) : null;
    return { to, isEndStated: true };
  }
  return { to: null, isEndStated: true };
}

/** The end of a length from a start, renewed where the extension is tacit. */
function running(line: ApiCommitment, start: string, asOf: string): string {
  const length = line.term?.length ?? "";
  const isRenewed = line.extension === "tacit" && /[1-9]/.test(length);
  let end = add(start, length);
  for (let n = 2; isRenewed && end < asOf; n += 1) end = add(start, length, n);
  return end;
}

function cutByAttack(end: End, line: ApiCommitment, asked: Asked): End {
  if (line.trigger !== "ceasefire") return end;
  const [ceasefire, attack] = [dayOfThree("ceasefire", line, asked), dayOfThree("attack", line, asked)];
  if (typeof ceasefire !== "object" || typeof attack !== "object") return end;
  if (!("day" in ceasefire && "day" in attack) || attack.day <= ceasefire.day) return end;
  const eve = dayBefore(attack.day);
  return end.to !== null && end.to <= eve ? end : { ...end, to: eve };
}

/** The last day of the stated term. */
export function nominalEndOf({ start, term }: ApiCommitment): string | null {
  if (term?.kind === "fixed-date") return term.until ?? null;
  return term?.kind === "duration" && start?.on ? add(start.on, term.length ?? "") : null;
}

/** How far a line binds if notice were given on the as-of day. */
export function assuredHorizonOf(line: ApiCommitment, asOf: string): string | null {
  const { start, term, exit } = line;
  const end = term?.kind === "duration" && start?.on ? running(line, start.on, asOf) : nominalEndOf(line);
  const earlier = (day: string) => (end === null || day < end ? day : end);
  if (exit?.kind === "notice") return earlier(add(asOf, exit.notice ?? ""));
  if (exit?.kind === "none-before" && exit.before) return earlier(exit.before);
  return exit === null ? null : end;
}
