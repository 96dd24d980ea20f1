import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ASPECTS } from "../domain/strength.ts";
import { RULE_IDS, VERDICTS } from "../domain/strength-rules.ts";
import { LOCALES } from "../domain/vocabulary.ts";
import { messagesOf } from "../messages/messages.ts";

describe.each(LOCALES)("%s", (locale) => {
  const words = messagesOf(locale).strength;

  test.each([
    ["rule", RULE_IDS, words.rule],
    ["aspect", ASPECTS, words.aspect],
    ["verdict", VERDICTS, words.verdict],
    ["verdict, in a sentence", VERDICTS, words.verdictText],
  ])("every %s has words, and no words are left over", (_kind, codes, texts) => {
    expect(Object.keys(texts).toSorted()).toEqual([...codes].toSorted());
  });
});

test("the method page names every rule once, with an example", () => {
  const method = readFileSync(new URL("../docs/method.md", import.meta.url), "utf8");
  const rows = [...method.matchAll(/^\| `([a-z-]+)` \| .+ \| .+ \|$/gm)].map(([, rule]) => rule);
  expect(rows.toSorted()).toEqual([...RULE_IDS].toSorted());
});
