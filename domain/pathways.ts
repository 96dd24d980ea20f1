import type { Day } from "./commitment.ts";
import { type Progress, readProgress } from "./pathway-progress.ts";

/**
 * Which step needs which, each after those that it needs and `in-force` last. That a delegation follows one is for a
 * source to say; so is every state, day and length of a step.
 */
export const PATHWAY_TEMPLATES = {
  "parliamentary-approval": {
    "text-agreed": [],
    signed: ["text-agreed"],
    submitted: ["signed"],
    committee: ["submitted"],
    approved: ["committee"],
    promulgated: ["approved"],
    "instrument-deposited": ["promulgated"],
    "in-force": ["instrument-deposited"],
  },
  "executive-agreement": {
    "text-agreed": [],
    signed: ["text-agreed"],
    notified: ["signed"],
    "in-force": ["notified"],
  },
  "deployment-mandate": {
    "text-agreed": [],
    "government-decision": ["text-agreed"],
    submitted: ["government-decision"],
    "mandate-approved": ["submitted"],
    "in-force": ["mandate-approved"],
  },
  "act-of-organisation": {
    proposal: [],
    "members-consulted": ["proposal"],
    "assembly-consent": ["proposal"],
    adopted: ["members-consulted", "assembly-consent"],
    published: ["adopted"],
    "in-force": ["published"],
  },
} as const satisfies Record<string, Record<string, readonly string[]>>;
export type PathwayTemplate = keyof typeof PATHWAY_TEMPLATES;

/**
 * What the record says of a step. `expectedOn`: a day that has been set for it. `blockedBy`: what keeps it from being
 * taken, in words. `minDays`: the least number of days after the last step that it needs.
 */
export type RecordedStep = {
  id: string;
  doneOn: Day | null;
  expectedOn: Day | null;
  blockedBy: string | null;
  minDays: number | null;
};

export const PATHWAY_FAULTS = ["unknown", "twice", "done-ahead", "done-before-needs"] as const;
export type PathwayFault = { step: string; fault: (typeof PATHWAY_FAULTS)[number] };

/** What sets the earliest day of a step that is not done: a step that it needs, the day set for it, or the as-of day. */
export type Cause = "need" | "expected" | "as-of";

export type PathwayStep = {
  id: string;
  needs: readonly string[];
  state: "done" | "next" | "waiting" | "blocked";
  /** The blocked steps that stand before it. */
  heldBy: string[];
  /** The day on which it was done, or before which it cannot be; null where a blocked step is in the way. */
  earliest: Day | null;
  cause: Cause | null;
  /** By how many days it may move without moving the last step; null where it is done or no last day is known. */
  slack: number | null;
  /** Neither a least length nor a day set for it is recorded, so that 'earliest' may be far too early. */
  isUnsized: boolean;
};

export type Pathway = {
  template: PathwayTemplate;
  steps: PathwayStep[];
  /** Earliest entry into force; null where it is impossible as things stand. */
  earliest: Day | null;
  /** The steps that set that day, first to last, without those that are done. */
  path: string[];
  /** Why it is impossible: the blocked steps on the way. */
  blocked: string[];
  faults: PathwayFault[];
};

/** Where a delegation stands on its way to entry into force, and how early that can be (docs/method.md). */
export function pathway(template: PathwayTemplate, recorded: readonly RecordedStep[], asOf: Day): Pathway {
  const needs: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(PATHWAY_TEMPLATES[template]));
  const { progress, faults } = readProgress(needs, recorded, asOf);
  const forward = new Map<string, PathwayStep>();
  for (const [id, needed] of needs) forward.set(id, ahead(id, needed, progress, forward, asOf));
  const steps = withSlack([...forward.values()], progress);
  const last = steps.at(-1);
  return {
    template,
    steps,
    earliest: last?.earliest ?? null,
    path: last ? criticalPath(last, forward) : [],
    blocked: last?.state === "blocked" ? [last.id] : (last?.heldBy ?? []),
    faults,
  };
}

const addDays = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString();
const daysBetween = (from: Day, to: Day): number => Temporal.PlainDate.from(from).until(to).days;
const latest = (days: readonly Day[]): Day | null => days.toSorted().at(-1) ?? null;

/** One step, from what it needs: those are in `before` already. */
function ahead(
  id: string,
  needs: readonly string[],
  progress: Progress,
  before: ReadonlyMap<string, PathwayStep>,
  asOf: Day,
): PathwayStep {
  const { doneOn, expectedOn, blockedBy, minDays } = progress.of(id);
  const needed = needs.flatMap((each) => before.get(each) ?? []);
  const isUnsized = doneOn === null && minDays === null && expectedOn === null;
  const step = { id, needs, heldBy: [], earliest: null, cause: null, slack: null, isUnsized };
  if (doneOn !== null) return { ...step, state: "done", earliest: doneOn };
  const heldBy = new Set(needed.flatMap((each) => (each.state === "blocked" ? [each.id] : each.heldBy)));
  if (blockedBy !== null) return { ...step, state: "blocked", heldBy: [...heldBy] };
  const isNext = needed.every((each) => each.state === "done");
  if (heldBy.size > 0) return { ...step, state: "waiting", heldBy: [...heldBy] };
  const free = latest(needed.flatMap(({ earliest }) => earliest ?? []));
  const causes: [Cause, Day | null][] = [
    ["need", free && addDays(free, minDays ?? 0)],
    ["expected", expectedOn],
    ["as-of", asOf],
  ];
  const earliest = latest(causes.flatMap(([, day]) => day ?? [])) ?? asOf;
  const cause = causes.find(([, day]) => day === earliest)?.[0] ?? "as-of";
  return { ...step, state: isNext ? "next" : "waiting", earliest, cause };
}

/** Backwards from the last step: the latest day on which each may still be done. */
function withSlack(steps: readonly PathwayStep[], progress: Progress): PathwayStep[] {
  const mayEnd = new Map<string, Day>();
  const last = steps.at(-1);
  if (!last || last.state === "done" || last.earliest === null) return [...steps];
  mayEnd.set(last.id, last.earliest);
  return steps
    .toReversed()
    .map((step) => {
      const end = mayEnd.get(step.id);
      if (step.state === "done" || step.earliest === null || end === undefined) return step;
      const leaves = addDays(end, -(progress.of(step.id).minDays ?? 0));
      for (const need of step.needs) {
        const known = mayEnd.get(need);
        if (known === undefined || leaves < known) mayEnd.set(need, leaves);
      }
      return { ...step, slack: daysBetween(step.earliest, end) };
    })
    .toReversed();
}

/** Back from the last step along what sets each day. */
function criticalPath(last: PathwayStep, steps: ReadonlyMap<string, PathwayStep>): string[] {
  const path: string[] = [];
  let step: PathwayStep | undefined = last;
  while (step && step.state !== "done" && step.earliest !== null) {
    path.unshift(step.id);
    if (step.cause !== "need") break;
    const needed: PathwayStep[] = step.needs.flatMap((id) => steps.get(id) ?? []);
    const day = latest(needed.flatMap(({ earliest }) => earliest ?? []));
    step = needed.filter(({ earliest }) => earliest === day).toSorted((a, b) => (a.id < b.id ? -1 : 1))[0];
  }
  return path;
}
