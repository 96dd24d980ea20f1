import { describe, expect, test } from "vitest";
import type { CommitmentTerms } from "./commitment.ts";
import { DRAFT_FIELDS, type FieldName } from "./field-names.ts";
import { fieldsOf, termsOf } from "./terms-fields.ts";

const plain: CommitmentTerms = {
  category: "air-defence",
  details: {},
  nilReturn: false,
  title: { en: "Two batteries", uk: null },
  summary: { en: "Two batteries of air defence.", uk: null },
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
};

const full: CommitmentTerms = {
  ...plain,
  nilReturn: false,
  title: { en: "Two batteries", uk: "Дві батареї" },
  summary: { en: "First line.\nSecond line.", uk: "Перший рядок." },
  instrument: "treaty",
  start: { kind: "event", event: "ceasefire", on: "2026-03-01" },
  term: { kind: "duration", length: "P10Y" },
  extension: "mutual",
  exit: { kind: "notice", notice: "P6M" },
  durationNote: "Ten years.",
  nextReviewOn: "2028-01-01",
  fundedUntil: "2029-12-31",
  trigger: "renewed-attack",
  decisionRule: "consensus",
  responseTime: { within: "PT24H", hard: true },
  obligationAct: "consult",
  delivery: "allocated",
  quantity: { value: "2", unit: "batteries", tempo: "per year" },
  amount: { value: "1500000.5", currency: "EUR", period: "2026", form: "grant" },
  details: { system: "medium range" },
  caveats: [
    { kind: "geography", text: "Not abroad." },
    { kind: "role", text: "No combat." },
    { kind: "end-use", text: "For defence alone." },
    { kind: "other", text: "Not at sea." },
    { kind: "other", text: "Not by night." },
  ],
  conditions: [
    { text: "A ceasefire holds.", event: "ceasefire", commitment: null },
    { text: "The other line stands.", event: "peace", commitment: "XA-7K3Q" },
    { text: "Unanimity.", event: null, commitment: null },
  ],
  confirmedOn: "2026-02-01",
  sources: [
    {
      title: "Statement",
      publisher: "Test Gazette",
      publishedOn: "2026-01-10",
      url: "https://gazette.example/1",
      grade: "official-statement",
      backing: "verified",
    },
    { title: "Note", publisher: "Archive", publishedOn: null, url: null, grade: "other", backing: null },
  ],
};

const typed = (changes: Partial<Record<FieldName, string>>) => termsOf({ ...fieldsOf(plain), ...changes });
const faultsOf = (changes: Partial<Record<FieldName, string>>): [string, string][] => {
  const result = typed(changes);
  return "faults" in result ? result.faults.map(({ path, code }) => [path, code]) : [];
};
const termsFrom = (changes: Partial<Record<FieldName, string>>): CommitmentTerms => {
  const result = typed(changes);
  if ("faults" in result) throw new Error(JSON.stringify(result.faults));
  return result.terms;
};

describe("terms and fields say the same, both ways", () => {
  test.each([
    ["nothing but what must be stated", plain],
    ["everything stated", full],
    [
      "a start on a date, a fixed end",
      {
        ...plain,
        start: { kind: "date", on: "2026-01-01" },
        term: { kind: "fixed-date", until: "2026-01-01" },
      },
    ],
    [
      "from signature on an unknown day",
      { ...plain, start: { kind: "signature", on: null }, term: { kind: "open-ended" } },
    ],
    ["from entry into force", { ...plain, start: { kind: "entry-into-force", on: "2026-01-01" } }],
    ["until an event", { ...plain, term: { kind: "until-event", event: "accession" } }],
    ["locked until a day", { ...plain, exit: { kind: "none-before", before: "2030-01-01" } }],
    ["locked without a day", { ...plain, exit: { kind: "none-before", before: null } }],
    ["left only on breach", { ...plain, exit: { kind: "on-breach" } }],
    ["a nil return", { ...plain, nilReturn: true }],
    ["a response where possible", { ...plain, responseTime: { within: "P3D", hard: false } }],
    ["a quantity of a quarter", { ...plain, quantity: { value: "0.25", unit: "percent", tempo: null } }],
    ["a number with three decimals", { ...plain, quantity: { value: "1.125", unit: "tonnes", tempo: null } }],
  ] as [string, CommitmentTerms][])("%s", (_rule, terms) => {
    expect(termsOf(fieldsOf(terms))).toEqual({ terms });
  });

  test("every field has a text", () => {
    expect(Object.keys(fieldsOf(full)).sort()).toEqual([...DRAFT_FIELDS].sort());
  });
});

describe("what is typed is understood as people type it", () => {
  test.each([
    ["1,5", "1.5"],
    ["1.5", "1.5"],
    ["1 500 000", "1500000"],
    ["1 500 000,25", "1500000.25"],
    ["1,500,000", "1500000"],
    ["1.500.000", "1500000"],
    ["1,500,000.25", "1500000.25"],
    ["1.500.000,25", "1500000.25"],
    ["1,500.25", "1500.25"],
    ["1.500,25", "1500.25"],
    ["0,125", "0.125"],
    ["1’000’000", "1000000"],
    ["007.50", "7.5"],
    ["0", "0"],
    ["999999999999999999", "999999999999999999"],
    ["0.000001", "0.000001"],
  ])("amount %j is %s", (text, value) => {
    expect(termsFrom({ amount_value: text, amount_currency: "eur" }).amount).toEqual({
      value,
      currency: "EUR",
      period: null,
      form: null,
    });
  });

  test.each([
    ["P10Y", "P10Y"],
    ["p1y6m", "P1Y6M"],
    ["10 years", "P10Y"],
    ["10 років", "P10Y"],
    ["1 рік", "P1Y"],
    ["2 роки", "P2Y"],
    ["6 months", "P6M"],
    ["six months'", "P6M"],
    ["Ten years", "P10Y"],
    ["a year and six months", "P1Y6M"],
    ["шість місяців", "P6M"],
    ["п'ять років", "P5Y"],
    ["десяти років", "P10Y"],
    ["6 місяців", "P6M"],
    ["1 year 6 months", "P1Y6M"],
    ["1 year and 6 months", "P1Y6M"],
    ["1 рік і 6 місяців", "P1Y6M"],
    ["2 weeks", "P14D"],
    ["90 днів", "P90D"],
    ["P2W", "P14D"],
  ])("length %j is %s", (text, length) => {
    expect(termsFrom({ term_kind: "duration", term_length: text }).term).toEqual({
      kind: "duration",
      length,
    });
  });

  test.each([
    ["24", "PT24H"],
    ["24 hours", "PT24H"],
    ["24 години", "PT24H"],
    ["PT24H", "PT24H"],
    ["P3D", "P3D"],
    ["3 days", "P3D"],
    ["30 хвилин", "PT30M"],
    ["1 day 12 hours", "P1DT12H"],
  ])("response %j is %s", (text, within) => {
    expect(termsFrom({ response_within: text }).responseTime).toEqual({ within, hard: false });
  });

  test("lists have an entry a line, blank lines left out", () => {
    const terms = termsFrom({
      caveats: "One.\r\n\r\n  Two.  \n",
    });
    expect(terms.caveats).toEqual([
      { kind: "other", text: "One." },
      { kind: "other", text: "Two." },
    ]);
  });

  test("a condition links to an event or a commitment, whose symbol may be typed small; slots may be left out", () => {
    const terms = termsFrom({
      condition_2: "A ceasefire holds.",
      condition_2_event: "ceasefire",
      condition_4: "The other line stands.",
      condition_4_commitment: "xa-7k3q",
    });
    expect(terms.conditions).toEqual([
      { text: "A ceasefire holds.", event: "ceasefire", commitment: null },
      { text: "The other line stands.", event: null, commitment: "XA-7K3Q" },
    ]);
  });

  test.each([
    ["2027", "2027-12-31"],
    ["2028-02", "2028-02-29"],
    ["2027-06-30", "2027-06-30"],
  ])("funded until %j is %s", (text, day) => {
    expect(termsFrom({ funded_until: text }).fundedUntil).toBe(day);
  });

  test("texts are brought to normal form C", () => {
    expect(termsFrom({ title_uk: "Київ".normalize("NFD") }).title.uk).toBe("Київ");
  });
});

describe("each fault names its field and how it is wrong", () => {
  const long = (length: number) => "я".repeat(length);
  test.each<[Partial<Record<FieldName, string>>, [string, string][]]>([
    [{ title_en: " " }, [["title_en", "required"]]],
    [{ summary_en: "" }, [["summary_en", "required"]]],
    [{ stated_on: "" }, [["stated_on", "required"]]],
    [{ title_en: long(201) }, [["title_en", "longer-than"]]],
    [{ summary_uk: long(4001) }, [["summary_uk", "longer-than"]]],
    [{ title_en: "two\nlines" }, [["title_en", "several-lines"]]],
    [{ title_en: "a\u0007b" }, [["title_en", "control"]]],
    [{ title_en: "a\u202Eb" }, [["title_en", "bidirectional"]]],
    [{ summary_en: "a\uD800" }, [["summary_en", "malformed"]]],
    [{ caveats: "a\u2066b" }, [["caveats", "bidirectional"]]],
    [{ category: "" }, [["category", "choice-missing"]]],
    [{ category: "nuclear" }, [["category", "choice-unknown"]]],
    [{ stage: "promised" }, [["stage", "choice-unknown"]]],
    [{ instrument: "oath" }, [["instrument", "choice-unknown"]]],
    [{ start_kind: "date" }, [["start_on", "start-day-missing"]]],
    [{ start_kind: "event" }, [["start_event", "event-missing"]]],
    [{ start_on: "2026-01-01" }, [["start_on", "value-unused"]]],
    [{ start_kind: "signature", start_event: "x" }, [["start_event", "value-unused"]]],
    [{ start_kind: "date", start_on: "1.5.2026" }, [["start_on", "day-malformed"]]],
    [{ start_kind: "date", start_on: "2026-02-30" }, [["start_on", "day-not-real"]]],
    [{ start_kind: "date", start_on: "0026-02-03" }, [["start_on", "day-out-of-range"]]],
    [{ term_kind: "fixed-date" }, [["term_until", "end-day-missing"]]],
    [{ term_kind: "duration" }, [["term_length", "length-missing"]]],
    [{ term_kind: "until-event" }, [["term_event", "event-missing"]]],
    [{ term_until: "2030-01-01" }, [["term_until", "value-unused"]]],
    [{ term_kind: "duration", term_length: "long" }, [["term_length", "duration-malformed"]]],
    [{ term_kind: "duration", term_length: "10 hours" }, [["term_length", "duration-malformed"]]],
    [{ term_kind: "duration", term_length: "0 years" }, [["term_length", "duration-empty"]]],
    [{ term_kind: "duration", term_length: "1 year 2 years" }, [["term_length", "duration-malformed"]]],
    [{ exit_kind: "notice" }, [["exit_notice", "notice-missing"]]],
    [{ exit_before: "2030-01-01" }, [["exit_before", "value-unused"]]],
    [{ response_within: "soon" }, [["response_within", "response-malformed"]]],
    [{ response_within: "2 years" }, [["response_within", "response-malformed"]]],
    [{ response_hard: "yes" }, [["response_hard", "value-unused"]]],
    [{ quantity_value: "2" }, [["quantity_unit", "unit-missing"]]],
    [{ quantity_unit: "ships" }, [["quantity_value", "quantity-missing"]]],
    [
      { quantity_tempo: "a year" },
      [
        ["quantity_value", "quantity-missing"],
        ["quantity_unit", "unit-missing"],
      ],
    ],
    [{ quantity_value: "some", quantity_unit: "ships" }, [["quantity_value", "number-malformed"]]],
    [{ amount_value: "5" }, [["amount_currency", "currency-missing"]]],
    [
      { amount_form: "grant" },
      [
        ["amount_value", "amount-missing"],
        ["amount_currency", "currency-missing"],
      ],
    ],
    [{ amount_value: "1,500", amount_currency: "EUR" }, [["amount_value", "number-two-readings"]]],
    [{ amount_value: "-5", amount_currency: "EUR" }, [["amount_value", "number-negative"]]],
    [{ amount_value: "1e9", amount_currency: "EUR" }, [["amount_value", "number-malformed"]]],
    [{ amount_value: "1.0000001", amount_currency: "EUR" }, [["amount_value", "number-too-long"]]],
    [{ amount_value: "5", amount_currency: "€" }, [["amount_currency", "currency-malformed"]]],
    [
      { source_url: "javascript:alert(1)" },
      [
        ["source_url", "url-malformed"],
        ["source_title", "source-title-missing"],
        ["source_publisher", "publisher-missing"],
      ],
    ],
    [{ condition_3_event: "x" }, [["condition_3", "condition-missing"]]],
    [
      { condition_1: "x", condition_1_commitment: "7K3Q" },
      [["condition_1_commitment", "commitment-malformed"]],
    ],
    [{ funded_until: "2027-13" }, [["funded_until", "day-malformed"]]],
    [{ nil_return: "yes", detail_system: "x" }, [["detail_system", "nil-return-with-value"]]],
    [{ source_2_title: "T" }, [["source_2_publisher", "publisher-missing"]]],
    [
      { source_title: "T", source_publisher: "P", source_grade: "best" },
      [["source_grade", "choice-unknown"]],
    ],
  ])("%j", (changes, expected) => {
    expect(faultsOf(changes)).toEqual(expected);
  });

  test("all faults come at once", () => {
    expect(
      faultsOf({ title_en: "", start_kind: "date", amount_value: "x", amount_currency: "EUR" }),
    ).toHaveLength(3);
  });
});

describe("rules between fields", () => {
  const from2026 = { start_kind: "date", start_on: "2026-06-01" } as const;
  test.each<[string, Partial<Record<FieldName, string>>, [string, string][]]>([
    [
      "an end on the day of the start is in order",
      { ...from2026, term_kind: "fixed-date", term_until: "2026-06-01" },
      [],
    ],
    [
      "an end before the start",
      { ...from2026, term_kind: "fixed-date", term_until: "2026-05-31" },
      [["term_until", "end-before-start"]],
    ],
    [
      "money that ends before the start",
      { ...from2026, funded_until: "2026-05-31" },
      [["funded_until", "funded-before-start"]],
    ],
    [
      "a review before the start",
      { ...from2026, next_review_on: "2026-05-31" },
      [["next_review_on", "review-before-start"]],
    ],
    [
      "a lock-in before the start",
      { ...from2026, exit_kind: "none-before", exit_before: "2026-05-31" },
      [["exit_before", "exit-before-start"]],
    ],
    [
      "a lock-in after the end",
      {
        term_kind: "fixed-date",
        term_until: "2027-01-01",
        exit_kind: "none-before",
        exit_before: "2027-01-02",
      },
      [["exit_before", "exit-after-end"]],
    ],
    [
      "confirmed before it was stated",
      { confirmed_on: "2026-01-09" },
      [["confirmed_on", "confirmed-before-stated"]],
    ],
    [
      "a nil return with a quantity",
      { nil_return: "yes", quantity_value: "2", quantity_unit: "ships" },
      [["quantity_value", "nil-return-with-value"]],
    ],
    [
      "a nil return with money",
      { nil_return: "yes", amount_value: "2", amount_currency: "EUR" },
      [["amount_value", "nil-return-with-value"]],
    ],
  ])("%s", (_rule, changes, expected) => {
    expect(faultsOf(changes)).toEqual(expected);
  });
});
