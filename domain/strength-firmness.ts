// How firm a line is and when it acts. Every order here is argued in docs/method.md.
import type { CommitmentTerms } from "./commitment.ts";
import { responseMinutes } from "./strength-measures.ts";
import { byDirection, byOrder, type Judgement, neutral, statedOrNot, unclear } from "./strength-rules.ts";
import {
  type Bindingness,
  CONSENT_STEPS,
  DELIVERY_STAGES,
  type DecisionRule,
  type ObligationAct,
  type Stage,
} from "./vocabulary.ts";

export function judgeStage({ stage: before }: CommitmentTerms, { stage: after }: CommitmentTerms): Judgement {
  const isStep = (stage: Stage): boolean => CONSENT_STEPS.some((step) => step === stage);
  if (before === "superseded" || after === "superseded") return unclear("stage-superseded");
  const step = byOrder<Stage>(CONSENT_STEPS, before, after, "stage-step");
  if (step) return step;
  if (isStep(before) || isStep(after)) {
    return byDirection(Number(isStep(after)) - Number(isStep(before)), "stage-exit");
  }
  const pause = Number(after === "suspended") - Number(before === "suspended");
  return pause === 0 ? neutral("stage-other-exit") : byDirection(pause, "stage-suspended");
}

const BINDING: readonly Bindingness[] = ["political", "legal-provisional", "legal"];
export const judgeBindingness = (before: CommitmentTerms, after: CommitmentTerms): Judgement =>
  byOrder(BINDING, before.bindingness, after.bindingness, "bindingness-order") ??
  unclear("bindingness-unspecified");

export const judgeDelivery = (before: CommitmentTerms, after: CommitmentTerms): Judgement =>
  byDirection(
    DELIVERY_STAGES.indexOf(after.delivery) - DELIVERY_STAGES.indexOf(before.delivery),
    "delivery-order",
  );

export function judgeTrigger(before: CommitmentTerms, after: CommitmentTerms): Judgement {
  if (before.trigger === null || after.trigger === null) return unclear("trigger-other");
  const standing = Number(after.trigger === "standing") - Number(before.trigger === "standing");
  return standing === 0 ? unclear("trigger-other") : byDirection(standing, "trigger-standing");
}

/** Who can say no: nobody; the party alone; the party and all others. A named body may decide without the party. */
const VETOES: readonly DecisionRule[] = ["consensus", "each-party"];
export function judgeDecisionRule(before: CommitmentTerms, after: CommitmentTerms): Judgement {
  const [old, now] = [before.decisionRule, after.decisionRule];
  if (old === null || now === null) return unclear("decision-other");
  const automatic = Number(now === "automatic") - Number(old === "automatic");
  if (automatic !== 0) return byDirection(automatic, "decision-automatic");
  return byOrder(VETOES, old, now, "decision-vetoes") ?? unclear("decision-other");
}

export function judgeResponse(before: CommitmentTerms, after: CommitmentTerms): Judgement {
  const [old, now] = [before.responseTime, after.responseTime];
  if (old === null || now === null) return statedOrNot(old, now, "response-stated");
  const harder = Number(now.hard) - Number(old.hard);
  if (old.within === now.within) return byDirection(harder, "response-firmness");
  const [from, to] = [responseMinutes(old.within), responseMinutes(now.within)];
  if (from === null || to === null) return unclear("response-not-comparable");
  const shorter = Math.sign(from - to);
  if (harder === 0) return byDirection(shorter, "response-shorter");
  if (shorter === 0) return byDirection(harder, "response-firmness");
  return shorter === harder ? byDirection(harder, "response-both") : unclear("response-both");
}

const OBLIGATION_RANK: Record<ObligationAct, number> = {
  consult: 0,
  assist: 1,
  "provide-equipment": 1,
  "impose-costs": 1,
  "armed-assistance": 2,
};
export function judgeObligation(before: CommitmentTerms, after: CommitmentTerms): Judgement {
  const [old, now] = [before.obligationAct, after.obligationAct];
  if (old === null || now === null) return statedOrNot(old, now, "obligation-stated");
  const rise = OBLIGATION_RANK[now] - OBLIGATION_RANK[old];
  return rise === 0 ? unclear("obligation-other") : byDirection(rise, "obligation-order");
}
