import type { Intent } from "./intents.ts";
import { can, type Person } from "./policy.ts";
import type { Stage } from "./vocabulary.ts";

/** What a delegation can do with a line that was communicated, each an act. */
export const STEPS = [
  "pledge",
  "sign",
  "ratify",
  "enter-into-force",
  "withdraw",
  "denounce",
  "suspend",
  "resume",
  "correct",
  "confirm",
] as const;
export type Step = (typeof STEPS)[number];

const OPEN: readonly Step[] = ["withdraw", "suspend", "correct", "confirm"];

/**
 * Steps that may follow a stage. Consent goes forward one step at a time (VCLT arts. 11 to 17 and 24; a signature
 * needs no pledge before it). What is in force may also be denounced (art. 56); operation may be suspended and
 * taken up again (art. 57). After an exit only a correction is left: an undertaking that ended begins anew as
 * another line.
 */
const FOLLOWING: Record<Stage, readonly Step[]> = {
  expressed: ["pledge", "sign", ...OPEN],
  pledged: ["sign", ...OPEN],
  signed: ["ratify", ...OPEN],
  ratified: ["enter-into-force", ...OPEN],
  "in-force": ["denounce", ...OPEN],
  suspended: ["resume", "withdraw", "denounce", "correct"],
  withdrawn: ["correct"],
  lapsed: ["correct"],
  superseded: ["correct"],
  denounced: ["correct"],
};

export const stepsFrom = (stage: Stage): readonly Step[] => FOLLOWING[stage];
export const mayFollow = (stage: Stage, step: Step): boolean => FOLLOWING[stage].includes(step);

const LEADS_TO: Partial<Record<Step, Stage>> = {
  pledge: "pledged",
  sign: "signed",
  ratify: "ratified",
  "enter-into-force": "in-force",
  withdraw: "withdrawn",
  denounce: "denounced",
  suspend: "suspended",
};

/** The stage at which a step leaves the line; taking it up again leads to where it stood before the suspension. */
export function stageAfter(step: Step, stage: Stage, beforeSuspension: Stage | null): Stage {
  if (step === "resume") return beforeSuspension ?? stage;
  return LEADS_TO[step] ?? stage;
}

const INTENT_OF: Partial<Record<Step, Intent>> = {
  withdraw: "withdraw",
  denounce: "withdraw",
  suspend: "suspend",
  correct: "correct",
  confirm: "confirm",
};
export const intentOfStep = (step: Step): Intent => INTENT_OF[step] ?? "step";

/** The step that a draft line takes; null for a plain change, and where no step leads there. */
export function stepOf(intent: Intent, before: Stage, after: string): Step | null {
  if (intent === "change" || intent === "new") return null;
  if (intent === "step" && before === "suspended") return "resume";
  if (intent === "suspend" || intent === "correct" || intent === "confirm") return intent;
  return STEPS.find((step) => intentOfStep(step) === intent && LEADS_TO[step] === after) ?? null;
}

/** Whether somebody may draft a step of a delegation's line, and what stands against it. */
export function mayDraftStep(
  person: Person,
  delegation: string,
  stage: Stage,
  step: Step,
): "allowed" | "not-yours" | "does-not-follow" {
  if (!can(person, "offer.edit", { delegation })) return "not-yours";
  return mayFollow(stage, step) ? "allowed" : "does-not-follow";
}
