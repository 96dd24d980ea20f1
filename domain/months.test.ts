import fc from "fast-check";
import { expect, test } from "vitest";
import { monthsAfter } from "./months.ts";

test.each([
  ["2026-08-31", 6, "2027-02-28"],
  ["2027-08-31", 6, "2028-02-29"],
  ["2026-12-01", 1, "2027-01-01"],
  ["2026-01-31", 60, "2031-01-31"],
])("%s and %i months is %s", (day, months, later) => {
  expect(monthsAfter(day, months)).toBe(later);
});

test("is what the calendar says, for any day", () => {
  const days = fc
    .integer({ min: 0, max: 400_000 })
    .map((count) => Temporal.PlainDate.from("1800-01-01").add({ days: count }));
  fc.assert(
    fc.property(days, fc.nat(400), (day, months) => {
      expect(monthsAfter(day.toString(), months)).toBe(day.add({ months }).toString());
    }),
  );
});
