import { diffArrays } from "diff";
import type { Locale } from "../domain/vocabulary.ts";

export type WordSegment = { kind: "same" | "inserted" | "removed"; text: string };

/** Beyond this many words on both sides together, a word-by-word comparison costs more than it tells. */
const MANY = 12_000;

const wordsOf = (text: string, locale: Locale): string[] =>
  Array.from(new Intl.Segmenter(locale, { granularity: "word" }).segment(text), ({ segment }) => segment);

/**
 * Two texts of one field as segments: `before` holds what stayed and what was removed, `after` what stayed and
 * what was inserted. Words are those of the language (Unicode Standard Annex 29), so that an apostrophe inside a
 * Ukrainian word divides nothing.
 */
export function wordSegments(
  before: string,
  after: string,
  locale: Locale,
): { before: WordSegment[]; after: WordSegment[] } {
  const [old, now] = [wordsOf(before, locale), wordsOf(after, locale)];
  if (old.length + now.length > MANY) {
    return { before: [{ kind: "removed", text: before }], after: [{ kind: "inserted", text: after }] };
  }
  const segments: WordSegment[] = diffArrays(old, now).map(({ added, removed, value }) => ({
    kind: added ? "inserted" : removed ? "removed" : "same",
    text: value.join(""),
  }));
  return {
    before: joined(segments.filter(({ kind }) => kind !== "inserted")),
    after: joined(segments.filter(({ kind }) => kind !== "removed")),
  };
}

/** Words that went together are one segment: the space between them is no word that stayed. */
function joined(segments: WordSegment[]): WordSegment[] {
  const result: WordSegment[] = [];
  for (const [at, segment] of segments.entries()) {
    const last = result.at(-1);
    const next = segments[at + 1];
    const bridges = segment.text.trim() === "" && last && last.kind !== "same" && next?.kind === last.kind;
    if (last && (bridges || segment.kind === last.kind)) last.text += segment.text;
    else result.push({ ...segment });
  }
  return result;
}
