import type { CommitmentTerms, Day } from "./commitment.ts";
import { DETAIL_NAMES } from "./details.ts";
import { detailFieldName, type FieldName } from "./field-names.ts";
import type { FieldFault } from "./refusal.ts";
import { CONSENT_STEPS, type ConsentStep, type Stage } from "./vocabulary.ts";

const isConsentStep = (stage: Stage): stage is ConsentStep => CONSENT_STEPS.some((step) => step === stage);

/**
 * Whether the change takes consent back: to an earlier step, or from an exit to any step. It then needs a stated
 * reason; leaving by an exit is a step of its own and needs none.
 */
export function takesConsentBack(before: Stage | null, after: Stage): boolean {
  if (before === null || !isConsentStep(after)) return false;
  if (!isConsentStep(before)) return true;
  return CONSENT_STEPS.indexOf(after) < CONSENT_STEPS.indexOf(before);
}

/** What cannot be true of one commitment as a whole, though each field can be read. */
export function termsFaults(terms: CommitmentTerms): FieldFault[] {
  return [...orderFaults(terms), ...nilReturnFaults(terms)];
}

type Duration = Pick<CommitmentTerms, "start" | "term" | "exit" | "fundedUntil">;

/** What cannot be true of how long alone. */
export const durationFaults = (terms: Duration): FieldFault[] =>
  orderFaults({ ...terms, nextReviewOn: null, statedOn: "", confirmedOn: null });

type Days = Duration & Pick<CommitmentTerms, "nextReviewOn" | "statedOn" | "confirmedOn">;

/** Days that a later field must not precede. */
function orderFaults(terms: Days): FieldFault[] {
  const start = terms.start.kind === "unstated" ? null : terms.start.on;
  const until = terms.term.kind === "fixed-date" ? terms.term.until : null;
  const lockedUntil = terms.exit.kind === "none-before" ? terms.exit.before : null;
  const pairs: [FieldName, Day | null, Day | null, string][] = [
    ["term_until", start, until, "end-before-start"],
    ["funded_until", start, terms.fundedUntil, "funded-before-start"],
    ["next_review_on", start, terms.nextReviewOn, "review-before-start"],
    ["exit_before", start, lockedUntil, "exit-before-start"],
    ["exit_before", lockedUntil, until, "exit-after-end"],
    ["confirmed_on", terms.statedOn, terms.confirmedOn, "confirmed-before-stated"],
  ];
  return pairs.flatMap(([path, earlier, later, code]) =>
    earlier !== null && later !== null && later < earlier
      ? [{ path, code, values: { day: code === "exit-after-end" ? later : earlier } }]
      : [],
  );
}

/** 'No commitment in this category' cannot also promise a quantity, money or an act. */
function nilReturnFaults(terms: CommitmentTerms): FieldFault[] {
  if (!terms.nilReturn) return [];
  const { quantity, amount, obligationAct, details } = terms;
  const stated: [FieldName, unknown][] = [
    ["quantity_value", quantity],
    ["amount_value", amount],
    ["obligation_act", obligationAct],
    ...DETAIL_NAMES.map((name): [FieldName, unknown] => [detailFieldName(name), details[name] ?? null]),
  ];
  return stated.flatMap(([path, value]) => (value === null ? [] : [{ path, code: "nil-return-with-value" }]));
}
