import type { Piece } from "@/domain/search-marks.ts";

/** A text with what was looked for marked in it. */
export function MarkedText({ pieces }: { pieces: readonly Piece[] }) {
  let at = 0;
  return pieces.map(({ text, marked }) => {
    at += text.length;
    return marked ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>;
  });
}
