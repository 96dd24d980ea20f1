import { kyivMonths, monthOf, type Span, windowsBefore } from "./pace-months.ts";
import { HEADS, type Head, type Step, stepsOf, type VersionOfLine } from "./pace-steps.ts";
import type { Instant } from "./records.ts";
import type { ActKind, Question, Stage } from "./vocabulary.ts";

/** The heads that are counted under each question. A move backwards is shown, and counted under none. */
const COUNTED: Record<Question, readonly Head[]> = {
  who: ["forward", "party"],
  what: ["line", "amount"],
  "how-long": ["term"],
};

/** `still`: nothing in either window. `too-short`: the record begins within the earlier one. */
export const SPEEDS = ["faster", "same", "slower", "still", "too-short"] as const;
export type Speed = { last: number; before: number; speed: (typeof SPEEDS)[number] };

export type PaceMonth = {
  /** `YYYY-MM` in Kyiv; the last one goes up to the moment in view. */
  month: string;
  /** Lines at each stage at its end; stages without any are left out. */
  stages: Partial<Record<Stage, number>>;
  acts: Partial<Record<ActKind, number>>;
  steps: Record<Head, number>;
};

export type Pace = {
  /** Without a gap, oldest first; none where nothing is recorded. */
  months: PaceMonth[];
  /** The last three months and the three before them: after `from`, up to and with `to`. */
  last: Span;
  before: Span;
  acts: Speed;
  questions: Record<Question, Speed>;
};

type PacedAct = { kind: ActKind; recordedAt: Instant };

/** How the record grew up to a moment, by month and by question (docs/method.md). What was recorded later is left out. */
export function pace(versions: readonly VersionOfLine[], acts: readonly PacedAct[], until: Instant): Pace {
  const end = at(until);
  const known = versions.filter(({ recordedAt }) => at(recordedAt) <= end);
  const done = acts.filter(({ recordedAt }) => at(recordedAt) <= end);
  const steps = stepsOf(known);
  const rows = [...known, ...done].map(({ recordedAt }) => at(recordedAt));
  const first = rows.reduce((least, row) => Math.min(least, row), Number.POSITIVE_INFINITY);
  const { last, before } = windowsBefore(until);
  const compare = (times: readonly number[]): Speed => compared(times, last, before, first);
  const question = (name: Question): Speed =>
    compare(steps.flatMap((step) => (COUNTED[name].includes(step.head) ? [step.at] : [])));
  return {
    months: rows.length === 0 ? [] : monthly(known, done, steps, first, end),
    last,
    before,
    acts: compare(done.map(({ recordedAt }) => at(recordedAt))),
    questions: { who: question("who"), what: question("what"), "how-long": question("how-long") },
  };
}

const at = (instant: Instant): number => Temporal.Instant.from(instant).epochMilliseconds;

function compared(times: readonly number[], last: Span, before: Span, first: number): Speed {
  const within = ({ from, to }: Span): number =>
    times.filter((time) => time > at(from) && time <= at(to)).length;
  const counts = { last: within(last), before: within(before) };
  if (first >= at(before.from)) return { ...counts, speed: "too-short" };
  if (counts.last + counts.before === 0) return { ...counts, speed: "still" };
  if (counts.last === counts.before) return { ...counts, speed: "same" };
  return { ...counts, speed: counts.last > counts.before ? "faster" : "slower" };
}

function monthly(
  versions: readonly VersionOfLine[],
  acts: readonly PacedAct[],
  steps: readonly Step[],
  first: number,
  end: number,
): PaceMonth[] {
  const calendar = kyivMonths(first, end);
  const months = calendar.map(({ month }): PaceMonth => ({ month, stages: {}, acts: {}, steps: noSteps() }));
  for (const { terms, recordedAt, supersededAt } of versions) {
    if (terms.nilReturn) continue;
    const gone =
      supersededAt !== null && at(supersededAt) <= end ? monthOf(calendar, at(supersededAt)) : months.length;
    for (const { stages } of months.slice(monthOf(calendar, at(recordedAt)), gone)) {
      stages[terms.stage] = (stages[terms.stage] ?? 0) + 1;
    }
  }
  for (const { kind, recordedAt } of acts) {
    const month = months[monthOf(calendar, at(recordedAt))];
    if (month) month.acts[kind] = (month.acts[kind] ?? 0) + 1;
  }
  for (const step of steps) {
    const month = months[monthOf(calendar, step.at)];
    if (month) month.steps[step.head] += 1;
  }
  return months;
}

const noSteps = (): Record<Head, number> =>
  Object.fromEntries(HEADS.map((head) => [head, 0])) as Record<Head, number>;
