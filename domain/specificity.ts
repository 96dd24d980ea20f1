import type { CommitmentTerms } from "./commitment.ts";

export const SPECIFICITY_ITEMS = ["actor", "act", "quantity", "schedule", "trigger", "evidence"] as const;
export type Specificity = Record<(typeof SPECIFICITY_ITEMS)[number], boolean>;

/** Six yes/no items, derived from the fields and never typed in as a score. */
export function specificity(terms: CommitmentTerms): Specificity {
  return {
    actor: true,
    act: terms.nilReturn || terms.obligationAct !== null || terms.quantity !== null || terms.amount !== null,
    quantity: terms.quantity !== null || terms.amount !== null,
    schedule: terms.start.kind !== "unstated" && terms.term.kind !== "unstated",
    trigger: terms.trigger !== null,
    evidence: terms.delivery === "delivered" || terms.delivery === "verified",
  };
}
