import { expect, test } from "vitest";
import type { CommitmentTerms } from "./commitment.ts";
import { inventedLine, inventedPortfolio } from "./invented.ts";
import { type Assumptions, NO_ASSUMPTIONS } from "./portfolio.ts";
import { countSpans, spanState } from "./span-counts.ts";
import { spans } from "./spans.ts";

const AS_OF = "2026-11-22";
const MARK = "2031-11-22";
const until = (day: string): Partial<CommitmentTerms> => ({
  start: { kind: "date", on: "2026-01-01" },
  term: { kind: "fixed-date", until: day },
});
const lines = [
  inventedLine("XA-0001", until(MARK)),
  inventedLine("XB-0001", until("2031-11-21")),
  inventedLine("XC-0001", { ...until("2040-01-01"), exit: { kind: "on-breach" } }),
  inventedLine("XD-0001", { ...until("2040-01-01"), exit: { kind: "notice", notice: "P5Y" } }),
  inventedLine("XE-0001", { ...until("2040-01-01"), exit: { kind: "notice", notice: "P6M" } }),
  inventedLine("XF-0001", { start: { kind: "date", on: "2026-01-01" }, term: { kind: "open-ended" } }),
  inventedLine("XG-0001", { start: { kind: "date", on: "2026-01-01" }, term: { kind: "unstated" } }),
  inventedLine("XH-0001", { ...until("2040-01-01"), start: { kind: "date", on: "2031-11-23" } }),
  inventedLine("XI-0001", until("2026-11-21")),
  inventedLine("XJ-0001", { ...until("2040-01-01"), trigger: "ceasefire" }),
  inventedLine("XL-0001", { ...until("2040-01-01"), stage: "withdrawn" }),
];
const of = (assumed: Partial<Assumptions> = {}) =>
  spans(inventedPortfolio({ asOf: AS_OF, lines }), { ...NO_ASSUMPTIONS, ...assumed });

test("each line stands in one place in time", () => {
  expect(Object.fromEntries(of().map((span) => [span.symbol, spanState(span, AS_OF)]))).toEqual({
    "XA-0001": "dated",
    "XB-0001": "dated",
    "XC-0001": "dated",
    "XD-0001": "dated",
    "XE-0001": "dated",
    "XF-0001": "open",
    "XG-0001": "not-stated",
    "XH-0001": "dated",
    "XI-0001": "over",
    "XJ-0001": "waiting",
    "XL-0001": "away",
  });
});

test("what lasts to a day, what is assured so far, and what only stands are told apart", () => {
  // XA, XC, XD, XE and XF last; XB ends the day before, XG says nothing, XH has not begun. Assured: XC and, to the day, XD.
  expect(countSpans(of(), AS_OF, MARK)).toMatchObject({
    standing: 8,
    lasting: 5,
    assured: 2,
    over: 1,
    waiting: 1,
  });
  expect(countSpans(of(), AS_OF, "2031-11-23")).toMatchObject({ lasting: 5, assured: 1 });
});

test("a ceasefire gives those that wait for it their days", () => {
  expect(countSpans(of({ ceasefire: "2027-03-01" }), AS_OF, MARK)).toMatchObject({
    standing: 9,
    lasting: 6,
    waiting: 0,
  });
  expect(countSpans(of({ ceasefire: "never" }), AS_OF, MARK)).toMatchObject({ standing: 8, waiting: 1 });
});
