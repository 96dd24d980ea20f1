import type { CommitmentTerms, Day, Source, Text } from "./commitment.ts";
import type { Evidence } from "./evidence.ts";
import type { AnswerKind } from "./portfolio.ts";
import type { RequirementTerms } from "./requirement.ts";
import type {
  ActKind,
  Attribution,
  Audience,
  DatePrecision,
  DelegationKind,
  DelegationRole,
  EventKind,
  EventLevel,
  Question,
  Stage,
} from "./vocabulary.ts";

/** RFC 3339, UTC. */
export type Instant = string;

/** An act that corrects another, and when it was released. */
export type Correction = { act: string; at: Instant };

/** A version as one audience reads it: `version` counts within that audience and tells of no other. */
export type CommitmentRecord = {
  symbol: string;
  version: number;
  delegation: string;
  attribution: Attribution;
  audience: Audience;
  terms: CommitmentTerms;
  /** On what its stage of consent rests; null where the record does not say. */
  evidence: Evidence | null;
  /** Symbol of the act that brought it, of what kind it was, and why it was taken. */
  act: string;
  actKind: ActKind;
  reason: string | null;
  /** Symbol of the act that its own act corrects. */
  corrects: string | null;
  /** Acts that corrected it, oldest first; known also on a view of the past, as a notice on top of it. */
  correctedBy: Correction[];
  isBackdated: boolean;
  recordedAt: Instant;
  /** When a later version took its place for this audience; null while it stands. */
  supersededAt: Instant | null;
};

/** What the beneficiary says of a line for a requirement; `share` (0 to 1, a decimal string) only with `partly`. */
export type RequirementAnswer = {
  commitment: string;
  answer: AnswerKind;
  share: string | null;
  attribution: Attribution;
  act: string;
};

/** A version of a requirement as one audience reads it. */
export type RequirementRecord = {
  symbol: string;
  version: number;
  delegation: string;
  attribution: Attribution;
  audience: Audience;
  terms: RequirementTerms;
  /** The newest of each line by the moment in view, whichever version of the requirement it was given for. */
  answers: RequirementAnswer[];
  act: string;
  actKind: ActKind;
  reason: string | null;
  corrects: string | null;
  isBackdated: boolean;
  recordedAt: Instant;
  supersededAt: Instant | null;
};

export type DelegationRecord = {
  code: string;
  kind: DelegationKind;
  name: { en: string; uk: string };
  formalName: { en: string | null; uk: string | null };
  genitiveUk: string | null;
  roles: { role: DelegationRole; from: Day | null; to: Day | null }[];
  domesticProcedure: string | null;
};

/** How many of a delegation's lines stand at each stage, and the last day on which one of them changed. */
export type DelegationSummary = DelegationRecord & {
  stages: Partial<Record<Stage, number>>;
  /** Codes of the categories in which it has a line. */
  categories: string[];
  commitments: number;
  /** How many of them are its own acts; the others are reported. */
  ownLines: number;
  /** Over its lines at a step of consent: the latest nominal end, and whether one of them has no end by its terms. */
  longestEnd: Day | null;
  hasOpenEnd: boolean;
  /** The latest day that one of them assures if notice were given on the day in view. */
  assuredUntil: Day | null;
  lastChangedAt: Instant | null;
};

export type CategoryRecord = {
  code: string;
  name: { en: string; uk: string };
  definition: { en: string; uk: string };
};

/** What the register said of an event before it said something else, and when that was. */
export type EventChange = {
  at: Instant;
  /** The day that was given before, where it was another; null on a view of the past that does not know of it. */
  was: { on: Day; precision: DatePrecision } | null;
};

export type EventEntry = {
  type: "event";
  symbol: string;
  /** Counts what this audience has read of the event. */
  version: number;
  /** When the register knew this version of it. */
  recordedAt: Instant;
  on: Day;
  precision: DatePrecision;
  kind: EventKind;
  level: EventLevel | null;
  title: Text;
  summary: Text;
  place: string | null;
  participants: string[];
  otherParticipants: string[];
  question: Question | null;
  /** Symbols of the commitments that it changed, as far as they were on the record. */
  changes: string[];
  sources: Source[];
  /** Oldest first; those after the moment in view too, as a notice. */
  revisions: EventChange[];
};

/** A line that an act brought: its version as this audience counts, and its title. */
export type ActLine = {
  symbol: string;
  version: number;
  title: Text;
  stage: Stage;
  category: string;
  evidence: Evidence | null;
};

/** A requirement that an act brought: its version as this audience counts, and its title. */
export type ActRequirement = { symbol: string; version: number; title: Text; category: string };

export type ActEntry = {
  type: "act";
  symbol: string;
  /** The day in Kyiv of its record time. */
  on: Day;
  recordedAt: Instant;
  enteredAt: Instant;
  isBackdated: boolean;
  kind: ActKind;
  delegation: string;
  attribution: Attribution;
  audience: Audience;
  capacity: string | null;
  reason: string | null;
  /** Symbol of the act that it corrects. */
  corrects: string | null;
  correctedBy: Correction[];
  lines: ActLine[];
  requirements: ActRequirement[];
  sources: Source[];
};

export type TimelineEntry = EventEntry | ActEntry;

/** A page of a list; `next` is an opaque cursor, null on the last page. */
export type Page<T> = { items: T[]; next: string | null };
