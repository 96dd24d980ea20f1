import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { accounts } from "./accounts.ts";
import { actKind, attribution, audience, bytes } from "./enums.ts";
import { delegations } from "./parties.ts";

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** The last number given in a series and year. A series belongs to one audience, so no gap tells what a reader may not see. */
export const actNumbers = pgTable(
  "act_numbers",
  { series: text("series").notNull(), year: integer("year").notNull(), last: integer("last").notNull() },
  (t) => [primaryKey({ name: "act_numbers_pkey", columns: [t.series, t.year] })],
).enableRLS();

/**
 * Everything that leaves a delegation. A trigger numbers it, stamps it and refuses any later change.
 * `recordedAt` is record time (when the register knew); `enteredAt` is when the row was truly written:
 * they differ only where `isBackdated` says so.
 */
export const acts = pgTable(
  "acts",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    symbol: text("symbol").notNull().default(""),
    kind: actKind("kind").notNull(),
    attribution: attribution("attribution").notNull(),
    audience: audience("audience").notNull(),
    delegationCode: text("delegation_code")
      .notNull()
      .references(() => delegations.code),
    accountId: uuid("account_id").references(() => accounts.id),
    /** Name and capacity as they were at the time of the act. */
    actorName: text("actor_name"),
    capacity: text("capacity"),
    recordedAt: instant("recorded_at").notNull().defaultNow(),
    releasedAt: instant("released_at").notNull().defaultNow(),
    enteredAt: instant("entered_at").notNull().defaultNow(),
    isBackdated: boolean("is_backdated").notNull().default(false),
    reason: text("reason"),
    contentHash: bytes("content_hash"),
    correctsActId: uuid("corrects_act_id"),
    draftId: uuid("draft_id"),
  },
  (t) => [
    // An embargoed act has no symbol until it is released: a number given early would tell of it.
    uniqueIndex("acts_symbol_key").on(t.symbol).where(sql`${t.symbol} <> ''`),
    // One act of a kind for each communicated draft; corrections are one for each act that they correct.
    uniqueIndex("acts_draft_id_kind_key").on(
      t.draftId,
      t.kind,
      sql`coalesce(${t.correctsActId}, '00000000-0000-0000-0000-000000000000'::uuid)`,
    ),
    index("acts_embargoed_idx").on(t.releasedAt).where(sql`${t.symbol} = ''`),
    index("acts_audience_released_at_idx").on(
      t.audience,
      t.releasedAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index("acts_delegation_code_idx").on(t.delegationCode),
    foreignKey({ name: "acts_corrects_act_id_fkey", columns: [t.correctsActId], foreignColumns: [t.id] }),
    check("acts_released_check", sql`${t.releasedAt} >= ${t.recordedAt}`),
    check("acts_backdated_check", sql`${t.isBackdated} or ${t.attribution} = 'own'`),
    check("acts_own_actor_check", sql`${t.attribution} = 'reported' or ${t.accountId} is not null`),
  ],
).enableRLS();

/** An embargoed act that was called off before its time. It never leaves its delegation. */
export const actCancellations = pgTable("act_cancellations", {
  actId: uuid("act_id")
    .primaryKey()
    .references(() => acts.id),
  delegationCode: text("delegation_code")
    .notNull()
    .references(() => delegations.code),
  cancelledBy: uuid("cancelled_by")
    .notNull()
    .references(() => accounts.id),
  cancelledAt: instant("cancelled_at").notNull().default(sql`clock_timestamp()`),
}).enableRLS();
