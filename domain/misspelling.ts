/** How many letters may be wrong in a word of this length; short words have too many neighbours. */
const tolerance = (length: number): number => (length < 4 ? 0 : length < 6 ? 1 : length < 10 ? 2 : 3);

/** The fewest letters to put in, take out, change or swap with the next; more than `most` is `most` + 1. */
export function lettersApart(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const change = one.charAt(row - 1) === other.charAt(column - 1) ? 0 : 1;
      const isSwap =
        row > 1 &&
        column > 1 &&
        one.charAt(row - 1) === other.charAt(column - 2) &&
        one.charAt(row - 2) === other.charAt(column - 1);
      line.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (line[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + change,
          isSwap ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    before = last;
    last = line;
  }
  return Math.min(last.at(-1) ?? 0, most + 1);
}

/** The word that was probably meant; null when none is near. `forms` of a candidate are what it may be typed as. */
export function closestWord<C extends { forms: readonly string[] }>(
  typed: string,
  candidates: readonly C[],
): C | null {
  let [closest, least]: [C | null, number] = [null, tolerance(typed.length) + 1];
  for (const candidate of candidates) {
    for (const form of candidate.forms) {
      const apart = lettersApart(typed, form, least - 1);
      if (apart > 0 && apart < least) [closest, least] = [candidate, apart];
    }
  }
  return closest;
}
