import { describe, expect, test } from "vitest";
import type { CommitmentTerms } from "./commitment.ts";
import { type ComparedLine, compareOffers, sameTotals, totalsOf } from "./compare.ts";

const TERMS: CommitmentTerms = {
  category: "air-defence",
  details: {},
  nilReturn: false,
  title: { en: "Two batteries", uk: null },
  summary: { en: "Two batteries with crews.", uk: null },
  stage: "signed",
  bindingness: "legal",
  instrument: "treaty",
  start: { kind: "date", on: "2026-01-01" },
  term: { kind: "duration", length: "P10Y" },
  extension: "none",
  exit: { kind: "notice", notice: "P6M" },
  durationNote: null,
  nextReviewOn: null,
  fundedUntil: null,
  trigger: null,
  decisionRule: null,
  responseTime: null,
  obligationAct: null,
  delivery: "none",
  quantity: { value: "2", unit: "batteries", tempo: null },
  amount: null,
  caveats: [],
  conditions: [],
  addresses: [],
  partOf: null,
  statedOn: "2026-01-01",
  confirmedOn: null,
  sources: [],
};
const line = (symbol: string, terms: Partial<CommitmentTerms> = {}, more: Partial<ComparedLine> = {}) => ({
  symbol,
  version: 1,
  delegation: symbol.slice(0, 2),
  attribution: "own" as const,
  terms: { ...TERMS, ...terms },
  ...more,
});
const differs = (a: ComparedLine[], b: ComparedLine[]) =>
  compareOffers(a, b, ["air-defence"]).map((row) => row.differs)[0];
const SOURCE = {
  title: "Gazette",
  publisher: "Gazette",
  publishedOn: null,
  url: null,
  grade: "other",
  backing: null,
} as const;

test.each<[string, ComparedLine[], ComparedLine[], boolean]>([
  ["nothing on either side is the same", [], [], false],
  ["two parties that undertake the same say the same", [line("XA-0001")], [line("XB-0001")], false],
  ["a stage differs", [line("XA-0001")], [line("XB-0001", { stage: "ratified" })], true],
  [
    "a field that no cell shows differs too",
    [line("XA-0001")],
    [line("XB-0001", { exit: { kind: "on-breach" } })],
    true,
  ],
  ["who says so differs", [line("XA-0001")], [line("XB-0001", {}, { attribution: "reported" })], true],
  ["another source is no difference", [line("XA-0001")], [line("XB-0001", { sources: [SOURCE] })], false],
  [
    "nor is another day of statement or confirmation",
    [line("XA-0001")],
    [line("XB-0001", { statedOn: "2026-02-02", confirmedOn: "2026-03-03" })],
    false,
  ],
  [
    "a number written otherwise is the same number",
    [line("XA-0001")],
    [line("XB-0001", { quantity: { value: "2.0", unit: "batteries", tempo: null } })],
    false,
  ],
  [
    "the order of lines is no difference",
    [line("XA-0001"), line("XA-0002", { stage: "pledged" })],
    [line("XB-0001", { stage: "pledged" }), line("XB-0002")],
    false,
  ],
  ["the same line twice is more than once", [line("XA-0001"), line("XA-0002")], [line("XB-0001")], true],
  [
    "one party at two days: another line with the same words is another line",
    [line("XA-0001")],
    [line("XA-0002")],
    true,
  ],
  [
    "one party at two days: a new version with the same words is the same",
    [line("XA-0001")],
    [line("XA-0001", {}, { version: 2 })],
    false,
  ],
  ["a nil return is no silence", [line("XA-0001", { nilReturn: true })], [], true],
  [
    "two nil returns are the same",
    [line("XA-0001", { nilReturn: true })],
    [line("XB-0001", { nilReturn: true })],
    false,
  ],
])("%s", (_rule, a, b, expected) => {
  expect(differs(a, b)).toBe(expected);
  expect(differs(b, a)).toBe(expected);
});

describe("what a side says in a category", () => {
  const standing = (...lines: ComparedLine[]) => compareOffers(lines, [], ["air-defence"])[0]?.a.standing;

  test("lines, a nil return and nothing on record are three things", () => {
    expect(standing(line("XA-0001"))).toBe("lines");
    expect(standing(line("XA-0001", { nilReturn: true }))).toBe("nil");
    expect(standing()).toBe("nothing");
    expect(standing(line("XA-0001", { category: "training" }))).toBe("nothing");
  });

  test("a nil return that was withdrawn says nil no more; beside lines it is not shown as one", () => {
    expect(standing(line("XA-0001", { nilReturn: true, stage: "withdrawn" }))).toBe("lines");
    const [row] = compareOffers([line("XA-0001", { nilReturn: true }), line("XA-0002")], [], ["air-defence"]);
    expect(row?.a.lines.map(({ symbol }) => symbol)).toEqual(["XA-0002"]);
  });

  test("rows stand in the order of the categories given", () => {
    const rows = compareOffers([line("XA-0001")], [], ["training", "air-defence"]);
    expect(rows.map(({ category, differs: is }) => [category, is])).toEqual([
      ["training", false],
      ["air-defence", true],
    ]);
  });
});

test("totals count lines by stage and by who says so, and no nil return", () => {
  const lines = [
    line("XA-0001"),
    line("XA-0002", { stage: "pledged" }, { attribution: "reported" }),
    line("XA-0003", { nilReturn: true }),
  ];
  expect(totalsOf(lines)).toEqual({
    lines: 2,
    stages: { pledged: 1, signed: 1 },
    attributions: { own: 1, reported: 1 },
  });
  expect(sameTotals(totalsOf(lines), totalsOf(lines.slice(0, 2)))).toBe(true);
  expect(sameTotals(totalsOf(lines), totalsOf(lines.slice(0, 1)))).toBe(false);
});
