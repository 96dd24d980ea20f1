export type Merge = "mine" | "theirs" | "same" | "clash";

/**
 * Three texts of one field: the one that both started from, mine, and the one that now stands. Who did not
 * touch the field yields; who wrote the same agrees; two different changes are for a person to settle.
 */
export function mergeField({ base, mine, theirs }: { base: string; mine: string; theirs: string }): Merge {
  if (mine === theirs) return "same";
  if (theirs === base) return "mine";
  if (mine === base) return "theirs";
  return "clash";
}
