import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closePools } from "../db/client.ts";
import { importReferenceIfEmpty } from "../db/import/reference.ts";
import { type AsOf, asOfNow, parseAsOf } from "../domain/as-of.ts";
import { assuredHorizon, nominalEnd } from "../domain/duration.ts";
import type { CommitmentRecord, TimelineEntry } from "../domain/records.ts";
import { CONSENT_STEPS } from "../domain/vocabulary.ts";
import { listLines, listNamedLines } from "../features/commitments/queries.ts";
import { fitsFilter, listDelegations } from "../features/delegations/queries.ts";
import {
  getEvent,
  listEventsOf,
  listTimeline,
  timelineCalendar,
  timelineSpan,
} from "../features/timeline/queries.ts";
import { publicViewer } from "../server/viewer.ts";
import { connectTo, type TestDatabase, testDatabase } from "./database.ts";
import { id, makeEvent } from "./world.ts";

// What the pages of one event, one delegation and the timeline's calendar read, on the reference record and at a past day.
let database: TestDatabase;
let line: string;
const now = asOfNow(Temporal.Now.instant().add({ hours: 1 }).toString());
const on = (day: string): AsOf => parseAsOf(day, now.instant).asOf;
const then = on("2024-06-01");

beforeAll(async () => {
  database = await testDatabase();
  await importReferenceIfEmpty(database.ownerUrl, () => {});
  connectTo(database);
  const { items } = await listLines(publicViewer, { asOf: now, filter: { delegation: ["GB"] }, limit: 1 });
  line = items[0]?.symbol ?? "";
  await makeEvent(database.owner, { symbol: "E-PVBR", audience: "public" });
  await makeEvent(database.owner, { symbol: "E-PART", audience: "participants" });
  await database.owner.begin(async (sql) => {
    // A trigger keeps versions as they are; the tests give them their changes before anybody has read them.
    await sql`set local session_replication_role = replica`;
    await sql`update event_versions set changes = array[${line}, 'GB-0000'] where id in (${id("version-E-PVBR")}, ${id("version-E-PART")})`;
    await sql`insert into event_versions (id, event_id, audience, released_at, occurs_on, precision, kind, title_en, summary_en, changes)
      values (${id("second")}, ${id("E-PVBR")}, 'public', '2026-02-01T12:00:00Z', '2026-01-07', 'day', 'meeting', 'Moved', 'For tests.', array[${line}, 'GB-0000'])`;
    await sql`update event_releases set recorded_during = tstzrange('2026-01-05T12:00:00Z', '2026-02-01T12:00:00Z')
      where event_id = ${id("E-PVBR")} and audience = 'public'`;
    await sql`insert into event_releases (event_id, version_id, audience, number, occurs_on, recorded_during)
      values (${id("E-PVBR")}, ${id("second")}, 'public', 2, '2026-01-07', tstzrange('2026-02-01T12:00:00Z', null))`;
  });
});
afterAll(async () => {
  await closePools();
  await database.close();
});

async function everyPage<T>(ask: (after?: string) => Promise<{ items: T[]; next: string | null }>) {
  const found: T[] = [];
  let after: string | undefined;
  do {
    const page = await ask(after);
    found.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return found;
}

describe("one event", () => {
  test("says what it said before, and names only lines on the record", async () => {
    const event = await getEvent(publicViewer, "E-PVBR", now);
    expect(event).toMatchObject({ symbol: "E-PVBR", on: "2026-01-07", version: 2, changes: [line] });
    expect(event?.revisions).toEqual([
      { at: "2026-02-01T12:00:00Z", was: { on: "2026-01-05", precision: "day" } },
    ]);
  });

  test("at a past day is what was known, with the correction as a notice that tells no day", async () => {
    const event = await getEvent(publicViewer, "E-PVBR", on("2026-01-20"));
    expect(event).toMatchObject({ on: "2026-01-05", version: 1, title: { en: "Event E-PVBR" } });
    expect(event?.revisions).toEqual([{ at: "2026-02-01T12:00:00Z", was: null }]);
    expect(await getEvent(publicViewer, "E-PVBR", on("2026-01-01"))).toBeNull();
  });

  test.each(["E-PART", "E-0000", "e-pvbr", "E-PVBR\n", "", "P/2026/1"])("%j is absent", async (symbol) => {
    expect(await getEvent(publicViewer, symbol, now)).toBeNull();
  });
});

describe("what changed a line", () => {
  test("are the public events that name it, as of the day", async () => {
    const symbols = async (asOf: AsOf) =>
      (await listEventsOf(publicViewer, line, asOf, 20)).map(({ symbol }) => symbol);
    expect(await symbols(now)).toContain("E-PVBR");
    expect(await symbols(now)).not.toContain("E-PART");
    expect(await symbols(on("2026-01-01"))).not.toContain("E-PVBR");
    expect(await listEventsOf(publicViewer, "GB-0000", on("2026-01-01"), 20)).toEqual([]);
  });

  test("lines are named only once they are on the record", async () => {
    const [named] = await listNamedLines(publicViewer, [line, "GB-0000", "' or 1=1"], now);
    expect(named?.symbol).toBe(line);
    expect(await listNamedLines(publicViewer, [line], on("2000-01-01"))).toEqual([]);
  });
});

describe("the calendar of the timeline", () => {
  const wholeTimeline = (asOf: AsOf) =>
    everyPage<TimelineEntry>((after) => listTimeline(publicViewer, { asOf, filter: {}, after, limit: 200 }));

  test.each([
    ["now", now, 2026],
    ["at a past day", then, 2024],
  ])("has the years and months with an entry, %s", async (_when, asOf, year) => {
    const entries = await wholeTimeline(asOf);
    const years = [...new Set(entries.map((entry) => Number(entry.on.slice(0, 4))))];
    const months = entries
      .filter((entry) => entry.on.startsWith(`${year}`))
      .map((entry) => entry.on.slice(0, 7));
    const calendar = await timelineCalendar(publicViewer, asOf, undefined);
    expect(calendar.years).toEqual(years);
    expect(calendar.months).toEqual([...new Set(months)].map((month) => `${month}-01`));
    expect(await timelineSpan(publicViewer, asOf)).toEqual({ first: years.at(-1), last: years[0] });
  });
});

describe("what a delegation has on the table", () => {
  const linesOf = (asOf: AsOf, code: string) =>
    everyPage<CommitmentRecord>((after) =>
      listLines(publicViewer, { asOf, filter: { delegation: [code] }, after, limit: 200 }),
    );
  const last = (days: (string | null)[]) =>
    days
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null;

  test.each([
    ["now", now],
    ["at a past day", then],
  ])("is counted and dated as the rules of the domain do it, %s", async (_when, asOf) => {
    for (const row of await listDelegations(publicViewer, asOf)) {
      const lines = await linesOf(asOf, row.code);
      const binding = lines
        .map(({ terms }) => terms)
        .filter(({ stage, nilReturn }) => !nilReturn && CONSENT_STEPS.some((step) => step === stage));
      expect(row).toMatchObject({
        commitments: lines.length,
        ownLines: lines.filter(({ attribution }) => attribution === "own").length,
        longestEnd: last(binding.map((terms) => nominalEnd(terms))),
        assuredUntil: last(binding.map((terms) => assuredHorizon(terms, asOf.day))),
        hasOpenEnd: binding.some(({ term }) => term.kind === "open-ended" || term.kind === "until-event"),
      });
      expect(row.categories.toSorted()).toEqual(
        [...new Set(lines.map(({ terms }) => terms.category))].sort(),
      );
    }
  });

  test("is found by stage, category and role together", async () => {
    const rows = await listDelegations(publicViewer, now);
    const filter = { category: ["air-defence"], role: ["guarantor"] as const };
    const found = rows.filter((row) => fitsFilter(row, filter, now.day));
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(rows.length);
    expect(found.every(({ categories }) => categories.includes("air-defence"))).toBe(true);
  });
});
