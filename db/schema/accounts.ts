import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { LOCALES } from "../../domain/vocabulary.ts";
import { bytes, memberRole } from "./enums.ts";
import { delegations } from "./parties.ts";

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** A login of one person. Never deleted: what the person did stays theirs. */
export const accounts = pgTable(
  "accounts",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    language: text("language", { enum: LOCALES }).notNull().default("en"),
    createdAt: instant("created_at").notNull().defaultNow(),
    createdBy: uuid("created_by"),
    disabledAt: instant("disabled_at"),
    disabledBy: uuid("disabled_by"),
    disabledReason: text("disabled_reason"),
  },
  (t) => [
    uniqueIndex("accounts_email_key").on(sql`lower(${t.email})`),
    foreignKey({ name: "accounts_created_by_fkey", columns: [t.createdBy], foreignColumns: [t.id] }),
    foreignKey({ name: "accounts_disabled_by_fkey", columns: [t.disabledBy], foreignColumns: [t.id] }),
    check("accounts_disabled_check", sql`(${t.disabledAt} is null) or (${t.disabledReason} is not null)`),
  ],
).enableRLS();

/** Apart from accounts, so that only the sign-in login can read it. */
export const accountPasswords = pgTable("account_passwords", {
  accountId: uuid("account_id")
    .primaryKey()
    .references(() => accounts.id),
  hash: text("hash").notNull(),
  setAt: instant("set_at").notNull().defaultNow(),
}).enableRLS();

/** In which capacity an account acts, from when until when. Ended, never changed or reopened. */
export const memberships = pgTable(
  "memberships",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id),
    role: memberRole("role").notNull(),
    delegationCode: text("delegation_code").references(() => delegations.code),
    startedAt: instant("started_at").notNull().defaultNow(),
    startedBy: uuid("started_by").references(() => accounts.id),
    endedAt: instant("ended_at"),
    endedBy: uuid("ended_by").references(() => accounts.id),
  },
  (t) => [
    uniqueIndex("memberships_one_open_key").on(t.accountId).where(sql`${t.endedAt} is null`),
    index("memberships_delegation_code_idx").on(t.delegationCode),
    check(
      "memberships_delegation_check",
      sql`(${t.role} in ('drafter', 'head')) = (${t.delegationCode} is not null)`,
    ),
    check("memberships_period_check", sql`${t.endedAt} >= ${t.startedAt}`),
  ],
).enableRLS();

/** The cookie holds a random token; here is its SHA-256 only. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    tokenHash: bytes("token_hash").notNull(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id),
    createdAt: instant("created_at").notNull().defaultNow(),
    lastSeenAt: instant("last_seen_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    reauthenticatedAt: instant("reauthenticated_at").notNull().defaultNow(),
    revokedAt: instant("revoked_at"),
    revokedBecause: text("revoked_because"),
    userAgent: text("user_agent"),
    network: text("network"),
  },
  (t) => [
    uniqueIndex("sessions_token_hash_key").on(t.tokenHash),
    index("sessions_account_id_idx").on(t.accountId),
    check("sessions_period_check", sql`${t.expiresAt} > ${t.createdAt}`),
  ],
).enableRLS();

/** A one-use link. The token is mailed or shown once; here is its SHA-256 only. */
export const invitations = pgTable(
  "invitations",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    tokenHash: bytes("token_hash").notNull(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    role: memberRole("role").notNull(),
    delegationCode: text("delegation_code").references(() => delegations.code),
    invitedBy: uuid("invited_by")
      .notNull()
      .references(() => accounts.id),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
    usedBy: uuid("used_by").references(() => accounts.id),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    uniqueIndex("invitations_token_hash_key").on(t.tokenHash),
    check(
      "invitations_delegation_check",
      sql`(${t.role} in ('drafter', 'head')) = (${t.delegationCode} is not null)`,
    ),
    check("invitations_period_check", sql`${t.expiresAt} > ${t.createdAt}`),
  ],
).enableRLS();

/** Failed sign-ins per account key and per network, shared by all instances. */
export const throttles = pgTable("throttles", {
  key: text("key").primaryKey(),
  failures: integer("failures").notNull(),
  windowStartedAt: instant("window_started_at").notNull().defaultNow(),
  blockedUntil: instant("blocked_until"),
}).enableRLS();

/** Who did what, in the transaction that did it. No password, token or draft text is ever in `details`. */
export const auditEvents = pgTable(
  "audit_events",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    at: instant("at").notNull().default(sql`clock_timestamp()`),
    accountId: uuid("account_id").references(() => accounts.id),
    action: text("action").notNull(),
    subject: text("subject"),
    delegationCode: text("delegation_code").references(() => delegations.code),
    details: jsonb("details").notNull().default({}),
  },
  (t) => [index("audit_events_at_idx").on(t.at.desc().nullsFirst(), t.id)],
).enableRLS();
