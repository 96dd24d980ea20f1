import { answers, fold, type SoughtWord } from "./search-words.ts";

/** A piece of a text, and whether it is what was looked for. */
export type Piece = { text: string; marked: boolean };

const WORD = /[\p{L}\p{N}\p{M}'’ʼ]+/gu;

/** The whole text in pieces; words next to each other that answer are one. */
export function markWords(words: readonly SoughtWord[], text: string): Piece[] {
  const pieces: Piece[] = [];
  const add = (piece: string, marked: boolean) => {
    if (piece === "") return;
    const last = pieces.at(-1);
    if (last?.marked === marked) last.text += piece;
    else pieces.push({ text: piece, marked });
  };
  let at = 0;
  for (const match of text.matchAll(WORD)) {
    const isFound = fold(match[0])
      .split(" ")
      .some((word) => word !== "" && words.some((sought) => answers(sought, word)));
    add(text.slice(at, match.index), false);
    add(match[0], isFound);
    at = match.index + match[0].length;
  }
  add(text.slice(at), false);
  return pieces;
}

/** About this many characters say enough of a text to know whether it is the one. */
const LENGTH = 200;

/** The part of a text around the first word that answers, or its beginning; cut between words, with `…` where it is. */
export function snippet(words: readonly SoughtWord[], text: string): Piece[] {
  const whole = markWords(words, text);
  if (text.length <= LENGTH * 1.25) return whole;
  let before = 0;
  for (const piece of whole) {
    if (piece.marked) break;
    before += piece.text.length;
  }
  const first = before >= text.length ? 0 : before;
  const from = first < LENGTH / 2 ? 0 : afterSpace(text, first - 60);
  const to = from + LENGTH >= text.length ? text.length : beforeSpace(text, from + LENGTH);
  return markWords(
    words,
    `${from > 0 ? "… " : ""}${text.slice(from, to).trim()}${to < text.length ? " …" : ""}`,
  );
}

const afterSpace = (text: string, at: number): number => {
  const found = text.indexOf(" ", at);
  return found === -1 ? at : found + 1;
};
const beforeSpace = (text: string, at: number): number => {
  const found = text.lastIndexOf(" ", at);
  return found <= 0 ? at : found;
};
