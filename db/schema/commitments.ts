import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { Condition } from "../../domain/commitment.ts";
import { acts } from "./acts.ts";
import * as e from "./enums.ts";
import { categories, delegations } from "./parties.ts";

const day = (name: string) => date(name, { mode: "string" });

/** The permanent identity of an undertaking. What it says is in its versions; who may know of it, in its releases. */
export const commitments = pgTable(
  "commitments",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    symbol: text("symbol").notNull(),
    delegationCode: text("delegation_code")
      .notNull()
      .references(() => delegations.code),
    /** The id in an imported file; null for lines that a delegation began here. */
    importId: text("import_id"),
  },
  (t) => [
    uniqueIndex("commitments_symbol_key").on(t.symbol),
    uniqueIndex("commitments_import_id_key").on(t.importId),
    unique("commitments_id_delegation_key").on(t.id, t.delegationCode),
    check("commitments_symbol_check", sql`${t.symbol} ~ '^[A-Z]{2}-[0-9A-HJKMNP-TV-Z]{4}$'`),
  ],
).enableRLS();

/** One state of an undertaking, brought by an act. A trigger refuses update and delete. */
export const commitmentVersions = pgTable(
  "commitment_versions",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    commitmentId: uuid("commitment_id").notNull(),
    delegationCode: text("delegation_code").notNull(),
    actId: uuid("act_id")
      .notNull()
      .references(() => acts.id),
    audience: e.audience("audience").notNull(),
    attribution: e.attribution("attribution").notNull(),
    releasedAt: timestamp("released_at", { withTimezone: true }).notNull().defaultNow(),
    category: text("category")
      .notNull()
      .references(() => categories.code),
    nilReturn: boolean("nil_return").notNull().default(false),
    titleEn: text("title_en").notNull(),
    titleUk: text("title_uk"),
    summaryEn: text("summary_en").notNull(),
    summaryUk: text("summary_uk"),
    stage: e.stage("stage").notNull(),
    bindingness: e.bindingness("bindingness").notNull(),
    instrument: e.instrumentForm("instrument"),
    startKind: e.startKind("start_kind").notNull(),
    startOn: day("start_on"),
    startEvent: text("start_event"),
    termKind: e.termKind("term_kind").notNull(),
    termUntil: day("term_until"),
    /** ISO 8601 duration. */
    termLength: text("term_length"),
    termEvent: text("term_event"),
    extension: e.extension("extension").notNull(),
    exitKind: e.exitKind("exit_kind").notNull(),
    exitBefore: day("exit_before"),
    /** ISO 8601 duration. */
    exitNotice: text("exit_notice"),
    durationNote: text("duration_note"),
    nextReviewOn: day("next_review_on"),
    fundedUntil: day("funded_until"),
    trigger: e.trigger("trigger"),
    decisionRule: e.decisionRule("decision_rule"),
    /** ISO 8601 duration from the trigger. */
    responseWithin: text("response_within"),
    responseHard: boolean("response_hard"),
    obligationAct: e.obligationAct("obligation_act"),
    delivery: e.deliveryStage("delivery").notNull(),
    quantityValue: numeric("quantity_value"),
    quantityUnit: text("quantity_unit"),
    quantityTempo: text("quantity_tempo"),
    amountValue: numeric("amount_value"),
    amountCurrency: text("amount_currency"),
    amountPeriod: text("amount_period"),
    amountForm: e.financeForm("amount_form"),
    caveats: text("caveats").array().notNull().default(sql`'{}'::text[]`),
    /** The kind of each caveat, in the same order; none for versions that name no kinds. */
    caveatKinds: text("caveat_kinds").array().notNull().default(sql`'{}'::text[]`),
    /** What only this category has, by name (domain/details.ts). */
    details: jsonb("details").$type<Record<string, string>>().notNull().default({}),
    /** Evidence of the last step of consent: signature, ratification or entry into force. */
    evidenceOn: day("evidence_on"),
    evidencePlace: text("evidence_place"),
    evidenceBody: text("evidence_body"),
    evidenceInstrument: text("evidence_instrument"),
    /** Symbols of the requirements that its party says it addresses. */
    addresses: text("addresses").array().notNull().default(sql`'{}'::text[]`),
    /** Symbol of the lead's line of which this one is a share, so that a joint undertaking is counted once. */
    partOf: text("part_of"),
    conditions: jsonb("conditions").$type<Condition[]>().notNull().default([]),
    statedOn: day("stated_on").notNull(),
    confirmedOn: day("confirmed_on"),
  },
  (t) => [
    unique("commitment_versions_id_commitment_key").on(t.id, t.commitmentId),
    index("commitment_versions_commitment_id_idx").on(t.commitmentId),
    index("commitment_versions_act_id_idx").on(t.actId),
    foreignKey({
      name: "commitment_versions_commitment_fkey",
      columns: [t.commitmentId, t.delegationCode],
      foreignColumns: [commitments.id, commitments.delegationCode],
    }),
    check("commitment_versions_period_check", sql`${t.termUntil} >= ${t.startOn}`),
    check("commitment_versions_funded_check", sql`${t.fundedUntil} >= ${t.startOn}`),
    check(
      "commitment_versions_term_check",
      sql`(${t.termKind} = 'fixed-date') = (${t.termUntil} is not null)
        and (${t.termKind} = 'duration') = (${t.termLength} is not null)
        and (${t.termKind} = 'until-event') = (${t.termEvent} is not null)`,
    ),
    check(
      "commitment_versions_start_check",
      sql`(${t.startKind} <> 'date' or ${t.startOn} is not null)
        and (${t.startKind} = 'event') = (${t.startEvent} is not null)
        and (${t.startKind} <> 'unstated' or ${t.startOn} is null)`,
    ),
    check("commitment_versions_exit_check", sql`(${t.exitKind} = 'notice') = (${t.exitNotice} is not null)`),
    check(
      "commitment_versions_durations_check",
      sql`coalesce(${t.termLength}, 'P1Y') ~ '^P([0-9]+Y)?([0-9]+M)?([0-9]+D)?$' and coalesce(${t.termLength}, 'P1Y') <> 'P'
        and coalesce(${t.exitNotice}, 'P1M') ~ '^P([0-9]+Y)?([0-9]+M)?([0-9]+D)?$' and coalesce(${t.exitNotice}, 'P1M') <> 'P'`,
    ),
    check(
      "commitment_versions_amount_check",
      sql`(${t.amountValue} is null) = (${t.amountCurrency} is null) and coalesce(${t.amountValue}, 0) >= 0
        and coalesce(${t.amountCurrency}, 'EUR') ~ '^[A-Z]{3}$'`,
    ),
    check(
      "commitment_versions_quantity_check",
      sql`(${t.quantityValue} is null) = (${t.quantityUnit} is null) and coalesce(${t.quantityValue}, 0) >= 0`,
    ),
    check(
      "commitment_versions_caveats_check",
      sql`cardinality(${t.caveatKinds}) in (0, cardinality(${t.caveats}))`,
    ),
    check(
      "commitment_versions_response_check",
      sql`(${t.responseWithin} is null) = (${t.responseHard} is null)`,
    ),
  ],
).enableRLS();

/**
 * Which version an audience reads, as its how manyeth, and in which record time. `number` counts within
 * the audience: publishing what participants know as version 5 tells the public of version 1 and no other.
 * An exclusion constraint keeps the ranges of one line and audience apart.
 */
export const commitmentReleases = pgTable(
  "commitment_releases",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    commitmentId: uuid("commitment_id").notNull(),
    versionId: uuid("version_id").notNull(),
    delegationCode: text("delegation_code").notNull(),
    audience: e.audience("audience").notNull(),
    number: integer("number").notNull(),
    recordedDuring: e.instantRange("recorded_during").notNull(),
  },
  (t) => [
    unique("commitment_releases_number_key").on(t.commitmentId, t.audience, t.number),
    index("commitment_releases_version_id_idx").on(t.versionId),
    index("commitment_releases_audience_idx").on(t.audience, t.commitmentId),
    foreignKey({
      name: "commitment_releases_version_fkey",
      columns: [t.versionId, t.commitmentId],
      foreignColumns: [commitmentVersions.id, commitmentVersions.commitmentId],
    }),
    foreignKey({
      name: "commitment_releases_commitment_fkey",
      columns: [t.commitmentId, t.delegationCode],
      foreignColumns: [commitments.id, commitments.delegationCode],
    }),
    check("commitment_releases_number_check", sql`${t.number} > 0`),
  ],
).enableRLS();
