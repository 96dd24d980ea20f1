// Random registers, small and dense, so that conditions, shares, answers and assumptions meet in one cell.
import fc from "fast-check";
import type { CommitmentTerms } from "../../domain/commitment.ts";
import { inventedAnswer, inventedLine, inventedNeed, inventedPortfolio } from "../../domain/invented.ts";
import { ANSWERS, type Assumptions, type Line, type Portfolio } from "../../domain/portfolio.ts";
import { CONSENT_STEPS, EXTENSIONS, STAGES, TRIGGERS } from "../../domain/vocabulary.ts";

const PARTIES = ["XA", "XB", "XC"];
const LINES = PARTIES.flatMap((party) => ["00A1", "00B2", "00C3"].map((end) => `${party}-${end}`));
const NEEDS = ["XU-R001", "XU-R002", "XU-R003"];
const UNSEEN = "XZ-0000";

const pick = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const maybe = <T>(each: fc.Arbitrary<T>) => fc.option(each, { freq: 2 });
const day = fc
  .tuple(fc.integer({ min: 2023, max: 2032 }), pick("01-01", "01-31", "02-28", "05-30", "08-31", "12-31"))
  .map(([year, rest]) => `${year}-${rest}`);
const leapDay = pick("2024-02-29", "2028-02-29");
const someDay = fc.oneof({ weight: 5, arbitrary: day }, leapDay);
const length = pick("P1Y", "P3Y", "P6M", "P1M", "P1Y1M3D", "P45D", "P400D", "P10Y", "P8000Y", "P0D");
const eventName = pick(
  ...["ceasefire", "A lasting Cease-Fire", "the  Peace\nAgreement", "A renewed attack", "new-attack on XU"],
  ...["ceasefire or peace agreement", " E-00A1 ", "E-00B2", "E-00ZZ", "Accession of XU", "e-00a1"],
);
const conditionText = pick(
  ...["Once it holds.", "To be ratified before the ceasefire.", "Prior to any new attack on XU."],
  ...["Not before the cease-fire.", "Before the vote; the peace agreement follows.", "Beforehand, ceasefire"],
);
const decimal = pick("1", "2.5", "0.125", "12", "400.000001", "33.3");

const terms: fc.Arbitrary<Partial<CommitmentTerms>> = fc.record({
  category: pick("air-defence", "training"),
  nilReturn: fc.nat(20).map((n) => n === 0),
  stage: fc.oneof({ weight: 6, arbitrary: pick(...CONSENT_STEPS) }, pick(...STAGES)),
  statedOn: someDay,
  start: fc.oneof(
    { weight: 3, arbitrary: someDay.map((on) => ({ kind: "date", on }) as const) },
    maybe(someDay).map((on) => ({ kind: "signature", on }) as const),
    maybe(someDay).map((on) => ({ kind: "entry-into-force", on }) as const),
    fc.record({ kind: pick("event" as const), event: eventName, on: maybe(someDay) }),
    pick({ kind: "unstated" } as const),
  ),
  term: fc.oneof(
    someDay.map((until) => ({ kind: "fixed-date", until }) as const),
    { weight: 3, arbitrary: length.map((each) => ({ kind: "duration", length: each }) as const) },
    eventName.map((event) => ({ kind: "until-event", event }) as const),
    pick({ kind: "open-ended" } as const, { kind: "unstated" } as const),
  ),
  extension: fc.oneof(pick("tacit" as const), pick(...EXTENSIONS)),
  exit: fc.oneof(
    maybe(someDay).map((before) => ({ kind: "none-before", before }) as const),
    length.map((notice) => ({ kind: "notice", notice }) as const),
    pick({ kind: "on-breach" } as const, { kind: "unstated" } as const),
  ),
  trigger: fc.oneof({ weight: 3, arbitrary: pick(null) }, pick(...TRIGGERS)),
  conditions: fc.array(
    fc.record({
      text: conditionText,
      event: fc.oneof({ weight: 2, arbitrary: pick(null) }, eventName),
      commitment: fc.oneof({ weight: 2, arbitrary: pick(null) }, pick(...LINES, UNSEEN)),
    }),
    { maxLength: 2 },
  ),
  fundedUntil: maybe(someDay),
  quantity: maybe(
    fc.record({
      value: decimal,
      unit: pick("batteries", " Batteries", "launchers", "EUR"),
      tempo: pick(null, "per  Year", "monthly", "2027", "2026–2028", "2028-2028", "one a year", "Annual"),
    }),
  ),
  amount: maybe(
    fc.record({
      value: decimal,
      currency: pick("EUR", "USD"),
      period: pick(null, "per-year", "yearly", "per month", "2027", "2026-2029", "2026 2026", "total"),
      form: pick(null),
    }),
  ),
});

const line = (symbol: string): fc.Arbitrary<Line> =>
  fc
    .record({
      change: terms,
      addresses: fc.subarray([...NEEDS, "XU-R0ZZ"], { maxLength: 2 }),
      partOf: fc.oneof({ weight: 2, arbitrary: pick(null) }, pick(...LINES, UNSEEN)),
    })
    .map(({ change, ...links }) => inventedLine(symbol, { ...change, ...links }, links));

const need = (symbol: string) =>
  fc
    .record({
      category: pick("air-defence" as const, "training" as const),
      need: maybe(
        fc.record({
          minimum: fc.oneof({ weight: 8, arbitrary: pick("4", "0.5", "37.5", "800") }, pick("0")),
          desired: pick(null),
          unit: pick("batteries", "EUR", "Eur"),
          tempo: pick("in-all" as const, "yearly" as const, "monthly" as const),
        }),
      ),
      period: fc
        .tuple(maybe(someDay), maybe(someDay))
        .map(([a, b]) => (a !== null && b !== null && a > b ? { from: b, to: a } : { from: a, to: b })),
    })
    .map((change) => inventedNeed(symbol, change));

export const portfolios: fc.Arbitrary<Portfolio> = fc
  .record({
    asOf: pick("2026-11-22", "2026-01-01", "2028-02-29"),
    lines: fc.subarray(LINES).chain((symbols) => fc.tuple(...symbols.map(line))),
    needs: fc.tuple(...NEEDS.map(need)),
    answers: fc.uniqueArray(
      fc
        .tuple(pick(...NEEDS), pick(...LINES), pick(...ANSWERS), pick(null, "0.5", "0.333"))
        .map(([to, of, answer, share]) => inventedAnswer(to, of, answer, answer === "partly" ? share : null)),
      { selector: ({ requirement, commitment }) => `${requirement} ${commitment}`, maxLength: 8 },
    ),
    events: fc.constant([
      { symbol: "E-00A1", on: "2025-06-30" },
      { symbol: "E-00B2", on: "2028-02-29" },
    ]),
  })
  .map(inventedPortfolio);

const assumedDay = fc.oneof({ weight: 2, arbitrary: pick(null) }, pick("never" as const), someDay);
export const scenarios: fc.Arbitrary<Assumptions> = fc.record({
  floor: fc.oneof({ weight: 3, arbitrary: pick("expressed" as const) }, pick(...CONSENT_STEPS)),
  without: fc.subarray(PARTIES, { maxLength: 1 }),
  ceasefire: assumedDay,
  peace: assumedDay,
  attack: assumedDay,
  lapse: fc.subarray(LINES, { maxLength: 1 }),
  delay: fc.dictionary(pick(...LINES), length, { maxKeys: 2 }),
  raise: fc.dictionary(pick(...LINES), pick(...CONSENT_STEPS), { maxKeys: 2 }),
});
