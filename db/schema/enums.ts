import { customType, pgEnum } from "drizzle-orm/pg-core";
import { ANSWERS } from "../../domain/portfolio.ts";
import * as words from "../../domain/vocabulary.ts";

export const stage = pgEnum("stage", words.STAGES);
export const attribution = pgEnum("attribution", words.ATTRIBUTIONS);
export const bindingness = pgEnum("bindingness", words.BINDINGNESS);
export const instrumentForm = pgEnum("instrument_form", words.INSTRUMENT_FORMS);
export const trigger = pgEnum("trigger_kind", words.TRIGGERS);
export const decisionRule = pgEnum("decision_rule", words.DECISION_RULES);
export const startKind = pgEnum("start_kind", words.START_KINDS);
export const termKind = pgEnum("term_kind", words.TERM_KINDS);
export const extension = pgEnum("extension_kind", words.EXTENSIONS);
export const exitKind = pgEnum("exit_kind", words.EXIT_KINDS);
export const deliveryStage = pgEnum("delivery_stage", words.DELIVERY_STAGES);
export const financeForm = pgEnum("finance_form", words.FINANCE_FORMS);
export const obligationAct = pgEnum("obligation_act", words.OBLIGATION_ACTS);
export const audience = pgEnum("audience", words.AUDIENCES);
export const delegationKind = pgEnum("delegation_kind", words.DELEGATION_KINDS);
export const delegationRole = pgEnum("delegation_role", words.DELEGATION_ROLES);
export const memberRole = pgEnum("member_role", words.MEMBER_ROLES);
export const actKind = pgEnum("act_kind", words.ACT_KINDS);
export const eventKind = pgEnum("event_kind", words.EVENT_KINDS);
export const eventLevel = pgEnum("event_level", words.EVENT_LEVELS);
export const datePrecision = pgEnum("date_precision", words.DATE_PRECISIONS);
export const question = pgEnum("question", words.QUESTIONS);
export const priority = pgEnum("priority", words.PRIORITIES);
export const answer = pgEnum("answer_kind", ANSWERS);
export const needTempo = pgEnum("need_tempo", words.NEED_TEMPOS);
export const sourceGrade = pgEnum("source_grade", words.SOURCE_GRADES);
export const backing = pgEnum("backing", words.BACKINGS);
export const draftState = pgEnum("draft_state", ["open", "submitted", "communicated", "discarded"]);
export const recordKind = pgEnum("record_kind", [
  "commitment",
  "requirement",
  "event",
  "answer",
  "pathway-step",
]);

/** Record time: from when until when an audience read a version. Half-open `[from, until)`, as PostgreSQL text. */
export const instantRange = customType<{ data: string }>({ dataType: () => "tstzrange" });
export const bytes = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });
