import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { audience, backing, datePrecision, eventKind, eventLevel, instantRange, question } from "./enums.ts";

/** What happened in the talks, or will. Kept by the secretariat. */
export const events = pgTable(
  "events",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    symbol: text("symbol").notNull(),
    importId: text("import_id"),
  },
  (t) => [
    uniqueIndex("events_symbol_key").on(t.symbol),
    uniqueIndex("events_import_id_key").on(t.importId),
    check("events_symbol_check", sql`${t.symbol} ~ '^E-[0-9A-HJKMNP-TV-Z]{4}$'`),
  ],
).enableRLS();

export const eventVersions = pgTable(
  "event_versions",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    eventId: uuid("event_id")
      .notNull()
      .references(() => events.id),
    audience: audience("audience").notNull(),
    releasedAt: timestamp("released_at", { withTimezone: true }).notNull().defaultNow(),
    occursOn: date("occurs_on", { mode: "string" }).notNull(),
    precision: datePrecision("precision").notNull(),
    kind: eventKind("kind").notNull(),
    level: eventLevel("level"),
    titleEn: text("title_en").notNull(),
    titleUk: text("title_uk"),
    summaryEn: text("summary_en").notNull(),
    summaryUk: text("summary_uk"),
    place: text("place"),
    /** Codes of delegations. */
    participants: text("participants").array().notNull().default(sql`'{}'::text[]`),
    /** Names of those that are no delegation here. */
    otherParticipants: text("other_participants").array().notNull().default(sql`'{}'::text[]`),
    question: question("question"),
    /** Symbols of the commitments that this event changed. */
    changes: text("changes").array().notNull().default(sql`'{}'::text[]`),
    backing: backing("backing"),
  },
  (t) => [unique("event_versions_id_event_key").on(t.id, t.eventId)],
).enableRLS();

/** As commitment_releases, for events; `occursOn` is repeated here so that the timeline is one index scan. */
export const eventReleases = pgTable(
  "event_releases",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    eventId: uuid("event_id").notNull(),
    versionId: uuid("version_id").notNull(),
    audience: audience("audience").notNull(),
    number: integer("number").notNull(),
    occursOn: date("occurs_on", { mode: "string" }).notNull(),
    recordedDuring: instantRange("recorded_during").notNull(),
  },
  (t) => [
    unique("event_releases_number_key").on(t.eventId, t.audience, t.number),
    index("event_releases_timeline_idx").on(
      t.audience,
      t.occursOn.desc().nullsFirst(),
      t.eventId.desc().nullsFirst(),
    ),
    foreignKey({
      name: "event_releases_version_fkey",
      columns: [t.versionId, t.eventId],
      foreignColumns: [eventVersions.id, eventVersions.eventId],
    }),
    check("event_releases_number_check", sql`${t.number} > 0`),
  ],
).enableRLS();
