import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { delegationKind, delegationRole } from "./enums.ts";

/** One row: what this installation is. An evaluation copy says so on every page, export and feed. */
export const installation = pgTable(
  "installation",
  {
    id: integer("id").primaryKey().default(1),
    isEvaluation: boolean("is_evaluation").notNull().default(false),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [check("installation_single_row_check", sql`${t.id} = 1`)],
).enableRLS();

export const delegations = pgTable(
  "delegations",
  {
    code: text("code").primaryKey(),
    kind: delegationKind("kind").notNull(),
    nameEn: text("name_en").notNull(),
    nameUk: text("name_uk").notNull(),
    /** Ukrainian names decline; a sentence such as 'commitments of Poland' needs the genitive stored. */
    genitiveUk: text("genitive_uk"),
    formalNameEn: text("formal_name_en"),
    formalNameUk: text("formal_name_uk"),
    domesticProcedure: text("domestic_procedure"),
  },
  (t) => [check("delegations_code_check", sql`${t.code} ~ '^[A-Z]{2}$'`)],
).enableRLS();

export const delegationRoles = pgTable(
  "delegation_roles",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    delegationCode: text("delegation_code")
      .notNull()
      .references(() => delegations.code),
    role: delegationRole("role").notNull(),
    fromOn: date("from_on", { mode: "string" }),
    toOn: date("to_on", { mode: "string" }),
  },
  (t) => [
    index("delegation_roles_delegation_code_idx").on(t.delegationCode),
    check("delegation_roles_period_check", sql`${t.toOn} >= ${t.fromOn}`),
  ],
).enableRLS();

export const categories = pgTable("categories", {
  code: text("code").primaryKey(),
  position: integer("position").notNull(),
  nameEn: text("name_en").notNull(),
  nameUk: text("name_uk").notNull(),
  definitionEn: text("definition_en").notNull(),
  definitionUk: text("definition_uk").notNull(),
}).enableRLS();
