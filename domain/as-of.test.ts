import { expect, test } from "vitest";
import { asOfNow, parseAsOf } from "./as-of.ts";

const now = "2026-11-23T10:00:00Z";

test.each<[rule: string, text: string, instant: string, day: string]>([
  ["a winter day ends at 22:00 UTC in Kyiv", "2026-01-06", "2026-01-06T21:59:59.999Z", "2026-01-06"],
  ["a summer day ends at 21:00 UTC", "2026-07-06", "2026-07-06T20:59:59.999Z", "2026-07-06"],
  ["the day on which summer time ends", "2026-10-25", "2026-10-25T21:59:59.999Z", "2026-10-25"],
  ["the day before summer time begins", "2026-03-28", "2026-03-28T21:59:59.999Z", "2026-03-28"],
  ["an instant is itself", "2026-01-06T18:00:00Z", "2026-01-06T18:00:00Z", "2026-01-06"],
  [
    "an instant late in the UTC day is the next day in Kyiv",
    "2026-01-06T22:30:00Z",
    "2026-01-06T22:30:00Z",
    "2026-01-07",
  ],
  ["an instant with an offset", "2026-01-06T20:00:00+02:00", "2026-01-06T18:00:00Z", "2026-01-06"],
])("%s", (_rule, text, instant, day) => {
  expect(parseAsOf(text, now)).toEqual({ asOf: { instant, day, isNow: false }, fault: null });
});

test.each<[rule: string, text: string | null | undefined, fault: string | null]>([
  ["nothing asked is now", undefined, null],
  ["an empty field is now", "", null],
  ["today is now: its end lies ahead", "2026-11-23", null],
  ["tomorrow is said to lie ahead", "2026-11-24", "as_of_future"],
  ["a day that does not exist", "2026-02-30", "as_of_malformed"],
  ["a month alone", "2026-02", "as_of_malformed"],
  ["words", "yesterday", "as_of_malformed"],
  ["a local time without a zone", "2026-01-06T18:00:00", "as_of_malformed"],
])("%s", (_rule, text, fault) => {
  expect(parseAsOf(text, now)).toEqual({ asOf: asOfNow(now), fault });
});

test("now is a day in Kyiv", () => {
  expect(asOfNow("2026-11-23T22:30:00Z").day).toBe("2026-11-24");
});
