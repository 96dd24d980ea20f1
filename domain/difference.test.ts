import { describe, expect, test } from "vitest";
import type { CommitmentTerms } from "./commitment.ts";
import { takesConsentBack } from "./commitment-checks.ts";
import { differences } from "./difference.ts";
import type { Stage } from "./vocabulary.ts";

const terms: CommitmentTerms = {
  category: "financing",
  details: {},
  nilReturn: false,
  title: { en: "A grant", uk: null },
  summary: { en: "A grant of money.", uk: null },
  stage: "pledged",
  bindingness: "political",
  instrument: null,
  start: { kind: "date", on: "2026-01-01" },
  term: { kind: "duration", length: "P2Y" },
  extension: "none",
  exit: { kind: "unstated" },
  durationNote: null,
  nextReviewOn: null,
  fundedUntil: null,
  trigger: null,
  decisionRule: null,
  responseTime: null,
  obligationAct: null,
  delivery: "none",
  quantity: null,
  amount: { value: "1500000.50", currency: "EUR", period: null, form: null },
  caveats: [],
  conditions: [],
  addresses: [],
  partOf: null,
  statedOn: "2026-01-01",
  confirmedOn: null,
  sources: [],
};

const other = (text: string) => ({ kind: "other", text }) as const;

describe("differences", () => {
  test("nothing changed: nothing is listed, however a number was written", () => {
    expect(
      differences(terms, {
        ...terms,
        amount: { value: "1500000.5", currency: "EUR", period: null, form: null },
      }),
    ).toEqual([]);
  });

  test("a change of kind shows every field that it touches, in the form's order", () => {
    expect(differences(terms, { ...terms, term: { kind: "fixed-date", until: "2028-01-01" } })).toEqual([
      { field: "term_kind", before: "duration", after: "fixed-date" },
      { field: "term_until", before: null, after: "2028-01-01" },
      { field: "term_length", before: "P2Y", after: null },
    ]);
  });

  test("a new line shows all that it states and nothing else", () => {
    const fields = differences(null, terms);
    expect(fields.every(({ before, after }) => before === null && after !== null)).toBe(true);
    expect(fields.map(({ field }) => field)).toContain("amount_currency");
    expect(fields.map(({ field }) => field)).not.toContain("caveats");
  });

  test("a list that grew is one change", () => {
    expect(
      differences(
        { ...terms, caveats: [other("One.")] },
        { ...terms, caveats: [other("One."), other("Two.")] },
      ),
    ).toEqual([{ field: "caveats", before: "One.", after: "One.\nTwo." }]);
  });
});

describe("consent goes back only with a reason", () => {
  test.each<[Stage | null, Stage, boolean]>([
    [null, "expressed", false],
    ["expressed", "pledged", false],
    ["signed", "signed", false],
    ["signed", "pledged", true],
    ["in-force", "ratified", true],
    ["in-force", "withdrawn", false],
    ["withdrawn", "in-force", true],
    ["suspended", "denounced", false],
  ])("%s → %s: %s", (before, after, back) => {
    expect(takesConsentBack(before, after)).toBe(back);
  });
});
