import type { Details } from "./details.ts";
import type {
  Backing,
  Bindingness,
  Category,
  CaveatKind,
  DecisionRule,
  DeliveryStage,
  Extension,
  FinanceForm,
  InstrumentForm,
  ObligationAct,
  SourceGrade,
  Stage,
  Trigger,
} from "./vocabulary.ts";

/** A calendar day, `YYYY-MM-DD`. Never an instant: no time zone may move it. */
export type Day = string;
/** An ISO 8601 duration of calendar units, such as `P10Y` or `P6M`. */
export type CalendarDuration = string;

/** English is always there; a missing Ukrainian text is shown in English with its `lang` and a label. */
export type Text = { en: string; uk: string | null };

export type Start =
  | { kind: "date"; on: Day }
  | { kind: "signature"; on: Day | null }
  | { kind: "entry-into-force"; on: Day | null }
  | { kind: "event"; event: string; on: Day | null }
  | { kind: "unstated" };

export type Term =
  | { kind: "fixed-date"; until: Day }
  | { kind: "duration"; length: CalendarDuration }
  | { kind: "until-event"; event: string }
  | { kind: "open-ended" }
  | { kind: "unstated" };

export type Exit =
  | { kind: "none-before"; before: Day | null }
  | { kind: "notice"; notice: CalendarDuration }
  | { kind: "on-breach" }
  | { kind: "unstated" };

export type Quantity = { value: string; unit: string; tempo: string | null };
/** `value` is a decimal string in whole units of `currency` (ISO 4217); `period` is the words of the source. */
export type Amount = { value: string; currency: string; period: string | null; form: FinanceForm | null };
export type ResponseTime = { within: string; hard: boolean };
/** A limit that the party set: where, in which role, for what use, or another. */
export type Caveat = { kind: CaveatKind; text: string };
/** `event`: a code of TRIGGERS, the symbol of an event, or its name. `commitment`: a symbol. */
export type Condition = { text: string; event: string | null; commitment: string | null };

export type Source = {
  title: string;
  publisher: string;
  publishedOn: Day | null;
  url: string | null;
  grade: SourceGrade;
  backing: Backing | null;
};

/** All that one version of a commitment says. Immutable once an act has brought it. */
export type CommitmentTerms = {
  category: Category;
  /** What only this category has (domain/details.ts). */
  details: Details;
  /** An explicit 'no commitment in this category', which differs from silence. */
  nilReturn: boolean;
  title: Text;
  summary: Text;
  stage: Stage;
  bindingness: Bindingness;
  instrument: InstrumentForm | null;
  start: Start;
  term: Term;
  extension: Extension;
  exit: Exit;
  durationNote: string | null;
  nextReviewOn: Day | null;
  fundedUntil: Day | null;
  trigger: Trigger | null;
  decisionRule: DecisionRule | null;
  responseTime: ResponseTime | null;
  obligationAct: ObligationAct | null;
  delivery: DeliveryStage;
  quantity: Quantity | null;
  amount: Amount | null;
  caveats: Caveat[];
  conditions: Condition[];
  /** Symbols of the requirements that its party says it addresses. */
  addresses: string[];
  /** The lead's line of which this one is a share, by its symbol: a joint undertaking is counted once. */
  partOf: string | null;
  statedOn: Day;
  confirmedOn: Day | null;
  sources: Source[];
};
