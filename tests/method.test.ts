import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { RULE_IDS } from "../domain/strength-rules.ts";
import { ladderSteps } from "../domain/strength-words.ts";
import { durationExamples, METHOD_VERSIONS, PARTS, ruleGroups } from "../features/method/schema.ts";

const METHOD = readFileSync(path.resolve(import.meta.dirname, "../docs/method.md"), "utf8");

/** The rules of the document under its headings, in order. */
const documented = METHOD.split(/^### /m)
  .slice(1)
  .map((part) => [...part.matchAll(/^\| `([a-z-]+)` \|/gm)].map((match) => match[1]))
  .filter((rules) => rules.length > 0);

test("the page groups the rules as the document does, each once", () => {
  expect(ruleGroups().map(({ rules }) => rules)).toEqual(documented);
  expect(
    ruleGroups()
      .flatMap(({ rules }) => rules)
      .toSorted(),
  ).toEqual([...RULE_IDS].toSorted());
});

test("the ladder of the page is the ladder of the document", () => {
  const steps = [...METHOD.matchAll(/^\d\. ([a-z ]+(?: · [a-z ]+)*)$/gm)].map((match) =>
    match[1]?.split(" · ").toSorted(),
  );
  expect(ladderSteps().map((words) => words.toSorted())).toEqual(steps);
});

test("the worked examples are what the rules give", () => {
  expect(durationExamples().map(({ name, end, assured }) => [name, end, assured])).toEqual([
    ["notice", "2036-03-24", "2027-05-22"],
    ["lockIn", "2036-12-31", "2031-12-31"],
    ["onBreach", "2027-02-28", "2027-02-28"],
    ["unstated", "2036-03-24", null],
    ["force", null, "2027-11-22"],
    ["openEnded", null, "2027-05-22"],
  ]);
});

test("versions of the method are newest first, and parts have one anchor each", () => {
  const days = METHOD_VERSIONS.map(({ on }) => on);
  expect(days).toEqual(days.toSorted().toReversed());
  expect(new Set(PARTS).size).toBe(PARTS.length);
});
