import { expect, test } from "vitest";
import { wordSegments } from "./word-difference.ts";

test("words that stayed, went and came", () => {
  expect(wordSegments("Two batteries by 2027.", "Four batteries by 2027.", "en")).toEqual({
    before: [
      { kind: "removed", text: "Two" },
      { kind: "same", text: " batteries by 2027." },
    ],
    after: [
      { kind: "inserted", text: "Four" },
      { kind: "same", text: " batteries by 2027." },
    ],
  });
});

test("an apostrophe divides no Ukrainian word", () => {
  expect(wordSegments("зобовʼязання", "зобовʼязань", "uk").before).toEqual([
    { kind: "removed", text: "зобовʼязання" },
  ]);
});

test("words that went together are one segment", () => {
  expect(wordSegments("old words gone", "Quite another title", "en")).toEqual({
    before: [{ kind: "removed", text: "old words gone" }],
    after: [{ kind: "inserted", text: "Quite another title" }],
  });
});

test("joined again, the segments are the texts", () => {
  const [before, after] = ["a b c d", "b c x d e"];
  const segments = wordSegments(before, after, "en");
  expect(segments.before.map(({ text }) => text).join("")).toBe(before);
  expect(segments.after.map(({ text }) => text).join("")).toBe(after);
});

test("texts too long to compare word by word are shown whole", () => {
  const long = "word ".repeat(7000);
  expect(wordSegments(long, "other", "en").after).toEqual([{ kind: "inserted", text: "other" }]);
});
