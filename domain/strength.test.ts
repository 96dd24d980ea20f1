// Long, because every rule has a row of its own here, and a rule without one is a failing test.
import { describe, expect, test } from "vitest";
import type { CommitmentTerms, Day, Source } from "./commitment.ts";
import { DETAIL_NAMES } from "./details.ts";
import { differences } from "./difference.ts";
import { FIELD_NAMES } from "./field-names.ts";
import { ASPECTS, overall, type StrengthFinding, strengthOf } from "./strength.ts";
import { GOLDEN_PAIRS } from "./strength-golden.ts";
import { RULE_IDS, type RuleId, VERDICTS, type Verdict } from "./strength-rules.ts";
import { judgeWording } from "./strength-wording.ts";
import { EXIT_STAGES, STAGES } from "./vocabulary.ts";

const asOf: Day = "2026-11-22";
const line: CommitmentTerms = {
  category: "air-defence",
  details: {},
  nilReturn: false,
  title: { en: "Air defence of XU", uk: null },
  summary: { en: "XA shall deliver 4 batteries.", uk: null },
  stage: "signed",
  bindingness: "political",
  instrument: "memorandum",
  start: { kind: "date", on: "2026-01-12" },
  term: { kind: "duration", length: "P10Y" },
  extension: "mutual",
  exit: { kind: "notice", notice: "P6M" },
  durationNote: null,
  nextReviewOn: null,
  fundedUntil: "2027-12-31",
  trigger: "standing",
  decisionRule: "each-party",
  responseTime: { within: "PT72H", hard: true },
  obligationAct: "assist",
  delivery: "pledged",
  quantity: { value: "4", unit: "batteries", tempo: null },
  amount: { value: "100000000", currency: "EUR", period: null, form: "loan" },
  caveats: [{ kind: "other", text: "Not at sea." }],
  conditions: [],
  addresses: [],
  partOf: null,
  statedOn: "2026-01-12",
  confirmedOn: null,
  sources: [],
};
const source: Source = {
  title: "T",
  publisher: "XA",
  publishedOn: "2026-01-01",
  url: "https://example.org/",
  grade: "other",
  backing: "known",
};

type Change = Partial<CommitmentTerms>;
const limited = (...texts: string[]): Change => ({ caveats: texts.map((text) => ({ kind: "other", text })) });
type Row = [rule: RuleId, before: Change, after: Change, verdict: Verdict];
const on = (day: string): Change => ({ start: { kind: "date", on: day } });
const from = (kind: "signature" | "entry-into-force", day: Day | null): Change => ({
  start: { kind, on: day },
});
const event = (name: string, day: Day | null): Change => ({ start: { kind: "event", event: name, on: day } });
const until = (day: string): Change => ({ term: { kind: "fixed-date", until: day } });
const lasting = (length: string): Change => ({ term: { kind: "duration", length } });
const open: Change = { term: { kind: "open-ended" } };
const toEvent = (name: string): Change => ({ term: { kind: "until-event", event: name } });
const unstatedTerm: Change = { term: { kind: "unstated" } };
const notice = (length: string): Change => ({ exit: { kind: "notice", notice: length } });
const lockedTo = (before: Day | null): Change => ({ exit: { kind: "none-before", before } });
const onBreach: Change = { exit: { kind: "on-breach" } };
const unstatedExit: Change = { exit: { kind: "unstated" } };
const within = (time: string, hard = true): Change => ({ responseTime: { within: time, hard } });
const many = (value: string, unit = "batteries", tempo: string | null = null): Change => ({
  quantity: { value, unit, tempo },
});
const money = (value: string, currency = "EUR", period: string | null = null): Change => ({
  amount: { value, currency, period, form: null },
});
const form = (name: "grant" | "loan" | "loan-guarantee" | "mixed" | null): Change => ({
  amount: { value: "1", currency: "EUR", period: null, form: name },
});
const bound = (text: string, eventName: string | null = null) => ({
  text,
  event: eventName,
  commitment: null,
});
const says = (en: string, uk: string | null = null): Change => ({ summary: { en, uk } });

const FIRMNESS: Row[] = [
  ["nil-return", {}, { nilReturn: true }, "weakened"],
  ["category-changed", {}, { category: "cyber" }, "unclear"],
  ["stage-step", { stage: "signed" }, { stage: "ratified" }, "strengthened"],
  ["stage-step", { stage: "in-force" }, { stage: "expressed" }, "weakened"],
  ["stage-exit", { stage: "expressed" }, { stage: "withdrawn" }, "weakened"],
  ["stage-exit", { stage: "suspended" }, { stage: "in-force" }, "strengthened"],
  ["stage-suspended", { stage: "suspended" }, { stage: "denounced" }, "weakened"],
  ["stage-other-exit", { stage: "lapsed" }, { stage: "denounced" }, "neutral"],
  ["stage-superseded", { stage: "pledged" }, { stage: "superseded" }, "unclear"],
  ["bindingness-order", { bindingness: "political" }, { bindingness: "legal-provisional" }, "strengthened"],
  ["bindingness-order", { bindingness: "legal" }, { bindingness: "legal-provisional" }, "weakened"],
  ["bindingness-unspecified", { bindingness: "unspecified" }, { bindingness: "legal" }, "unclear"],
  ["instrument-form", {}, { instrument: "treaty" }, "neutral"],
  ["instrument-form", {}, { instrument: null }, "neutral"],
  ["delivery-order", { delivery: "pledged" }, { delivery: "contracted" }, "strengthened"],
  ["trigger-standing", { trigger: "standing" }, { trigger: "ceasefire" }, "weakened"],
  ["trigger-other", { trigger: "ceasefire" }, { trigger: "peace-agreement" }, "unclear"],
  ["trigger-other", { trigger: null }, { trigger: "standing" }, "unclear"],
  ["decision-automatic", { decisionRule: "named-body" }, { decisionRule: "automatic" }, "strengthened"],
  ["decision-vetoes", { decisionRule: "each-party" }, { decisionRule: "consensus" }, "weakened"],
  ["decision-other", { decisionRule: "consensus" }, { decisionRule: "named-body" }, "unclear"],
  ["decision-other", { decisionRule: null }, { decisionRule: "automatic" }, "unclear"],
  ["response-shorter", within("P3D"), within("PT24H"), "strengthened"],
  ["response-shorter", within("P3D"), within("PT72H"), "neutral"],
  ["response-firmness", within("PT24H"), within("PT24H", false), "weakened"],
  ["response-firmness", within("P1D"), within("PT24H", false), "weakened"],
  ["response-both", within("PT72H", false), within("PT24H"), "strengthened"],
  ["response-both", within("PT72H"), within("PT24H", false), "unclear"],
  ["response-stated", {}, { responseTime: null }, "weakened"],
  ["response-not-comparable", within("PT24H"), within("without delay"), "unclear"],
  ["obligation-order", { obligationAct: "consult" }, { obligationAct: "impose-costs" }, "strengthened"],
  ["obligation-order", { obligationAct: "armed-assistance" }, { obligationAct: "assist" }, "weakened"],
  ["obligation-other", { obligationAct: "assist" }, { obligationAct: "provide-equipment" }, "unclear"],
  ["obligation-stated", { obligationAct: null }, { obligationAct: "consult" }, "strengthened"],
];

const DURATION: Row[] = [
  [
    "start-day",
    { ...on("2027-06-01"), ...until("2030-01-01") },
    { ...on("2027-03-01"), ...until("2030-01-01") },
    "strengthened",
  ],
  ["start-moves-end", on("2026-01-12"), on("2027-01-12"), "unclear"],
  ["start-day-certain", on("2027-03-01"), event("Ceasefire", null), "weakened"],
  ["start-day-certain", from("signature", null), from("signature", "2026-02-01"), "strengthened"],
  ["start-signature-or-force", from("signature", null), from("entry-into-force", null), "weakened"],
  ["start-unstated", { start: { kind: "unstated" } }, on("2027-03-01"), "unclear"],
  ["start-basis", event("Ceasefire", null), event("Peace agreement", null), "unclear"],
  ["start-basis", on("2027-03-01"), from("signature", "2026-02-01"), "unclear"],
  ["start-basis", from("signature", null), event("Ceasefire", null), "unclear"],
  ["term-end", lasting("P10Y"), until("2040-12-31"), "strengthened"],
  ["term-end", until("2030-12-31"), until("2030-12-30"), "weakened"],
  ["term-same-end", lasting("P10Y"), until("2036-01-12"), "neutral"],
  [
    "term-length",
    { ...from("entry-into-force", null), ...lasting("P10Y") },
    { ...from("entry-into-force", null), ...lasting("P15Y") },
    "strengthened",
  ],
  [
    "term-length",
    { start: { kind: "unstated" }, ...lasting("P24M") },
    { start: { kind: "unstated" }, ...lasting("P2Y") },
    "neutral",
  ],
  ["term-open-ended", lasting("P10Y"), open, "strengthened"],
  ["term-open-ended", { ...lasting("P10Y"), ...onBreach }, { ...open, ...onBreach }, "strengthened"],
  [
    "term-open-ended-exit",
    { ...until("2030-01-01"), ...unstatedExit },
    { ...open, ...unstatedExit },
    "unclear",
  ],
  ["term-open-ended-exit", until("2030-01-01"), { ...open, ...notice("P1M") }, "unclear"],
  ["term-unstated", unstatedTerm, until("2030-01-01"), "unclear"],
  ["term-unstated", unstatedTerm, open, "unclear"],
  ["term-not-comparable", until("2030-01-01"), toEvent("Accession"), "unclear"],
  ["term-not-comparable", toEvent("Accession"), open, "unclear"],
  [
    "term-not-comparable",
    { ...from("signature", null), ...lasting("P1M") },
    { ...from("signature", null), ...lasting("P30D") },
    "unclear",
  ],
  ["extension-order", { extension: "mutual" }, { extension: "tacit" }, "strengthened"],
  ["extension-order", { extension: "beneficiary" }, { extension: "none" }, "weakened"],
  ["extension-unstated", { extension: "tacit" }, { extension: "unspecified" }, "unclear"],
  ["exit-notice", notice("P6M"), notice("P1Y"), "strengthened"],
  ["exit-notice", notice("P6M"), notice("P90D"), "weakened"],
  ["exit-lock-in", lockedTo("2030-01-01"), lockedTo("2034-01-01"), "strengthened"],
  ["exit-lock-in", lockedTo(null), lockedTo("2034-01-01"), "weakened"],
  ["exit-on-breach", notice("P6M"), onBreach, "strengthened"],
  ["exit-horizon", notice("P6M"), lockedTo("2030-01-01"), "strengthened"],
  ["exit-horizon", notice("P6M"), lockedTo("2026-12-31"), "weakened"],
  ["exit-horizon", lockedTo("2030-01-01"), onBreach, "strengthened"],
  ["exit-unstated", notice("P6M"), unstatedExit, "unclear"],
  ["exit-not-comparable", { ...open, ...onBreach }, { ...open, ...lockedTo("2030-01-01") }, "unclear"],
  ["exit-not-comparable", notice("P1M"), notice("P30D"), "unclear"],
  ["exit-not-comparable", onBreach, lockedTo(null), "unclear"],
  ["duration-note", {}, { durationNote: "Renewal to be discussed." }, "unclear"],
  ["wording-same", { durationNote: "To be discussed" }, { durationNote: "To be discussed." }, "neutral"],
  ["review-day", {}, { nextReviewOn: "2027-05-01" }, "neutral"],
  ["funding-day", { fundedUntil: "2027-12-31" }, { fundedUntil: "2029-12-31" }, "strengthened"],
  ["funding-stated", {}, { fundedUntil: null }, "unclear"],
];

const CONTENT: Row[] = [
  ["quantity-more", many("4"), many("3"), "weakened"],
  ["quantity-more", many("9.5"), many("10"), "strengthened"],
  ["quantity-measure", many("4"), many("12", "launchers"), "unclear"],
  ["quantity-measure", many("4"), many("4", "batteries", "per year"), "unclear"],
  ["quantity-stated", {}, { quantity: null }, "weakened"],
  ["quantity-same", many("4", "Batteries"), many("4", "batteries"), "neutral"],
  ["amount-more", money("999999999999999998"), money("999999999999999999"), "strengthened"],
  ["amount-measure", money("100"), money("110", "USD"), "unclear"],
  ["amount-measure", money("100"), money("50", "EUR", "per year"), "unclear"],
  ["amount-stated", money("100"), { amount: null }, "weakened"],
  ["amount-same", money("100", "EUR", "Per year"), money("100", "EUR", "per year."), "neutral"],
  ["finance-form-order", form("loan"), form("mixed"), "strengthened"],
  ["finance-form-order", form("grant"), form("loan"), "weakened"],
  ["finance-form-other", form("loan"), form("loan-guarantee"), "unclear"],
  ["finance-form-other", form(null), form("grant"), "unclear"],
  ["finance-form-with-amount", { amount: null }, form("grant"), "neutral"],
  [
    "details-changed",
    { details: { system: "short range" } },
    { details: { system: "long range" } },
    "unclear",
  ],
  [
    "details-changed",
    {},
    { details: Object.fromEntries(DETAIL_NAMES.map((name) => [name, "x"])) },
    "unclear",
  ],
  ["details-same", { details: { system: "short range" } }, { details: { system: "Short range" } }, "neutral"],
  [
    "caveats-reworded",
    { caveats: [{ kind: "geography", text: "Not at sea." }] },
    {
      caveats: [
        { kind: "role", text: "Not at sea." },
        { kind: "end-use", text: "For defence." },
      ],
    },
    "unclear",
  ],
  ["caveats-added", { caveats: [] }, limited("Not on the line of contact."), "weakened"],
  ["caveats-added", {}, limited("On land only.", "not at sea"), "weakened"],
  ["caveats-reworded", {}, limited("Not in coastal waters."), "unclear"],
  ["caveats-same", limited("A.", "B."), limited("B", "A"), "neutral"],
  ["conditions-added", {}, { conditions: [bound("A ceasefire holds.")] }, "weakened"],
  [
    "conditions-reworded",
    { conditions: [bound("It holds.")] },
    { conditions: [bound("It holds.", "ceasefire")] },
    "unclear",
  ],
  [
    "conditions-reworded",
    { conditions: [bound("It holds.")] },
    { conditions: [{ ...bound("It holds."), commitment: "XA-7K3Q" }] },
    "unclear",
  ],
  ["conditions-same", { conditions: [bound("It holds.")] }, { conditions: [bound("it holds")] }, "neutral"],
  ["requirements-named", {}, { addresses: ["XU-R9TX"] }, "neutral"],
  ["joint-share", {}, { partOf: "XB-2M9D" }, "neutral"],
  ["record-days", {}, { statedOn: "2026-10-01", confirmedOn: "2026-11-01" }, "neutral"],
  ["sources-changed", {}, { sources: [source] }, "neutral"],
];

const WORDING: Row[] = [
  ["wording-same", says("XA shall assist."), says("XA  shall assist"), "neutral"],
  ["wording-ladder", says("XA shall assist."), says("XA intends to assist."), "weakened"],
  [
    "wording-hedge",
    { title: { en: "Support of XA", uk: null } },
    { title: { en: "Proposed support of XA", uk: null } },
    "weakened",
  ],
  ["wording-both", says("XA shall train 900."), says("XA seeks to train 900 where possible."), "weakened"],
  ["wording-both-ways", says("XA intends to assist."), says("XA shall assist as appropriate."), "unclear"],
  ["wording-same-step", says("XA shall assist."), says("XA will assist."), "unclear"],
  ["wording-scope", says("Nothing shall oblige XA."), says("Nothing may oblige XA."), "unclear"],
  ["wording-scope", says("XA may withdraw."), says("XA shall withdraw."), "unclear"],
  [
    "wording-scope",
    says("XA will act if XU agrees to it."),
    says("XA will act if XU intends to it."),
    "unclear",
  ],
  ["wording-prose", says("XA assists."), says("XA shall assist."), "unclear"],
  ["wording-prose", says("4 batteries in 2027"), says("4 batteries by autumn 2027"), "unclear"],
  ["translation-added", says("A."), says("A.", "А."), "neutral"],
  ["translation-added", { title: { en: "A", uk: null } }, { title: { en: "A", uk: "А" } }, "neutral"],
  ["translation-with-english", says("A.", "А."), says("B.", "Б."), "neutral"],
  ["translation-alone", says("A.", "А."), says("A.", "Б."), "unclear"],
  ["wording-same", says("A.", "А."), says("A.", "а"), "neutral"],
];

const ROWS: readonly Row[] = [...FIRMNESS, ...DURATION, ...CONTENT, ...WORDING];
const SWAPPED: Record<Verdict, Verdict> = {
  strengthened: "weakened",
  weakened: "strengthened",
  neutral: "neutral",
  unclear: "unclear",
};
const short = (finding: Pick<StrengthFinding, "aspect" | "rule" | "verdict">) =>
  `${finding.aspect}: ${finding.verdict} by ${finding.rule}`;
const compare = (before: Change, after: Change): StrengthFinding[] =>
  strengthOf({ ...line, ...before }, { ...line, ...after }, asOf);

describe.each<[string, readonly Row[]]>([
  ["how firm, and when it acts", FIRMNESS],
  ["for how long", DURATION],
  ["what", CONTENT],
  ["the words", WORDING],
])("%s", (_group, rows) => {
  test.each(rows)("%s (%#)", (rule, before, after, verdict) => {
    const findings = compare(before, after);
    expect(findings.map(({ rule: each, verdict: said }) => `${each} ${said}`)).toContain(
      `${rule} ${verdict}`,
    );
  });
});

describe("every rule", () => {
  test("has a row of its own, or one for a new line", () => {
    const shown = new Set<RuleId>([...ROWS.map(([rule]) => rule), "line-new", "line-new-empty"]);
    expect(RULE_IDS.filter((rule) => !shown.has(rule))).toEqual([]);
  });

  test.each(ROWS)("%s reads both ways (%#)", (_rule, before, after) => {
    const forward = compare(before, after).map((finding) =>
      short({ ...finding, verdict: SWAPPED[finding.verdict] }),
    );
    expect(compare(after, before).map(short)).toEqual(forward);
  });

  test("reads both ways between states of different rows", () => {
    const states = ROWS.flatMap(([, before, after]) => [before, after]);
    for (const [index, before] of states.entries()) {
      // A step that shares no factor with the rows' two states meets all kinds of pairs at a tenth of the cost.
      for (const after of states.slice(index + 1).filter((_, step) => step % 11 === 0)) {
        const forward = compare(before, after).map(({ verdict, aspect }) => [aspect, SWAPPED[verdict]]);
        expect(compare(after, before).map(({ verdict, aspect }) => [aspect, verdict])).toEqual(forward);
      }
    }
  });

  test.each(ROWS)("%s shows its evidence (%#)", (_rule, before, after) => {
    for (const { evidence } of compare(before, after)) {
      expect(evidence.length).toBeGreaterThan(0);
      expect(evidence.every((each) => each.before !== each.after)).toBe(true);
    }
  });
});

describe("every field belongs to one aspect", () => {
  test.each(ROWS)("each change of %s is judged once (%#)", (_rule, before, after) => {
    const evidence = compare(before, after).flatMap((finding) => finding.evidence);
    const changes = differences({ ...line, ...before }, { ...line, ...after });
    expect(evidence.map(({ field }) => field).toSorted()).toEqual(
      changes.map(({ field }) => field).toSorted(),
    );
  });

  test("and has a row", () => {
    const findings = ROWS.flatMap(([, before, after]) => compare(before, after));
    const shown = new Set(findings.flatMap(({ evidence }) => evidence.map(({ field }) => field)));
    expect(
      FIELD_NAMES.filter((name) => !shown.has(name) && !/^(source|condition)_([2-9]|\d\d)/.test(name)),
    ).toEqual([]);
    expect(ASPECTS.filter((each) => !findings.some(({ aspect }) => aspect === each))).toEqual(["line"]);
  });
});

describe("a new line", () => {
  test("with an undertaking is stronger than none", () => {
    expect(strengthOf(null, line, asOf).map(short)).toEqual(["line: strengthened by line-new"]);
  });

  test.each<[string, Change]>([
    ["a nil return", { nilReturn: true }],
    ...EXIT_STAGES.map((stage): [string, Change] => [stage, { stage }]),
  ])("that undertakes nothing is neutral: %s", (_name, change) => {
    expect(strengthOf(null, { ...line, ...change }, asOf).map(short)).toEqual([
      "line: neutral by line-new-empty",
    ]);
  });
});

test("nothing changed: no finding", () => {
  expect(compare({}, {})).toEqual([]);
  expect(overall([]).verdict).toBe("neutral");
});

test("stages are ordered: no way round makes a line stronger than it was", () => {
  const judge = (before: (typeof STAGES)[number], after: (typeof STAGES)[number]) =>
    compare({ stage: before }, { stage: after })[0]?.verdict;
  for (const a of STAGES)
    for (const b of STAGES)
      for (const c of STAGES)
        if (judge(a, b) === "strengthened" && judge(b, c) === "strengthened")
          expect(judge(a, c), `${a} → ${b} → ${c}`).toBe("strengthened");
});

test("a finding says what it laid beside each other", () => {
  expect(compare(lasting("P10Y"), until("2040-12-31"))[0]?.compared).toEqual({
    before: "2036-01-12",
    after: "2040-12-31",
  });
  expect(compare(notice("P6M"), lockedTo("2030-01-01"))[0]?.compared).toEqual({
    before: "2027-05-22",
    after: "2030-01-01",
  });
  expect(compare(says("XA shall assist."), says("XA seeks to assist where possible."))[0]?.compared).toEqual({
    before: "shall",
    after: "seeks to · where possible",
  });
  expect(judgeWording("XA will assist.", "XA will seek to assist.").compared?.after).toBe("will seek to");
});

describe("the change as a whole", () => {
  const finding = (verdict: Verdict): StrengthFinding => ({
    aspect: "term",
    verdict,
    rule: "term-end",
    evidence: [],
  });
  test.each<[Verdict, Verdict[]]>([
    ["neutral", []],
    ["neutral", ["neutral", "neutral"]],
    ["strengthened", ["strengthened", "neutral"]],
    ["weakened", ["weakened", "weakened", "neutral"]],
    ["unclear", ["strengthened", "weakened"]],
    ["unclear", ["strengthened", "unclear"]],
    ["unclear", ["unclear", "neutral"]],
  ])("%s: %j", (verdict, findings) => {
    const whole = overall(findings.map(finding));
    expect(whole.verdict).toBe(verdict);
    expect(VERDICTS.flatMap((side) => whole[side])).toHaveLength(findings.length);
  });
});

describe("the golden set", () => {
  test("has forty pairs, of which the rules cannot see eight", () => {
    expect(GOLDEN_PAIRS).toHaveLength(40);
    expect(GOLDEN_PAIRS.filter(({ rules }) => rules)).toHaveLength(8);
  });

  test.each(GOLDEN_PAIRS)("$label: $before → $after", ({ before, after, label, rules }) => {
    const { verdict, rule } = judgeWording(before, after);
    expect(verdict, rule).toBe(rules ?? label);
    const back = judgeWording(after, before);
    expect(back).toMatchObject({ verdict: SWAPPED[verdict], rule });
  });
});
