import type { CommitmentTerms, Text } from "./commitment.ts";
import { byDirection, type Compared, type Judgement, neutral, unclear } from "./strength-rules.ts";
import { type Hedge, plainWords, type ReadText, readMarks } from "./strength-words.ts";

export const judgeTitle = (before: CommitmentTerms, after: CommitmentTerms): Judgement =>
  judgeWording(before.title.en, after.title.en);
export const judgeSummary = (before: CommitmentTerms, after: CommitmentTerms): Judgement =>
  judgeWording(before.summary.en, after.summary.en);

/** Two English texts: by the ladder and the hedges where nothing else changed, otherwise unclear. */
export function judgeWording(before: string, after: string): Judgement {
  if (isSameWords(before, after)) return neutral("wording-same");
  const [old, now] = [readMarks(before), readMarks(after)];
  const compared = { before: marksOf(old), after: marksOf(now) };
  if (!hasSameRest(old, now)) return unclear("wording-prose", compared);
  const moved = old.ladder.flatMap((mark, index) => {
    const other = now.ladder[index];
    return other && other.name !== mark.name ? [{ from: mark, to: other }] : [];
  });
  const hedges = { added: without(now.hedges, old.hedges), removed: without(old.hedges, now.hedges) };
  const changed = [...moved.flatMap(({ from, to }) => [from, to]), ...hedges.added, ...hedges.removed];
  if (changed.length === 0) return unclear("wording-prose", compared);
  if (changed.some(({ isGuarded }) => isGuarded)) return unclear("wording-scope", compared);
  const climbs = moved.map(({ from, to }) => Math.sign(to.rung - from.rung));
  if (climbs.includes(0)) return unclear("wording-same-step", compared);
  return judgeDirections(climbs, [...hedges.added.map(() => -1), ...hedges.removed.map(() => 1)], compared);
}

/** Whether two texts differ, if at all, in spaces, punctuation or capitals alone. */
export const isSameWords = (before: string, after: string): boolean =>
  plainWords(before) === plainWords(after);

/** Each direction is 1 or -1; only where all agree is there a verdict. */
function judgeDirections(climbs: number[], hedges: number[], compared: Compared): Judgement {
  const [first = 0, ...others] = [...climbs, ...hedges];
  if (others.some((direction) => direction !== first)) return unclear("wording-both-ways", compared);
  if (hedges.length === 0) return byDirection(first, "wording-ladder", compared);
  return byDirection(first, climbs.length === 0 ? "wording-hedge" : "wording-both", compared);
}

const hasSameRest = (old: ReadText, now: ReadText): boolean =>
  old.rest.join(" ") === now.rest.join(" ") &&
  old.ladder.length === now.ladder.length &&
  old.ladder.every(({ at }, index) => at === now.ladder[index]?.at);

function without(hedges: readonly Hedge[], other: readonly Hedge[]): Hedge[] {
  const left = other.map(({ name }) => name);
  return hedges.filter(({ name }) => {
    const at = left.indexOf(name);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const marksOf = ({ ladder, hedges }: ReadText): string | null =>
  [...ladder.map(({ text }) => text), ...hedges.map(({ name }) => name)].join(" · ") || null;

/** The Ukrainian texts: their words are not read, only whether their English ones changed with them. */
export function judgeTranslation(before: CommitmentTerms, after: CommitmentTerms): Judgement {
  const pairs: [Text, Text][] = [
    [before.title, after.title],
    [before.summary, after.summary],
  ];
  const changed = pairs.filter(([old, now]) => old.uk !== now.uk);
  const isBesides = ([old, now]: [Text, Text]): boolean => old.uk === null || now.uk === null;
  const isFollowing = ([old, now]: [Text, Text]): boolean => !isSameWords(old.en, now.en);
  const isSame = ([old, now]: [Text, Text]): boolean => isSameWords(old.uk ?? "", now.uk ?? "");
  if (changed.every(isSame)) return neutral("wording-same");
  if (!changed.every((pair) => isBesides(pair) || isFollowing(pair) || isSame(pair))) {
    return unclear("translation-alone");
  }
  return neutral(changed.some(isBesides) ? "translation-added" : "translation-with-english");
}

/** A note on the duration is prose. */
export const judgeNote = (before: CommitmentTerms, after: CommitmentTerms): Judgement =>
  isSameWords(before.durationNote ?? "", after.durationNote ?? "")
    ? neutral("wording-same")
    : unclear("duration-note");
