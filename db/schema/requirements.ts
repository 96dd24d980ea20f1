import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  numeric,
  pgTable,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { acts } from "./acts.ts";
import { commitments } from "./commitments.ts";
import { answer, attribution, audience, backing, instantRange, needTempo, priority } from "./enums.ts";
import { categories, delegations } from "./parties.ts";

const day = (name: string) => date(name, { mode: "string" });

/** What the beneficiary says it needs. */
export const requirements = pgTable(
  "requirements",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    symbol: text("symbol").notNull(),
    delegationCode: text("delegation_code")
      .notNull()
      .references(() => delegations.code),
    importId: text("import_id"),
  },
  (t) => [
    uniqueIndex("requirements_symbol_key").on(t.symbol),
    uniqueIndex("requirements_import_id_key").on(t.importId),
    unique("requirements_id_delegation_key").on(t.id, t.delegationCode),
    check("requirements_symbol_check", sql`${t.symbol} ~ '^[A-Z]{2}-[0-9A-HJKMNP-TV-Z]{4}$'`),
  ],
).enableRLS();

export const requirementVersions = pgTable(
  "requirement_versions",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    requirementId: uuid("requirement_id").notNull(),
    delegationCode: text("delegation_code").notNull(),
    actId: uuid("act_id")
      .notNull()
      .references(() => acts.id),
    audience: audience("audience").notNull(),
    attribution: attribution("attribution").notNull(),
    releasedAt: timestamp("released_at", { withTimezone: true }).notNull().defaultNow(),
    category: text("category")
      .notNull()
      .references(() => categories.code),
    titleEn: text("title_en").notNull(),
    titleUk: text("title_uk"),
    summaryEn: text("summary_en").notNull(),
    summaryUk: text("summary_uk"),
    priority: priority("priority").notNull(),
    minimumValue: numeric("minimum_value"),
    minimumUnit: text("minimum_unit"),
    minimumText: text("minimum_text"),
    /** What would be better than the least: in the unit and at the pace of the minimum. */
    desiredValue: numeric("desired_value"),
    /** Whether the quantities are needed in all, or again in each year or month of the period; null where not measured. */
    tempo: needTempo("tempo"),
    /** Days within which it is needed, both included; null where the beneficiary named none. */
    periodFrom: day("period_from"),
    periodTo: day("period_to"),
    statedOn: day("stated_on"),
    durationSought: text("duration_sought"),
    /** The least of the length sought, as an ISO 8601 duration; null where the words name none. */
    lengthSought: text("length_sought"),
    backing: backing("backing"),
  },
  (t) => [
    unique("requirement_versions_id_requirement_key").on(t.id, t.requirementId),
    index("requirement_versions_act_id_idx").on(t.actId),
    foreignKey({
      name: "requirement_versions_requirement_fkey",
      columns: [t.requirementId, t.delegationCode],
      foreignColumns: [requirements.id, requirements.delegationCode],
    }),
    check("requirement_versions_minimum_check", sql`coalesce(${t.minimumValue}, 0) >= 0`),
    check(
      "requirement_versions_desired_check",
      sql`${t.desiredValue} is null or (${t.minimumUnit} is not null and ${t.desiredValue} >= coalesce(${t.minimumValue}, 0))`,
    ),
    check(
      "requirement_versions_length_check",
      sql`coalesce(${t.lengthSought}, 'P1Y') ~ '^P([0-9]+Y)?([0-9]+M)?([0-9]+D)?$' and coalesce(${t.lengthSought}, 'P1Y') <> 'P'`,
    ),
    check("requirement_versions_period_check", sql`${t.periodTo} >= ${t.periodFrom}`),
  ],
).enableRLS();

/** As commitment_releases, for requirements. */
export const requirementReleases = pgTable(
  "requirement_releases",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    requirementId: uuid("requirement_id").notNull(),
    versionId: uuid("version_id").notNull(),
    delegationCode: text("delegation_code").notNull(),
    audience: audience("audience").notNull(),
    number: integer("number").notNull(),
    recordedDuring: instantRange("recorded_during").notNull(),
  },
  (t) => [
    unique("requirement_releases_number_key").on(t.requirementId, t.audience, t.number),
    foreignKey({
      name: "requirement_releases_version_fkey",
      columns: [t.versionId, t.requirementId],
      foreignColumns: [requirementVersions.id, requirementVersions.requirementId],
    }),
    check("requirement_releases_number_check", sql`${t.number} > 0`),
  ],
).enableRLS();

/** What the beneficiary says of a line for one of its requirements. The newest that a reader may read is the one that counts. */
export const requirementAnswers = pgTable(
  "requirement_answers",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    requirementId: uuid("requirement_id").notNull(),
    delegationCode: text("delegation_code").notNull(),
    commitmentId: uuid("commitment_id")
      .notNull()
      .references(() => commitments.id),
    actId: uuid("act_id")
      .notNull()
      .references(() => acts.id),
    audience: audience("audience").notNull(),
    attribution: attribution("attribution").notNull(),
    releasedAt: timestamp("released_at", { withTimezone: true }).notNull().defaultNow(),
    answer: answer("answer").notNull(),
    /** From 0 to 1, only with `partly`. */
    share: numeric("share"),
    backing: backing("backing"),
    importId: text("import_id"),
  },
  (t) => [
    uniqueIndex("requirement_answers_import_id_key").on(t.importId),
    index("requirement_answers_requirement_id_idx").on(t.requirementId),
    foreignKey({
      name: "requirement_answers_requirement_fkey",
      columns: [t.requirementId, t.delegationCode],
      foreignColumns: [requirements.id, requirements.delegationCode],
    }),
    check(
      "requirement_answers_share_check",
      sql`${t.share} is null or (${t.answer} = 'partly' and ${t.share} > 0 and ${t.share} < 1)`,
    ),
  ],
).enableRLS();
