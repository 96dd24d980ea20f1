import { expect, test } from "vitest";
import { actAddress, actFromAddress, drawSymbol, isActSymbol, isCommitmentSymbol } from "./symbol.ts";

test("a symbol has a prefix and four sayable characters", () => {
  expect(drawSymbol("XA", Uint8Array.from([0, 31, 32, 255]))).toBe("XA-0Z0Z");
  for (let byte = 0; byte < 256; byte++) {
    expect(isCommitmentSymbol(drawSymbol("XA", Uint8Array.from([byte, byte, byte, byte])))).toBe(true);
  }
});

test.each([
  ["P/2026/14", "P-2026-14"],
  ["N/2026/9", "N-2026-9"],
  ["B-XA/2026/1", "B-XA-2026-1"],
  ["D-XA/2026/1", "D-XA-2026-1"],
  ["P/2026/14/Corr.1", "P-2026-14-Corr-1"],
  ["B-XA/2026/1/Corr.12", "B-XA-2026-1-Corr-12"],
  ["P/2026/14/Corr.1/Corr.2", "P-2026-14-Corr-1-Corr-2"],
])("%s has an address and comes back from it", (symbol, address) => {
  expect(isActSymbol(symbol)).toBe(true);
  expect(actAddress(symbol)).toBe(address);
  expect(actFromAddress(address)).toBe(symbol);
});

test.each([
  "",
  "P-2026",
  "P-2026-",
  "X-2026-1",
  "P-26-1",
  "P-2026-1/2",
  "p-2026-1",
  "P-2026-1-Corr",
  "P-2026-1-Corr.1",
  "P-2026-1-corr-1",
])("%j is no act's address", (address) => {
  expect(actFromAddress(address)).toBeNull();
});

test.each(["", "P/2026", "P-2026-1", "P/2026/1/Corr.", "P/2026/1/Corr.1/", "E-4M2P"])(
  "%j is no act's symbol",
  (symbol) => {
    expect(isActSymbol(symbol)).toBe(false);
  },
);
