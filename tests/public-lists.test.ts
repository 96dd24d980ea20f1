import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closePools } from "../db/client.ts";
import { importReferenceIfEmpty } from "../db/import/reference.ts";
import { asOfNow, parseAsOf } from "../domain/as-of.ts";
import { nominalEnd } from "../domain/duration.ts";
import type { CommitmentRecord, TimelineEntry } from "../domain/records.ts";
import {
  COMMITMENT_SORTS,
  type CommitmentSort,
  getCommitment,
  getVersion,
  listCommitments,
} from "../features/commitments/queries.ts";
import { getDelegation } from "../features/delegations/queries.ts";
import { getAct, listTimeline } from "../features/timeline/queries.ts";
import { publicViewer } from "../server/viewer.ts";
import { connectTo, type TestDatabase, testDatabase } from "./database.ts";

// The lists of the public pages and of the API, on the reference record.
let database: TestDatabase;
const now = asOfNow(Temporal.Now.instant().add({ hours: 1 }).toString());
const then = parseAsOf("2024-06-01", now.instant).asOf;

beforeAll(async () => {
  database = await testDatabase();
  await importReferenceIfEmpty(database.ownerUrl, () => {});
  connectTo(database);
});
afterAll(async () => {
  await closePools();
  await database.close();
});

async function allBy(sort: CommitmentSort, limit: number): Promise<CommitmentRecord[]> {
  const found: CommitmentRecord[] = [];
  let after: string | undefined;
  do {
    const page = await listCommitments(publicViewer, {
      asOf: now,
      filter: {},
      sort,
      locale: "uk",
      after,
      limit,
    });
    expect(page.before).toBe(found.length);
    found.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return found;
}

async function wholeTimeline(limit: number): Promise<TimelineEntry[]> {
  const found: TimelineEntry[] = [];
  let after: string | undefined;
  do {
    const page = await listTimeline(publicViewer, { asOf: now, filter: {}, after, limit });
    found.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return found;
}

describe("commitments", () => {
  test.each(COMMITMENT_SORTS)("sorted by %s, pages neither skip nor repeat a line", async (sort) => {
    const found = await allBy(sort, 37);
    expect(found).toHaveLength(165);
    expect(new Set(found.map(({ symbol }) => symbol)).size).toBe(165);
  });

  test("PostgreSQL and the domain agree on every nominal end", async () => {
    const ends = (await allBy("end", 200)).map(({ terms }) => nominalEnd(terms) ?? "infinity");
    expect(ends).toEqual(ends.toSorted());
    const { facets } = await listCommitments(publicViewer, { asOf: now, filter: {}, limit: 1 });
    expect(facets.end.known).toBe(ends.filter((end) => end !== "infinity").length);
  });

  test("a facet counts what choosing differently would find", async () => {
    const filter = { stage: ["signed"] };
    const signed = await listCommitments(publicViewer, { asOf: now, filter, limit: 1 });
    const pledged = await listCommitments(publicViewer, {
      asOf: now,
      filter: { stage: ["pledged"] },
      limit: 1,
    });
    expect(signed.total).toBe(signed.facets.stage.signed);
    expect(pledged.total).toBe(signed.facets.stage.pledged);
  });

  test("words are found in any case, and signs of a pattern are none", async () => {
    const asked = (q: string) => listCommitments(publicViewer, { asOf: now, filter: { q }, limit: 1 });
    expect((await asked("100-YEAR")).total).toBeGreaterThan(0);
    expect((await asked("100_year")).total).toBe((await asked("100-YEAR")).total);
    expect((await asked("100%year")).total).toBe((await asked("100-YEAR")).total);
    expect((await asked("%%")).total).toBe(0);
  });

  test("what was recorded later is not there on an earlier day", async () => {
    const list = await listCommitments(publicViewer, {
      asOf: then,
      filter: {},
      sort: "-changed",
      limit: 200,
    });
    expect(list.items.length).toBeGreaterThan(0);
    expect(list.items.length).toBeLessThan(165);
    expect(list.items.every(({ recordedAt }) => recordedAt <= then.instant)).toBe(true);
    const [newest] = (await allBy("-changed", 200)).map(({ symbol }) => symbol);
    expect(await getCommitment(publicViewer, newest ?? "", then)).toBeNull();
    expect(await getVersion(publicViewer, newest ?? "", 1, then)).toBeNull();
  });

  test("a cursor of another list, or of none, is refused", async () => {
    const { next } = await listCommitments(publicViewer, { asOf: now, filter: {}, sort: "symbol", limit: 1 });
    for (const after of [next ?? "", "%", "W10"]) {
      const asked = listCommitments(publicViewer, { asOf: now, filter: {}, sort: "end", after, limit: 1 });
      await expect(asked).rejects.toMatchObject({ code: "malformed" });
    }
  });
});

describe("the timeline", () => {
  test("is newest first, acts before events on one day, each entry once, whatever the page holds", async () => {
    const whole = await wholeTimeline(200);
    const order = whole.map(({ on, type }) => `${on} ${type === "act" ? 1 : 0}`);
    expect(order).toEqual(order.toSorted().reverse());
    expect(new Set(whole.map(({ symbol }) => symbol)).size).toBe(whole.length);
    expect((await wholeTimeline(7)).map(({ symbol }) => symbol)).toEqual(whole.map(({ symbol }) => symbol));
  });

  test("an entry that comes in between two pages moves nothing", async () => {
    const ask = (after?: string) => listTimeline(publicViewer, { asOf: now, filter: {}, after, limit: 10 });
    const first = await ask();
    const expected = (await ask(first.next ?? "")).items.map(({ symbol }) => symbol);
    await database.owner`
      insert into acts (kind, attribution, audience, delegation_code, is_backdated, capacity)
      values ('report', 'reported', 'public', 'GB', true, 'secretariat')`;
    expect((await ask(first.next ?? "")).items.map(({ symbol }) => symbol)).toEqual(expected);
  });

  test("days are those of Kyiv, both ends included", async () => {
    const filter = { from: "2024-02-16", to: "2024-02-16" };
    const { items } = await listTimeline(publicViewer, { asOf: now, filter, limit: 50 });
    expect(items.length).toBeGreaterThan(0);
    expect(new Set(items.map(({ on }) => on))).toEqual(new Set(["2024-02-16"]));
  });
});

test.each(["", "\0", "gb-0000", "GB-OIL1", "' or 1=1 --", "GB-0000\n"])(
  "%j names nothing",
  async (symbol) => {
    expect(await getCommitment(publicViewer, symbol, now)).toBeNull();
    expect(await getAct(publicViewer, symbol, now)).toBeNull();
    expect(await getDelegation(publicViewer, symbol, now)).toBeNull();
  },
);
