import { sql } from "drizzle-orm";
import { check, date, index, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { audience, backing } from "./enums.ts";
import { delegations } from "./parties.ts";

/**
 * Where a delegation stands on the way through its own institutions (domain/pathways.ts has the steps). Each row is what a
 * source says of one step; the newest one that a reader may read is the one that counts.
 */
export const pathwaySteps = pgTable(
  "pathway_steps",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    delegationCode: text("delegation_code")
      .notNull()
      .references(() => delegations.code),
    template: text("template").notNull(),
    step: text("step").notNull(),
    audience: audience("audience").notNull(),
    releasedAt: timestamp("released_at", { withTimezone: true }).notNull().defaultNow(),
    doneOn: date("done_on", { mode: "string" }),
    /** A day that has been set for it. */
    expectedOn: date("expected_on", { mode: "string" }),
    /** What keeps it from being taken. */
    blockedBy: text("blocked_by"),
    note: text("note"),
    backing: backing("backing"),
    importId: text("import_id"),
  },
  (t) => [
    uniqueIndex("pathway_steps_import_id_key").on(t.importId),
    index("pathway_steps_delegation_code_idx").on(t.delegationCode),
    check(
      "pathway_steps_state_check",
      sql`${t.doneOn} is null or (${t.blockedBy} is null and ${t.expectedOn} is null)`,
    ),
  ],
).enableRLS();
