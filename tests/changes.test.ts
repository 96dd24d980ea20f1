import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closePools } from "../db/client.ts";
import { type AsOf, asOfNow, parseAsOf } from "../domain/as-of.ts";
import {
  type ChangesFilter,
  countChangedLines,
  countNews,
  listChanges,
  listRequirementChanges,
} from "../features/changes/queries.ts";
import { listCommitments, listVersions } from "../features/commitments/queries.ts";
import { listDelegations } from "../features/delegations/queries.ts";
import { FIRM_STAGES, getOverview } from "../features/overview/queries.ts";
import {
  countTimeline,
  getAct,
  listDayChoices,
  listTimeline,
  timelineSpan,
} from "../features/timeline/queries.ts";
import { publicViewer } from "../server/viewer.ts";
import { connectTo, type TestDatabase, testDatabase } from "./database.ts";
import { makeNextVersion, type NextVersion } from "./next-version.ts";
import { makeEvent, makeLine, makePeople, makeRequirement } from "./world.ts";

// What changed between two moments, and that a view of the past stays as it was shown.
let database: TestDatabase;
const now = () => asOfNow(Temporal.Now.instant().toString());
const at = (text: string): AsOf => parseAsOf(text, now().instant).asOf;

const makeVersion = (next: NextVersion) => makeNextVersion(database.owner, next);

beforeAll(async () => {
  database = await testDatabase();
  connectTo(database);
  const { owner } = database;
  await makePeople(owner);
  for (const symbol of ["XA-0001", "XA-0002", "XA-0003", "XB-0001", "XB-0002"]) {
    await makeLine(owner, { symbol, delegation: symbol.slice(0, 2), audience: "public" });
  }
  await makeEvent(owner, { symbol: "E-0001", audience: "public" });
  await makeRequirement(owner, { symbol: "XU-0001", audience: "public" });
  await makeVersion({
    symbol: "XA-0001",
    number: 2,
    at: "2026-02-01T10:00:00Z",
    set: { stage: "expressed" },
  });
  await makeVersion({
    symbol: "XA-0001",
    number: 3,
    at: "2026-02-10T10:00:00Z",
    set: { stage: "signed", summary_en: "Summary in other words." },
  });
  await makeVersion({
    symbol: "XA-0002",
    number: 2,
    at: "2026-02-11T10:00:00Z",
    set: { stage: "withdrawn" },
  });
  await makeLine(owner, {
    symbol: "XB-0003",
    delegation: "XB",
    audience: "public",
    at: "2026-02-12T10:00:00Z",
  });
  await makeVersion({
    symbol: "XB-0001",
    number: 2,
    at: "2026-02-13T10:00:00Z",
    set: { term_until: "2029-12-31" },
    corrects: "act-XB-0001",
  });
});
afterAll(async () => {
  await closePools();
  await database.close();
});

const ask = (
  from: string,
  to: string | AsOf,
  filter: ChangesFilter = {},
  more: { after?: string; limit?: number } = {},
) =>
  listChanges(publicViewer, {
    from: at(from),
    to: typeof to === "string" ? at(to) : to,
    filter,
    limit: more.limit ?? 50,
    after: more.after,
  });

describe("what changed between two moments", () => {
  test("compares what stood with what stands, and says which way each line went", async () => {
    const { items, total, kinds } = await ask("2026-01-31", "2026-03-01");
    expect(items.map(({ symbol, kind, verdict }) => [symbol, kind, verdict])).toEqual([
      ["XA-0001", "changed", "unclear"],
      ["XA-0002", "ended", "weakened"],
      ["XB-0001", "changed", "weakened"],
      ["XB-0003", "new", "strengthened"],
    ]);
    expect(total).toBe(4);
    expect(kinds).toEqual({ new: 1, changed: 2, ended: 1 });
    // The step down to `expressed` in between is no part of the comparison, but of the way.
    const [line] = items;
    expect(line?.findings.find(({ aspect }) => aspect === "stage")).toMatchObject({
      verdict: "strengthened",
      evidence: [{ field: "stage", before: "pledged", after: "signed" }],
    });
    expect(line?.versions.map(({ version }) => version)).toEqual([2, 3]);
    expect(items[2]?.after.corrects).toMatch(/^P\/2026\//);
  });

  test("a day means its end in Kyiv, an instant itself", async () => {
    expect((await ask("2026-02-10", "2026-02-11")).items.map(({ symbol }) => symbol)).toEqual(["XA-0002"]);
    expect((await ask("2026-02-11T10:00:00Z", "2026-02-11")).items).toEqual([]);
    expect((await ask("2026-02-11T09:59:59Z", "2026-02-11")).items).toHaveLength(1);
  });

  test("filters count as they find, and pages neither skip nor repeat", async () => {
    const { facets } = await ask("2026-01-31", "2026-03-01");
    for (const [direction, count] of Object.entries(facets.direction)) {
      const filter = { direction: [direction as "weakened"] };
      expect((await ask("2026-01-31", "2026-03-01", filter)).total).toBe(count);
    }
    const first = await ask("2026-01-31", "2026-03-01", {}, { limit: 3 });
    const rest = await ask("2026-01-31", "2026-03-01", {}, { limit: 3, after: first.next ?? "" });
    expect([...first.items, ...rest.items]).toHaveLength(4);
    expect(rest.next).toBeNull();
  });

  test("a narrower audience's version changes no answer to the public", async () => {
    const answers = async () => ({
      changes: await ask("2026-01-31", now()),
      lines: await countChangedLines(publicViewer, at("2026-01-31")),
      news: await countNews(publicViewer, "2026-01-31T00:00:00Z"),
      requirements: await listRequirementChanges(publicViewer, at("2025-01-01"), now()),
      timeline: await countTimeline(publicViewer, { asOf: now(), filter: {} }),
      days: await listDayChoices(publicViewer, at("2026-03-01"), 3),
    });
    const before = await answers();
    await makeLine(database.owner, { symbol: "XA-H1DE", delegation: "XA", audience: "participants" });
    await makeEvent(database.owner, { symbol: "E-H1DE", audience: "participants" });
    await makeVersion({
      symbol: "XB-0002",
      number: 2,
      at: "2026-02-20T10:00:00Z",
      set: { stage: "ratified" },
      audience: "participants",
    });
    const after = await answers();
    expect({ ...after, changes: after.changes.items }).toEqual({ ...before, changes: before.changes.items });
    expect(before.news.updates).toBeGreaterThan(0);
  });

  test("the count beside a view of the past is that of the list it leads to", async () => {
    for (const day of ["2025-12-31", "2026-02-01", "2026-02-11"]) {
      expect(await countChangedLines(publicViewer, at(day))).toBe((await ask(day, now())).total);
    }
  });

  test("news are what was recorded after the moment, and nothing of it", async () => {
    const { updates, latest } = await countNews(publicViewer, "2026-02-10T10:00:00Z");
    expect({ updates, latest }).toEqual({ updates: 3, latest: "2026-02-13T10:00:00Z" });
    expect(await countNews(publicViewer, latest ?? "")).toEqual({ updates: 0, latest: null });
  });
});

test("what was shown at a moment is shown again after later acts, a correction being a notice alone", async () => {
  const moment = at("2026-02-11T12:00:00Z");
  const shown = async () => ({
    overview: await getOverview(publicViewer, moment),
    lines: await listCommitments(publicViewer, { asOf: moment, filter: {}, sort: "-changed", limit: 50 }),
    versions: await listVersions(publicViewer, "XA-0001", moment),
    delegations: await listDelegations(publicViewer, moment),
    timeline: await listTimeline(publicViewer, { asOf: moment, filter: {}, limit: 50 }),
    span: await timelineSpan(publicViewer, moment),
    days: await listDayChoices(publicViewer, moment, 3),
    changes: await listChanges(publicViewer, { from: at("2026-01-31"), to: moment, filter: {}, limit: 50 }),
    act: await getAct(publicViewer, "P/2026/1", moment),
  });
  const before = await shown();
  await makeVersion({ symbol: "XA-0003", number: 2, at: "2026-05-01T10:00:00Z", set: { stage: "ratified" } });
  await makeVersion({
    symbol: "XA-0001",
    number: 4,
    at: "2026-05-02T10:00:00Z",
    set: { stage: "pledged" },
    corrects: "act-XA-0001-3",
  });
  await makeLine(database.owner, {
    symbol: "XB-0009",
    delegation: "XB",
    audience: "public",
    at: "2026-05-03T10:00:00Z",
  });
  await makeEvent(database.owner, {
    symbol: "E-0009",
    audience: "public",
    on: "2031-01-01",
    at: "2026-05-04T10:00:00Z",
  });
  const after = await shown();
  const notices: unknown[] = [];
  const withoutNotice = (_key: string, value: unknown) => {
    if (_key !== "correctedBy" || !Array.isArray(value)) return value;
    notices.push(...value);
    return [];
  };
  const text = (state: typeof before) => JSON.parse(JSON.stringify(state, withoutNotice));
  expect(text(after)).toEqual(text(before));
  expect(notices).toContainEqual(expect.objectContaining({ at: "2026-05-02T10:00:00Z" }));
});

test("each number of the home page is the total of the list that it leads to", async () => {
  const asOf = now();
  const overview = await getOverview(publicViewer, asOf);
  const total = async (filter: object) =>
    (await listCommitments(publicViewer, { asOf, filter, limit: 1 })).total;
  const delegations = await listDelegations(publicViewer, asOf);
  expect(overview.commitments).toBe(await total({}));
  expect(overview.delegations).toBe(delegations.length);
  expect(overview.firmDelegations).toBe(
    delegations.filter(({ stages }) => FIRM_STAGES.some((stage) => stages[stage])).length,
  );
  for (const [stage, count] of Object.entries(overview.stages))
    expect(await total({ stage: [stage] })).toBe(count);
  for (const [end, count] of Object.entries(overview.ends)) expect(await total({ end: [end] })).toBe(count);
  for (const [attribution, count] of Object.entries(overview.attributions)) {
    expect(await total({ attribution: [attribution] })).toBe(count);
  }
  const newest = await getAct(publicViewer, overview.newest.what?.symbol ?? "", asOf);
  expect(newest?.recordedAt).toBe(overview.newest.what?.recordedAt);
});

test("the one script of the reader pages stays small", () => {
  const script = readFileSync(new URL("../public/reader.js", import.meta.url));
  expect(gzipSync(script).length).toBeLessThanOrEqual(2048);
});
