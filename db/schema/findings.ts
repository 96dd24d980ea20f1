import { sql } from "drizzle-orm";
import { check, date, index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { accounts } from "./accounts.ts";
import { acts } from "./acts.ts";
import { audience } from "./enums.ts";
import { delegations } from "./parties.ts";

/** A delegation's answer to a finding: a statement of its head. What it says is the reason of its act. */
export const findingReplies = pgTable(
  "finding_replies",
  {
    actId: uuid("act_id")
      .primaryKey()
      .references(() => acts.id),
    /** The id that the rules give a finding; it is not kept, for findings are worked out anew each time. */
    finding: text("finding").notNull(),
    delegationCode: text("delegation_code")
      .notNull()
      .references(() => delegations.code),
    audience: audience("audience").notNull(),
    releasedAt: timestamp("released_at", { withTimezone: true }).notNull(),
  },
  (t) => [index("finding_replies_finding_idx").on(t.finding)],
).enableRLS();

/** A finding that the parties let stand: recorded by the secretariat, with who, why and until when. */
export const divergences = pgTable(
  "divergences",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    finding: text("finding").notNull(),
    audience: audience("audience").notNull(),
    /** Codes of the delegations that let it stand. */
    parties: text("parties").array().notNull(),
    reason: text("reason").notNull(),
    /** The last day on which it holds. */
    untilOn: date("until_on", { mode: "string" }).notNull(),
    recordedBy: uuid("recorded_by")
      .notNull()
      .references(() => accounts.id),
    recordedAt: timestamp("recorded_at", { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
    endedBy: uuid("ended_by").references(() => accounts.id),
    endedAt: timestamp("ended_at", { withTimezone: true }),
  },
  (t) => [
    index("divergences_finding_idx").on(t.finding),
    check("divergences_audience_check", sql`${t.audience} in ('participants', 'public')`),
    check("divergences_parties_check", sql`cardinality(${t.parties}) > 0`),
    check("divergences_ended_check", sql`(${t.endedAt} is null) = (${t.endedBy} is null)`),
  ],
).enableRLS();
