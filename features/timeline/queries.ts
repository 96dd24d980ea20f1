// Longer than most: the two halves of the timeline must agree on one order, and are read here side by side.
import { and, asc, desc, eq, exists, inArray, ne, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { cache } from "react";
import { z } from "zod";
import { type Reader as Database, read } from "../../db/client.ts";
import { acts } from "../../db/schema/acts.ts";
import { commitmentReleases, commitments, commitmentVersions } from "../../db/schema/commitments.ts";
import { eventReleases, events, eventVersions } from "../../db/schema/events.ts";
import { requirementReleases, requirements, requirementVersions } from "../../db/schema/requirements.ts";
import type { AsOf } from "../../domain/as-of.ts";
import type { Day, Source, Text } from "../../domain/commitment.ts";
import { DEPUTY } from "../../domain/deputy.ts";
import type {
  ActEntry,
  ActLine,
  ActRequirement,
  EventChange,
  EventEntry,
  Instant,
  Page,
  TimelineEntry,
} from "../../domain/records.ts";
import { isActSymbol, isEventSymbol } from "../../domain/symbol.ts";
import type { Question } from "../../domain/vocabulary.ts";
import { decodeCursor, encodeCursor } from "../../server/cursor.ts";
import type { Viewer } from "../../server/viewer.ts";
import {
  correctionsOf,
  evidenceOfRow,
  followedOf,
  followedReleases,
  holds,
  instantOf,
  knownSymbols,
  sourcesOf,
  toInstant,
} from "../commitments/queries.ts";

/** `from` and `to` are days in Kyiv, both included. `question` is asked of events only: acts bear on none. */
export type TimelineFilter = {
  kind?: readonly string[] | undefined;
  delegation?: readonly string[] | undefined;
  question?: Question | undefined;
  from?: Day | undefined;
  to?: Day | undefined;
};
export type TimelineQuery = { asOf: AsOf; filter: TimelineFilter; after?: string | undefined; limit: number };

/** Newest day first; on one day the acts, newest first, and then the events. */
type Place = { type: "act"; at: string; id: string } | { type: "event"; on: Day; id: string };
/** Exact to the microsecond, as PostgreSQL keeps it. */
const cursorInstant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/);
const place = z.union([
  z
    .tuple([z.literal("act"), cursorInstant, z.uuid()])
    .transform(([type, at, id]): Place => ({ type, at, id })),
  z
    .tuple([z.literal("event"), z.iso.date(), z.uuid()])
    .transform(([type, on, id]): Place => ({ type, on, id })),
]);
const ZONE = "Europe/Kyiv";
const dayOf = (instant: string): Day =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE).toPlainDate().toString();

/** Two index-ordered, limited reads that are merged: the cost is the page's, however long the timeline is. */
export async function listTimeline(viewer: Viewer, query: TimelineQuery): Promise<Page<TimelineEntry>> {
  const { after, limit, filter } = query;
  const start = after === undefined ? null : decodeCursor(after, place);
  return read(viewer, async (db) => {
    const [actRows, eventRows] = await Promise.all([
      filter.question === undefined ? selectActs(db, query, start) : [],
      selectEvents(db, viewer, query, start),
    ]);
    const merged = merge(actRows, eventRows);
    const shown = merged.slice(0, limit);
    const items = await toEntries(db, viewer, query.asOf, shown);
    const last = merged.length > limit ? shown.at(-1) : undefined;
    return { items, next: last ? cursorAt(last) : null };
  });
}

/** How many acts and events the whole list has. */
export function countTimeline(
  viewer: Viewer,
  { asOf, filter }: Pick<TimelineQuery, "asOf" | "filter">,
): Promise<{ acts: number; events: number }> {
  const total = sql<number>`count(*)::int`;
  return read(viewer, async (db) => {
    const [[ofActs], [ofEvents]] = await Promise.all([
      db
        .select({ total })
        .from(acts)
        .where(and(...actConditions({ asOf, filter }, null))),
      db
        .select({ total })
        .from(eventReleases)
        .innerJoin(eventVersions, eq(eventVersions.id, eventReleases.versionId))
        .where(and(...eventConditions(viewer, { asOf, filter }, null))),
    ]);
    return { acts: filter.question === undefined ? (ofActs?.total ?? 0) : 0, events: ofEvents?.total ?? 0 };
  });
}

/** What was recorded last, newest first: for who follows the record, whenever the thing itself happened. */
export async function listNewest(
  viewer: Viewer,
  query: Omit<TimelineQuery, "after">,
): Promise<TimelineEntry[]> {
  const { limit, filter } = query;
  return read(viewer, async (db) => {
    const [actRows, eventRows] = await Promise.all([
      filter.question === undefined ? selectActs(db, query, null) : [],
      eventColumns(db)
        .where(and(...eventConditions(viewer, query, null)))
        .orderBy(desc(sql`lower(${eventReleases.recordedDuring})`), desc(eventReleases.eventId))
        .limit(limit),
    ]);
    const rows = [...actRows, ...eventRows].sort((a, b) =>
      Temporal.Instant.compare(toInstant(b.recordedAt), toInstant(a.recordedAt)),
    );
    return toEntries(db, viewer, query.asOf, rows.slice(0, limit));
  });
}

/** Rows as entries, in their order. */
async function toEntries(
  db: Database,
  viewer: Viewer,
  asOf: AsOf,
  rows: readonly (ActRow | EventRow)[],
): Promise<TimelineEntry[]> {
  const [actEntries, eventEntries] = await Promise.all([
    toActs(
      db,
      viewer,
      rows.flatMap((row) => (row.type === "act" ? [row] : [])),
    ),
    toEvents(
      db,
      viewer,
      asOf,
      rows.flatMap((row) => (row.type === "event" ? [row] : [])),
    ),
  ]);
  const entries = new Map<string, TimelineEntry>([...actEntries, ...eventEntries]);
  return rows.flatMap((row) => entries.get(row.id) ?? []);
}

/** Acts alone, newest first. */
export async function listActs(viewer: Viewer, query: TimelineQuery): Promise<Page<ActEntry>> {
  const { after, limit } = query;
  const start = after === undefined ? null : decodeCursor(after, place);
  return read(viewer, async (db) => {
    const rows = await selectActs(db, query, start);
    const items = [...(await toActs(db, viewer, rows.slice(0, limit))).values()];
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return { items, next: last ? cursorAt(last) : null };
  });
}

/** By its symbol, `P/2026/14`; null for absent, hidden and not yet recorded alike. */
export async function getAct(viewer: Viewer, symbol: string, asOf: AsOf): Promise<ActEntry | null> {
  if (!isActSymbol(symbol)) return null;
  return read(viewer, async (db) => {
    const rows = await actColumns(db)
      .where(and(eq(acts.symbol, symbol), actRecordedBy(asOf)))
      .limit(1);
    return [...(await toActs(db, viewer, rows)).values()][0] ?? null;
  });
}

/** Events that lie ahead of the day in view, soonest first. */
export function listUpcoming(viewer: Viewer, asOf: AsOf, limit: number): Promise<EventEntry[]> {
  return read(viewer, async (db) => {
    const rows = await eventColumns(db)
      .where(and(eventsAt(viewer, asOf), sql`${eventReleases.occursOn} > ${asOf.day}::date`))
      .orderBy(asc(eventReleases.occursOn), asc(eventReleases.eventId))
      .limit(limit);
    return [...(await toEvents(db, viewer, asOf, rows)).values()];
  });
}

/** By its symbol, `E-4M2P`; null for absent, hidden and not yet recorded alike. */
export async function getEvent(viewer: Viewer, symbol: string, asOf: AsOf): Promise<EventEntry | null> {
  if (!isEventSymbol(symbol)) return null;
  return read(viewer, async (db) => {
    const rows = await eventColumns(db)
      .innerJoin(events, eq(events.id, eventReleases.eventId))
      .where(and(eq(events.symbol, symbol), eventsAt(viewer, asOf)))
      .limit(1);
    return [...(await toEvents(db, viewer, asOf, rows)).values()][0] ?? null;
  });
}

/** Events that changed a line, newest first. */
export function listEventsOf(viewer: Viewer, line: string, asOf: AsOf, limit: number): Promise<EventEntry[]> {
  return read(viewer, async (db) => {
    const rows = await eventColumns(db)
      .where(and(eventsAt(viewer, asOf), sql`${eventVersions.changes} @> array[${line}]`))
      .orderBy(desc(eventReleases.occursOn), desc(eventReleases.eventId))
      .limit(limit);
    return [...(await toEvents(db, viewer, asOf, rows)).values()];
  });
}

export type Meeting = { on: Day; title: Text };
/** Days worth going to: the first of the record, and meetings that had been by the moment in view, newest first. */
export type DayChoices = { first: Instant | null; meetings: Meeting[] };

/** Asked once a request. */
export const listDayChoices = cache(
  (viewer: Viewer, asOf: AsOf, limit: number): Promise<DayChoices> =>
    read(viewer, async (db) => {
      const on = eventReleases.occursOn;
      const [[first], meetings] = await Promise.all([
        db
          .select({ at: sql<string>`${acts.releasedAt}::text` })
          .from(acts)
          .where(
            and(
              ne(acts.symbol, ""),
              viewer.reader.kind === "public" ? eq(acts.audience, "public") : undefined,
              sql`${acts.releasedAt} <= now()`,
            ),
          )
          .orderBy(asc(acts.releasedAt))
          .limit(1),
        db
          .select({ on, title: { en: eventVersions.titleEn, uk: eventVersions.titleUk } })
          .from(eventReleases)
          .innerJoin(eventVersions, eq(eventVersions.id, eventReleases.versionId))
          .where(
            and(eventsAt(viewer, asOf), eq(eventVersions.kind, "meeting"), sql`${on} <= ${asOf.day}::date`),
          )
          .orderBy(desc(on), desc(eventReleases.eventId))
          .limit(limit),
      ]);
      return { first: first ? toInstant(first.at) : null, meetings };
    }),
);

/** The first and the last year with an entry at that moment, from the ends of the indexes; null on an empty timeline. */
export function timelineSpan(viewer: Viewer, asOf: AsOf): Promise<{ first: number; last: number } | null> {
  const on = eventReleases.occursOn;
  const at = acts.releasedAt;
  const ofAudience = eventsAt(viewer, asOf);
  const ofPublic = and(
    actRecordedBy(asOf),
    viewer.reader.kind === "public" ? eq(acts.audience, "public") : undefined,
  );
  return read(viewer, async (db) => {
    const event = (order: SQL) =>
      db
        .select({ year: sql`extract(year from ${on})`.as("year") })
        .from(eventReleases)
        .where(ofAudience)
        .orderBy(order)
        .limit(1);
    const act = (order: SQL) =>
      db
        .select({ year: sql`extract(year from ${at} at time zone ${ZONE})`.as("year") })
        .from(acts)
        .where(ofPublic)
        .orderBy(order)
        .limit(1);
    const [ends] = await db
      .select({
        first: sql<number | null>`least(${event(asc(on))}, ${act(asc(at))})::int`,
        last: sql<number | null>`greatest(${event(desc(on))}, ${act(desc(at))})::int`,
      })
      .from(sql`(values (1)) as once`);
    const { first, last } = ends ?? {};
    return first == null || last == null ? null : { first, last };
  });
}

/**
 * The years with an entry at that moment, and the months of one of them, newest first. One probe of an index for each
 * year and month: the cost is the calendar's, however long the timeline is.
 */
export async function timelineCalendar(
  viewer: Viewer,
  asOf: AsOf,
  /** The year whose months are wanted; without it that of the day in view. */
  asked: number | undefined,
): Promise<{ years: number[]; months: Day[] }> {
  const span = await timelineSpan(viewer, asOf);
  if (!span) return { years: [], months: [] };
  const year = asked ?? Math.min(span.last, Number(asOf.day.slice(0, 4)));
  return read(viewer, async (db) => {
    const starting = (length: "1 year" | "1 month", first: number, last: number) =>
      db
        .select({ start: sql<Day>`part::date::text` })
        .from(
          sql`generate_series(${`${first}-01-01`}::timestamp, ${`${last}-12-01`}::timestamp, ${length}::interval) as part`,
        )
        .where(hasEntry(db, viewer, asOf, sql`part`, sql`part + ${length}::interval`))
        .orderBy(sql`part desc`);
    const [years, months] = await Promise.all([
      starting("1 year", span.first, span.last),
      starting("1 month", year, year),
    ]);
    return {
      years: years.map(({ start }) => Number(start.slice(0, 4))),
      months: months.map(({ start }) => start),
    };
  });
}

/** Whether something stands on the timeline between two midnights in Kyiv, the second left out. */
function hasEntry(db: Database, viewer: Viewer, asOf: AsOf, from: SQL, to: SQL): SQL | undefined {
  const [on, at] = [eventReleases.occursOn, acts.releasedAt];
  const ofEvents = db
    .select({ one: sql`1` })
    .from(eventReleases)
    .where(and(eventsAt(viewer, asOf), sql`${on} >= (${from})::date and ${on} < (${to})::date`));
  const ofActs = db
    .select({ one: sql`1` })
    .from(acts)
    .where(
      and(
        actRecordedBy(asOf),
        sql`${at} >= (${from}) at time zone ${ZONE} and ${at} < (${to}) at time zone ${ZONE}`,
      ),
    );
  return or(exists(ofEvents), exists(ofActs));
}

const cursorAt = (row: ActRow | EventRow): string =>
  row.type === "act"
    ? encodeCursor(["act", toInstant(row.recordedAt), row.id])
    : encodeCursor(["event", row.on, row.id]);

function merge(actRows: ActRow[], eventRows: EventRow[]): (ActRow | EventRow)[] {
  const rows = [...actRows, ...eventRows].map((row, index) => ({
    row,
    index,
    day: row.type === "act" ? dayOf(toInstant(row.recordedAt)) : row.on,
  }));
  // Acts stand before events in `rows`, and each half is in order: their places settle a day.
  rows.sort((a, b) => (a.day === b.day ? a.index - b.index : a.day < b.day ? 1 : -1));
  return rows.map(({ row }) => row);
}

// Acts. Row-level security says which of them a viewer may read at all.

/**
 * Released by then. Record time is when an act was released: when one under embargo was entered is its delegation's
 * alone, as is an act that has no number yet.
 */
const actRecordedBy = (asOf: AsOf): SQL =>
  sql`${acts.releasedAt} <= ${instantOf(asOf)} and ${acts.symbol} <> ''`;

const corrected = alias(acts, "corrected");

const actColumns = (db: Database) =>
  db
    .select({
      type: sql<"act">`'act'`,
      id: acts.id,
      symbol: acts.symbol,
      recordedAt: sql<string>`${acts.releasedAt}::text`,
      enteredAt: sql<string>`case when ${acts.isBackdated} then ${acts.enteredAt} else ${acts.releasedAt} end::text`,
      isBackdated: acts.isBackdated,
      kind: acts.kind,
      delegation: acts.delegationCode,
      attribution: acts.attribution,
      audience: acts.audience,
      // Persons are named to their own delegation alone, on the receipt.
      capacity: sql<
        string | null
      >`case when ${acts.capacity} like 'deputy for %' then ${DEPUTY} else ${acts.capacity} end`,
      reason: acts.reason,
      corrects: corrected.symbol,
    })
    .from(acts)
    .leftJoin(corrected, eq(corrected.id, acts.correctsActId))
    .$dynamic();
type ActRow = Awaited<ReturnType<typeof actColumns>>[number];

const actConditions = ({ asOf, filter }: Pick<TimelineQuery, "asOf" | "filter">, start: Place | null) => [
  actRecordedBy(asOf),
  start === null ? undefined : actsAfter(start),
  filter.kind && sql`${acts.kind}::text = any(${textArray(filter.kind)})`,
  filter.delegation && sql`${acts.delegationCode} = any(${textArray(filter.delegation)})`,
  filter.from === undefined ? undefined : sql`${acts.releasedAt} >= ${startOf(filter.from)}`,
  filter.to === undefined
    ? undefined
    : sql`${acts.releasedAt} < ((${filter.to}::date + 1)::timestamp at time zone ${ZONE})`,
];

const selectActs = (db: Database, query: TimelineQuery, start: Place | null) =>
  actColumns(db)
    .where(and(...actConditions(query, start)))
    .orderBy(desc(acts.releasedAt), desc(acts.id))
    .limit(query.limit + 1);

const actsAfter = (start: Place): SQL =>
  start.type === "act"
    ? sql`(${acts.releasedAt}, ${acts.id}) < (${start.at}::timestamptz, ${start.id}::uuid)`
    : sql`${acts.releasedAt} < ${startOf(start.on)}`;
const startOf = (day: Day): SQL => sql`(${day}::timestamp at time zone ${ZONE})`;
const textArray = (values: readonly string[]): SQL => sql`string_to_array(${values.join(",")}, ',')`;

async function toActs(db: Database, viewer: Viewer, rows: ActRow[]): Promise<Map<string, ActEntry>> {
  const ids = rows.map((row) => row.id);
  const { lines, cited } = await linesOf(db, viewer, ids);
  const needs = await requirementsOf(db, viewer, ids);
  const corrections = await correctionsOf(db, "actId", ids);
  return new Map(
    rows.map(({ id, recordedAt, enteredAt, ...row }) => [
      id,
      {
        ...row,
        on: dayOf(toInstant(recordedAt)),
        recordedAt: toInstant(recordedAt),
        enteredAt: toInstant(enteredAt),
        correctedBy: corrections.get(id) ?? [],
        lines: lines.get(id) ?? [],
        requirements: needs.brought.get(id) ?? [],
        sources: eachOnce([...(cited.get(id) ?? []), ...(needs.cited.get(id) ?? [])]),
      },
    ]),
  );
}

const eachOnce = (sources: readonly Source[]): Source[] =>
  sources.filter(
    (source, index) =>
      index === sources.findIndex(({ url, title }) => url === source.url && title === source.title),
  );

/** The commitments that acts brought, and the sources of them. */
async function linesOf(db: Database, viewer: Viewer, actIds: string[]) {
  const lines = new Map<string, ActLine[]>();
  const cited = new Map<string, Source[]>();
  if (actIds.length === 0) return { lines, cited };
  const v = commitmentVersions;
  const rows = await db
    .select({
      act: v.actId,
      id: v.id,
      symbol: commitments.symbol,
      version: commitmentReleases.number,
      title: { en: v.titleEn, uk: v.titleUk },
      stage: v.stage,
      category: v.category,
      evidenceOn: v.evidenceOn,
      evidencePlace: v.evidencePlace,
      evidenceBody: v.evidenceBody,
      evidenceInstrument: v.evidenceInstrument,
    })
    .from(v)
    .innerJoin(commitmentReleases, and(eq(commitmentReleases.versionId, v.id), followedReleases(viewer)))
    .innerJoin(commitments, eq(commitments.id, v.commitmentId))
    .where(inArray(v.actId, actIds))
    .orderBy(asc(sql`${commitments.symbol} collate "C"`));
  const sources = await sourcesOf(
    db,
    "commitment",
    rows.map((row) => row.id),
  );
  for (const { act, id, symbol, version, title, stage, category, ...row } of rows) {
    const line = { symbol, version, title, stage, category, evidence: evidenceOfRow(row) };
    lines.set(act, [...(lines.get(act) ?? []), line]);
    cited.set(act, [...(cited.get(act) ?? []), ...(sources.get(id) ?? [])]);
  }
  return { lines, cited };
}

/** The requirements that acts brought, and the sources of them. */
async function requirementsOf(db: Database, viewer: Viewer, actIds: string[]) {
  const brought = new Map<string, ActRequirement[]>();
  const cited = new Map<string, Source[]>();
  if (actIds.length === 0) return { brought, cited };
  const v = requirementVersions;
  const rows = await db
    .select({
      act: v.actId,
      id: v.id,
      symbol: requirements.symbol,
      version: requirementReleases.number,
      title: { en: v.titleEn, uk: v.titleUk },
      category: v.category,
    })
    .from(v)
    .innerJoin(
      requirementReleases,
      and(eq(requirementReleases.versionId, v.id), followedOf(viewer, requirementReleases)),
    )
    .innerJoin(requirements, eq(requirements.id, v.requirementId))
    .where(inArray(v.actId, actIds))
    .orderBy(asc(sql`${requirements.symbol} collate "C"`));
  const ids = rows.map((row) => row.id);
  const sources = await sourcesOf(db, "requirement", ids);
  for (const { act, id, ...row } of rows) {
    brought.set(act, [...(brought.get(act) ?? []), row]);
    cited.set(act, [...(cited.get(act) ?? []), ...(sources.get(id) ?? [])]);
  }
  return { brought, cited };
}

// Events.

export const eventAudience = ({ reader }: Viewer) =>
  reader.kind === "member" && reader.takesPart ? "participants" : "public";

const eventsAt = (viewer: Viewer, asOf: AsOf): SQL =>
  sql`${eventReleases.audience} = ${eventAudience(viewer)} and ${holds(eventReleases.recordedDuring, asOf)}`;

const eventColumns = (db: Database) =>
  db
    .select({
      type: sql<"event">`'event'`,
      id: eventReleases.eventId,
      on: eventReleases.occursOn,
      number: eventReleases.number,
      recordedAt: sql<string>`lower(${eventReleases.recordedDuring})`,
      version: eventVersions,
    })
    .from(eventReleases)
    .innerJoin(eventVersions, eq(eventVersions.id, eventReleases.versionId))
    .$dynamic();
type EventRow = Awaited<ReturnType<typeof eventColumns>>[number];

const eventConditions = (
  viewer: Viewer,
  { asOf, filter }: Pick<TimelineQuery, "asOf" | "filter">,
  start: Place | null,
) => [
  eventsAt(viewer, asOf),
  start === null ? undefined : eventsAfter(start),
  filter.kind && sql`${eventVersions.kind}::text = any(${textArray(filter.kind)})`,
  filter.delegation && sql`${eventVersions.participants} && ${textArray(filter.delegation)}`,
  filter.question === undefined ? undefined : sql`${eventVersions.question}::text = ${filter.question}`,
  filter.from === undefined ? undefined : sql`${eventReleases.occursOn} >= ${filter.from}::date`,
  filter.to === undefined ? undefined : sql`${eventReleases.occursOn} <= ${filter.to}::date`,
];

const selectEvents = (db: Database, viewer: Viewer, query: TimelineQuery, start: Place | null) =>
  eventColumns(db)
    .where(and(...eventConditions(viewer, query, start)))
    .orderBy(desc(eventReleases.occursOn), desc(eventReleases.eventId))
    .limit(query.limit + 1);

const eventsAfter = (start: Place): SQL =>
  start.type === "event"
    ? sql`(${eventReleases.occursOn}, ${eventReleases.eventId}) < (${start.on}::date, ${start.id}::uuid)`
    : sql`${eventReleases.occursOn} <= ${dayOf(start.at)}::date`;

async function toEvents(
  db: Database,
  viewer: Viewer,
  asOf: AsOf,
  rows: EventRow[],
): Promise<Map<string, EventEntry>> {
  if (rows.length === 0) return new Map();
  const ids = rows.map(({ id }) => id);
  const changed = [...new Set(rows.flatMap(({ version }) => version.changes))];
  const [cited, named, known, revised] = await Promise.all([
    sourcesOf(
      db,
      "event",
      rows.map((row) => row.version.id),
    ),
    // Apart from the list itself: the policy on identities is then asked of one page of them.
    db.select({ id: events.id, symbol: events.symbol }).from(events).where(inArray(events.id, ids)),
    knownSymbols(db, viewer, changed, asOf),
    revisionsOf(db, viewer, asOf, ids),
  ]);
  const symbols = new Map(named.map(({ id, symbol }) => [id, symbol]));
  return new Map(
    rows.map(({ id, on, number, recordedAt, version: v }) => [
      id,
      {
        type: "event",
        symbol: symbols.get(id) ?? "",
        version: number,
        on,
        precision: v.precision,
        kind: v.kind,
        level: v.level,
        title: { en: v.titleEn, uk: v.titleUk },
        summary: { en: v.summaryEn, uk: v.summaryUk },
        place: v.place,
        participants: v.participants,
        otherParticipants: v.otherParticipants,
        question: v.question,
        changes: v.changes.filter((symbol) => known.has(symbol)),
        sources: cited.get(v.id) ?? [],
        recordedAt: toInstant(recordedAt),
        revisions: revised.get(id) ?? [],
      },
    ]),
  );
}

/** What was said of events before, for this audience: each version beside the one that took its place. */
async function revisionsOf(db: Database, viewer: Viewer, asOf: AsOf, ids: string[]) {
  const [first, next] = [eventReleases, alias(eventReleases, "next")];
  const rows = await db
    .select({
      id: first.eventId,
      at: sql<string>`lower(${next.recordedDuring})::text`,
      on: first.occursOn,
      precision: eventVersions.precision,
      isMoved: sql<boolean>`${first.occursOn} <> ${next.occursOn}`,
    })
    .from(first)
    .innerJoin(
      next,
      and(
        eq(next.eventId, first.eventId),
        eq(next.audience, first.audience),
        eq(next.number, sql`${first.number} + 1`),
      ),
    )
    .innerJoin(eventVersions, eq(eventVersions.id, first.versionId))
    .where(and(inArray(first.eventId, ids), eq(first.audience, eventAudience(viewer))))
    .orderBy(asc(first.number));
  const found = new Map<string, EventChange[]>();
  for (const { id, on, precision, isMoved, ...row } of rows) {
    const at = toInstant(row.at);
    const isKnown = asOf.isNow || Temporal.Instant.compare(at, asOf.instant) <= 0;
    const was = isKnown && isMoved ? { on, precision } : null;
    found.set(id, [...(found.get(id) ?? []), { at, was }]);
  }
  return found;
}
