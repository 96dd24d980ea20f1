import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { audience, backing, recordKind, sourceGrade } from "./enums.ts";

/** A citation of one version. Audience and release are the version's own, repeated so that one policy serves. */
export const sources = pgTable(
  "sources",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    recordKind: recordKind("record_kind").notNull(),
    versionId: uuid("version_id").notNull(),
    delegationCode: text("delegation_code"),
    audience: audience("audience").notNull(),
    releasedAt: timestamp("released_at", { withTimezone: true }).notNull().defaultNow(),
    position: integer("position").notNull(),
    title: text("title").notNull(),
    publisher: text("publisher").notNull(),
    publishedOn: date("published_on", { mode: "string" }),
    url: text("url"),
    grade: sourceGrade("grade").notNull(),
    backing: backing("backing"),
  },
  (t) => [
    index("sources_version_id_idx").on(t.versionId, t.position),
    check("sources_url_check", sql`${t.url} ~ '^https?://'`),
  ],
).enableRLS();
