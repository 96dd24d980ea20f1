import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { GET as getCoverageAnswer } from "../app/api/v1/coverage/route.ts";
import { GET as getWhatIfAnswer } from "../app/api/v1/what-if/route.ts";
import { closePools } from "../db/client.ts";
import { asOfNow, parseAsOf } from "../domain/as-of.ts";
import { coverage } from "../domain/coverage.ts";
import { changeOf } from "../domain/decimal.ts";
import { NO_ASSUMPTIONS } from "../domain/portfolio.ts";
import { getCell, getCoverage } from "../features/coverage/queries.ts";
import { readCoverageQuery, toCoverageBodies } from "../features/coverage/schema.ts";
import { getPortfolio } from "../features/portfolio/queries.ts";
import { getScenario } from "../features/scenarios/queries.ts";
import { readScenario, toScenarioBody } from "../features/scenarios/schema.ts";
import { QueryReader } from "../server/page-request.ts";
import { publicViewer } from "../server/viewer.ts";
import { getCopyOf } from "./copy.ts";
import { connectTo, type TestDatabase, testDatabase } from "./database.ts";
import { id, makeLine, makePeople, makeRequirement } from "./world.ts";

vi.mock("next-intl/server", async () => (await import("./words.ts")).wordsOutsideOfPages);
vi.mock("next/root-params", () => ({ locale: async () => "en" }));

const now = asOfNow(Temporal.Now.instant().toString());
const years = { from: 2026, to: 2031 };
let database: TestDatabase;

/** Two batteries a year of XA, three of XB, one of XC, recorded on days of their own; the need is four. */
beforeAll(async () => {
  process.env.BASE_URL = "https://register.example";
  database = await testDatabase();
  connectTo(database);
  const { owner } = database;
  await makePeople(owner);
  const given = [
    ["XA-0001", "2", "pledged", "2026-01-10"],
    ["XB-0001", "3", "signed", "2026-02-10"],
  ] as const;
  for (const [symbol, value, stage, day] of given) {
    const delegation = symbol.slice(0, 2);
    await makeLine(owner, { symbol, delegation, audience: "public", stage, at: `${day}T12:00:00Z` });
    await owner`alter table commitment_versions disable trigger all`;
    await owner`update commitment_versions set quantity_value = ${value}, quantity_unit = 'batteries',
      quantity_tempo = 'per year' where id = ${id(`version-${symbol}`)}`;
    await owner`alter table commitment_versions enable trigger all`;
  }
  await makeRequirement(owner, { symbol: "XU-0001", audience: "public" });
  await makeRequirement(owner, { symbol: "XU-0002", audience: "public" });
  await owner`alter table requirement_versions disable trigger all`;
  await owner`update requirement_versions set minimum_value = 4, minimum_unit = 'batteries', tempo = 'yearly'
    where id = ${id("version-XU-0001")}`;
  await owner`alter table requirement_versions enable trigger all`;
});
afterAll(async () => {
  await closePools();
  await database.close();
});

const answer = async (get: typeof getCoverageAnswer, query: string) => {
  const request = new Request(`https://register.example/api/v1/x?${query}`);
  const response = await get(request, { params: Promise.resolve(undefined) });
  return { status: response.status, body: await response.json() };
};
const page = (search: Record<string, string | string[]>) => ({ query: new QueryReader(search), asOf: now });

describe("the matrix", () => {
  test("is the same on the page, in its copy, through the API, and as the rules give it", async () => {
    for (const floor of ["expressed", "signed", "ratified"] as const) {
      const assumptions = { ...NO_ASSUMPTIONS, floor };
      const view = await getCoverage(publicViewer, { asOf: now, assumptions, years });
      const portfolio = await getPortfolio(publicViewer, now);
      expect(view.rows).toEqual(coverage(portfolio, assumptions, years));
      const query = `from=2026&to=2031&floor=${floor}`;
      const { body } = await answer(getCoverageAnswer, query);
      expect(body.items).toEqual(JSON.parse(JSON.stringify(toCoverageBodies(view))));
      const copy = JSON.parse((await getCopyOf(`/en/coverage.json?${query}`)).text);
      expect(copy.items).toEqual(body.items);
    }
  });

  test("says what the record says: 5 of 4 batteries until both lines end", async () => {
    const { body } = await answer(getCoverageAnswer, "from=2030&to=2031");
    const [first, second] = body.items;
    expect(first).toMatchObject({ symbol: "XU-0001", unit: "batteries", tempo: "yearly" });
    expect(first.years).toMatchObject([
      { level: "met", sum: "5", minimum: "4", share: 1.25, firmest: "signed", claimed: true },
      { level: "none", sum: "0", share: 0, firmest: null, commitments: [] },
    ]);
    expect(first.years[1].excluded).toEqual([
      { symbol: "XA-0001", reason: "over", by: null },
      { symbol: "XB-0001", reason: "over", by: null },
    ]);
    expect(second.years[0]).toMatchObject({ level: "partial", sum: null, share: null });
  });

  test("opens to lines whose values add up to the cell", async () => {
    const { body } = await answer(getCoverageAnswer, "from=2026&to=2031&detail=contributions");
    for (const { symbol, years: cells } of body.items) {
      for (const { year, sum, commitments, excluded, contributions } of cells) {
        const cell = await getCell(publicViewer, { asOf: now, assumptions: NO_ASSUMPTIONS, symbol, year });
        expect(cell?.detail.rows).toEqual(contributions);
        expect(cell?.detail.excluded).toEqual(excluded);
        expect(contributions.map((row: { symbol: string }) => row.symbol)).toEqual(commitments);
        if (sum === null) continue;
        const left = contributions.reduce(
          (rest: string, { value }: { value: string }) => changeOf(value, rest),
          sum,
        );
        expect(left).toBe("0");
      }
    }
  });

  test("is of its day: what was recorded later is not counted", async () => {
    const { body } = await answer(getCoverageAnswer, "from=2028&to=2028&asOf=2026-01-20");
    expect(body.asOf).toBe("2026-01-20");
    expect(body.items[0].years).toMatchObject([{ level: "partial", sum: "2", commitments: ["XA-0001"] }]);
    const before = parseAsOf("2025-12-31", now.instant).asOf;
    const view = await getCoverage(publicViewer, { asOf: before, assumptions: NO_ASSUMPTIONS, years });
    expect(view.rows).toEqual([]);
  });

  test("names each parameter that it cannot follow", async () => {
    const bad = "from=2030&to=2020";
    expect(await answer(getCoverageAnswer, bad)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: "/to" }] },
    });
    expect((await answer(getWhatIfAnswer, "from=2026&to=2056")).status).toBe(400);
    const all =
      "floor=firm&without=usa&ceasefire=soon&peace=x&attack=y&lapse=XA&delay=XA-0001&raise=XA-0001:firm&from=1";
    const { status, body } = await answer(getWhatIfAnswer, all);
    expect(status).toBe(400);
    const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer.split("/")[1]);
    expect([...new Set(pointers)].toSorted()).toEqual(
      "attack ceasefire delay floor from lapse peace raise without".split(" "),
    );
  });
});

describe("a scenario", () => {
  const scenarioOf = async (search: Record<string, string | string[]>) => {
    const asked = readScenario(page({ from: "2026", to: "2031", ...search }));
    return toScenarioBody(await getScenario(publicViewer, { asOf: now, ...asked }));
  };

  test("with nothing assumed is the record", async () => {
    expect(await scenarioOf({})).toEqual({ items: [], faults: [], findings: { added: [], cleared: [] } });
    expect(readScenario(page({ floor: "expressed", without: "" })).isEmpty).toBe(true);
  });

  test("does not depend on the order in which two parties are left out, nor on how the address is written", async () => {
    const {
      asOf: _day,
      from: _from,
      to: _to,
      next: _next,
      notice: _notice,
      ...given
    } = (await answer(getWhatIfAnswer, "from=2026&to=2031&without=XB&without=XA")).body;
    expect(given.items).not.toEqual([]);
    for (const without of ["XA,XB", "XB,XA", ["XA", "XB"], ["XB", "XA"]]) {
      expect(await scenarioOf({ without })).toEqual(given);
      expect(readScenario(page({ without })).query.without).toEqual(["XA", "XB"]);
    }
    const commas = await answer(getWhatIfAnswer, "from=2026&to=2031&without=XA,XB");
    expect(commas.body.items).toEqual(given.items);
  });

  test("shows both sides of each cell that changes, and why", async () => {
    const { items } = await scenarioOf({ without: "XB" });
    const cell = items.find(({ symbol, year }) => symbol === "XU-0001" && year === 2028);
    expect(cell).toMatchObject({
      before: { level: "met", sum: "5", commitments: ["XA-0001", "XB-0001"] },
      after: { level: "partial", sum: "2", commitments: ["XA-0001"] },
      fell: [{ symbol: "XB-0001", reason: "without", by: null }],
      joined: [],
    });
    expect(items.filter(({ year }) => year === 2031)).toEqual([]);
  });

  test("takes one thing of one line from the form, and says it in the grammar of the address", () => {
    const asked = readScenario(page({ line: "xa-0001 Title XA-0001", what: "delay:P12M", lapse: "XB-0001" }));
    expect(asked).toMatchObject({ isFromForm: true, query: { delay: ["XA-0001:P12M"], lapse: ["XB-0001"] } });
    // The box before the day wins where both are given.
    expect(readScenario(page({ ceasefire: ["never", "2027-01-01"] })).assumptions.ceasefire).toBe("never");
  });
});

test("nothing of a narrower audience changes any of it", async () => {
  const all = async () => [
    await answer(getCoverageAnswer, "from=2026&to=2031&detail=contributions"),
    await answer(getWhatIfAnswer, "from=2026&to=2031&without=XA&lapse=XA-SECR"),
    (await getCopyOf("/en/coverage.csv")).text,
    (await getCopyOf("/en/coverage/XU-SECR/2026.json")).status,
  ];
  const before = await all();
  await makeLine(database.owner, {
    symbol: "XA-SECR",
    delegation: "XA",
    audience: "participants",
    stage: "in-force",
  });
  await makeLine(database.owner, {
    symbol: "XB-SECR",
    delegation: "XB",
    audience: "bilateral",
    stage: "in-force",
  });
  await makeRequirement(database.owner, { symbol: "XU-SECR", audience: "participants" });
  expect(await all()).toEqual(before);
  expect(before.at(-1)).toBe(404);
});

test("an address without a choice is short, and what is chosen comes back from it", () => {
  const read = (search: Record<string, string>) => readCoverageQuery(page(search));
  const current = Number(now.day.slice(0, 4));
  const { query } = read({ from: String(current), to: String(current + 9), measure: "firmest" });
  expect([query.from, query.to, query.measure, query.floor]).toEqual([null, null, null, null]);
  const chosen = { from: "2028", to: "2030", measure: "share", floor: "signed" };
  expect(read(chosen).query).toMatchObject({ from: 2028, to: 2030, measure: "share", floor: "signed" });
});
