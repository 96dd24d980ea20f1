import { describe, expect, test } from "vitest";
import { askedSymbol } from "./asked-symbol.ts";
import { onOtherKeyboard } from "./keyboard-layout.ts";
import { closestWord, lettersApart } from "./misspelling.ts";
import { markWords, snippet } from "./search-marks.ts";
import { fold, hasWords, latinOf, soughtWords, stem } from "./search-words.ts";
import { correctSpellings, otherSpellings } from "./spellings.ts";

const latin = (text: string) => latinOf(fold(text));

describe("folding", () => {
  test.each([
    ["Обʼєкт, об'єкт; об’єкт", "обєкт обєкт обєкт"],
    ["«ППО» – Łódź Kraków", " ппо lodz krakow"],
    ["F-16, 3 000", "f 16 3 000"],
    ["за́мок soft\u00adhyphen", "замок softhyphen"],
    ["Ґанок Ёлка", "ґанок елка"],
    ["a\u0000b\ud800c", "a b c"],
  ])("%j", (text, folded) => expect(fold(text)).toBe(folded));
});

// The examples of the Cabinet's own table.
describe("Ukrainian in Latin letters", () => {
  test.each([
    ["Алушта", "alushta"],
    ["Володимир", "volodymyr"],
    ["Гадяч", "hadiach"],
    ["Ґалаґан", "galagan"],
    ["Єнакієве", "yenakiieve"],
    ["Згорани", "zghorany"],
    ["Розгон", "rozghon"],
    ["Їжакевич", "yizhakevych"],
    ["Кадиївка", "kadyivka"],
    ["Йосипівка", "yosypivka"],
    ["Стрий", "stryi"],
    ["Щербухи", "shcherbukhy"],
    ["Гоща", "hoshcha"],
    ["Юрій", "yurii"],
    ["Крюківка", "kriukivka"],
    ["Яготин", "yahotyn"],
    ["Костянтин", "kostiantyn"],
    ["Знам'янка", "znamianka"],
    ["Львів", "lviv"],
    ["Дружба народів", "druzhba narodiv"],
  ])("%s", (text, expected) => expect(latin(text)).toBe(expected));
});

describe("the words of a question", () => {
  test("forms of one word have one beginning", () => {
    for (const word of ["гарантія", "гарантії", "гарантією", "гарантій", "гарантіями"]) {
      expect("гарантійний").toContain(stem(word));
      expect(hasWords(soughtWords(word), "Безпекові гарантії")).toBe(true);
    }
  });

  test("all are wanted, but for those that tell nothing", () => {
    const found = (q: string, text: string) => hasWords(soughtWords(q, otherSpellings), text);
    expect(found("the defence of Kyiv", "Київ: air defence")).toBe(true);
    expect(found("defence Lvov", "Defence of Kyiv")).toBe(false);
    expect(found("Kiev", "у Києві")).toBe(true);
    expect(found("Odessa", "Одеса")).toBe(true);
    expect(found("meetings", "A meeting")).toBe(true);
    expect(found("2026", "In 20260")).toBe(false);
  });

  test("are letters and digits whatever was typed, and not without end", () => {
    const words = soughtWords(`a&b | (c:*) ' \\ ! <-> %_ ${"слово1 слово2 ".repeat(50)} ${"w".repeat(9)}`);
    for (const { whole, beginnings } of words) {
      for (const form of [...whole, ...beginnings]) expect(form).toMatch(/^[\p{L}\p{N}]+$/u);
    }
    expect(soughtWords(Array.from({ length: 99 }, (_, index) => `w${index}`).join(" "))).toHaveLength(12);
    expect(soughtWords("\u0000 \ud800 – !")).toEqual([]);
  });
});

test.each([
  ["ghbdsn", "привіт"],
  ["руддщ", "hello"],
  ["Dsl,eljdf", "Відбудова"],
  ["GB-7K3Q привіт", null],
  ["2026", null],
])("%s on the other keyboard", (typed, meant) => expect(onOtherKeyboard(typed)).toBe(meant));

test("a spelling taken over from Russian is told from the register's own", () => {
  expect(correctSpellings("Kiev and Lvov", "en")).toEqual([
    { typed: "Kiev", correct: "Kyiv" },
    { typed: "Lvov", correct: "Lviv" },
  ]);
  expect(correctSpellings("Kiev", "uk")).toEqual([{ typed: "Kiev", correct: "Київ" }]);
  expect(correctSpellings("Kyiv, Києві, Odesa, Donbas, Kievan dreams of glory", "en")).toEqual([
    { typed: "Kievan", correct: "Kyiv" },
  ]);
});

describe("a mistyped word", () => {
  test.each([
    ["patroit", "patriot", 1],
    ["recontsruction", "reconstruction", 1],
    ["air", "aire", 1],
    ["kyiv", "lviv", 2],
  ])("%s is %s by %i", (one, other, apart) => expect(lettersApart(one, other, 3)).toBe(apart));

  test("is the nearest one, and none when it is short or far", () => {
    const of = (...words: string[]) => words.map((word) => ({ word, forms: [word] }));
    expect(closestWord("patroit", of("portrait", "patriot"))?.word).toBe("patriot");
    expect(closestWord("fnd", of("fund"))).toBeNull();
    expect(closestWord("zeppelin", of("training"))).toBeNull();
  });
});

describe("marks", () => {
  const words = soughtWords("патріот kyiv", otherSpellings);

  test("stand on whole words, and the text stays as it is", () => {
    const text = "Patriots for Kyiv’s sky — у Києві.";
    const pieces = markWords(words, text);
    expect(pieces.map((piece) => piece.text).join("")).toBe(text);
    expect(pieces.filter(({ marked }) => marked).map((piece) => piece.text)).toEqual([
      "Patriots",
      "Kyiv’s",
      "Києві",
    ]);
  });

  test("a long text is cut between words around the first of them", () => {
    const long = `${"before ".repeat(60)}Kyiv ${"after ".repeat(60)}`;
    const shown = snippet(words, long)
      .map((piece) => piece.text)
      .join("");
    expect(shown).toMatch(/^… before .*Kyiv.* after …$/);
    expect(shown.length).toBeLessThan(230);
  });
});

test.each([
  ["GB-7K3Q", { kind: "line", symbol: "GB-7K3Q" }],
  ["gb 7k3q", { kind: "line", symbol: "GB-7K3Q" }],
  ["gb7k3q", { kind: "line", symbol: "GB-7K3Q" }],
  ["GB–OIL1", { kind: "line", symbol: "GB-0111" }],
  ["e-4m2p", { kind: "event", symbol: "E-4M2P" }],
  ["P-2026-14", { kind: "act", symbol: "P/2026/14" }],
  ["p/2026/014", { kind: "act", symbol: "P/2026/14" }],
  ["P/2026/14/Corr.1", { kind: "act", symbol: "P/2026/14/Corr.1" }],
  ["eu", { kind: "delegation", symbol: "EU" }],
  ["treaty", null],
  ["7K3Q", null],
  ["N/2026/14", null],
])("%s is asked for as a symbol", (typed, expected) => expect(askedSymbol(typed)).toEqual(expected));
