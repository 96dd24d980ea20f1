import type { FieldDifference } from "./difference.ts";

/** `unclear`: the rules cannot order the two states without an opinion. */
export const VERDICTS = ["strengthened", "weakened", "neutral", "unclear"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Each rule in words, with its reason and an example: docs/method.md. */
export const RULE_IDS = [
  "line-new",
  "line-new-empty",
  "nil-return",
  "category-changed",
  "stage-step",
  "stage-exit",
  "stage-suspended",
  "stage-other-exit",
  "stage-superseded",
  "bindingness-order",
  "bindingness-unspecified",
  "instrument-form",
  "delivery-order",
  "start-day",
  "start-moves-end",
  "start-day-certain",
  "start-signature-or-force",
  "start-unstated",
  "start-basis",
  "term-end",
  "term-same-end",
  "term-length",
  "term-open-ended",
  "term-open-ended-exit",
  "term-unstated",
  "term-not-comparable",
  "extension-order",
  "extension-unstated",
  "exit-notice",
  "exit-lock-in",
  "exit-on-breach",
  "exit-horizon",
  "exit-unstated",
  "exit-not-comparable",
  "duration-note",
  "review-day",
  "funding-day",
  "funding-stated",
  "trigger-standing",
  "trigger-other",
  "decision-automatic",
  "decision-vetoes",
  "decision-other",
  "response-shorter",
  "response-firmness",
  "response-both",
  "response-stated",
  "response-not-comparable",
  "obligation-order",
  "obligation-other",
  "obligation-stated",
  "quantity-more",
  "quantity-measure",
  "quantity-stated",
  "quantity-same",
  "amount-more",
  "amount-measure",
  "amount-stated",
  "amount-same",
  "finance-form-order",
  "finance-form-other",
  "finance-form-with-amount",
  "details-changed",
  "details-same",
  "caveats-added",
  "caveats-reworded",
  "caveats-same",
  "conditions-added",
  "conditions-reworded",
  "conditions-same",
  "wording-same",
  "wording-ladder",
  "wording-hedge",
  "wording-both",
  "wording-both-ways",
  "wording-same-step",
  "wording-scope",
  "wording-prose",
  "translation-added",
  "translation-with-english",
  "translation-alone",
  "requirements-named",
  "joint-share",
  "record-days",
  "sources-changed",
] as const;
export type RuleId = (typeof RULE_IDS)[number];

/** What a rule laid beside each other where that is not a whole field: days worked out, words of the ladder. */
export type Compared = { before: string | null; after: string | null };
export type Judgement = { verdict: Verdict; rule: RuleId; compared?: Compared };
export type Evidence = FieldDifference;

export const unclear = (rule: RuleId, compared?: Compared): Judgement => judged("unclear", rule, compared);
export const neutral = (rule: RuleId): Judgement => judged("neutral", rule);

/** A positive `direction` strengthens, a negative one weakens; nothing between them is neutral. */
export function byDirection(direction: number, rule: RuleId, compared?: Compared): Judgement {
  if (direction === 0) return judged("neutral", rule, compared);
  return judged(direction > 0 ? "strengthened" : "weakened", rule, compared);
}

/** For two of which at least one is null: stronger where it is stated, weaker where it no longer is. */
export const statedOrNot = (before: unknown, after: unknown, rule: RuleId): Judgement =>
  byDirection(Number(after !== null) - Number(before !== null), rule);

/** By the place in a list that goes from weakest to strongest; null where one of the two has none. */
export function byOrder<T>(order: readonly T[], before: T, after: T, rule: RuleId): Judgement | null {
  const [from, to] = [order.indexOf(before), order.indexOf(after)];
  return from < 0 || to < 0 ? null : byDirection(to - from, rule);
}

function judged(verdict: Verdict, rule: RuleId, compared?: Compared): Judgement {
  return compared ? { verdict, rule, compared } : { verdict, rule };
}
