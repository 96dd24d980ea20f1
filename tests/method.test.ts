import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { RULE_IDS } from "../domain/strength-rules.ts";
import { ladderSteps } from "../domain/strength-words.ts";
import {
  coverageExample,
  findingExample,
  intervalExamples,
  paceExample,
  pathwayExample,
  rehearsalExample,
  scenarioExample,
} from "../features/method/components/analysis-examples.ts";
import { durationExamples, METHOD_VERSIONS, PARTS, ruleGroups } from "../features/method/schema.ts";

const METHOD = readFileSync(path.resolve(import.meta.dirname, "../docs/method.md"), "utf8");

/** The rules of strengthening and weakening under their headings, in order. */
const documented = (METHOD.split(/^## Active interval$/m)[0] ?? "")
  .split(/^### /m)
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

test("the examples of the analysis are those of the document", () => {
  expect(
    intervalExamples().map(({ active }) => ("out" in active ? active.out : `${active.from} ${active.to}`)),
  ).toEqual([
    "waits-for-ceasefire",
    "2027-03-01 2029-03-01",
    "2027-03-01 2028-05-09",
    "2027-09-01 2028-05-09",
    "below-floor",
  ]);
  expect(coverageExample().map(({ year, level, sum, share }) => [year, level, sum, share])).toEqual([
    [2026, "partial", "2", 0.25],
    [2027, "met", "9", 1.125],
    [2028, "partial", "7", 0.875],
  ]);
  expect(scenarioExample().map(({ year, after }) => [year, after.level, after.sum])).toEqual([
    [2027, "partial", "2"],
    [2028, "none", "0"],
  ]);
  expect(findingExample().map(({ id, severity }) => [id, severity])).toEqual([
    ["CLIFF-XU-R9TX-2028-11", "high"],
  ]);
  expect(rehearsalExample()).toMatchObject({
    steps: [{ due: "2027-03-02T02:00:00Z" }, { due: "2027-03-04T02:00:00Z" }],
    unbound: [{ delegation: "XC" }],
  });
  expect(paceExample().acts).toEqual({ last: 5, before: 3, speed: "faster" });
  expect(pathwayExample()).toMatchObject({
    earliest: "2027-03-22",
    path: expect.arrayContaining(["submitted"]),
  });
});

test("versions of the method are newest first, and parts have one anchor each", () => {
  const days = METHOD_VERSIONS.map(({ on }) => on);
  expect(days).toEqual(days.toSorted().toReversed());
  expect(new Set(PARTS).size).toBe(PARTS.length);
});
