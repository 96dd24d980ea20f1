// Longer than most: one row a word, in the order of their names.
import type { CategoryRecord } from "../../domain/records.ts";
import type { Locale } from "../../domain/vocabulary.ts";
import { collator } from "../../lib/format.ts";
import { type Messages, messagesOf } from "../../messages/messages.ts";

type Words = Messages["glossary"];
export type TermId = keyof Words["terms"];
type SourceName = keyof Words["sources"];
/** Pages of the register on which the word is a label; `desk` is behind the sign-in and has no link. */
const PLACES = [
  "home",
  "timeline",
  "delegations",
  "commitments",
  "requirements",
  "coverage",
  "duration",
  "findings",
  "whatIf",
  "pathways",
  "rehearsal",
  "changes",
  "corrections",
  "method",
  "desk",
] as const;
export type Place = (typeof PLACES)[number];

type Term = {
  source: SourceName;
  /** The article of a source that has articles. */
  article: string | null;
  used: readonly Place[];
  see: readonly TermId[];
  /** A word that is defined as a value of another one: the anchor of that value. */
  at: string | null;
};

const term = (source: string, used = "", see = "", at: string | null = null): Term => {
  const [name = "", ...article] = source.split(" ");
  const words = (text: string) => text.split(" ").filter(Boolean);
  return {
    source: name as SourceName,
    article: article.join(" ") || null,
    used: words(used) as Place[],
    see: words(see) as TermId[],
    at,
  };
};

/** Every word: source with its article, where it is used, which words stand near it. Held by tests/glossary.test.ts. */
export const TERMS: Record<TermId, Term> = {
  acceptance: term("vclt 2(1)(b), 14(2)", "timeline", "approval ratification"),
  accession: term("vclt 2(1)(b), 15", "timeline", "ratification signatory"),
  act: term("own", "timeline", "symbol version correction"),
  "act-of-the-obligation": term("own", "commitments", "trigger consultation-clause"),
  "active-interval": term("own", "method coverage", "start term scenario"),
  "ad-referendum": term("vclt 10(b), 12(2)(b)", "", "signature capital"),
  adoption: term("vclt 9", "", "authentication signature"),
  adviser: term("usage", "", "head-of-delegation"),
  "aide-memoire": term("usage", "", "note-verbale non-paper"),
  allocation: term("kiel", "commitments", "pledge disbursement delivery"),
  alternate: term("usage", "desk", "head-of-delegation"),
  annex: term("vclt 31(2)", "", "schedule side-letter"),
  approval: term("vclt 2(1)(b), 14(2)", "timeline", "acceptance ratification"),
  armistice: term("hague 36–41", "", "ceasefire peace-agreement"),
  "as-of": term("own", "home timeline commitments", "record-time valid-time"),
  assurance: term("own", "home", "guarantee bindingness"),
  "assured-horizon": term("own", "commitments", "nominal-end exit funding-horizon"),
  attribution: term("own", "commitments timeline", "act source-grade"),
  audience: term("own", "desk", "embargo derestriction"),
  authentication: term("vclt 10", "", "adoption initialling"),
  beneficiary: term("own", "delegations requirements", "guarantor requirement"),
  bilateral: term("usage", "timeline", "session"),
  bindingness: term("own", "commitments", "instrument-form provisional-application"),
  "breaking-silence": term("usage", "", "silence-procedure"),
  capital: term("usage", "commitments", "confirmation ad-referendum"),
  "casus-foederis": term("usage", "", "trigger mutual-assistance-clause"),
  category: term("own", "commitments requirements", "commitment requirement nil-return"),
  caveat: term("nato", "commitments", "condition reservation"),
  ceasefire: term("usage", "commitments", "armistice peace-agreement trigger"),
  "certified-true-copy": term("vclt 77(1)(b)", "", "depositary"),
  chapeau: term("own", "", "operative-part"),
  charge: term("vcdr 14, 19", "", "head-of-delegation"),
  "chatham-house-rule": term("chatham", "", "non-paper"),
  "clean-text": term("usage", "", "square-brackets"),
  cliff: term("own", "findings duration", "finding coverage"),
  commitment: term("own", "commitments", "pledge version symbol category"),
  communique: term("usage", "timeline", "joint-declaration"),
  compact: term("own", "", "instrument-form bindingness"),
  condition: term("own", "commitments", "trigger caveat"),
  confirmation: term("own", "timeline commitments", "capital act"),
  "constructive-ambiguity": term("usage", "", "specificity"),
  "consultation-clause": term("nat 4", "commitments", "mutual-assistance-clause trigger"),
  "contact-group": term("usage", "", "friends-of-the-chair"),
  "contracting-state": term("vclt 2(1)(f)", "", "signatory party"),
  contributor: term("own", "delegations", "guarantor framework-nation"),
  coordinator: term("usage", "", "penholder"),
  correction: term("own", "corrections timeline", "corrigendum as-of"),
  corrigendum: term("vclt 79", "corrections", "proces-verbal-of-rectification correction"),
  coverage: term("own", "coverage", "requirement commitment firmness-floor"),
  credentials: term("usage", "", "full-powers head-of-delegation"),
  "critical-path": term("usage", "pathways", "domestic-pathway entry-into-force"),
  "decision-rule": term("own", "commitments", "trigger response-time"),
  delegation: term("own", "delegations", "party head-of-delegation"),
  delivery: term("fts", "commitments", "pledge allocation disbursement"),
  demarche: term("usage", "", "note-verbale"),
  denunciation: term("vclt 54–56", "timeline", "withdrawal-from-treaty exit termination"),
  deposit: term("vclt 16", "timeline", "depositary instrument"),
  depositary: term("vclt 76–77", "delegations", "deposit"),
  derestriction: term("eu", "", "limite embargo audience"),
  disbursement: term("iati", "", "allocation delivery"),
  divergence: term("own", "findings", "finding"),
  "domestic-pathway": term("own", "pathways", "critical-path ratification"),
  duration: term("own", "commitments", "term extension exit nominal-end assured-horizon"),
  earmark: term("fts", "", "allocation"),
  embargo: term("own", "desk", "audience derestriction"),
  "entry-into-force": term("vclt 24", "timeline commitments", "provisional-application stage"),
  event: term("own", "timeline", "act source-grade"),
  "exchange-of-notes": term("vclt 13", "commitments", "instrument-form", "instrument-form-exchange-of-notes"),
  exit: term("own", "commitments", "denunciation lock-in assured-horizon"),
  "explanation-of-position": term("usage", "", "statement-for-the-record"),
  extension: term("own", "commitments", "tacit-renewal term"),
  facilitator: term("usage", "delegations", "observer"),
  "final-clauses": term("vclt 24(4)", "", "operative-part duration"),
  "finance-form": term("own", "commitments", "allocation disbursement"),
  finding: term("own", "findings", "divergence cliff"),
  "firmness-floor": term("own", "coverage whatIf", "stage coverage"),
  "focal-point": term("usage", "", "adviser"),
  "food-for-thought-paper": term("usage", "", "non-paper"),
  "force-generation": term("nato", "requirements", "statement-of-requirements"),
  "framework-nation": term("nato", "", "contributor"),
  "friends-of-the-chair": term("usage", "", "contact-group"),
  "full-powers": term("vclt 2(1)(c), 7", "", "credentials signature"),
  "funding-horizon": term("own", "commitments", "assured-horizon nominal-end"),
  guarantee: term("own", "home", "assurance guarantor"),
  guarantor: term("own", "delegations", "guarantee contributor beneficiary"),
  "head-of-delegation": term("own", "desk", "alternate act full-powers"),
  initialling: term("vclt 10(b), 12(2)(a)", "", "authentication signature"),
  instrument: term("vclt 16", "commitments", "instrument-form deposit"),
  "instrument-form": term("vclt 2(1)(a)", "commitments", "bindingness instrument"),
  "interpretive-declaration": term("ilc 1.2", "", "reservation understanding"),
  "joint-declaration": term("usage", "commitments", "instrument-form", "instrument-form-joint-declaration"),
  "leaders-level": term("usage", "timeline", "political-level technical-level"),
  limite: term("eu", "", "derestriction releasable-to"),
  "lock-in": term("own", "commitments", "exit assured-horizon"),
  "memorandum-of-understanding": term(
    "usage",
    "commitments",
    "instrument-form",
    "instrument-form-memorandum",
  ),
  minutes: term("usage", "", "record-of-conclusions"),
  "mutual-assistance-clause": term(
    "nat 5",
    "commitments",
    "consultation-clause casus-foederis decision-rule",
  ),
  "nil-return": term("own", "commitments", "category not-stated"),
  "nominal-end": term("own", "commitments", "assured-horizon term"),
  "non-paper": term("usage", "", "note-verbale food-for-thought-paper"),
  "not-stated": term("own", "commitments", "nil-return"),
  "note-verbale": term("usage", "", "exchange-of-notes non-paper"),
  "nothing-agreed": term("usage", "", "without-prejudice clean-text"),
  objection: term("vclt 20–21", "", "reservation"),
  observer: term("usage", "delegations", "facilitator"),
  "operative-part": term("usage", "", "preamble chapeau"),
  options: term("usage", "", "square-brackets"),
  party: term("vclt 2(1)(g)", "delegations", "signatory contracting-state delegation"),
  "peace-agreement": term("usage", "commitments", "ceasefire armistice trigger"),
  penholder: term("usage", "", "coordinator"),
  placeholder: term("usage", "", "square-brackets"),
  pledge: term("fts", "commitments", "commitment allocation stage"),
  plenary: term("usage", "timeline", "session round"),
  "political-level": term("usage", "timeline", "technical-level leaders-level"),
  preamble: term("vclt 31(2)", "", "operative-part"),
  priority: term("own", "requirements", "requirement"),
  "proces-verbal-of-rectification": term("vclt 79(2)", "", "corrigendum depositary"),
  "provisional-application": term("vclt 25", "commitments", "entry-into-force bindingness"),
  ratification: term("vclt 2(1)(b), 14", "timeline commitments", "acceptance approval accession stage"),
  "record-of-conclusions": term("usage", "", "minutes"),
  "record-time": term("own", "method", "valid-time as-of"),
  registration: term("charter 102", "", "depositary"),
  "releasable-to": term("usage", "", "limite audience"),
  requirement: term("own", "requirements", "priority statement-of-requirements"),
  reservation: term("vclt 2(1)(d), 19–23", "", "objection interpretive-declaration caveat"),
  "response-rehearsal": term("own", "rehearsal", "trigger decision-rule scenario"),
  "response-time": term("own", "commitments", "trigger decision-rule"),
  review: term("own", "commitments", "duration"),
  round: term("usage", "timeline", "session plenary"),
  scenario: term("own", "whatIf", "coverage firmness-floor"),
  schedule: term("usage", "", "annex"),
  secretariat: term("own", "timeline", "attribution event"),
  session: term("usage", "timeline", "round plenary bilateral"),
  "side-letter": term("usage", "", "annex instrument-form"),
  signatory: term("vclt 18", "", "contracting-state party signature"),
  signature: term("vclt 12, 14", "timeline commitments", "ad-referendum ratification stage"),
  "silence-procedure": term("usage", "", "breaking-silence"),
  "source-backing": term("own", "commitments", "source-grade"),
  "source-grade": term("own", "commitments timeline", "source-backing attribution"),
  specificity: term("own", "commitments", "constructive-ambiguity"),
  "square-brackets": term("usage", "", "clean-text options"),
  stage: term(
    "vclt 11–17, 24",
    "home delegations commitments",
    "signature ratification entry-into-force delivery",
  ),
  start: term("own", "commitments", "duration entry-into-force"),
  "statement-for-the-record": term("usage", "", "explanation-of-position interpretive-declaration"),
  "statement-of-requirements": term("nato", "requirements", "requirement force-generation"),
  "strengthened-weakened": term("own", "changes method", "version specificity"),
  "sunset-clause": term("usage", "commitments", "term extension"),
  "survival-clause": term("vclt 70(1)", "", "termination"),
  suspension: term("vclt 57–58", "timeline commitments", "termination stage"),
  symbol: term("own", "commitments timeline", "act version"),
  "tacit-renewal": term("usage", "commitments", "extension sunset-clause"),
  "technical-level": term("usage", "timeline", "political-level"),
  term: term("own", "commitments", "nominal-end extension exit"),
  termination: term("vclt 54–60, 70", "", "denunciation suspension"),
  tlp: term("first", "", "limite releasable-to"),
  tombstone: term("own", "commitments", "withdrawal symbol"),
  track: term("usage", "", "technical-level"),
  treaty: term("vclt 2(1)(a)", "commitments", "instrument-form", "instrument-form-treaty"),
  trigger: term("own", "commitments", "decision-rule response-time casus-foederis"),
  understanding: term("usage", "", "interpretive-declaration reservation"),
  "valid-time": term("own", "method", "record-time duration"),
  version: term("own", "commitments", "act commitment"),
  withdrawal: term("own", "timeline", "tombstone withdrawal-from-treaty"),
  "withdrawal-from-treaty": term("vclt 54–56", "timeline", "denunciation tombstone"),
  "without-prejudice": term("usage", "", "nothing-agreed"),
};

/** Words whose values are a closed list: the list's labels and definitions are those of the pages that show it. */
const CODELISTS = {
  stage: ["stage", "stageDefinition"],
  attribution: ["attribution", "attributionDefinition"],
  bindingness: ["bindingness"],
  "instrument-form": ["instrument"],
  start: ["start"],
  term: ["term"],
  extension: ["extension"],
  exit: ["exit"],
  trigger: ["trigger"],
  "decision-rule": ["decisionRule"],
  "act-of-the-obligation": ["obligationAct"],
  delivery: ["delivery"],
  "finance-form": ["financeForm"],
  "source-grade": ["sourceGrade"],
  "source-backing": ["backing"],
} as const satisfies Partial<Record<TermId, readonly string[]>>;
export type Codelist = keyof typeof CODELISTS;

/** The anchor of one value: `stage-signed`. */
export const valueAnchor = (list: Codelist | "category", code: string): string => `${list}-${code}`;

export type GlossaryValue = { id: string; word: string; text: string };
export type GlossaryEntry = Omit<Term, "see"> & {
  id: TermId;
  word: string;
  /** Null for a word that is defined at another place. */
  text: string | null;
  see: { id: TermId; word: string }[];
  values: GlossaryValue[];
};

/** All words in the reader's alphabet; the categories are those of this register. */
export function glossaryOf(locale: Locale, categories: readonly CategoryRecord[]): GlossaryEntry[] {
  const words = messagesOf(locale).glossary.terms;
  const ids = Object.keys(TERMS) as TermId[];
  return ids
    .map((id) => {
      const said: { word: string; text?: string } = words[id];
      const see = TERMS[id].see.map((other) => ({ id: other, word: words[other].word }));
      const values = id === "category" ? categoryValues(locale, categories) : valuesOf(locale, id);
      return { ...TERMS[id], id, word: said.word, text: said.text ?? null, see, values };
    })
    .sort((a, b) => collator(locale).compare(a.word, b.word));
}

const categoryValues = (locale: Locale, categories: readonly CategoryRecord[]): GlossaryValue[] =>
  categories.map(({ code, name, definition }) => ({
    id: valueAnchor("category", code),
    word: name[locale],
    text: definition[locale],
  }));

function valuesOf(locale: Locale, id: TermId): GlossaryValue[] {
  if (!isCodelist(id)) return [];
  const { terms, definitions } = messagesOf(locale);
  const [list, definedIn] = CODELISTS[id];
  const labels: Record<string, string> = terms[list];
  const texts: Record<string, string> = definedIn ? terms[definedIn] : definitions[list];
  return Object.entries(labels)
    .filter(([code]) => code !== "unstated")
    .map(([code, word]) => ({ id: valueAnchor(id, code), word, text: texts[code] ?? "" }));
}

const isCodelist = (id: string): id is Codelist => id in CODELISTS;

/** The words under their first letters, in order. */
export function byLetter(entries: readonly GlossaryEntry[]): { letter: string; entries: GlossaryEntry[] }[] {
  const letters: { letter: string; entries: GlossaryEntry[] }[] = [];
  for (const entry of entries) {
    const letter = entry.word.charAt(0).toUpperCase();
    const last = letters.at(-1);
    if (last?.letter === letter) last.entries.push(entry);
    else letters.push({ letter, entries: [entry] });
  }
  return letters;
}

/** The label of a field on the page of a record, and the word that it is. */
export const termOfRow = {
  category: "category",
  amountForm: "finance-form",
  caveats: "caveat",
  conditions: "condition",
  obligationAct: "act-of-the-obligation",
  start: "start",
  term: "term",
  end: "nominal-end",
  extension: "extension",
  exit: "exit",
  assured: "assured-horizon",
  review: "review",
  funded: "funding-horizon",
  trigger: "trigger",
  decisionRule: "decision-rule",
  response: "response-time",
  stage: "stage",
  attribution: "attribution",
  bindingness: "bindingness",
  instrument: "instrument-form",
  delivery: "delivery",
  symbol: "symbol",
  version: "version",
  act: "act",
  confirmedOn: "confirmation",
  recordedAt: "record-time",
} as const satisfies Record<string, TermId>;
