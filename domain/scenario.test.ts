import { describe, expect, test } from "vitest";
import type { CommitmentTerms } from "./commitment.ts";
import { coverage } from "./coverage.ts";
import { inventedAnswer, inventedLine, inventedNeed, inventedPortfolio } from "./invented.ts";
import { type Assumptions, NO_ASSUMPTIONS, type Portfolio } from "./portfolio.ts";
import { type AssumptionFaultCode, assumptionFaults, type ChangedCell, compareCoverage } from "./scenario.ts";

const YEARS = { from: 2026, to: 2028 };
const lasting = (from: string, until: string, value: string): Partial<CommitmentTerms> => ({
  start: { kind: "date", on: from },
  term: { kind: "fixed-date", until },
  quantity: { value, unit: "batteries", tempo: null },
});
const named = { addresses: ["XU-R001"] };
/** That of docs/method.md, "Coverage". */
const portfolio: Portfolio = inventedPortfolio({
  lines: [
    inventedLine("XA-0001", lasting("2026-01-01", "2027-12-31", "4"), named),
    inventedLine("XB-0002", { ...lasting("2028-07-01", "2040-12-31", "6"), stage: "in-force" }),
    inventedLine("XC-0003", { ...lasting("2027-01-01", "2030-12-31", "5"), stage: "pledged" }, named),
    inventedLine(
      "XD-0004",
      { ...lasting("2027-01-01", "2030-12-31", "7"), stage: "ratified" },
      { ...named, partOf: "XC-0003" },
    ),
  ],
  needs: [
    inventedNeed("XU-R001", {
      need: { minimum: "8", desired: null, unit: "batteries", tempo: "in-all" },
      period: { from: "2026-01-01", to: "2028-06-30" },
    }),
  ],
  answers: [inventedAnswer("XU-R001", "XA-0001", "partly", "0.5")],
});

const assume = (assumed: Partial<Assumptions>): Assumptions => ({ ...NO_ASSUMPTIONS, ...assumed });
const matrix = (assumed: Partial<Assumptions>) => coverage(portfolio, assume(assumed), YEARS);
const changes = (assumed: Partial<Assumptions>): ChangedCell[] =>
  compareCoverage(matrix({}), matrix(assumed));
const shown = (assumed: Partial<Assumptions>) =>
  changes(assumed).map(({ year, before, after, fell, joined }) => [
    year,
    `${before.level} ${before.sum}`,
    `${after.level} ${after.sum}`,
    fell.map(({ symbol, reason }) => `${symbol} ${reason}`).join(", "),
    joined.join(", "),
  ]);

describe("what a scenario changes", () => {
  test("nothing, where nothing is assumed", () => {
    expect(changes({})).toEqual([]);
  });

  test("the example of the method", () => {
    expect(shown({ without: ["XC"] })).toEqual([
      [2027, "met 9", "met 9", "XC-0003 without", "XD-0004"],
      [2028, "partial 7", "partial 7", "XC-0003 without", "XD-0004"],
    ]);
    expect(shown({ without: ["XD", "XC"] })).toEqual([
      [2027, "met 9", "partial 2", "XC-0003 without", ""],
      [2028, "partial 7", "none 0", "XC-0003 without", ""],
    ]);
  });

  test("one line later by a year", () => {
    expect(shown({ delay: { "XA-0001": "P1Y" } })).toEqual([
      [2026, "partial 2", "none 0", "XA-0001 not-begun", ""],
    ]);
  });

  test("one line later by a day beyond the year changes nothing but that year", () => {
    expect(changes({ delay: { "XA-0001": "P364D" } })).toEqual([]);
    expect(changes({ delay: { "XA-0001": "P365D" } }).map(({ year }) => year)).toEqual([2026]);
  });

  test("a firmer step alone changes a cell", () => {
    const [cell] = changes({ raise: { "XA-0001": "in-force" } });
    expect(cell).toMatchObject({ year: 2026, before: { firmest: "signed" }, after: { firmest: "in-force" } });
    expect([cell?.fell, cell?.joined]).toEqual([[], []]);
  });
});

describe("what cannot be assumed together", () => {
  type Row = [code: AssumptionFaultCode, assumed: Partial<Assumptions>, subject: string | null];
  const CEASEFIRE = "2027-03-01";
  test.each<Row>([
    ["peace-before-ceasefire", { ceasefire: CEASEFIRE, peace: "2027-02-28" }, null],
    ["peace-without-ceasefire", { ceasefire: "never", peace: "2027-02-28" }, null],
    ["attack-before-ceasefire", { ceasefire: CEASEFIRE, attack: CEASEFIRE }, null],
    ["attack-without-ceasefire", { ceasefire: "never", attack: CEASEFIRE }, null],
    ["without-unknown", { without: ["XZ"] }, "XZ"],
    ["lapse-unknown", { lapse: ["XZ-0001"] }, "XZ-0001"],
    ["delay-unknown", { delay: { "XZ-0001": "P1Y" } }, "XZ-0001"],
    ["delay-of-lapsed", { lapse: ["XA-0001"], delay: { "XA-0001": "P1Y" } }, "XA-0001"],
    ["raise-unknown", { raise: { "XZ-0001": "signed" } }, "XZ-0001"],
    ["raise-of-lapsed", { lapse: ["XA-0001"], raise: { "XA-0001": "ratified" } }, "XA-0001"],
    ["raise-not-higher", { raise: { "XA-0001": "signed" } }, "XA-0001"],
  ])("%s", (code, assumed, subject) => {
    expect(assumptionFaults(portfolio, assume(assumed))).toEqual([{ code, subject }]);
  });

  test("raise-of-ended", () => {
    const ended = { ...portfolio, lines: [inventedLine("XA-0001", { stage: "withdrawn" })] };
    const raise = { raise: { "XA-0001": "signed" } } as const;
    expect(assumptionFaults(ended, assume(raise))).toEqual([{ code: "raise-of-ended", subject: "XA-0001" }]);
  });

  test.each<[name: string, assumed: Partial<Assumptions>]>([
    ["nothing", {}],
    ["both on one day", { ceasefire: CEASEFIRE, peace: CEASEFIRE }],
    ["an attack the day after", { ceasefire: CEASEFIRE, attack: "2027-03-02" }],
    ["never and never", { ceasefire: "never", peace: "never", attack: "never" }],
    ["a known party and lines", { without: ["XA"], lapse: ["XB-0002"], raise: { "XC-0003": "signed" } }],
  ])("not: %s", (_name, assumed) => {
    expect(assumptionFaults(portfolio, assume(assumed))).toEqual([]);
  });
});
