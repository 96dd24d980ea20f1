import type { Day } from "../../domain/commitment.ts";
import { assuredHorizon, nominalEnd } from "../../domain/duration.ts";
import { RULE_IDS, type RuleId } from "../../domain/strength-rules.ts";
import type { DurationTerms } from "../../lib/duration-words.ts";

/** The parts of the page, in order; each is an anchor. */
export const PARTS = [
  "clocks",
  "stages",
  "attribution",
  "duration",
  "active-interval",
  "coverage",
  "scenarios",
  "findings",
  "rehearsal",
  "pace",
  "pathways",
  "strength",
  "specificity",
  "corrections",
  "sources",
  "not-done",
  "licence",
  "history",
] as const;
export type Part = (typeof PARTS)[number];

/** Newest first. A rule that changes makes a new version here and in docs/method.md. */
export const METHOD_VERSIONS = [{ version: "1", on: "2026-11-23" }] as const;

/** The groups of docs/method.md, by how the names of their rules begin. */
const GROUPS = {
  line: ["line-", "nil-return", "category-"],
  firm: ["stage-", "bindingness-", "instrument-", "delivery-"],
  duration: ["start-", "term-", "extension-", "exit-", "duration-", "review-", "funding-"],
  when: ["trigger-", "decision-", "response-"],
  what: ["obligation-", "quantity-", "amount-", "finance-", "details-", "caveats-", "conditions-"],
  words: ["wording-", "translation-"],
  record: ["requirements-", "joint-", "record-", "sources-"],
} as const;
export type RuleGroup = keyof typeof GROUPS;

/** Every rule of strengthening and weakening, under the heading that it has in docs/method.md. */
export const ruleGroups = (): { group: RuleGroup; rules: RuleId[] }[] =>
  (Object.keys(GROUPS) as RuleGroup[]).map((group) => ({
    group,
    rules: RULE_IDS.filter((rule) => GROUPS[group].some((start) => rule.startsWith(start))),
  }));

/** Where the page explains a rule: `rule-stage-step`. */
export const ruleAnchor = (rule: RuleId): string => `rule-${rule}`;

/** The day on which notice would be given in the worked examples. */
export const EXAMPLE_DAY: Day = "2026-11-22";

export const EXAMPLES = ["notice", "lockIn", "onBreach", "unstated", "force", "openEnded"] as const;
export type ExampleName = (typeof EXAMPLES)[number];

const TERMS: Record<ExampleName, DurationTerms> = {
  notice: {
    start: { kind: "signature", on: "2026-03-24" },
    term: { kind: "duration", length: "P10Y" },
    extension: "mutual",
    exit: { kind: "notice", notice: "P6M" },
    fundedUntil: "2028-12-31",
  },
  lockIn: {
    start: { kind: "date", on: "2027-01-01" },
    term: { kind: "fixed-date", until: "2036-12-31" },
    extension: "none",
    exit: { kind: "none-before", before: "2031-12-31" },
    fundedUntil: null,
  },
  onBreach: {
    start: { kind: "date", on: "2024-02-29" },
    term: { kind: "duration", length: "P3Y" },
    extension: "tacit",
    exit: { kind: "on-breach" },
    fundedUntil: null,
  },
  unstated: {
    start: { kind: "signature", on: "2026-03-24" },
    term: { kind: "duration", length: "P10Y" },
    extension: "unstated",
    exit: { kind: "unstated" },
    fundedUntil: null,
  },
  force: {
    start: { kind: "entry-into-force", on: null },
    term: { kind: "duration", length: "P15Y" },
    extension: "unstated",
    exit: { kind: "notice", notice: "P1Y" },
    fundedUntil: null,
  },
  openEnded: {
    start: { kind: "date", on: "2026-03-24" },
    term: { kind: "open-ended" },
    extension: "unstated",
    exit: { kind: "notice", notice: "P6M" },
    fundedUntil: null,
  },
};

/** Each example with the two dates that the rules of the register give it. */
export const durationExamples = () =>
  EXAMPLES.map((name) => {
    const terms = TERMS[name];
    return { name, terms, end: nominalEnd(terms), assured: assuredHorizon(terms, EXAMPLE_DAY) };
  });
