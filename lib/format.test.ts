import { describe, expect, test } from "vitest";
import {
  collator,
  formatDay,
  formatDuration,
  formatInstant,
  formatMoney,
  formatNumber,
  formatShortDay,
  inLanguage,
  machineDay,
} from "./format.ts";

const NBSP = "\u00a0";
/** Spaces that do not break are what they should be; the tables below write them as plain ones. */
const plain = (text: string) => text.replaceAll(NBSP, " ").replaceAll("\u202f", " ");

describe("a day is written as precisely as it is known, and no time zone moves it", () => {
  test.each([
    ["2026-01-01", "day", "1 January 2026", "1 січня 2026 р."],
    ["2026-11-22", "approximate", "about 22 November 2026", "близько 22 листопада 2026 р."],
    ["2026-11-01", "month", "November 2026", "листопад 2026 р."],
    ["2026-01-01", "year", "2026", "2026"],
  ] as const)("%s, %s", (day, precision, en, uk) => {
    expect(plain(formatDay(day, "en", precision))).toBe(en);
    expect(plain(formatDay(day, "uk", precision))).toBe(uk);
  });

  test("for a machine there is no more of it than is known", () => {
    expect(machineDay("2026-11-22", "day")).toBe("2026-11-22");
    expect(machineDay("2026-11-01", "month")).toBe("2026-11");
    expect(machineDay("2026-01-01", "year")).toBe("2026");
  });

  test("under a month's heading the month is short", () => {
    expect(plain(formatShortDay("2026-11-22", "en"))).toBe("22 Nov");
  });
});

test("an instant is written in Kyiv time, which is named, on both sides of the change of clocks", () => {
  expect(plain(formatInstant("2026-07-01T12:00:00Z", "en"))).toBe("1 July 2026, 15:00 Kyiv time");
  expect(plain(formatInstant("2026-12-31T22:30:00Z", "uk"))).toBe("1 січня 2027 р., 00:30 за Києвом");
});

describe("money keeps its currency and is shortened only where nothing is lost", () => {
  test.each([
    ["3000000000", "GBP", "£3 billion", "3 млрд £"],
    ["11300000000", "USD", "$11.3 billion", "11,3 млрд $"],
    ["1234567", "EUR", "€1,234,567", "1 234 567 €"],
    ["500000000", "CAD", "CAD 500 million", "500 млн CAD"],
    ["1.5", "EUR", "€1.5", "1,5 €"],
    ["90000000000", "UAH", "₴90 billion", "90 млрд ₴"],
  ])("%s %s", (value, currency, en, uk) => {
    expect(plain(formatMoney({ value, currency }, "en"))).toBe(en);
    expect(plain(formatMoney({ value, currency }, "uk"))).toBe(uk);
  });
});

test("a decimal is written exactly, however long it is", () => {
  expect(plain(formatNumber("12345678901234567890.25", "uk"))).toBe("12 345 678 901 234 567 890,25");
});

test("durations decline", () => {
  expect(plain(formatDuration("P1Y", "uk"))).toBe("1 рік");
  expect(plain(formatDuration("P2Y", "uk"))).toBe("2 роки");
  expect(plain(formatDuration("P10Y6M", "uk"))).toBe("10 років і 6 місяців");
  expect(plain(formatDuration("PT24H", "en"))).toBe("24 hours");
});

test("Ukrainian names stand in the order of the Ukrainian alphabet", () => {
  const names = ["Іспанія", "Європейський Союз", "Ґренландія", "Греція", "Україна", "Естонія"];
  expect(names.sort(collator("uk").compare)).toEqual([
    "Греція",
    "Ґренландія",
    "Естонія",
    "Європейський Союз",
    "Іспанія",
    "Україна",
  ]);
});

test("a missing translation is shown in the language that there is, and says which", () => {
  expect(inLanguage({ en: "A", uk: null }, "uk")).toEqual({ text: "A", lang: "en" });
  expect(inLanguage({ en: "A", uk: "Б" }, "uk")).toEqual({ text: "Б", lang: "uk" });
});
