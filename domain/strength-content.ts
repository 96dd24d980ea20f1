// What a line promises. Every order here is argued in docs/method.md.
import type { Caveat, CommitmentTerms } from "./commitment.ts";
import { conditionLine } from "./conditions.ts";
import { DETAIL_NAMES } from "./details.ts";
import { compareDecimals } from "./strength-measures.ts";
import {
  byDirection,
  byOrder,
  type Judgement,
  neutral,
  type RuleId,
  statedOrNot,
  unclear,
} from "./strength-rules.ts";
import { plainWords } from "./strength-words.ts";
import type { FinanceForm } from "./vocabulary.ts";

const isSameText = (before: string | null, after: string | null): boolean =>
  (before === null) === (after === null) && plainWords(before ?? "") === plainWords(after ?? "");

export function judgeQuantity(before: CommitmentTerms, after: CommitmentTerms): Judgement {
  const [old, now] = [before.quantity, after.quantity];
  if (old === null || now === null) return statedOrNot(old, now, "quantity-stated");
  if (!isSameText(old.unit, now.unit) || !isSameText(old.tempo, now.tempo))
    return unclear("quantity-measure");
  const more = compareDecimals(old.value, now.value);
  if (more === null) return unclear("quantity-measure");
  return byDirection(more, more === 0 ? "quantity-same" : "quantity-more");
}

export function judgeAmount(before: CommitmentTerms, after: CommitmentTerms): Judgement {
  const [old, now] = [before.amount, after.amount];
  if (old === null || now === null) return statedOrNot(old, now, "amount-stated");
  if (old.currency !== now.currency || !isSameText(old.period, now.period)) return unclear("amount-measure");
  const more = compareDecimals(old.value, now.value);
  if (more === null) return unclear("amount-measure");
  return byDirection(more, more === 0 ? "amount-same" : "amount-more");
}

const FINANCE: readonly FinanceForm[] = ["loan", "mixed", "grant"];
export function judgeFinanceForm(before: CommitmentTerms, after: CommitmentTerms): Judgement {
  if (before.amount === null || after.amount === null) return neutral("finance-form-with-amount");
  const [old, now] = [before.amount.form, after.amount.form];
  if (old === null || now === null) return unclear("finance-form-other");
  return byOrder(FINANCE, old, now, "finance-form-order") ?? unclear("finance-form-other");
}

type ListRules = Record<"added" | "reworded" | "same", RuleId>;

/** Things that limit a line: more of them weaken it. */
function judgeLimits(before: readonly string[], after: readonly string[], rules: ListRules): Judgement {
  const removed = without(before, after);
  const added = without(after, before);
  if (removed.length > 0 && added.length > 0) return unclear(rules.reworded);
  const direction = removed.length - added.length;
  return direction === 0
    ? neutral(rules.same)
    : byDirection(direction, rules.added, {
        before: removed.join("\n") || null,
        after: added.join("\n") || null,
      });
}

/** What a list has more than another, each text as often as it is more. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const left = other.map(plainWords);
  return list.filter((text) => {
    const at = left.indexOf(plainWords(text));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** What only a category has is of every kind: nobody can say in general which is more. */
export function judgeDetails(before: CommitmentTerms, after: CommitmentTerms): Judgement {
  const isSame = DETAIL_NAMES.every((name) =>
    isSameText(before.details[name] ?? null, after.details[name] ?? null),
  );
  return isSame ? neutral("details-same") : unclear("details-changed");
}

/** A caveat of another kind limits something else, though it reads the same. */
const caveatLine = ({ kind, text }: Caveat): string => (kind === "other" ? text : `${text} [${kind}]`);

export const judgeCaveats = (before: CommitmentTerms, after: CommitmentTerms): Judgement =>
  judgeLimits(before.caveats.map(caveatLine), after.caveats.map(caveatLine), {
    added: "caveats-added",
    reworded: "caveats-reworded",
    same: "caveats-same",
  });

export const judgeConditions = (before: CommitmentTerms, after: CommitmentTerms): Judgement =>
  judgeLimits(before.conditions.map(conditionLine), after.conditions.map(conditionLine), {
    added: "conditions-added",
    reworded: "conditions-reworded",
    same: "conditions-same",
  });
