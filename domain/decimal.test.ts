import { expect, test } from "vitest";
import { changeOf, digitsAt, ratio, readExact, times, whole, writeExact } from "./decimal.ts";

test.each(["0", "12", "0.25", "-", "1.", ".5", "1e3", "-1", "", "١"])(
  "%j is read whole or not at all",
  (text) => {
    const read = readExact(text);
    expect(read === null ? null : writeExact(read)).toBe(/^\d+(\.\d+)?$/.test(text) ? text : null);
  },
);

test.each([
  [{ digits: 250n, scale: 2 }, "2.5"],
  [{ digits: 200n, scale: 2 }, "2"],
  [{ digits: -5n, scale: 1 }, "-0.5"],
  [{ digits: 7n, scale: 3 }, "0.007"],
  [{ digits: 0n, scale: 6 }, "0"],
])("%o is written %s", (decimal, text) => {
  expect(writeExact(decimal)).toBe(text);
});

test("numbers that no float holds are kept", () => {
  const third = { digits: 100000000000000000000001n, scale: 0 };
  expect(writeExact(times(third, whole(12)))).toBe("1200000000000000000000012");
  expect(digitsAt({ digits: 5n, scale: 1 }, 3)).toBe(500n);
  expect(changeOf("0.3", "0.1")).toBe("-0.2");
  expect(() => changeOf("x", "1")).toThrow("x is no decimal number");
});

test.each([
  [1n, 3n, 0.3333],
  [2n, 3n, 0.6667],
  [1n, 20_000n, 0.0001],
  [1n, 20_001n, 0],
  [9n, 8n, 1.125],
])("%s of %s is %s", (part, all, share) => {
  expect(ratio(part, all)).toBe(share);
});
