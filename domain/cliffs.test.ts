import { describe, expect, test } from "vitest";
import { cliffDays, confirmationDue } from "./cliff-days.ts";
import { cliffs } from "./cliffs.ts";
import type { CommitmentTerms } from "./commitment.ts";
import { coverage } from "./coverage.ts";
import { inventedLine, inventedNeed, inventedPortfolio } from "./invented.ts";
import { type Assumptions, NO_ASSUMPTIONS, type Portfolio } from "./portfolio.ts";
import { spans } from "./spans.ts";

const YEARS = { from: 2026, to: 2031 };
const lasting = (from: string, until: string, value: string): Partial<CommitmentTerms> => ({
  start: { kind: "date", on: from },
  term: { kind: "fixed-date", until },
  quantity: { value, unit: "batteries", tempo: null },
});
const portfolio: Portfolio = inventedPortfolio({
  lines: [
    inventedLine("XA-0001", { ...lasting("2026-01-01", "2027-12-31", "4.5"), fundedUntil: "2026-12-31" }),
    inventedLine("XB-0001", {
      ...lasting("2026-01-01", "2027-12-31", "3"),
      exit: { kind: "none-before", before: "2027-06-30" },
      nextReviewOn: "2027-01-15",
      confirmedOn: "2026-11-22",
    }),
    inventedLine("XC-0001", { ...lasting("2028-05-01", "2029-02-28", "2"), trigger: "ceasefire" }),
    inventedLine("XD-0001", { term: { kind: "unstated" } }),
    inventedLine("XE-0001", { stage: "withdrawn", fundedUntil: "2027-12-31" }),
  ],
  needs: [
    inventedNeed("XU-R001", { need: { minimum: "8", desired: null, unit: "batteries", tempo: "in-all" } }),
  ],
});
const assume = (assumed: Partial<Assumptions> = {}): Assumptions => ({ ...NO_ASSUMPTIONS, ...assumed });

describe("the calendar", () => {
  const days = (assumed?: Partial<Assumptions>) =>
    cliffDays(portfolio, assume(assumed), { from: 2026, to: 2029 }).map(
      ({ on, kind, symbol }) => `${on} ${kind} ${symbol}`,
    );
  const ofRecord = [
    "2026-12-31 funding XA-0001",
    "2027-01-01 confirmation XA-0001",
    "2027-01-01 confirmation XC-0001",
    "2027-01-01 confirmation XD-0001",
    "2027-01-15 review XB-0001",
    "2027-06-30 lock-in XB-0001",
    "2027-11-22 confirmation XB-0001",
    "2027-12-31 end XA-0001",
    "2027-12-31 end XB-0001",
  ];
  test("has each dated thing of each line that stands, by day", () => {
    expect(days()).toEqual(ofRecord);
  });
  test("follows the assumptions", () => {
    expect(days({ ceasefire: "2027-03-01" })).toEqual([...ofRecord, "2029-02-28 end XC-0001"]);
    expect(days({ without: ["XA", "XB", "XC", "XD"] })).toEqual([]);
  });
  test("shows what lies in its years", () => {
    expect(cliffDays(portfolio, assume(), { from: 2028, to: 2031 })).toEqual([]);
  });
});

test.each([
  ["2025-11-22", null, "2026-11-22"],
  ["2025-11-21", null, "2027-05-21"],
  ["2020-01-31", "2026-08-31", "2027-08-31"],
  ["2025-08-31", null, "2027-02-28"],
])("stated on %s and confirmed on %s, a line is to be confirmed on %s", (statedOn, confirmedOn, due) => {
  expect(confirmationDue({ statedOn, confirmedOn }, "2026-11-22")).toBe(due);
});

describe("the cells that change from year to year", () => {
  const assumed = assume({ ceasefire: "2027-03-01" });
  test("say by which lines, and the day", () => {
    const shown = cliffs(portfolio, assumed, YEARS).changes.map(({ year, change, lines }) => [
      year,
      change,
      lines.map((line) => [line.symbol, line.kind, line.reason, line.on, line.change]),
    ]);
    expect(shown).toEqual([
      [2027, "0", [["XD-0001", "fell", "end-not-stated", null, "0"]]],
      [
        2028,
        "-5.5",
        [
          ["XA-0001", "fell", "over", "2027-12-31", "-4.5"],
          ["XB-0001", "fell", "over", "2027-12-31", "-3"],
          ["XC-0001", "joined", null, "2028-05-01", "2"],
        ],
      ],
      [2030, "-2", [["XC-0001", "fell", "over", "2029-02-28", "-2"]]],
    ]);
  });

  test("are those of the matrix, and of no other year", () => {
    const { changes } = cliffs(portfolio, assumed, YEARS);
    const years = coverage(portfolio, assumed, YEARS)[0]?.years ?? [];
    for (const { year, before, after } of changes) {
      expect([before, after]).toEqual(
        [year - 1, year].map((each) => years.find((cell) => cell.year === each)),
      );
    }
  });
});

test("the chart has each line with its days, and what stands beside them", () => {
  const open = inventedLine("XF-0001", {
    start: { kind: "signature", on: "2024-06-13" },
    term: { kind: "open-ended" },
    extension: "tacit",
    exit: { kind: "notice", notice: "P6M" },
    fundedUntil: "2027-12-31",
    nextReviewOn: "2027-06-13",
  });
  const until = inventedLine("XG-0001", { term: { kind: "until-event", event: "Accession" } });
  const shown = spans({ ...portfolio, lines: [until, open, ...portfolio.lines] }, assume());
  expect(shown.map(({ symbol, out, from, nominalEnd }) => [symbol, out ?? `${from}..${nominalEnd}`])).toEqual(
    [
      ["XA-0001", "2026-01-01..2027-12-31"],
      ["XB-0001", "2026-01-01..2027-12-31"],
      ["XC-0001", "waits-for-ceasefire"],
      ["XD-0001", "2026-01-01..null"],
      ["XE-0001", "ended"],
      ["XF-0001", "2024-06-13..null"],
      ["XG-0001", "2026-01-01..null"],
    ],
  );
  expect(shown[1]).toMatchObject({ assured: "2027-06-30", renewable: null, endNotStated: false });
  expect(shown[3]).toMatchObject({ assured: null, endNotStated: true, openEnded: false });
  expect(shown[5]).toMatchObject({
    assured: "2027-05-22",
    openEnded: true,
    renewable: "tacit",
    fundedUntil: "2027-12-31",
    review: "2027-06-13",
  });
  expect(shown[6]?.untilEvent).toBe("Accession");
});
