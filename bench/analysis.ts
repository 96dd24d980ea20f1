// What the matrix of coverage, the findings and one scenario cost in CPU, at two sizes of the register: no more than
// linear, and below what a page may take. The portfolio is drawn from a fixed seed, so that two runs measure the same.
import { coverage } from "../domain/coverage.ts";
import { cellsOf } from "../domain/coverage-cells.ts";
import { readCoverage } from "../domain/coverage-needs.ts";
import { findingsOf } from "../domain/findings.ts";
import { inventedAnswer, inventedLine, inventedNeed } from "../domain/invented.ts";
import {
  type Answer,
  type Line,
  NO_ASSUMPTIONS,
  type Portfolio,
  type StatedNeed,
} from "../domain/portfolio.ts";
import { compareCoverage } from "../domain/scenario.ts";
import { CATEGORIES, CONSENT_STEPS } from "../domain/vocabulary.ts";

const NEEDS = 200;
const YEARS = { from: 2026, to: 2055 };
const SIZES = [500, 5_000] as const;
const ROUNDS = 9;
const PARTIES = ["XA", "XB", "XC", "XD", "XE", "XF", "XG", "XH", "XI", "XJ"];

type Draw = <T>(list: readonly T[]) => T;

/** Numbers from 0 to below 1, the same in each run (mulberry32). */
function drawing(seed: number): Draw {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return (list) => {
    const drawn = list[Math.floor(next() * list.length)];
    if (drawn === undefined) throw new Error("nothing to draw from");
    return drawn;
  };
}

const symbolOf = (party: string, index: number): string =>
  `${party}-${index.toString(32).toUpperCase().padStart(4, "0")}`;

/** Two thirds of the lines name a requirement, a tenth wait for another line, one in thirty is a share of another. */
function drawPortfolio(size: number): Portfolio {
  const draw = drawing(size);
  const needs = Array.from({ length: NEEDS }, (_, index) => drawNeed(index, draw));
  const lines: Line[] = [];
  const answers: Answer[] = [];
  for (let index = 0; index < size; index += 1) {
    const line = drawLine(index, needs, lines, draw);
    lines.push(line);
    const [named] = line.addresses;
    if (named !== undefined && draw([true, false, false])) {
      const answer = draw(["meets", "partly", "does-not-meet", "needs-clarification"] as const);
      answers.push(inventedAnswer(named, line.symbol, answer, answer === "partly" ? "0.4" : null));
    }
  }
  return { asOf: "2026-11-22", lines, needs, answers, events: [] };
}

function drawNeed(index: number, draw: Draw): StatedNeed {
  const isMeasured = draw([true, false]);
  const inMoney = draw([true, false]);
  return inventedNeed(symbolOf("XU", index), {
    category: CATEGORIES[index % CATEGORIES.length] ?? "air-defence",
    need: isMeasured
      ? {
          minimum: draw(["40", "1500.5"]),
          desired: null,
          unit: inMoney ? "EUR" : "batteries",
          tempo: draw(["in-all", "yearly"]),
        }
      : null,
  });
}

function drawLine(index: number, needs: readonly StatedNeed[], earlier: readonly Line[], draw: Draw): Line {
  const year = draw([2024, 2025, 2026, 2027, 2028, 2030]);
  const waitsFor =
    earlier.length > 0 && draw([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]) === 0 ? draw(earlier).symbol : null;
  const joins = earlier.length > 0 && index % 30 === 7 ? draw(earlier).symbol : null;
  const from = `${year}-03-01`;
  return inventedLine(
    symbolOf(draw(PARTIES), index),
    {
      category: draw(CATEGORIES),
      stage: draw([...CONSENT_STEPS, "withdrawn"] as const),
      start: draw([
        { kind: "date", on: from },
        { kind: "signature", on: null },
        { kind: "event", event: "ceasefire", on: null },
      ] as const),
      term: draw([
        { kind: "duration", length: draw(["P10Y", "P15Y", "P4Y6M"]) },
        { kind: "fixed-date", until: `${year + 6}-06-30` },
        { kind: "open-ended" },
        { kind: "unstated" },
      ] as const),
      statedOn: "2026-02-01",
      fundedUntil: draw([null, "2028-12-31"]),
      quantity: draw([null, { value: "2.5", unit: "batteries", tempo: draw([null, "per year"]) }]),
      amount: draw([
        null,
        { value: "120.25", currency: "EUR", period: draw([null, "per-year", "2027"]), form: null },
      ]),
      conditions: waitsFor === null ? [] : [{ text: "Waits", event: null, commitment: waitsFor }],
    },
    { addresses: draw([true, true, false]) ? [draw(needs).symbol] : [], partOf: joins },
  );
}

/** CPU milliseconds of the middle of several rounds, all threads counted, after as many that warm up. */
function cpuOf(work: () => unknown): number {
  const rounds = Array.from({ length: 2 * ROUNDS }, () => {
    const since = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(since);
    return (user + system) / 1000;
  });
  const sorted = rounds.slice(ROUNDS).sort((a, b) => a - b);
  return Number((sorted[Math.floor(ROUNDS / 2)] ?? 0).toFixed(1));
}

const SCENARIO = { ...NO_ASSUMPTIONS, without: ["XA"], ceasefire: "2027-03-01" };

/** What one page of a scenario needs: the matrix, its findings, the scenario's matrix, and what it changes. */
function everything(portfolio: Portfolio): unknown[] {
  const reading = readCoverage(portfolio, NO_ASSUMPTIONS, YEARS);
  const matrix = reading.needs.map((need) => ({ symbol: need.symbol, years: cellsOf(need, reading) }));
  return [
    findingsOf(portfolio, NO_ASSUMPTIONS, reading, matrix),
    compareCoverage(matrix, coverage(portfolio, SCENARIO, YEARS)),
  ];
}

/** The matrix, and all that is worked out from it, at each size; and how the cost grows with the size. */
export function measureAnalysis(): object[] {
  const measured = SIZES.map((size) => {
    const portfolio = drawPortfolio(size);
    return {
      size,
      matrix: cpuOf(() => coverage(portfolio, NO_ASSUMPTIONS, YEARS)),
      all: cpuOf(() => everything(portfolio)),
    };
  });
  const [small, large] = measured;
  const figures = measured.flatMap(({ size, matrix, all }) => {
    const of = `${size.toLocaleString("en")} commitments × ${NEEDS} requirements × 30 years`;
    return [
      { figure: `coverage matrix, ${of}`, cpuMs: matrix },
      { figure: `coverage matrix, findings and a scenario, ${of}`, cpuMs: all },
    ];
  });
  if (small === undefined || large === undefined) return figures;
  const ratio = Number((large.all / small.all).toFixed(3));
  return [
    ...figures,
    { figure: "coverage matrix, findings and a scenario: ten times the commitments", ratio },
  ];
}
