// Longer than most: what colleagues see of each other at one line is read under one rule of who they are.
import { createHash } from "node:crypto";
import { and, eq, inArray, isNull, lt, ne, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { type Reader as Database, read } from "../../db/client.ts";
import { accounts } from "../../db/schema/accounts.ts";
import { commitments, commitmentVersions } from "../../db/schema/commitments.ts";
import { draftComments, draftEdits, draftLines, draftPresence } from "../../db/schema/drafts.ts";
import { Refusal } from "../../domain/refusal.ts";
import { type FieldName, fieldsOf, isFieldName } from "../../domain/terms-fields.ts";
import { decodeCursor, encodeCursor } from "../../server/cursor.ts";
import type { Actor } from "../../server/viewer.ts";
import { sourcesOf, termsOfRow, toInstant } from "../commitments/queries.ts";
import { draftOf, type Line, lineOf, ownDelegation } from "../offers/queries.ts";
import type { FieldChange } from "../offers/schema.ts";
import {
  type Comment,
  type History,
  type HistoryEntry,
  MOST_COMMENTS,
  type News,
  type Present,
  type StandingText,
  type Talk,
} from "./schema.ts";

/** Colleagues of whom something was heard in the last seconds and who have the line open, by name. */
export async function listPresent(actor: Actor, symbol: string, seconds: number): Promise<Present[]> {
  return read(actor, (db) => presentAt(db, actor, symbol, seconds));
}

function presentAt(db: Database, actor: Actor, symbol: string, seconds: number): Promise<Present[]> {
  return db
    .select({ name: accounts.name, section: draftPresence.section })
    .from(draftPresence)
    .innerJoin(commitments, eq(commitments.id, draftPresence.commitmentId))
    .innerJoin(accounts, eq(accounts.id, draftPresence.accountId))
    .where(
      and(
        eq(commitments.symbol, symbol),
        eq(commitments.delegationCode, ownDelegation(actor) ?? ""),
        eq(draftPresence.delegationCode, ownDelegation(actor) ?? ""),
        ne(draftPresence.accountId, actor.accountId),
        sql`${draftPresence.seenAt} > clock_timestamp() - make_interval(secs => ${seconds})`,
      ),
    )
    .orderBy(accounts.name, accounts.id)
    .limit(50);
}

/** What happened to a line since the state that a page knows; null where the actor has no such line. */
export async function getNews(
  actor: Actor,
  known: { symbol: string; mark: string; seconds: number },
): Promise<News | null> {
  const delegation = ownDelegation(actor);
  if (delegation === null) return null;
  return read(actor, async (db) => {
    const draft = await draftOf(db, delegation);
    // Before the texts: a save in between is then told once more, and never left out.
    const mark = await markOf(db, delegation, known.symbol, draft?.id ?? null);
    const isNew = mark !== known.mark;
    const line = await lineOf(db, delegation, known.symbol, draft);
    if (!line) return null;
    return {
      present: await presentAt(db, actor, known.symbol, known.seconds),
      mark,
      texts: isNew ? textsOf(line) : null,
      isFrozen: draft?.state === "submitted",
    };
  });
}

async function markOf(
  db: Database,
  delegation: string,
  symbol: string,
  draftId: string | null,
): Promise<string> {
  if (draftId === null) return "none";
  const [line] = await db
    .select({ id: draftLines.id, revision: draftLines.revision })
    .from(draftLines)
    .innerJoin(commitments, eq(commitments.id, draftLines.commitmentId))
    .where(
      and(
        eq(draftLines.draftId, draftId),
        eq(commitments.symbol, symbol),
        eq(commitments.delegationCode, delegation),
      ),
    );
  return line ? `${line.id}:${line.revision}` : "none";
}

const textsOf = (line: Line): StandingText[] =>
  Object.entries(line.fields).flatMap(([name, value]) => {
    const edit = isFieldName(name) ? line.edits.get(name) : undefined;
    return value === "" && !edit ? [] : [{ name, value, by: edit?.name ?? "", at: edit?.at ?? "" }];
  });

/** What colleagues have said about a line, in this draft and in those before it, field by field. */
export async function listTalks(actor: Actor, symbol: string): Promise<Talk[]> {
  const rows = await read(actor, (db) =>
    db
      .select({
        id: draftComments.id,
        name: draftComments.name,
        body: draftComments.body,
        by: accounts.name,
        at: sql<string>`${draftComments.writtenAt}::text`,
        isOpen: sql<boolean>`${draftComments.resolvedAt} is null`,
      })
      .from(draftComments)
      .innerJoin(draftLines, eq(draftLines.id, draftComments.lineId))
      .innerJoin(commitments, eq(commitments.id, draftLines.commitmentId))
      .leftJoin(accounts, eq(accounts.id, draftComments.writtenBy))
      .where(ofLine(actor, symbol))
      .orderBy(sql`${draftComments.writtenAt} desc`, sql`${draftComments.id} desc`)
      .limit(MOST_COMMENTS),
  );
  const talks = new Map<FieldName, Comment[]>();
  for (const { name, by, at, ...row } of rows.toReversed()) {
    if (!isFieldName(name)) continue;
    talks.set(name, [...(talks.get(name) ?? []), { ...row, by: by ?? "", at: toInstant(at) }]);
  }
  return Array.from(talks, ([name, comments]) => ({
    name,
    comments,
    isOpen: comments.some(({ isOpen }) => isOpen),
  }));
}

/** Lines of the actor's own delegation with this symbol, in whatever draft. */
const ofLine = (actor: Actor, symbol: string): SQL | undefined =>
  and(eq(commitments.symbol, symbol), eq(commitments.delegationCode, ownDelegation(actor) ?? ""));

/** Open comments of the delegation by the symbol of the line; lines without any are left out. */
export async function countOpenComments(actor: Actor): Promise<Map<string, number>> {
  const rows = await read(actor, (db) =>
    db
      .select({ symbol: commitments.symbol, count: sql<number>`count(*)::int` })
      .from(draftComments)
      .innerJoin(draftLines, eq(draftLines.id, draftComments.lineId))
      .innerJoin(commitments, eq(commitments.id, draftLines.commitmentId))
      .where(
        and(isNull(draftComments.resolvedAt), eq(commitments.delegationCode, ownDelegation(actor) ?? "")),
      )
      .groupBy(commitments.symbol)
      .orderBy(sql`${commitments.symbol} collate "C"`),
  );
  return new Map(rows.map(({ symbol, count }) => [symbol, count]));
}

const PAGE = 30;
const place = z.tuple([z.string().regex(/^[-\d :.+]{10,40}$/), z.uuid()]);

/**
 * The texts that the fields of a line have had, newest first, with what stood there before each.
 * @returns null where the actor has no such line.
 * @throws Refusal `malformed` for a cursor that is none.
 */
export async function getHistory(
  actor: Actor,
  symbol: string,
  cursor?: string | undefined,
): Promise<History | null> {
  const delegation = ownDelegation(actor);
  if (delegation === null) return null;
  const from = cursor === undefined ? null : decodeCursor(cursor, place);
  return read(actor, async (db) => {
    const draft = await draftOf(db, delegation);
    const line = await lineOf(db, delegation, symbol, draft);
    if (!line) return null;
    const rows = await editsOf(db, line.commitmentId, from);
    const bases = await basesOf(
      db,
      rows.slice(0, PAGE).flatMap(({ base, before }) => (before === null && base ? [base] : [])),
    );
    const entries = rows.slice(0, PAGE).flatMap((row): HistoryEntry[] => {
      const { id, name, value: after, by, at, base } = row;
      if (!isFieldName(name)) return [];
      const before = row.before ?? bases.get(base ?? "")?.[name] ?? "";
      const stands = line.fields[name] === after;
      const shown = fingerprint(line.fields[name]);
      return [{ id, name, before, after, by: by ?? "", at: toInstant(at), stands, shown }];
    });
    const last = rows[PAGE - 1];
    return {
      symbol,
      title: line.before?.title.en ?? line.fields.title_en,
      isFrozen: draft?.state === "submitted",
      entries,
      next: last && rows.length > PAGE ? encodeCursor([last.at, last.id]) : null,
    };
  });
}

function editsOf(db: Database, commitmentId: string, from: [string, string] | null) {
  const edits = db
    .select({
      id: draftEdits.id,
      name: draftEdits.name,
      value: draftEdits.value,
      by: draftEdits.editedBy,
      at: draftEdits.editedAt,
      base: draftLines.baseVersionId,
      before: sql<string | null>`lag(${draftEdits.value}) over (
        partition by ${draftEdits.lineId}, ${draftEdits.name} order by ${draftEdits.editedAt}, ${draftEdits.id})`.as(
        "before",
      ),
    })
    .from(draftEdits)
    .innerJoin(draftLines, eq(draftLines.id, draftEdits.lineId))
    .where(eq(draftLines.commitmentId, commitmentId))
    .as("edits");
  const older = from
    ? or(
        sql`${edits.at} < ${from[0]}::timestamptz`,
        and(sql`${edits.at} = ${from[0]}::timestamptz`, lt(edits.id, from[1])),
      )
    : undefined;
  return db
    .select({
      id: edits.id,
      name: edits.name,
      value: edits.value,
      by: accounts.name,
      at: sql<string>`${edits.at}::text`,
      base: edits.base,
      before: edits.before,
    })
    .from(edits)
    .leftJoin(accounts, eq(accounts.id, edits.by))
    .where(older)
    .orderBy(sql`${edits.at} desc`, sql`${edits.id} desc`)
    .limit(PAGE + 1);
}

/** The texts of versions, by their ids: what a field held before it was first typed in. */
async function basesOf(db: Database, ids: string[]): Promise<Map<string, Partial<Record<string, string>>>> {
  if (ids.length === 0) return new Map();
  const versions = await db.select().from(commitmentVersions).where(inArray(commitmentVersions.id, ids));
  const cited = await sourcesOf(
    db,
    "commitment",
    versions.map(({ id }) => id),
  );
  return new Map(versions.map((row) => [row.id, fieldsOf(termsOfRow(row, cited.get(row.id) ?? []))]));
}

/** Stands for a text in a form that must not carry all of it. */
const fingerprint = (text: string): string => createHash("sha256").update(text).digest("base64url");

/**
 * A text of the history and the one that stands in its field now; null where the actor has no such line.
 * @throws Refusal `out_of_date` where the text that stands is not the one that was shown.
 */
export async function getRestoration(
  actor: Actor,
  { symbol, edit, shown }: { symbol: string; edit: string; shown: string },
): Promise<FieldChange | null> {
  const delegation = ownDelegation(actor);
  if (delegation === null) return null;
  return read(actor, async (db) => {
    const line = await lineOf(db, delegation, symbol, await draftOf(db, delegation));
    const [row] = await db
      .select({ name: draftEdits.name, value: draftEdits.value })
      .from(draftEdits)
      .innerJoin(draftLines, eq(draftLines.id, draftEdits.lineId))
      .where(and(eq(draftEdits.id, edit), eq(draftLines.commitmentId, line?.commitmentId ?? NOBODY)));
    if (!line || !row || !isFieldName(row.name)) return null;
    const base = line.fields[row.name];
    if (fingerprint(base) !== shown) throw new Refusal("out_of_date");
    return { name: row.name, base, value: row.value };
  });
}
const NOBODY = "00000000-0000-0000-0000-000000000000";
