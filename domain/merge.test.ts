import { expect, test } from "vitest";
import { mergeField } from "./merge.ts";

test.each([
  ["nobody changed it", "a", "a", "a", "same"],
  ["both wrote the same", "a", "b", "b", "same"],
  ["only I changed it", "a", "b", "a", "mine"],
  ["only the colleague changed it", "a", "a", "b", "theirs"],
  ["both changed it differently", "a", "b", "c", "clash"],
  ["I cleared what the colleague changed", "a", "", "c", "clash"],
  ["the colleague cleared what I changed", "a", "b", "", "clash"],
  ["both cleared it", "a", "", "", "same"],
])("%s", (_rule, base, mine, theirs, expected) => {
  expect(mergeField({ base, mine, theirs })).toBe(expected);
});
