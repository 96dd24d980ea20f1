import { describe, expect, test } from "vitest";
import type { CommitmentTerms } from "./commitment.ts";
import { coverage } from "./coverage.ts";
import type { CoverageCell } from "./coverage-cell.ts";
import { contributionsOf } from "./coverage-contributions.ts";
import { inventedAnswer, inventedLine, inventedNeed, inventedPortfolio } from "./invented.ts";
import { type Assumptions, type Line, NO_ASSUMPTIONS, type Portfolio } from "./portfolio.ts";
import type { Need, RequirementTerms } from "./requirement.ts";

const NEED = "XU-R001";
type Change = Partial<CommitmentTerms>;

const from = (on: string, until: string): Change => ({
  start: { kind: "date", on },
  term: { kind: "fixed-date", until },
});
const batteries = (value: string, tempo: string | null = null): Change => ({
  quantity: { value, unit: "Batteries ", tempo },
});
const euros = (value: string, period: string | null = null): Change => ({
  amount: { value, currency: "EUR", period, form: null },
});
const waitsFor = (...symbols: string[]): Change => ({
  conditions: symbols.map((commitment) => ({ text: "If so.", event: null, commitment })),
});
const needs = (
  minimum: string,
  tempo: Need["tempo"] = "in-all",
  unit = "batteries",
): Partial<RequirementTerms> => ({
  need: { minimum, desired: null, unit, tempo },
});

/** The cells of one requirement from 2026 to 2029, or those of its period in these years. */
const cells = (
  lines: readonly Line[],
  need: Partial<RequirementTerms> = {},
  rest: Partial<Portfolio> = {},
  assumed: Partial<Assumptions> = {},
): readonly CoverageCell[] => {
  const portfolio = inventedPortfolio({ lines, needs: [inventedNeed(NEED, need)], ...rest });
  const [covered] = coverage(portfolio, { ...NO_ASSUMPTIONS, ...assumed }, { from: 2026, to: 2029 });
  return covered?.years ?? [];
};
const cell = (...asked: Parameters<typeof cells>): CoverageCell => {
  const [first] = cells(...asked);
  if (first === undefined) throw new Error("no cell");
  return first;
};
const why = ({ excluded }: CoverageCell): string[] =>
  excluded.map(({ symbol, reason, by }) => [symbol, reason, ...(by === null ? [] : [by])].join(" "));

describe("which lines are taken", () => {
  const basis = (line: Line, answered: boolean) =>
    contributionsOf(
      inventedPortfolio({
        lines: [line],
        needs: [inventedNeed(NEED)],
        answers: answered ? [inventedAnswer(NEED, line.symbol, "meets")] : [],
      }),
      NO_ASSUMPTIONS,
      NEED,
      2026,
    )?.rows.map((row) => row.basis);
  test.each([
    ["named", inventedLine("XA-0001", { category: "cyber" }, { addresses: [NEED] }), true, ["named"]],
    ["answered", inventedLine("XA-0001", { category: "cyber" }), true, ["answered"]],
    [
      "answered, though it names another",
      inventedLine("XA-0001", {}, { addresses: ["XU-R002"] }),
      true,
      ["answered"],
    ],
    ["of the category, where it names none", inventedLine("XA-0001"), false, ["category"]],
    [
      "of the category, but names another",
      inventedLine("XA-0001", {}, { addresses: ["XU-R002"] }),
      false,
      [],
    ],
    ["of another category", inventedLine("XA-0001", { category: "cyber" }), false, []],
  ])("%s", (_rule, line, answered, expected) => {
    expect(basis(line, answered)).toEqual(expected);
  });
});

describe("which years", () => {
  test.each([
    ["no period: all", null, null, [2026, 2027, 2028, 2029]],
    ["years that have a day in it", "2027-12-31", "2028-01-01", [2027, 2028]],
    ["from a day on", "2028-06-01", null, [2028, 2029]],
    ["until a day", null, "2026-01-01", [2026]],
    ["none", "2031-01-01", null, []],
  ])("%s", (_rule, first, last, years) => {
    expect(cells([], { period: { from: first, to: last } }).map(({ year }) => year)).toEqual(years);
  });
});

describe("which lines count in a year", () => {
  test.each<[rule: string, change: Change, period: [string | null, string | null], reasons: string[]]>([
    [
      "not before its first day",
      from("2028-01-01", "2028-12-31"),
      [null, null],
      ["not-begun", "not-begun", "", "over"],
    ],
    ["a day of the year is enough", from("2026-12-31", "2027-01-01"), [null, null], ["", "", "over", "over"]],
    [
      "an end that is not stated",
      { term: { kind: "unstated" } },
      [null, null],
      ["", ...Array(3).fill("end-not-stated")],
    ],
    [
      "begins after the period",
      from("2027-07-01", "2029-12-31"),
      [null, "2027-06-30"],
      ["not-begun", "not-begun"],
    ],
    ["begins on its last day", from("2027-06-30", "2029-12-31"), [null, "2027-06-30"], ["not-begun", ""]],
    ["ends before the period", from("2026-01-01", "2028-05-31"), ["2028-06-01", null], ["over", "over"]],
    ["ends on its first day", from("2026-01-01", "2028-06-01"), ["2028-06-01", null], ["", "over"]],
    ["waits", { trigger: "ceasefire" }, [null, "2026-12-31"], ["waits-for-ceasefire"]],
  ])("%s", (_rule, change, [first, last], reasons) => {
    const covered = cells([inventedLine("XA-0001", change)], { period: { from: first, to: last } });
    expect(covered.map(({ excluded }) => excluded[0]?.reason ?? "")).toEqual(reasons);
    expect(covered.map(({ commitments }) => commitments.length)).toEqual(
      reasons.map((each) => Number(each === "")),
    );
  });

  test("not what the beneficiary says does not meet it", () => {
    const answers = [inventedAnswer(NEED, "XA-0001", "does-not-meet")];
    expect(why(cell([inventedLine("XA-0001")], {}, { answers }))).toEqual(["XA-0001 answered-no"]);
  });
});

describe("conditions on other commitments", () => {
  const b = inventedLine("XB-0001", { category: "cyber", ...from("2026-01-01", "2027-06-30") });
  const years = (lines: readonly Line[], assumed: Partial<Assumptions> = {}) =>
    cells(lines, {}, {}, assumed).map((each) => why(each).join(", "));

  test("count in the years in which what they name counts, whatever it is for", () => {
    const over = "XA-0001 condition XB-0001";
    expect(years([inventedLine("XA-0001", waitsFor("XB-0001")), b])).toEqual(["", "", over, over]);
  });

  test("fall with what they name, one after another, and name the first by symbol", () => {
    const a = inventedLine("XA-0001", waitsFor("XC-0001", "XB-0001"));
    const c = inventedLine("XC-0001", waitsFor("XB-0001"));
    const [first] = years([a, b, c], { lapse: ["XB-0001"] });
    expect(first).toBe("XA-0001 condition XB-0001, XC-0001 condition XB-0001");
  });

  test("in a ring count as long as none is out", () => {
    const ring = ["XA-0001", "XB-0001", "XC-0001"].map((symbol, index, all) =>
      inventedLine(symbol, waitsFor(all[(index + 1) % 3] ?? "")),
    );
    expect(years(ring)[0]).toBe("");
    expect(years(ring, { without: ["XB"] })[0]).toBe(
      "XA-0001 condition XB-0001, XB-0001 without, XC-0001 condition XA-0001",
    );
  });

  test("that cannot be computed leave nothing out, and are told", () => {
    const lines = [
      inventedLine("XA-0001", waitsFor("XZ-0001")),
      inventedLine("XB-0001", { conditions: [{ text: "If so.", event: null, commitment: null }] }),
      inventedLine("XC-0001", { conditions: [{ text: "If so.", event: "Accession", commitment: null }] }),
      inventedLine("XD-0001", waitsFor("XA-0001")),
    ];
    const first = cell(lines);
    expect(first.commitments).toHaveLength(4);
    expect(first.conditional).toEqual(["XA-0001", "XB-0001", "XC-0001"]);
  });
});

describe("what a line adds", () => {
  type Row = [
    rule: string,
    change: Change,
    need: Partial<RequirementTerms>,
    sum: string,
    reason: string | null,
  ];
  const closed = { period: { from: "2026-07-01", to: "2028-06-30" } };
  const money = (tempo: Need["tempo"]) => needs("100", tempo, "EUR");
  test.each<Row>([
    ["a number in all", batteries("4.5"), needs("9"), "4.5", null],
    ["no number", {}, needs("9"), "0", "no-quantity"],
    ["money is no quantity", euros("9"), needs("9"), "0", "no-quantity"],
    [
      "another unit",
      { quantity: { value: "9", unit: "launchers", tempo: null } },
      needs("9"),
      "0",
      "other-unit",
    ],
    ["another currency", euros("9"), needs("9", "in-all", "USD"), "0", "other-currency"],
    ["per year towards each year", euros("30", "per-year"), money("yearly"), "30", null],
    ["per month towards each year", euros("30", "Monthly"), money("yearly"), "360", null],
    ["of one year, in that year", euros("30", "2026"), money("yearly"), "30", null],
    ["of one year, in another", euros("30", "2027"), money("yearly"), "0", "other-year"],
    ["of several years", euros("30", "2026-2027"), money("yearly"), "0", "not-by-year"],
    ["of one year, twice", euros("30", "2026–2026"), money("yearly"), "30", null],
    ["in all, over several years", euros("30", "total"), money("yearly"), "0", "not-by-year"],
    [
      "in all, within one year",
      { ...euros("30"), ...from("2026-02-01", "2026-12-31") },
      money("yearly"),
      "30",
      null,
    ],
    [
      "in all, its end not stated",
      { ...euros("30"), term: { kind: "unstated" } },
      money("yearly"),
      "0",
      "not-by-year",
    ],
    ["words that are not understood", euros("30", "over time"), money("in-all"), "30", null],
    ["of several years, in all", euros("30", "2024-2027"), money("in-all"), "30", null],
    [
      "per year, in all: for each year that both have",
      euros("30", "annual"),
      { ...money("in-all"), ...closed },
      "90",
      null,
    ],
    [
      "per month, in all",
      { ...euros("1", "per month"), ...from("2026-01-01", "2027-01-01") },
      { ...money("in-all"), ...closed },
      "24",
      null,
    ],
    [
      "per year, in all, with no end",
      { ...euros("30", "yearly"), term: { kind: "open-ended" } },
      { ...money("in-all"), ...closed },
      "0",
      "not-by-year",
    ],
    ["per year, in all, for a need with no end", euros("30", "yearly"), money("in-all"), "0", "not-by-year"],
  ])("%s", (_rule, change, need, sum, reason) => {
    const first = cell([inventedLine("XA-0001", change)], need);
    expect(first.sum).toBe(sum);
    expect(first.unmeasured[0]?.reason ?? null).toBe(reason);
    expect(first.commitments).toEqual(["XA-0001"]);
  });

  test("a need of each month is twelve times as much a year", () => {
    expect(cell([], money("monthly")).minimum).toBe("1200");
  });

  test.each([
    ["meets", null, "4", "met", null],
    ["needs-clarification", null, "4", "met", null],
    ["partly", "0.25", "1", "partial", null],
    ["partly", null, "0", "partial", "no-share"],
  ] as const)("answered %s, share %s", (answer, share, sum, level, reason) => {
    const answers = [inventedAnswer(NEED, "XA-0001", answer, share)];
    const first = cell([inventedLine("XA-0001", batteries("4"))], needs("4"), { answers });
    expect(first).toMatchObject({ sum, level, claimed: answer === "needs-clarification" });
    expect(first.unmeasured[0]?.reason ?? null).toBe(reason);
  });
});

describe("joint lines are counted once", () => {
  const lead = inventedLine("XA-0001", { ...batteries("5"), stage: "pledged" });
  const share = (symbol: string, value: string, partOf = "XA-0001") =>
    inventedLine(symbol, batteries(value), { partOf });
  test.each<[rule: string, lines: Line[], sum: string, counted: string[]]>([
    ["the lead's own, where it is more", [lead, share("XB-0001", "4")], "5", ["XA-0001"]],
    [
      "the sum of the shares, where that is more",
      [lead, share("XB-0001", "4"), share("XC-0001", "3")],
      "7",
      ["XA-0001"],
    ],
    ["shares of shares", [lead, share("XB-0001", "1"), share("XC-0001", "8", "XB-0001")], "8", ["XA-0001"]],
    [
      "without the lead, each for itself",
      [share("XB-0001", "4"), share("XC-0001", "3")],
      "7",
      ["XB-0001", "XC-0001"],
    ],
    [
      "lines that are shares of each other are lines of their own",
      [share("XB-0001", "4", "XC-0001"), share("XC-0001", "3", "XB-0001")],
      "7",
      ["XB-0001", "XC-0001"],
    ],
  ])("%s", (_rule, lines, sum, counted) => {
    const first = cell(lines, needs("10"));
    expect(first.sum).toBe(sum);
    expect(first.commitments).toEqual(counted);
    expect(first.firmest).toBe("signed");
  });

  test("a share of a share stays with the lead when the share between falls", () => {
    const lines = [lead, share("XB-0001", "1"), share("XC-0001", "8", "XB-0001")];
    const first = cell(lines, needs("10"), {}, { without: ["XB"] });
    expect(why(first)).toEqual(["XB-0001 without", "XC-0001 part-of XA-0001"]);
    expect(first.sum).toBe("8");
  });

  test("a lead with nothing of its own adds what its shares do", () => {
    const bare = inventedLine("XA-0001");
    expect(cell([bare, share("XB-0001", "4")], needs("10"))).toMatchObject({ sum: "4", unmeasured: [] });
  });

  test("a share that meets a need without a number meets it through its lead", () => {
    const answers = [inventedAnswer(NEED, "XB-0001", "meets")];
    expect(cell([lead, share("XB-0001", "4")], {}, { answers })).toMatchObject({
      level: "met",
      claimed: false,
    });
  });
});

describe("the level of a need without a number", () => {
  const lines = ["XA-0001", "XB-0001", "XC-0001"].map((symbol) => inventedLine(symbol));
  const answers = (...shares: (string | null)[]) =>
    shares.map((share, index) =>
      inventedAnswer(NEED, lines[index]?.symbol ?? "", share === "1" ? "meets" : "partly", share),
    );
  test.each<[rule: string, count: number, shares: (string | null)[], level: string]>([
    ["nothing", 0, [], "none"],
    ["only claimed", 3, [], "partial"],
    ["one that meets it", 1, ["1"], "met"],
    ["parts that make a whole", 3, ["0.3", "0.3", "0.4"], "met"],
    ["parts that do not", 3, ["0.3", "0.3", "0.3999"], "partial"],
    ["parts without a share", 2, [null, null], "partial"],
  ])("%s", (_rule, count, shares, level) => {
    const first = cell(lines.slice(0, count), {}, { answers: answers(...shares) });
    expect(first).toMatchObject({ level, share: null, sum: null, minimum: null });
  });
});

test("money that ends before the year leaves the term as it is", () => {
  const years = cells([inventedLine("XA-0001", { fundedUntil: "2026-12-31" })]);
  expect(years.map(({ unfunded }) => unfunded)).toEqual([[], ["XA-0001"], ["XA-0001"], ["XA-0001"]]);
  expect(years.every(({ level }) => level === "partial")).toBe(true);
});

describe("the example of the method", () => {
  const lines = [
    inventedLine(
      "XA-0001",
      { ...batteries("4"), ...from("2026-01-01", "2027-12-31") },
      { addresses: [NEED] },
    ),
    inventedLine("XB-0002", { ...batteries("6"), stage: "in-force", ...from("2028-07-01", "2040-12-31") }),
    inventedLine(
      "XC-0003",
      { ...batteries("5"), stage: "pledged", ...from("2027-01-01", "2030-12-31") },
      { addresses: [NEED] },
    ),
    inventedLine(
      "XD-0004",
      { ...batteries("7"), stage: "ratified", ...from("2027-01-01", "2030-12-31") },
      { addresses: [NEED], partOf: "XC-0003" },
    ),
  ];
  const need = { ...needs("8"), period: { from: "2026-01-01", to: "2028-06-30" } };
  const answers = [inventedAnswer(NEED, "XA-0001", "partly", "0.5")];

  test("has these cells", () => {
    const shown = cells(lines, need, { answers }).map((each) => [
      each.level,
      each.sum,
      each.share,
      each.firmest,
      each.commitments.join(" "),
      why(each).join(", "),
    ]);
    const waiting = "XB-0002 not-begun, XC-0003 not-begun, XD-0004 not-begun";
    const joint = "XB-0002 not-begun, XD-0004 part-of XC-0003";
    expect(shown).toEqual([
      ["partial", "2", 0.25, "signed", "XA-0001", waiting],
      ["met", "9", 1.125, "ratified", "XA-0001 XC-0003", joint],
      ["partial", "7", 0.875, "ratified", "XC-0003", `XA-0001 over, ${joint}`],
    ]);
  });

  test("and these with the floor ratified", () => {
    const [, , last] = cells(lines, need, { answers }, { floor: "ratified" });
    expect(last).toMatchObject({ level: "partial", sum: "7", share: 0.875, commitments: ["XD-0004"] });
  });
});
