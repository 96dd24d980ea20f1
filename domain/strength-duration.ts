// For how long a line binds. Every order here is argued in docs/method.md.
import type { CommitmentTerms, Day, Exit, Start, Term } from "./commitment.ts";
import { assuredHorizon, nominalEnd } from "./duration.ts";
import { compareDays, compareLengths } from "./strength-measures.ts";
import { byDirection, byOrder, type Judgement, unclear } from "./strength-rules.ts";
import type { Extension } from "./vocabulary.ts";

type Stated = Exclude<Start, { kind: "unstated" }>;

export function judgeStart(before: CommitmentTerms, after: CommitmentTerms): Judgement {
  const [old, now] = [before.start, after.start];
  if (old.kind === "unstated" || now.kind === "unstated") return unclear("start-unstated");
  if (old.on !== null && now.on !== null && isSameBasis(old, now)) {
    const keepsLength =
      before.term.kind === "duration" &&
      after.term.kind === "duration" &&
      before.term.length === after.term.length;
    return keepsLength ? unclear("start-moves-end") : byDirection(-compareDays(old.on, now.on), "start-day");
  }
  const certain = Number(now.on !== null) - Number(old.on !== null);
  if (certain !== 0) return byDirection(certain, "start-day-certain");
  const order = old.on === null ? (["entry-into-force", "signature"] as const) : [];
  return (
    byOrder<Start["kind"]>(order, old.kind, now.kind, "start-signature-or-force") ?? unclear("start-basis")
  );
}

const isSameBasis = (old: Stated, now: Stated): boolean =>
  old.kind === now.kind && (old.kind !== "event" || now.kind !== "event" || old.event === now.event);

const hasEnd = (term: Term): boolean => term.kind === "fixed-date" || term.kind === "duration";

export function judgeTerm(before: CommitmentTerms, after: CommitmentTerms): Judgement {
  const [old, now] = [before.term, after.term];
  if (old.kind === "unstated" || now.kind === "unstated") return unclear("term-unstated");
  const toOpen = Number(now.kind === "open-ended") - Number(old.kind === "open-ended");
  if (toOpen !== 0 && (hasEnd(old) || hasEnd(now))) {
    return isSameStatedExit(before.exit, after.exit)
      ? byDirection(toOpen, "term-open-ended")
      : unclear("term-open-ended-exit");
  }
  const ends = { before: nominalEnd(before), after: nominalEnd(after) };
  if (ends.before !== null && ends.after !== null) {
    const later = compareDays(ends.before, ends.after);
    return byDirection(later, later === 0 ? "term-same-end" : "term-end", ends);
  }
  // A length counts from its start: between two starts of another kind it says nothing about the end.
  if (old.kind === "duration" && now.kind === "duration" && isSameStart(before.start, after.start)) {
    const longer = compareLengths(old.length, now.length);
    if (longer !== null) return byDirection(longer, "term-length");
  }
  return unclear("term-not-comparable");
}

const isSameStart = (old: Start, now: Start): boolean =>
  old.kind === "unstated" || now.kind === "unstated" ? old.kind === now.kind : isSameBasis(old, now);

function isSameStatedExit(old: Exit, now: Exit): boolean {
  if (old.kind === "notice" && now.kind === "notice") return old.notice === now.notice;
  if (old.kind === "none-before" && now.kind === "none-before") return old.before === now.before;
  return old.kind === "on-breach" && now.kind === "on-breach";
}

const EXTENSIONS: readonly Extension[] = ["none", "mutual", "tacit", "beneficiary"];
export const judgeExtension = (before: CommitmentTerms, after: CommitmentTerms): Judgement =>
  byOrder(EXTENSIONS, before.extension, after.extension, "extension-order") ?? unclear("extension-unstated");

/** `asOf`: the day on which notice is taken to be given. */
export function judgeExit(before: CommitmentTerms, after: CommitmentTerms, asOf: Day): Judgement {
  const [old, now] = [before.exit, after.exit];
  if (old.kind === "unstated" || now.kind === "unstated") return unclear("exit-unstated");
  if (old.kind === "notice" && now.kind === "notice") {
    const longer = compareLengths(old.notice, now.notice);
    return longer === null ? unclear("exit-not-comparable") : byDirection(longer, "exit-notice");
  }
  if (old.kind === "none-before" && now.kind === "none-before") {
    return old.before === null || now.before === null
      ? byDirection(Number(now.before === null) - Number(old.before === null), "exit-lock-in")
      : byDirection(compareDays(old.before, now.before), "exit-lock-in");
  }
  if (old.kind !== "none-before" && now.kind !== "none-before") {
    return byDirection(Number(now.kind === "on-breach") - Number(old.kind === "on-breach"), "exit-on-breach");
  }
  return judgeHorizon(before, after, asOf);
}

/** Both exits under the old term and under the new: only where the two agree has the exit a direction of its own. */
function judgeHorizon(before: CommitmentTerms, after: CommitmentTerms, asOf: Day): Judgement {
  const directions = [before, after].map((terms) => {
    const [old, now] = [before.exit, after.exit].map((exit) => assuredHorizon({ ...terms, exit }, asOf));
    return old && now ? compareDays(old, now) : null;
  });
  const compared = { before: assuredHorizon(before, asOf), after: assuredHorizon(after, asOf) };
  const [first, second] = directions;
  const isAgreed = typeof first === "number" && first === second && first !== 0;
  return isAgreed ? byDirection(first, "exit-horizon", compared) : unclear("exit-not-comparable", compared);
}

export function judgeFunding(before: CommitmentTerms, after: CommitmentTerms): Judgement {
  const [old, now] = [before.fundedUntil, after.fundedUntil];
  if (old === null || now === null) return unclear("funding-stated");
  return byDirection(compareDays(old, now), "funding-day");
}
