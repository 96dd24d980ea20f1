import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { activeInterval } from "./active-interval.ts";
import { cliffs } from "./cliffs.ts";
import type { CommitmentTerms } from "./commitment.ts";
import { coverage } from "./coverage.ts";
import { COVERAGE_LEVELS, type CoverageCell, type RequirementCoverage } from "./coverage-cell.ts";
import { contributionsOf } from "./coverage-contributions.ts";
import { oracleCell } from "./coverage-oracle.ts";
import { changeOf } from "./decimal.ts";
import { dayAfter, yearOf } from "./duration.ts";
import { inventedAnswer, inventedLine, inventedNeed, inventedPortfolio } from "./invented.ts";
import { ANSWERS, type Assumptions, type Line, NO_ASSUMPTIONS, type Portfolio } from "./portfolio.ts";
import { compareCoverage } from "./scenario.ts";
import { CONSENT_STEPS, EXTENSIONS, STAGES, TRIGGERS } from "./vocabulary.ts";

// Random portfolios, small and dense, so that conditions, shares and answers meet in one cell.

const YEARS = { from: 2025, to: 2031 };
const NEEDS = ["XU-R001", "XU-R002"];
const PARTIES = ["XA", "XB", "XC"];
const LINES = PARTIES.flatMap((party) => ["0001", "0002", "0003"].map((number) => `${party}-${number}`));
const EVENTS = [
  { symbol: "E-0001", on: "2025-06-30" },
  { symbol: "E-0002", on: "2028-02-29" },
];

const pick = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const maybe = <T>(each: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(each, { freq: 2 });
const day = fc
  .record({
    year: fc.integer({ min: 2024, max: 2031 }),
    rest: pick("01-01", "01-31", "02-28", "06-30", "07-01", "12-31"),
  })
  .map(({ year, rest }) => `${year}-${rest}`);
const eventName = pick(
  "ceasefire",
  "A new attack",
  "peace-agreement",
  "E-0001",
  "E-0002",
  "E-0009",
  "Accession",
);
const length = pick("P1Y", "P4Y", "P6M", "P1Y1M", "P45D", "P10Y");
const number = pick("1", "2.5", "0.125", "12", "400");

const start: fc.Arbitrary<CommitmentTerms["start"]> = fc.oneof(
  { weight: 4, arbitrary: day.map((on) => ({ kind: "date", on }) as const) },
  fc.record({ kind: pick("signature" as const, "entry-into-force" as const), on: maybe(day) }),
  fc.record({ kind: pick("event" as const), event: eventName, on: maybe(day) }),
  pick({ kind: "unstated" } as const),
);
const term: fc.Arbitrary<CommitmentTerms["term"]> = fc.oneof(
  day.map((until) => ({ kind: "fixed-date", until }) as const),
  length.map((each) => ({ kind: "duration", length: each }) as const),
  eventName.map((event) => ({ kind: "until-event", event }) as const),
  pick({ kind: "open-ended" } as const, { kind: "unstated" } as const),
);
const condition = fc.oneof(
  pick(...LINES).map((commitment) => ({ text: "If so.", event: null, commitment })),
  eventName.map((event) => ({ text: "If so.", event, commitment: null })),
);
const periodWords = pick(null, "total", "per year", "Monthly", "2027", "2026-2028", "soon");

const terms: fc.Arbitrary<Partial<CommitmentTerms>> = fc.record({
  category: pick("air-defence", "air-defence", "cyber"),
  stage: fc.oneof({ weight: 5, arbitrary: pick(...CONSENT_STEPS) }, pick(...STAGES)),
  nilReturn: fc.oneof({ weight: 8, arbitrary: pick(false) }, pick(true)),
  start,
  term,
  extension: pick(...EXTENSIONS),
  trigger: fc.oneof({ weight: 3, arbitrary: pick(null) }, pick(...TRIGGERS)),
  statedOn: pick("2025-05-02", "2026-01-31"),
  fundedUntil: maybe(day),
  conditions: fc.oneof({ weight: 3, arbitrary: pick([]) }, fc.array(condition, { maxLength: 2 })),
  quantity: maybe(
    fc.record({ value: number, unit: pick("batteries", " Batteries", "launchers"), tempo: periodWords }),
  ),
  amount: maybe(
    fc.record({ value: number, currency: pick("EUR", "USD"), period: periodWords, form: pick(null) }),
  ),
});

const line = (symbol: string): fc.Arbitrary<Line> =>
  fc
    .record({
      change: terms,
      addresses: fc.oneof(pick([]), fc.uniqueArray(pick(...NEEDS), { maxLength: 2 })),
      partOf: fc.oneof({ weight: 3, arbitrary: pick(null) }, pick(...LINES)),
    })
    .map(({ change, ...links }) => inventedLine(symbol, change, links));

const need = (symbol: string) =>
  fc
    .record({
      need: maybe(
        fc.record({
          minimum: pick("1", "2.5", "30", "0.3"),
          desired: pick(null),
          unit: pick("batteries", "EUR"),
          tempo: pick("in-all" as const, "yearly" as const, "monthly" as const),
        }),
      ),
      period: fc
        .record({ from: maybe(day), to: maybe(day) })
        .filter(({ from, to }) => from === null || to === null || from <= to),
    })
    .map((change) => inventedNeed(symbol, change));

const answer = (requirement: string, commitment: string) =>
  fc
    .record({ answer: pick(...ANSWERS), share: pick(null, "0.5", "0.3333", "1") })
    .map((each) =>
      inventedAnswer(requirement, commitment, each.answer, each.answer === "partly" ? each.share : null),
    );

const portfolio: fc.Arbitrary<Portfolio> = fc
  .tuple(
    fc.subarray(LINES, { minLength: 1 }).chain((symbols) => fc.tuple(...symbols.map(line))),
    fc.tuple(...NEEDS.map(need)),
    fc
      .subarray(
        NEEDS.flatMap((symbol) => LINES.map((each) => [symbol, each] as const)),
        { maxLength: 8 },
      )
      .chain((pairs) => fc.tuple(...pairs.map((pair) => answer(...pair)))),
  )
  .map(([lines, needs, answers]) => inventedPortfolio({ lines, needs, answers, events: EVENTS }));

const assumedDay = fc.oneof({ weight: 2, arbitrary: pick(null) }, pick("never" as const), day);
const assumptions: fc.Arbitrary<Assumptions> = fc.record({
  floor: fc.oneof(pick("expressed" as const), pick(...CONSENT_STEPS)),
  without: fc.subarray(PARTIES, { maxLength: 1 }),
  ceasefire: assumedDay,
  peace: assumedDay,
  attack: assumedDay,
  lapse: fc.subarray(LINES, { maxLength: 1 }),
  delay: fc.oneof(pick({}), fc.dictionary(pick(...LINES), pick("P1D", "P1M", "P1Y"), { maxKeys: 2 })),
  raise: fc.oneof(pick({}), fc.dictionary(pick(...LINES), pick(...CONSENT_STEPS), { maxKeys: 2 })),
});

const all = (each: Portfolio, assumed: Assumptions): RequirementCoverage[] => coverage(each, assumed, YEARS);
const flat = (covered: readonly RequirementCoverage[]): CoverageCell[] =>
  covered.flatMap(({ years }) => [...years]);

/** No cell of `now` shows more than that of `before`, in any respect. */
function expectNoneRaised(before: readonly RequirementCoverage[], now: readonly RequirementCoverage[]): void {
  const [old, after] = [flat(before), flat(now)];
  expect(after).toHaveLength(old.length);
  for (const [index, cell] of after.entries()) {
    const was = old[index];
    if (was === undefined) continue;
    const step = (each: CoverageCell) => (each.firmest === null ? -1 : CONSENT_STEPS.indexOf(each.firmest));
    expect(COVERAGE_LEVELS.indexOf(cell.level)).toBeLessThanOrEqual(COVERAGE_LEVELS.indexOf(was.level));
    expect(step(cell)).toBeLessThanOrEqual(step(was));
    if (was.sum !== null && cell.sum !== null) expect(changeOf(cell.sum, was.sum)).not.toMatch(/^-/);
  }
}

/** No number here has more than seven decimals, nor more than fifteen digits. */
const exact = (text: string | null): number => Math.round(Number(text ?? "0") * 1e7);
const total = (texts: readonly (string | null)[]): number =>
  texts.reduce((sum, text) => sum + exact(text), 0);

const holds = (name: string, property: fc.IProperty<[Portfolio, Assumptions]>, numRuns = 300): void =>
  test(name, () => fc.assert(property, { numRuns }), 60_000);

describe("coverage of random portfolios", () => {
  holds(
    "is what the rules say, computed a second time",
    fc.property(portfolio, assumptions, (each, assumed) => {
      for (const [index, { years }] of all(each, assumed).entries()) {
        const stated = each.needs.find(({ symbol }) => symbol === NEEDS[index]);
        if (stated === undefined) throw new Error("a requirement is missing");
        const wanted = [];
        for (let year = YEARS.from; year <= YEARS.to; year += 1) {
          const cell = oracleCell({ portfolio: each, assumed }, stated, year);
          if (cell !== null) wanted.push(cell);
        }
        const shown = years.map(({ year, level, share, firmest, commitments, excluded, unmeasured }) => ({
          year,
          level,
          share,
          firmest,
          commitments,
          excluded: excluded.map(
            ({ symbol, reason, by }) => `${symbol} ${reason}${by === null ? "" : ` ${by}`}`,
          ),
          unmeasured: unmeasured.map(({ symbol, reason }) => `${symbol} ${reason}`),
        }));
        expect(shown).toEqual(wanted);
      }
    }),
  );

  holds(
    "is never raised by a stricter floor",
    fc.property(portfolio, assumptions, (each, assumed) => {
      const byFloor = CONSENT_STEPS.map((floor) => all(each, { ...assumed, floor }));
      for (const [index, before] of byFloor.entries()) expectNoneRaised(before, byFloor[index + 1] ?? before);
    }),
  );

  holds(
    "is never raised by leaving out a line or a party",
    fc.property(portfolio, assumptions, (each, assumed) => {
      const before = all(each, assumed);
      for (const symbol of LINES) {
        expectNoneRaised(before, all(each, { ...assumed, lapse: [...assumed.lapse, symbol] }));
        const gone = each.lines.map((known) =>
          known.symbol === symbol
            ? { ...known, terms: { ...known.terms, stage: "withdrawn" as const } }
            : known,
        );
        expectNoneRaised(before, all({ ...each, lines: gone }, assumed));
      }
      for (const party of PARTIES)
        expectNoneRaised(before, all(each, { ...assumed, without: [...assumed.without, party] }));
    }),
    150,
  );

  holds(
    "does not know the order of its input",
    fc.property(portfolio, assumptions, (each, assumed) => {
      const turned = {
        ...each,
        lines: each.lines.toReversed(),
        needs: each.needs.toReversed(),
        answers: each.answers.toReversed(),
        events: each.events.toReversed(),
      };
      expect(JSON.stringify(all(turned, assumed))).toBe(JSON.stringify(all(each, assumed)));
    }),
  );

  holds(
    "is the sum of what is behind it",
    fc.property(portfolio, assumptions, (each, assumed) => {
      for (const { symbol, years } of all(each, assumed)) {
        for (const cell of years) {
          const detail = contributionsOf(each, assumed, symbol, cell.year);
          const rows = detail?.rows ?? [];
          expect(rows.map((row) => row.symbol)).toEqual(cell.commitments);
          expect(detail?.excluded).toEqual(cell.excluded);
          const rest = rows.reduce((left, row) => changeOf(row.value ?? "0", left), cell.sum ?? "0");
          expect(rest).toBe("0");
        }
      }
    }),
  );

  holds(
    "is the record where nothing is assumed, and leaving out two is leaving out both in any order",
    fc.property(portfolio, assumptions, (each, assumed) => {
      expect(compareCoverage(all(each, assumed), all(each, { ...assumed }))).toEqual([]);
      const one = all(each, { ...assumed, without: ["XA", "XB"], lapse: ["XC-0001", "XC-0002"] });
      const other = all(each, { ...assumed, without: ["XB", "XA"], lapse: ["XC-0002", "XC-0001"] });
      expect(JSON.stringify(other)).toBe(JSON.stringify(one));
      expect(all(each, NO_ASSUMPTIONS)).toEqual(
        all(each, { ...NO_ASSUMPTIONS, without: ["XZ"], delay: { "XZ-0001": "P1Y" } }),
      );
    }),
  );

  holds(
    "changes from year to year by what the calendar says, line by line",
    fc.property(portfolio, assumptions, (each, assumed) => {
      const { changes } = cliffs(each, assumed, YEARS);
      for (const { change, lines } of changes)
        expect(total(lines.map((known) => known.change))).toBe(exact(change));
      for (const { symbol, years } of all(each, assumed)) {
        const [first, last] = [years[0]?.sum, years.at(-1)?.sum];
        const own = changes.filter((known) => known.symbol === symbol).map(({ change }) => change);
        expect(total(own)).toBe(exact(last ?? null) - exact(first ?? null));
      }
    }),
  );

  test("a ceasefire a day later moves the first day of what waits for it by a day, and a cell at the end of a year", () => {
    const waiting = inventedLine("XA-0001", { trigger: "ceasefire", term: { kind: "open-ended" } });
    const each = inventedPortfolio({ lines: [waiting], needs: [inventedNeed("XU-R001")] });
    const first = (ceasefire: string) =>
      flat(all(each, { ...NO_ASSUMPTIONS, ceasefire })).find(({ commitments }) => commitments.length > 0)
        ?.year;
    const calendar = fc.integer({ min: 0, max: 1800 }).map((days) => dayAfter("2026-01-01", `P${days}D`));
    fc.assert(
      fc.property(calendar, (on) => {
        const next = dayAfter(on, "P1D");
        const from = activeInterval(waiting, { ...NO_ASSUMPTIONS, ceasefire: next }, each.asOf);
        expect(from).toMatchObject({ from: next, to: null });
        expect(first(on)).toBe(yearOf(on));
        expect(first(next)).toBe(yearOf(on) + Number(on.endsWith("-12-31")));
      }),
    );
  });
});
