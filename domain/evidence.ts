import type { Day } from "./commitment.ts";
import type { Attribution, Audience, Stage } from "./vocabulary.ts";

/** Stages that rest on evidence of their own: a signature, a domestic approval, an entry into force. */
export const EVIDENCED_STAGES = ["signed", "ratified", "in-force"] as const;
export type EvidencedStage = (typeof EVIDENCED_STAGES)[number];

/**
 * How the domestic side was completed (VCLT arts. 2(1)(b), 14 and 15); `not-needed` where a body established that
 * nothing more is required.
 */
export const APPROVAL_FORMS = ["ratification", "acceptance", "approval", "accession", "not-needed"] as const;

/**
 * On what a step of consent rests. `instrument` is a form of instrument for a signature and one of APPROVAL_FORMS
 * for a ratification.
 */
export type Evidence = {
  on: Day;
  place: string | null;
  body: string | null;
  instrument: string | null;
};

/** A version that a line has had, with the act that brought it. */
export type PastVersion = {
  stage: Stage;
  evidence: Evidence | null;
  act: { id: string; symbol: string; audience: Audience; attribution: Attribution };
};

type Told = { stage: Stage; evidence: Evidence | null };
export type EvidenceByStage = Partial<Record<EvidencedStage, Evidence>>;

const isEvidenced = (stage: Stage): stage is EvidencedStage =>
  EVIDENCED_STAGES.some((each) => each === stage);

/** What the versions say of each step, oldest first: what was told last holds. */
export function evidenceByStage(versions: readonly Told[]): EvidenceByStage {
  const known: EvidenceByStage = {};
  for (const { stage, evidence } of versions) {
    if (evidence && isEvidenced(stage)) known[stage] = evidence;
  }
  return known;
}

/** Where consent stood before the line was suspended, as far as its versions, oldest first, tell. */
export function stageBeforeSuspension(versions: readonly { stage: Stage }[]): Stage | null {
  return versions.findLast(({ stage }) => stage !== "suspended")?.stage ?? null;
}

/** The evidence that a version at `stage` carries: what is told with it, or what its line had for that stage. */
export function evidenceAt(stage: Stage, told: Evidence | null, past: readonly Told[]): Evidence | null {
  if (!isEvidenced(stage)) return null;
  return told ?? evidenceByStage(past)[stage] ?? null;
}
