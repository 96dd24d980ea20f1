import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CommitmentTerms } from "./commitment.ts";
import { inventedLine } from "./invented.ts";
import { pace } from "./pace.ts";
import type { VersionOfLine } from "./pace-steps.ts";
import type { ActKind, Stage } from "./vocabulary.ts";

const until = "2027-06-30T09:00:00Z";

/** Versions of one line, each superseded by the next. */
function line(
  symbol: string,
  ...told: [at: string, changed: Partial<CommitmentTerms>, by?: ActKind][]
): VersionOfLine[] {
  return told.map(([recordedAt, changed, actKind = "communication"], index) => ({
    symbol,
    version: index + 1,
    delegation: symbol.slice(0, 2),
    actKind,
    recordedAt,
    supersededAt: told[index + 1]?.[0] ?? null,
    terms: inventedLine(symbol, changed).terms,
  }));
}
const stage = (name: Stage): Partial<CommitmentTerms> => ({ stage: name });
const act = (recordedAt: string) => ({ kind: "communication" as const, recordedAt });

describe("lines and acts by month", () => {
  const versions = [
    ...line("XA-0A1B", ["2027-03-10T10:00:00Z", stage("pledged")], ["2027-05-02T10:00:00Z", stage("signed")]),
    // In Kyiv it is April already.
    ...line("XB-2C3D", ["2027-03-31T22:30:00Z", stage("expressed")]),
    ...line("XC-4E5F", ["2027-04-10T10:00:00Z", { nilReturn: true }]),
  ];

  test("each stage at the end of each month, without a gap", () => {
    expect(pace(versions, [], until).months.map(({ month, stages }) => [month, stages])).toEqual([
      ["2027-03", { pledged: 1 }],
      ["2027-04", { pledged: 1, expressed: 1 }],
      ["2027-05", { signed: 1, expressed: 1 }],
      ["2027-06", { signed: 1, expressed: 1 }],
    ]);
  });

  test("what is recorded or superseded after the moment in view is not known", () => {
    expect(pace(versions, [act("2027-05-03T00:00:00Z")], "2027-05-01T00:00:00Z").months).toMatchObject([
      { month: "2027-03", stages: { pledged: 1 } },
      { month: "2027-04", stages: { pledged: 1, expressed: 1 } },
      { month: "2027-05", stages: { pledged: 1, expressed: 1 }, acts: {} },
    ]);
  });

  test("acts by kind", () => {
    const acts = [
      act("2027-05-03T00:00:00Z"),
      act("2027-05-09T00:00:00Z"),
      { kind: "report" as const, recordedAt: until },
    ];
    expect(pace([], acts, until).months.map((month) => month.acts)).toEqual([
      { communication: 2 },
      { report: 1 },
    ]);
  });

  test("nothing recorded is no month", () => {
    expect(pace([], [], until).months).toEqual([]);
  });
});

describe("a step from version to version", () => {
  const first = "2027-05-02T10:00:00Z";
  const second = "2027-06-02T10:00:00Z";
  test.each<[rule: string, before: Partial<CommitmentTerms>, after: Partial<CommitmentTerms>, heads: object]>(
    [
      ["to a later step is forward", stage("pledged"), stage("ratified"), { forward: 1 }],
      ["to an earlier step is back", stage("signed"), stage("pledged"), { back: 1 }],
      ["to an exit is back", stage("in-force"), stage("suspended"), { back: 1 }],
      ["from an exit to a step is forward", stage("suspended"), stage("expressed"), { forward: 1 }],
      ["from exit to exit is none", stage("suspended"), stage("denounced"), {}],
      ["to a nil return is back", stage("signed"), { nilReturn: true }, { back: 1 }],
      ["from a nil return is a new line and a new party", { nilReturn: true }, {}, { line: 1, party: 1 }],
      [
        "quantity and amount together are one change of what",
        {},
        { quantity: { value: "9", unit: "x", tempo: null }, amount: null },
        { amount: 1 },
      ],
      [
        "another term is one of how long",
        {},
        { term: { kind: "open-ended" }, exit: { kind: "on-breach" } },
        { term: 1 },
      ],
      ["the same again is nothing", {}, { title: { en: "Other words", uk: null } }, {}],
    ],
  )("%s", (_rule, before, after, heads) => {
    const none = { forward: 0, back: 0, party: 0, line: 0, amount: 0, term: 0 };
    const { months } = pace(line("XA-0A1B", [first, before], [second, after]), [], until);
    expect(months[1]?.steps).toEqual({ ...none, ...heads });
    const corrected = pace(line("XA-0A1B", [first, before], [second, after, "correction"]), [], until);
    expect(corrected.months[1]?.steps).toEqual(none);
  });
});

describe("is it speeding up", () => {
  const old = act("2026-11-01T00:00:00Z");
  test.each<[rule: string, acts: string[], last: number, before: number, speed: string]>([
    [
      "the example of the method",
      [
        "2027-06-30",
        "2027-05-01",
        "2027-05-01",
        "2027-04-01",
        "2027-04-02",
        "2027-03-01",
        "2027-02-01",
        "2027-01-01",
      ],
      5,
      3,
      "faster",
    ],
    ["fewer is slower", ["2027-03-01"], 0, 1, "slower"],
    ["as many is the same", ["2027-03-01", "2027-04-01"], 1, 1, "same"],
    ["nothing is still", [], 0, 0, "still"],
  ])("%s", (_rule, days, last, before, speed) => {
    const acts = [old, ...days.map((day) => act(`${day}T00:00:00Z`))];
    expect(pace([], acts, until).acts).toEqual({ last, before, speed });
  });

  test("windows follow the clock in Kyiv, through the change of clocks", () => {
    const { last, before } = pace([], [], until);
    expect(last).toEqual({ from: "2027-03-30T09:00:00Z", to: until });
    expect(before).toEqual({ from: "2026-12-30T10:00:00Z", to: "2027-03-30T09:00:00Z" });
  });

  test("an act on the edge belongs to the earlier window, a moment later to the later one", () => {
    const count = (at: string) => pace([], [old, act(at)], until).acts;
    expect(count("2027-03-30T09:00:00Z")).toMatchObject({ last: 0, before: 1 });
    expect(count("2027-03-30T09:00:00.001Z")).toMatchObject({ last: 1, before: 0 });
    expect(count("2026-12-30T10:00:00Z")).toMatchObject({ last: 0, before: 0 });
  });

  test("a record that begins within the windows is too short to say", () => {
    expect(pace([], [act("2026-12-30T10:00:00Z")], until).acts.speed).toBe("too-short");
    expect(pace([], [act("2026-12-30T09:59:59Z"), act("2027-05-01T00:00:00Z")], until).acts.speed).toBe(
      "faster",
    );
  });

  test("each question counts its own", () => {
    const versions = [
      ...line(
        "XA-0A1B",
        ["2026-11-01T00:00:00Z", stage("pledged")],
        ["2027-05-01T00:00:00Z", stage("signed")],
      ),
      ...line(
        "XB-2C3D",
        ["2027-01-20T00:00:00Z", {}],
        ["2027-02-01T00:00:00Z", { fundedUntil: "2031-12-31" }],
      ),
    ];
    expect(pace(versions, [], until).questions).toEqual({
      who: { last: 1, before: 1, speed: "same" },
      what: { last: 0, before: 1, speed: "slower" },
      "how-long": { last: 0, before: 1, speed: "slower" },
    });
  });

  test("the order of the rows never matters", () => {
    const versions = ["XA-0A1B", "XA-1B2C", "XB-2C3D"].flatMap((symbol, index) =>
      line(
        symbol,
        [`2027-0${index + 1}-10T10:00:00Z`, stage("pledged")],
        ["2027-05-02T10:00:00Z", stage("signed")],
      ),
    );
    const known = pace(versions, [old], until);
    fc.assert(
      fc.property(fc.shuffledSubarray(versions, { minLength: versions.length }), (rows) => {
        expect(pace(rows, [old], until)).toEqual(known);
      }),
    );
  });
});
