/**
 * The closed lists of the register, as codes. The database borrows them as enums; the words that people
 * read for each code are in messages/. Order is meaning: stages from weakest to firmest, audiences from
 * narrowest to widest.
 */

export const LOCALES = ["en", "uk"] as const;
export type Locale = (typeof LOCALES)[number];

/** Forward steps of consent (VCLT arts. 11–17, 24). A signature is never shown as a ratification. */
export const CONSENT_STEPS = ["expressed", "pledged", "signed", "ratified", "in-force"] as const;
/** Ways in which a line stops counting: by the party's act, by time, or by another line. */
export const EXIT_STAGES = ["withdrawn", "suspended", "lapsed", "superseded", "denounced"] as const;
export const STAGES = [...CONSENT_STEPS, ...EXIT_STAGES] as const;
export type ConsentStep = (typeof CONSENT_STEPS)[number];
export type Stage = (typeof STAGES)[number];

/** `own`: the party's act through its head of delegation. `reported`: entered by the secretariat from a public source. */
export const ATTRIBUTIONS = ["own", "reported"] as const;
export type Attribution = (typeof ATTRIBUTIONS)[number];

export const BINDINGNESS = ["unspecified", "political", "legal", "legal-provisional"] as const;
export type Bindingness = (typeof BINDINGNESS)[number];

export const INSTRUMENT_FORMS = [
  "statement",
  "joint-declaration",
  "memorandum",
  "executive-agreement",
  "treaty",
  "exchange-of-notes",
  "act-of-organisation",
  "national-law",
] as const;
export type InstrumentForm = (typeof INSTRUMENT_FORMS)[number];

export const CATEGORIES = [
  "military-equipment",
  "ammunition",
  "air-defence",
  "maritime",
  "training",
  "intelligence",
  "cyber",
  "defence-industry",
  "financing",
  "reconstruction",
  "humanitarian-demining",
  "sanctions",
  "diplomatic",
  "consultation",
  "troop-presence",
  "monitoring-verification",
  "mutual-defence",
] as const;
export type Category = (typeof CATEGORIES)[number];

export const TRIGGERS = [
  "standing",
  "ceasefire",
  "renewed-attack",
  "violation-found",
  "request",
  "peace-agreement",
] as const;
export type Trigger = (typeof TRIGGERS)[number];

export const DECISION_RULES = ["automatic", "each-party", "consensus", "named-body"] as const;
export type DecisionRule = (typeof DECISION_RULES)[number];

export const START_KINDS = ["date", "signature", "entry-into-force", "event", "unstated"] as const;
export const TERM_KINDS = ["fixed-date", "duration", "until-event", "open-ended", "unstated"] as const;
/** `unspecified`: said to be renewable, without saying how. */
export const EXTENSIONS = ["none", "mutual", "tacit", "beneficiary", "unspecified", "unstated"] as const;
export type Extension = (typeof EXTENSIONS)[number];
export const EXIT_KINDS = ["none-before", "notice", "on-breach", "unstated"] as const;

export const DELIVERY_STAGES = [
  "none",
  "pledged",
  "allocated",
  "contracted",
  "delivered",
  "verified",
] as const;
export type DeliveryStage = (typeof DELIVERY_STAGES)[number];

export const FINANCE_FORMS = ["grant", "loan", "loan-guarantee", "mixed"] as const;
export type FinanceForm = (typeof FINANCE_FORMS)[number];

/** What a caveat limits. */
export const CAVEAT_KINDS = ["geography", "role", "end-use", "other"] as const;
export type CaveatKind = (typeof CAVEAT_KINDS)[number];

/** What a party undertakes to do when a defence or consultation clause is triggered. */
export const OBLIGATION_ACTS = [
  "consult",
  "assist",
  "provide-equipment",
  "impose-costs",
  "armed-assistance",
] as const;
export type ObligationAct = (typeof OBLIGATION_ACTS)[number];

/** A ladder, narrowest first: whoever reads a wider audience's rows does so at every narrower one too. */
export const AUDIENCES = ["delegation", "bilateral", "participants", "public"] as const;
export type Audience = (typeof AUDIENCES)[number];

export const DELEGATION_KINDS = ["state", "organisation"] as const;
export type DelegationKind = (typeof DELEGATION_KINDS)[number];
export const DELEGATION_ROLES = [
  "guarantor",
  "candidate-guarantor",
  "contributor",
  "beneficiary",
  "facilitator",
  "depositary",
  "observer",
] as const;
export type DelegationRole = (typeof DELEGATION_ROLES)[number];

/** Capacities of an account. Drafters and heads act for one delegation; the other two for none. */
export const MEMBER_ROLES = ["drafter", "head", "secretariat", "admin"] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

export const ACT_KINDS = [
  "communication",
  "withdrawal",
  "correction",
  "confirmation",
  "acceptance",
  "statement",
  "signature",
  "ratification",
  "entry-into-force",
  "suspension",
  "report",
] as const;
export type ActKind = (typeof ACT_KINDS)[number];

export const EVENT_KINDS = [
  "meeting",
  "statement",
  "proposal",
  "signature",
  "ratification",
  "milestone",
  "suspension",
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];
export const EVENT_LEVELS = ["technical", "political", "leaders"] as const;
export type EventLevel = (typeof EVENT_LEVELS)[number];
export const DATE_PRECISIONS = ["day", "month", "year", "approximate"] as const;
export type DatePrecision = (typeof DATE_PRECISIONS)[number];
export const QUESTIONS = ["who", "what", "how-long"] as const;
export type Question = (typeof QUESTIONS)[number];

export const PRIORITIES = ["essential", "important", "desirable"] as const;
export type Priority = (typeof PRIORITIES)[number];
/** Whether a measured need is one for the whole period, or the same again each year or month of it. */
export const NEED_TEMPOS = ["in-all", "yearly", "monthly"] as const;
export type NeedTempo = (typeof NEED_TEMPOS)[number];

/** Grades of a source, best first. */
export const SOURCE_GRADES = ["official-text", "official-statement", "named-press", "other"] as const;
export type SourceGrade = (typeof SOURCE_GRADES)[number];
/** `verified`: the main statement was seen in the source. `known`: widely reported, the point itself not seen there. */
export const BACKINGS = ["verified", "known"] as const;
export type Backing = (typeof BACKINGS)[number];
