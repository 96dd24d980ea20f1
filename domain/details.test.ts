import { describe, expect, test } from "vitest";
import type { CommitmentTerms } from "./commitment.ts";
import { categoriesOf, DETAIL_FIELDS, DETAIL_NAMES, type DetailName, type Details } from "./details.ts";
import { detailFieldName, type FieldName } from "./field-names.ts";
import { fieldsOf, termsOf } from "./terms-fields.ts";
import { CATEGORIES, type Category } from "./vocabulary.ts";

const plain = (category: Category, details: Details): CommitmentTerms => ({
  category,
  details,
  nilReturn: false,
  title: { en: "A line", uk: null },
  summary: { en: "A line.", uk: null },
  stage: "pledged",
  bindingness: "political",
  instrument: null,
  start: { kind: "unstated" },
  term: { kind: "unstated" },
  extension: "unstated",
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
  amount: null,
  caveats: [],
  conditions: [],
  addresses: [],
  partOf: null,
  statedOn: "2026-01-10",
  confirmedOn: null,
  sources: [],
});
const typed = (category: Category, changes: Partial<Record<FieldName, string>>) =>
  termsOf({ ...fieldsOf(plain(category, {})), ...changes });
const faultsOf = (category: Category, changes: Partial<Record<FieldName, string>>) => {
  const read = typed(category, changes);
  return "faults" in read ? read.faults.map(({ path, code }) => [path, code]) : [];
};

const SAMPLES = { text: "As agreed.", number: "1500", day: "2027-06-30" } as const;
const sample = (category: Category, name: DetailName): string => {
  const field = DETAIL_FIELDS[category].find((each) => each.name === name);
  return !field || field.kind === "choice" ? (field?.choices[0] ?? "") : SAMPLES[field.kind];
};
const all = (category: Category): Details =>
  Object.fromEntries(DETAIL_FIELDS[category].map(({ name }) => [name, sample(category, name)]));

describe.each(CATEGORIES)("%s", (category) => {
  test("has details of its own, each asked once", () => {
    const names = DETAIL_FIELDS[category].map(({ name }) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(new Set(names).size).toBe(names.length);
  });

  test("terms and fields say the same, both ways: with all of its details, with each alone, with none", () => {
    const cases = [
      all(category),
      {},
      ...Object.entries(all(category)).map(([name, text]) => ({ [name]: text })),
    ];
    for (const details of cases) {
      const terms = plain(category, details);
      expect(termsOf(fieldsOf(terms))).toEqual({ terms });
    }
  });

  test("a detail of another category is a fault of its field, and nothing typed is dropped", () => {
    const own = new Set(DETAIL_FIELDS[category].map(({ name }) => name));
    for (const name of DETAIL_NAMES.filter((each) => !own.has(each))) {
      expect(faultsOf(category, { [detailFieldName(name)]: "x" })).toEqual([
        [detailFieldName(name), "value-unused"],
      ]);
    }
  });

  test("what is wrong with a detail names it", () => {
    const wrong = { text: ["two\nlines", "several-lines"], number: ["many", "number-malformed"] } as const;
    for (const { name, kind } of DETAIL_FIELDS[category]) {
      const [text, code] =
        kind === "choice"
          ? ["no such code", "choice-unknown"]
          : kind === "day"
            ? ["2027-02-30", "day-not-real"]
            : wrong[kind];
      expect(faultsOf(category, { [detailFieldName(name)]: text })).toEqual([[detailFieldName(name), code]]);
    }
  });
});

test("every detail belongs to some category", () => {
  expect(DETAIL_NAMES.filter((name) => categoriesOf(name).length === 0)).toEqual([]);
});
