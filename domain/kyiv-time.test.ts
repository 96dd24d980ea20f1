import { describe, expect, test } from "vitest";
import { aheadFault, timeInKyiv, writeKyivTime } from "./kyiv-time.ts";

describe("a time typed as the clock in Kyiv shows it", () => {
  test.each([
    ["winter", "2026-11-24 18:00", { instant: "2026-11-24T16:00:00Z" }],
    ["summer", "2026-07-01 09:05", { instant: "2026-07-01T06:05:00Z" }],
    ["with seconds and a T", "2026-11-24T18:00:30", { instant: "2026-11-24T16:00:30Z" }],
    ["an hour of one digit", " 2026-11-24 8:00 ", { instant: "2026-11-24T06:00:00Z" }],
    ["a day without a time", "2026-11-24", { code: "time-malformed" }],
    ["another order", "24.11.2026 18:00", { code: "time-malformed" }],
    ["no such day", "2026-02-30 12:00", { code: "time-not-real" }],
    ["no such hour", "2026-11-24 25:00", { code: "time-not-real" }],
    ["the hour left out in spring", "2027-03-28 03:30", { code: "time-ambiguous" }],
    ["the hour that comes twice in autumn", "2026-10-25 03:30", { code: "time-ambiguous" }],
  ])("%s", (_case, typed, expected) => {
    expect(timeInKyiv(typed)).toEqual(expected);
  });

  test("is written as it is read", () => {
    expect(writeKyivTime("2026-11-24T16:00:00Z")).toBe("2026-11-24 18:00");
  });
});

test.each([
  ["the moment itself", "2026-11-24T16:00:00Z", "time-past"],
  ["a second later", "2026-11-24T16:00:01Z", null],
  ["a year later", "2027-11-24T16:00:00Z", null],
  ["a second more than a year", "2027-11-24T16:00:01Z", "time-too-far"],
])("ahead of now: %s", (_case, instant, expected) => {
  expect(aheadFault(instant, "2026-11-24T16:00:00Z")).toBe(expected);
});
