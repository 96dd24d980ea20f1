import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { isDrawn } from "../components/flag-codes.ts";
import { ICONS } from "../components/icon.tsx";
import { EVENT_KINDS, SOURCE_GRADES, STAGES } from "../domain/vocabulary.ts";
import { flagSprite } from "../scripts/flags.ts";

const MARKS = path.resolve(import.meta.dirname, "../components/marks");
const read = (name: string): string => fs.readFileSync(path.join(MARKS, name), "utf8");
const symbolsOf = (name: string): string[] =>
  [...read(name).matchAll(/<symbol id="([^"]+)"/g)].map((match) => match[1] ?? "");

describe("the drawings of the pages", () => {
  test("are one for each icon, stage, kind of event and grade of source, and no more", () => {
    const wanted = [
      ...ICONS,
      ...STAGES.map((stage) => `stage-${stage}`),
      ...EVENT_KINDS.map((kind) => `event-${kind}`),
      ...SOURCE_GRADES.map((grade) => `grade-${grade}`),
    ];
    expect(symbolsOf("glyphs.svg").toSorted()).toEqual(wanted.toSorted());
  });

  test("have the colour of the text around them and no other", () => {
    const colours = [...read("glyphs.svg").matchAll(/(?:fill|stroke)="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(colours)).toEqual(new Set(["none", "currentColor"]));
  });
});

describe("the flags", () => {
  test("are those of the package that draws them", () => {
    expect(read("flags.svg")).toBe(flagSprite());
  });

  test("are there for each state of the record, and for no code of a party that is none", () => {
    expect(symbolsOf("flags.svg")).toEqual(expect.arrayContaining(["UA", "GB", "EU", "XK"]));
    expect(["XA", "XC", "XO", "XZ", "ZZ", "gb", "GB-ENG"].filter(isDrawn)).toEqual([]);
  });

  test("run no script and load nothing", () => {
    expect(read("flags.svg") + read("glyphs.svg")).not.toMatch(/<script|\son\w+=|href=|url\(/);
  });
});
