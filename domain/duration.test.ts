import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Exit, Start, Term } from "./commitment.ts";
import { assuredHorizon, dayAfter, nominalEnd } from "./duration.ts";

const on = (day: string): Start => ({ kind: "date", on: day });
const signed = (day: string | null): Start => ({ kind: "signature", on: day });
const years = (length: string): Term => ({ kind: "duration", length });
const until = (day: string): Term => ({ kind: "fixed-date", until: day });
const notice = (length: string): Exit => ({ kind: "notice", notice: length });
const lockedTo = (before: string): Exit => ({ kind: "none-before", before });
const unstated = { kind: "unstated" } as const;

describe("nominal end", () => {
  test.each<[rule: string, start: Start, term: Term, end: string | null]>([
    ["a fixed date is the end", on("2026-01-01"), until("2030-12-31"), "2030-12-31"],
    ["a fixed date needs no start", unstated, until("2030-12-31"), "2030-12-31"],
    ["ten years end on the day of the same number", signed("2024-01-12"), years("P10Y"), "2034-01-12"],
    ["a leap day ends on the last day of February", on("2024-02-29"), years("P1Y"), "2025-02-28"],
    ["a month end stays in its month", on("2026-01-31"), years("P1M"), "2026-02-28"],
    ["years and months add up", on("2026-08-31"), years("P1Y6M"), "2028-02-29"],
    ["days are counted", on("2026-12-31"), years("P90D"), "2027-03-31"],
    ["a start whose day is unknown gives no end", signed(null), years("P10Y"), null],
    [
      "an event whose day is unknown gives no end",
      { kind: "event", event: "Ceasefire", on: null },
      years("P2Y"),
      null,
    ],
    [
      "an event whose day is known gives one",
      { kind: "event", event: "Ceasefire", on: "2027-03-01" },
      years("P2Y"),
      "2029-03-01",
    ],
    ["an unstated start gives no end", unstated, years("P10Y"), null],
    ["an open end is no day", on("2026-01-01"), { kind: "open-ended" }, null],
    ["until an event is no day", on("2026-01-01"), { kind: "until-event", event: "Accession" }, null],
    ["an unstated term is no day", on("2026-01-01"), unstated, null],
  ])("%s", (_rule, start, term, end) => {
    expect(nominalEnd({ start, term })).toBe(end);
  });
});

describe("assured horizon", () => {
  const asOf = "2026-11-22";
  test.each<[rule: string, start: Start, term: Term, exit: Exit, horizon: string | null]>([
    ["six months' notice given today", signed("2024-06-13"), years("P10Y"), notice("P6M"), "2027-05-22"],
    ["notice on an open-ended line", on("2025-01-01"), { kind: "open-ended" }, notice("P1Y"), "2027-11-22"],
    ["never past the nominal end", on("2025-01-01"), until("2026-12-31"), notice("P6M"), "2026-12-31"],
    [
      "an end in the past stays in the past",
      on("2020-01-01"),
      until("2025-12-31"),
      notice("P6M"),
      "2025-12-31",
    ],
    [
      "no exit before a date binds until it",
      signed("2024-01-01"),
      years("P20Y"),
      { kind: "none-before", before: "2034-01-01" },
      "2034-01-01",
    ],
    [
      "no exit at all binds to the end",
      signed("2024-01-01"),
      years("P20Y"),
      { kind: "none-before", before: null },
      "2044-01-01",
    ],
    [
      "only on breach binds to the end",
      signed("2024-01-01"),
      years("P10Y"),
      { kind: "on-breach" },
      "2034-01-01",
    ],
    ["an exit that is not stated assures nothing", signed("2024-01-01"), years("P10Y"), unstated, null],
  ])("%s", (_rule, start, term, exit, horizon) => {
    expect(assuredHorizon({ start, term, extension: "unstated", exit }, asOf)).toBe(horizon);
  });

  test.each<[rule: string, start: Start, length: string, exit: Exit, asOf: string, horizon: string | null]>([
    ["before the end nothing is renewed", on("2026-01-01"), "P1Y", notice("P3M"), "2026-11-22", "2027-01-01"],
    ["on its last day it still runs", on("2025-11-22"), "P1Y", notice("P3M"), "2026-11-22", "2026-11-22"],
    ["the day after, for another term", on("2025-11-21"), "P1Y", notice("P3M"), "2026-11-22", "2027-02-22"],
    ["month ends are kept", on("2024-01-31"), "P1M", notice("P1Y"), "2026-11-22", "2026-11-30"],
    ["after many terms", on("1991-03-02"), "P30D", { kind: "on-breach" }, "2026-11-22", "2026-11-23"],
    [
      "a lock-in ends no later than the term",
      on("2020-01-01"),
      "P1Y",
      lockedTo("2040-01-01"),
      "2026-11-22",
      "2027-01-01",
    ],
  ])("renewed by itself: %s", (_rule, start, length, exit, asOf, horizon) => {
    const line = { start, term: years(length), extension: "tacit", exit } as const;
    expect(assuredHorizon(line, asOf)).toBe(horizon);
  });

  test("an assumed start gives an end where the text has none", () => {
    const start: Start = { kind: "event", event: "ceasefire", on: null };
    const line = { start, term: years("P2Y"), extension: "none", exit: { kind: "on-breach" } } as const;
    expect(assuredHorizon(line, asOf)).toBe(null);
    expect(assuredHorizon(line, asOf, "2027-03-01")).toBe("2029-03-01");
  });

  test("notice given at a month end reaches the month end", () => {
    const line = {
      start: on("2025-01-01"),
      term: { kind: "open-ended" },
      extension: "none",
      exit: notice("P6M"),
    } as const;
    expect(assuredHorizon(line, "2026-08-31")).toBe("2027-02-28");
  });
});

test("a length is added as the calendar of the platform adds it", () => {
  const days = fc.integer({ min: 0, max: 400_000 }).map((count) => {
    return Temporal.PlainDate.from("1850-01-01").add({ days: count }).toString();
  });
  const counts = fc.tuple(fc.nat(120), fc.nat(30), fc.constantFrom("", "", "10D", "1W3D"));
  fc.assert(
    fc.property(days, counts, (day, [years, months, rest]) => {
      const length = `P${years}Y${months}M${rest}`;
      expect(dayAfter(day, length)).toBe(Temporal.PlainDate.from(day).add(length).toString());
    }),
    { numRuns: 2000 },
  );
  expect(dayAfter("2026-01-31", "P1M")).toBe("2026-02-28");
  expect(dayAfter("2026-01-31", "p1m")).toBe("2026-02-28");
  expect(() => dayAfter("2026-01-31", "soon")).toThrow(RangeError);
});
