import { describe, expect, test } from "vitest";
import type { CommitmentTerms } from "./commitment.ts";
import { inventedLine, inventedPortfolio } from "./invented.ts";
import { type Assumptions, type Line, NO_ASSUMPTIONS } from "./portfolio.ts";
import { rehearsal } from "./rehearsal.ts";
import { responseMinutes } from "./response-time.ts";
import type { DelegationRole } from "./vocabulary.ts";

const AT = "2027-03-01T02:00:00Z";
const answers = (symbol: string, change: Partial<CommitmentTerms> = {}, partOf: string | null = null): Line =>
  inventedLine(
    symbol,
    {
      category: "consultation",
      trigger: "renewed-attack",
      obligationAct: "consult",
      decisionRule: "each-party",
      ...change,
    },
    { partOf },
  );
const within = (time: string, hard: boolean): Partial<CommitmentTerms> => ({
  responseTime: { within: time, hard },
});
const party = (code: string, role: DelegationRole = "guarantor", to: string | null = null) => ({
  code,
  roles: [{ role, from: null, to }],
});
const rehearse = (
  lines: Line[],
  {
    parties = [party("XA")],
    at = AT,
    assume = {},
  }: { parties?: ReturnType<typeof party>[]; at?: string; assume?: Partial<Assumptions> } = {},
) => rehearsal(inventedPortfolio({ lines }), { ...NO_ASSUMPTIONS, ...assume }, parties, at);

describe("the steps", () => {
  test("the example of the method", () => {
    const found = rehearse(
      [
        answers("XB-2C3D", { ...within("PT72H", true), decisionRule: "consensus" }),
        answers("XA-0A1B", within("PT24H", false)),
        inventedLine("XC-4E5F", { category: "training" }),
      ],
      { parties: [party("XC"), party("XA"), party("XB")] },
    );
    expect(found.day).toBe("2027-03-01");
    expect(found.steps).toMatchObject([
      { symbol: "XA-0A1B", hours: 24, isHard: false, due: "2027-03-02T02:00:00Z", isAutomatic: false },
      { symbol: "XB-2C3D", hours: 72, isHard: true, due: "2027-03-04T02:00:00Z", rule: "consensus" },
    ]);
    expect(found.vetoes).toEqual([{ symbol: "XB-2C3D", delegations: ["XB"], participants: null }]);
    expect(found.unbound).toEqual([{ delegation: "XC", lines: [] }]);
  });

  test("by due time; hard before 'where possible'; then by symbol; no time last, and not 'at once'", () => {
    const found = rehearse([
      answers("XA-0001"),
      answers("XA-0002", within("P3D", true)),
      answers("XA-0003", within("PT72H", false)),
      answers("XA-0004", within("PT30M", false)),
      answers("XA-0005", within("P1DT48H", true)),
    ]);
    expect(found.steps.map(({ symbol, hours }) => [symbol, hours])).toEqual([
      ["XA-0004", 0.5],
      ["XA-0002", 72],
      ["XA-0005", 72],
      ["XA-0003", 72],
      ["XA-0001", null],
    ]);
  });

  test("a day is 24 hours, also when the clocks change", () => {
    const [step] = rehearse([answers("XA-0A1B", within("P1D", true))], { at: "2027-03-27T22:00:00Z" }).steps;
    expect(step?.due).toBe("2027-03-28T22:00:00Z");
  });

  test("only what is automatic is so", () => {
    const rules = ["automatic", "named-body", null] as const;
    const found = rehearse(rules.map((decisionRule, at) => answers(`XA-000${at}`, { decisionRule })));
    expect(found.steps.map(({ isAutomatic }) => isAutomatic)).toEqual([true, false, false]);
  });

  test.each([
    ["PT24H", 1440],
    ["P1W", 10080],
    ["P2DT1H5M", 2945],
    ["P", null],
    ["PT", null],
    ["P1M", null],
    ["soon", null],
  ])("%s is %s minutes", (text, minutes) => {
    expect(responseMinutes(text)).toBe(minutes);
  });
});

describe("who is bound", () => {
  const ends = (day: string): Partial<CommitmentTerms> => ({ term: { kind: "fixed-date", until: day } });
  test.each<[rule: string, line: Line, reason: string | null, assume?: Partial<Assumptions>]>([
    ["a line whose last day it is", answers("XA-0A1B", ends("2027-03-01")), null],
    ["a line whose first day it is", answers("XA-0A1B", { start: { kind: "date", on: "2027-03-01" } }), null],
    ["not one that ended the day before", answers("XA-0A1B", ends("2027-02-28")), "over"],
    [
      "not one that begins the day after",
      answers("XA-0A1B", { start: { kind: "date", on: "2027-03-02" } }),
      "not-begun",
    ],
    ["not one below the floor", answers("XA-0A1B"), "below-floor", { floor: "ratified" }],
    ["not one that was suspended", answers("XA-0A1B", { stage: "suspended" }), "ended"],
    [
      "not one that waits for a ceasefire",
      answers("XA-0A1B", { start: { kind: "event", event: "ceasefire", on: null } }),
      "waits-for-ceasefire",
    ],
  ])("%s", (_rule, line, reason, assume = {}) => {
    const found = rehearse([line], { assume });
    expect(found.steps).toHaveLength(reason === null ? 1 : 0);
    expect(found.unbound).toEqual(
      reason === null ? [] : [{ delegation: "XA", lines: [{ symbol: "XA-0A1B", reason, by: null }] }],
    );
  });

  test("not one that waits for a line that is not there on that day", () => {
    const waits = answers("XA-0A1B", {
      conditions: [{ text: "With XB.", event: null, commitment: "XB-2C3D" }],
    });
    const found = rehearse([waits, answers("XB-2C3D", { stage: "withdrawn" })]);
    expect(found.unbound).toEqual([
      { delegation: "XA", lines: [{ symbol: "XA-0A1B", reason: "condition", by: "XB-2C3D" }] },
    ]);
  });

  test("the day is that of Kyiv", () => {
    const line = answers("XA-0A1B", ends("2027-03-01"));
    expect(rehearse([line], { at: "2027-03-01T21:59:00Z" }).steps).toHaveLength(1);
    expect(rehearse([line], { at: "2027-03-01T22:00:00Z" }).steps).toHaveLength(0);
  });

  test("an attack ends what only holds while there is a ceasefire", () => {
    const presence = answers("XA-0A1B", { trigger: "ceasefire" });
    const found = rehearse([presence], { assume: { ceasefire: "2026-12-01" } });
    expect(found.others).toEqual([]);
  });

  test("expected are guarantors and candidates of that day, in order", () => {
    const parties = [
      party("XD"),
      party("XC", "candidate-guarantor"),
      party("XB", "contributor"),
      party("XA", "guarantor", "2027-02-28"),
    ];
    expect(rehearse([], { parties }).unbound.map(({ delegation }) => delegation)).toEqual(["XC", "XD"]);
  });

  test("lines of defence that nothing sets off stand apart", () => {
    const found = rehearse([
      answers("XA-0A1B", { trigger: null }),
      answers("XA-2C3D", { trigger: "request" }),
    ]);
    expect(found.steps).toEqual([]);
    expect(found.others).toEqual([
      { symbol: "XA-0A1B", delegation: "XA", trigger: null },
      { symbol: "XA-2C3D", delegation: "XA", trigger: "request" },
    ]);
    expect(found.unbound).toEqual([{ delegation: "XA", lines: [] }]);
  });
});

test("a veto of a share is the lead's too", () => {
  const found = rehearse([answers("XA-0A1B", { decisionRule: "consensus" }, "XB-2C3D"), answers("XB-2C3D")]);
  expect(found.vetoes).toEqual([{ symbol: "XA-0A1B", delegations: ["XA", "XB"], participants: null }]);
});

test("a veto is every party's to a joint line, as far as its share is there", () => {
  const consensus = {
    decisionRule: "consensus",
    details: { participants: "XU and the guarantors" },
  } as const;
  const found = rehearse([
    answers("XB-2C3D", consensus),
    answers("XA-0A1B", {}, "XB-2C3D"),
    answers("XC-4E5F", { stage: "denounced" }, "XB-2C3D"),
    answers("XD-5F6G"),
  ]);
  expect(found.vetoes).toEqual([
    { symbol: "XB-2C3D", delegations: ["XA", "XB"], participants: "XU and the guarantors" },
  ]);
});
