import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closePools } from "../db/client.ts";
import { importReferenceIfEmpty } from "../db/import/reference.ts";
import { asOfNow, parseAsOf } from "../domain/as-of.ts";
import type { RequirementRecord } from "../domain/records.ts";
import { changedTerms } from "../domain/requirement.ts";
import {
  getRequirement,
  listRequirements,
  listRequirementVersions,
  REQUIREMENT_SORTS,
  type RequirementFilter,
} from "../features/requirements/queries.ts";
import { listActs } from "../features/timeline/queries.ts";
import { actorOfToken, publicViewer } from "../server/viewer.ts";
import { connectTo, type TestDatabase, testDatabase } from "./database.ts";
import { id, makePeople, makeRequirement, type Name, token } from "./world.ts";

const now = asOfNow(Temporal.Now.instant().add({ hours: 1 }).toString());
const at = (day: string) => parseAsOf(day, now.instant).asOf;
const LATER = "2026-03-01T12:00:00Z";

/** The public's second version: another priority, and the need measured. */
async function restate({ owner }: TestDatabase, symbol: string): Promise<void> {
  const [act, version] = [id(`act-${symbol}-2`), id(`version-${symbol}-2`)];
  await owner`insert into acts (id, kind, attribution, audience, delegation_code, recorded_at, released_at, is_backdated)
    values (${act}, 'report', 'reported', 'public', 'XU', ${LATER}, ${LATER}, true)`;
  await owner`insert into requirement_versions (id, requirement_id, delegation_code, act_id, audience, attribution, released_at,
      category, title_en, summary_en, priority, minimum_value, minimum_unit, desired_value, tempo, period_from, length_sought)
    values (${version}, ${id(symbol)}, 'XU', ${act}, 'public', 'reported', ${LATER},
      'air-defence', ${`Need ${symbol}`}, 'For tests.', 'important', 4, 'batteries', 6.5, 'yearly', '2027-01-01', 'P10Y')`;
  await owner`update requirement_releases set recorded_during = tstzrange(lower(recorded_during), ${LATER})
    where requirement_id = ${id(symbol)} and audience = 'public'`;
  await owner`insert into requirement_releases (id, requirement_id, version_id, delegation_code, audience, number, recorded_during)
    values (${id(`release-${symbol}-2`)}, ${id(symbol)}, ${version}, 'XU', 'public', 2, tstzrange(${LATER}, null))`;
}

describe("what the public may read", () => {
  let database: TestDatabase;
  const list = (filter: RequirementFilter = {}, asOf = now) =>
    listRequirements(publicViewer, { asOf, filter, limit: 50 });
  const viewerOf = async (name: Name) => {
    const actor = await actorOfToken(token(name));
    if (!actor) throw new Error(`${name} is not signed in`);
    return actor;
  };

  beforeAll(async () => {
    database = await testDatabase();
    connectTo(database);
    await makePeople(database.owner);
    await makeRequirement(database.owner, { symbol: "XU-0001", audience: "public" });
    await makeRequirement(database.owner, { symbol: "XU-0002", audience: "public" });
    await restate(database, "XU-0001");
  });
  afterAll(async () => {
    await closePools();
    await database.close();
  });

  test("nothing of a narrower one changes any answer, count or facet", async () => {
    const before = await list();
    await makeRequirement(database.owner, { symbol: "XU-PART", audience: "participants" });
    await makeRequirement(database.owner, { symbol: "XU-B1AT", audience: "bilateral" });
    expect(await list()).toEqual(before);
    expect(before).toMatchObject({ total: 2, facets: { priority: { important: 1, essential: 1 } } });
    for (const symbol of ["XU-PART", "XU-B1AT", "XU-N0NE"]) {
      expect(await getRequirement(publicViewer, symbol, now)).toBeNull();
      expect(await listRequirementVersions(publicViewer, symbol, now)).toEqual([]);
    }
  });

  test("a delegate reads what the own audience may, and counts that", async () => {
    const known = async (name: Name) => {
      const { items, total } = await listRequirements(await viewerOf(name), {
        asOf: now,
        filter: {},
        limit: 50,
      });
      expect(total).toBe(items.length);
      return items.map(({ symbol }) => symbol);
    };
    expect(await known("headA")).toEqual(["XU-0001", "XU-0002", "XU-PART"]);
    expect(await known("headU")).toEqual(["XU-0001", "XU-0002", "XU-B1AT", "XU-PART"]);
    expect(await known("secretariat")).toEqual(["XU-0001", "XU-0002", "XU-PART"]);
    expect(await known("admin")).toEqual(["XU-0001", "XU-0002"]);
  });

  test("as of a day: the version that stood, which nothing has yet taken the place of", async () => {
    expect((await list({}, at("2026-01-07"))).items).toEqual([]);
    expect(await getRequirement(publicViewer, "XU-0001", at("2026-01-07"))).toBeNull();
    const then = await getRequirement(publicViewer, "XU-0001", at("2026-02-01"));
    expect(then).toMatchObject({ version: 1, supersededAt: null, terms: { need: null } });
    expect((await list({ priority: ["important"] }, at("2026-02-01"))).total).toBe(0);
    expect(await listRequirementVersions(publicViewer, "XU-0001", at("2026-02-01"))).toHaveLength(1);
  });

  test("now: the newest version, every field of it, and how it differs from the one before", async () => {
    const [newest, first] = await listRequirementVersions(publicViewer, "XU-0001", now);
    expect(newest?.terms).toMatchObject({
      need: { minimum: "4", desired: "6.5", unit: "batteries", tempo: "yearly" },
      period: { from: "2027-01-01", to: null },
      lengthSought: "P10Y",
    });
    expect(first?.supersededAt).toBe(LATER);
    expect(newest && first && changedTerms(first.terms, newest.terms)).toEqual([
      "priority",
      "need",
      "period",
      "lengthSought",
    ]);
  });

  test("an act lists the requirements that it brought, as far as its reader may read them", async () => {
    const { items } = await listActs(publicViewer, { asOf: now, filter: { delegation: ["XU"] }, limit: 50 });
    const brought = items.map(({ lines, requirements }) => [
      lines,
      requirements.map(({ symbol, version, title, category }) => [symbol, version, title.en, category]),
    ]);
    expect(brought).toEqual([
      [[], [["XU-0001", 2, "Need XU-0001", "air-defence"]]],
      [[], [["XU-0002", 1, "Need XU-0002", "air-defence"]]],
      [[], [["XU-0001", 1, "Need XU-0001", "air-defence"]]],
    ]);
    const known = async (name: Name) => {
      const query = { asOf: now, filter: { delegation: ["XU"] }, limit: 50 };
      return (await listActs(await viewerOf(name), query)).items.flatMap(({ requirements }) =>
        requirements.map(({ symbol }) => symbol),
      );
    };
    expect((await known("headA")).sort()).toEqual(["XU-0001", "XU-0002", "XU-PART"]);
    expect((await known("headU")).sort()).toEqual(["XU-0001", "XU-0002", "XU-B1AT", "XU-PART"]);
  });

  test("each facet counts under the other", async () => {
    const found = await list({ priority: ["important"], category: ["air-defence"] });
    expect(found).toMatchObject({ total: 1, facets: { priority: { essential: 1, important: 1 } } });
    expect(found.facets.category).toEqual({ "air-defence": 1 });
  });
});

describe("the reference record", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    await importReferenceIfEmpty(database.ownerUrl, () => {});
    connectTo(database);
  });
  afterAll(async () => {
    await closePools();
    await database.close();
  });

  test.each(REQUIREMENT_SORTS)("sorted by %s, pages neither skip nor repeat one", async (sort) => {
    const found: RequirementRecord[] = [];
    let after: string | undefined;
    do {
      const page = await listRequirements(publicViewer, { asOf: now, filter: {}, sort, after, limit: 7 });
      expect([page.before, page.total]).toEqual([found.length, 26]);
      found.push(...page.items);
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(new Set(found.map(({ symbol }) => symbol)).size).toBe(26);
    const whole = await listRequirements(publicViewer, { asOf: now, filter: {}, sort, limit: 50 });
    expect(found).toEqual(whole.items);
  });

  test("every one is reported, with a source, and none looks like an act of the beneficiary", async () => {
    const { items } = await listRequirements(publicViewer, { asOf: now, filter: {}, limit: 50 });
    expect(new Set(items.map(({ attribution, actKind }) => `${attribution} ${actKind}`))).toEqual(
      new Set(["reported report"]),
    );
    expect(items.filter(({ terms }) => terms.sources.length === 0)).toEqual([]);
  });

  test("a cursor of another order is refused", async () => {
    const ask = (sort: "category" | "priority", after?: string) =>
      listRequirements(publicViewer, { asOf: now, filter: {}, sort, after, limit: 3 });
    const { next } = await ask("category");
    await expect(ask("priority", next ?? "")).rejects.toMatchObject({ code: "malformed" });
  });
});
