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
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { accounts } from "./accounts.ts";
import { commitments, commitmentVersions } from "./commitments.ts";
import { draftState } from "./enums.ts";
import { delegations } from "./parties.ts";

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** The working draft of a delegation's offer. One is open or submitted at a time. Read by its delegation alone. */
export const offerDrafts = pgTable(
  "offer_drafts",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    delegationCode: text("delegation_code")
      .notNull()
      .references(() => delegations.code),
    state: draftState("state").notNull().default("open"),
    openedBy: uuid("opened_by")
      .notNull()
      .references(() => accounts.id),
    openedAt: instant("opened_at").notNull().defaultNow(),
    submittedBy: uuid("submitted_by").references(() => accounts.id),
    submittedAt: instant("submitted_at"),
    /** Rises with every change of the draft: what a head has read is named by it. */
    revision: integer("revision").notNull().default(0),
    returnedNote: text("returned_note"),
    closedAt: instant("closed_at"),
  },
  (t) => [
    unique("offer_drafts_id_delegation_key").on(t.id, t.delegationCode),
    uniqueIndex("offer_drafts_one_open_key")
      .on(t.delegationCode)
      .where(sql`${t.state} in ('open', 'submitted')`),
    check("offer_drafts_submitted_check", sql`${t.state} <> 'submitted' or ${t.submittedBy} is not null`),
  ],
).enableRLS();

/** One commitment in a draft. `baseVersionId` is the version it started from; null for a new line. */
export const draftLines = pgTable(
  "draft_lines",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    draftId: uuid("draft_id").notNull(),
    delegationCode: text("delegation_code").notNull(),
    commitmentId: uuid("commitment_id").notNull(),
    baseVersionId: uuid("base_version_id").references(() => commitmentVersions.id),
    revision: integer("revision").notNull().default(0),
    isRemoved: boolean("is_removed").notNull().default(false),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => accounts.id),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    unique("draft_lines_id_delegation_key").on(t.id, t.delegationCode),
    unique("draft_lines_draft_commitment_key").on(t.draftId, t.commitmentId),
    foreignKey({
      name: "draft_lines_draft_fkey",
      columns: [t.draftId, t.delegationCode],
      foreignColumns: [offerDrafts.id, offerDrafts.delegationCode],
    }),
    foreignKey({
      name: "draft_lines_commitment_fkey",
      columns: [t.commitmentId, t.delegationCode],
      foreignColumns: [commitments.id, commitments.delegationCode],
    }),
  ],
).enableRLS();

/** What was typed, field by field and as it was typed, also where it is not valid yet: nothing typed is lost. */
export const draftFields = pgTable(
  "draft_fields",
  {
    lineId: uuid("line_id").notNull(),
    delegationCode: text("delegation_code").notNull(),
    name: text("name").notNull(),
    value: text("value").notNull(),
    editedBy: uuid("edited_by")
      .notNull()
      .references(() => accounts.id),
    editedAt: instant("edited_at").notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    primaryKey({ name: "draft_fields_pkey", columns: [t.lineId, t.name] }),
    index("draft_fields_delegation_code_idx").on(t.delegationCode),
    foreignKey({
      name: "draft_fields_line_fkey",
      columns: [t.lineId, t.delegationCode],
      foreignColumns: [draftLines.id, draftLines.delegationCode],
    }),
  ],
).enableRLS();

/** Every text that a field of a draft has had, so that any of them can be restored. Never changed or deleted. */
export const draftEdits = pgTable(
  "draft_edits",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    lineId: uuid("line_id").notNull(),
    delegationCode: text("delegation_code").notNull(),
    name: text("name").notNull(),
    value: text("value").notNull(),
    editedBy: uuid("edited_by")
      .notNull()
      .references(() => accounts.id),
    editedAt: instant("edited_at").notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    index("draft_edits_line_id_idx").on(t.lineId, t.editedAt.desc().nullsFirst()),
    foreignKey({
      name: "draft_edits_line_fkey",
      columns: [t.lineId, t.delegationCode],
      foreignColumns: [draftLines.id, draftLines.delegationCode],
    }),
  ],
).enableRLS();

/** What colleagues say to each other about a field of a draft; `resolvedAt` closes it. */
export const draftComments = pgTable(
  "draft_comments",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    lineId: uuid("line_id").notNull(),
    delegationCode: text("delegation_code").notNull(),
    name: text("name").notNull(),
    body: text("body").notNull(),
    writtenBy: uuid("written_by")
      .notNull()
      .references(() => accounts.id),
    writtenAt: instant("written_at").notNull().default(sql`clock_timestamp()`),
    resolvedBy: uuid("resolved_by").references(() => accounts.id),
    resolvedAt: instant("resolved_at"),
  },
  (t) => [
    index("draft_comments_line_id_idx").on(t.lineId),
    foreignKey({
      name: "draft_comments_line_fkey",
      columns: [t.lineId, t.delegationCode],
      foreignColumns: [draftLines.id, draftLines.delegationCode],
    }),
    check("draft_comments_resolved_check", sql`(${t.resolvedBy} is null) = (${t.resolvedAt} is null)`),
  ],
).enableRLS();

/** Who has which section of which line open; a row is stale after half a minute. */
export const draftPresence = pgTable(
  "draft_presence",
  {
    accountId: uuid("account_id")
      .primaryKey()
      .references(() => accounts.id),
    commitmentId: uuid("commitment_id").notNull(),
    delegationCode: text("delegation_code")
      .notNull()
      .references(() => delegations.code),
    section: text("section").notNull(),
    seenAt: instant("seen_at").notNull().default(sql`clock_timestamp()`),
  },
  (t) => [index("draft_presence_delegation_code_idx").on(t.delegationCode)],
).enableRLS();

/** A head's right to communicate, handed to a colleague for a dated period. Seen by both, ended but never edited. */
export const deputies = pgTable(
  "deputies",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    delegationCode: text("delegation_code")
      .notNull()
      .references(() => delegations.code),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id),
    grantedBy: uuid("granted_by")
      .notNull()
      .references(() => accounts.id),
    fromAt: instant("from_at").notNull(),
    untilAt: instant("until_at").notNull(),
    /** While it lasts, the one who handed it over does not act. */
    isExclusive: boolean("is_exclusive").notNull().default(false),
    grantedAt: instant("granted_at").notNull().default(sql`clock_timestamp()`),
    endedAt: instant("ended_at"),
    endedBy: uuid("ended_by").references(() => accounts.id),
  },
  (t) => [
    index("deputies_delegation_code_idx").on(t.delegationCode),
    index("deputies_account_id_idx").on(t.accountId),
    check("deputies_period_check", sql`${t.untilAt} > ${t.fromAt}`),
    check("deputies_other_person_check", sql`${t.accountId} <> ${t.grantedBy}`),
  ],
).enableRLS();
