// A second computation of coverage, nominal ends and assured horizons, from the API's rows and the words of docs/method.md
// alone (it takes nothing from domain/), laid beside what the register works out.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closePools } from "../../db/client.ts";
import { importReferenceIfEmpty } from "../../db/import/reference.ts";
import { coverage } from "../../domain/coverage.ts";
import { NO_ASSUMPTIONS } from "../../domain/portfolio.ts";
import { toCellBody } from "../../features/coverage/schema.ts";
import { connectTo, type TestDatabase, testDatabase } from "../database.ts";
import { rowsOf } from "./api-rows.ts";
import { examine } from "./coverage.ts";
import { assuredHorizonOf, nominalEndOf } from "./interval.ts";
import { portfolios, scenarios } from "./portfolios.ts";
import type { ApiCommitment, ApiEvent, ApiRequirement, Asked, Rows } from "./rows.ts";

const YEARS = { from: 2024, to: 2033 };
test("the examiner takes nothing from the rules that it examines", async () => {
  const { readFile } = await import("node:fs/promises");
  for (const file of ["rows", "days", "decimals", "interval", "coverage"]) {
    const text = await readFile(new URL(`${file}.ts`, import.meta.url), "utf8");
    const imports = [...text.matchAll(/from "([^"]+)"/g)].map(([, from]) => from);
    expect(imports.filter((from) => !from?.startsWith("./"))).toEqual([]);
    expect(text).not.toMatch(/import\(|Temporal/);
  }
});

test("random registers, random scenarios: every cell is the same, worked out twice", {
  timeout: 300_000,
}, () => {
  fc.assert(
    fc.property(portfolios, scenarios, (portfolio, asked) => {
      const answered = coverage(portfolio, asked, YEARS).map(({ symbol, years }) => ({
        symbol,
        years: years.map((cell) => toCellBody(cell)),
      }));
      expect(examine(rowsOf(portfolio), asked, YEARS)).toEqual(answered);
    }),
    { numRuns: 400 },
  );
});

test("random registers: both dates of every line are the same, worked out twice", () => {
  fc.assert(
    fc.property(portfolios, (portfolio) => {
      for (const line of rowsOf(portfolio).commitments) {
        const dates = { nominalEnd: nominalEndOf(line), assured: assuredHorizonOf(line, portfolio.asOf) };
        expect(dates).toEqual({ nominalEnd: line.nominalEnd, assured: line.assuredHorizon });
      }
    }),
    { numRuns: 500 },
  );
});

describe("the reference record, as the API gives it", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    await importReferenceIfEmpty(database.ownerUrl, () => {});
    connectTo(database);
    await answerSome(database);
  });
  afterAll(async () => {
    await closePools();
    await database.close();
  });

  const SCENARIOS: [what: string, query: string, asked: Partial<Asked>][] = [
    ["nothing assumed", "", {}],
    ["a floor", "floor=signed", { floor: "signed" }],
    [
      "days of all three events",
      "ceasefire=2027-03-01&peace=2028-01-31&attack=2030-05-10",
      { ceasefire: "2027-03-01", peace: "2028-01-31", attack: "2030-05-10" },
    ],
    [
      "never a ceasefire, and two delegations less",
      "ceasefire=never&without=GB&without=FR",
      { ceasefire: "never", without: ["GB", "FR"] },
    ],
  ];
  test.each(SCENARIOS)("%s", async (_what, query, change) => {
    const rows = await askRows();
    expect(rows.commitments.length).toBeGreaterThan(160);
    expect(rows.requirements.filter(({ answers }) => answers.length > 0)).toHaveLength(3);
    const { items } = await ask(coverageRoute, `from=2025&to=2035&${query}`);
    const worked = examine(rows, { ...NOTHING, ...change }, { from: 2025, to: 2035 });
    expect(items.map(({ symbol, years }) => ({ symbol, years }))).toEqual(worked);
  });

  test("one line delayed, one raised, one lapsed", async () => {
    const rows = await askRows();
    const [delayed, raised, lapsed] = rows.commitments
      .filter(({ stage }) => stage === "pledged")
      .map(({ symbol }) => symbol);
    if (!delayed || !raised || !lapsed) throw new Error("too few lines are pledged");
    const query = `floor=pledged&delay=${delayed}:P18M&raise=${raised}:ratified&lapse=${lapsed}`;
    const asked = {
      floor: "pledged",
      delay: { [delayed]: "P18M" },
      raise: { [raised]: "ratified" },
      lapse: [lapsed],
    };
    const { items } = await ask(coverageRoute, `from=2026&to=2030&${query}`);
    const worked = examine(rows, { ...NOTHING, ...asked }, { from: 2026, to: 2030 });
    expect(items.map(({ symbol, years }) => ({ symbol, years }))).toEqual(worked);
  });

  test("the nominal end and the assured horizon of every line", async () => {
    const { asOf, commitments } = await askRows();
    for (const line of commitments) {
      const dates = { nominalEnd: nominalEndOf(line), assured: assuredHorizonOf(line, asOf) };
      expect.soft(dates, line.symbol).toEqual({ nominalEnd: line.nominalEnd, assured: line.assuredHorizon });
    }
  });

  test("it bites: a row that says something else gives other cells", async () => {
    const rows = await askRows();
    const { items } = await ask(coverageRoute, "from=2026&to=2030");
    for (const { answers } of rows.requirements) for (const answer of answers) answer.answer = "meets";
    const worked = examine(rows, NOTHING, { from: 2026, to: 2030 });
    expect(items.map(({ symbol, years }) => ({ symbol, years }))).not.toEqual(worked);
  });
});

type Route = { GET: (request: Request, context: { params: Promise<object> }) => Promise<Response> };
const coverageRoute = () => import("../../app/api/v1/coverage/route.ts") as Promise<Route>;
const NOTHING: Asked = { ...NO_ASSUMPTIONS };

type Item = ApiCommitment & ApiRequirement & ApiEvent & { type: string; years: unknown };
type Body = { asOf: string; items: Item[]; next: string | null };

async function ask(route: () => Promise<Route>, query: string): Promise<Body> {
  const { GET } = await route();
  const request = new Request(`http://register.example/asked?${query}`);
  const response = await GET(request, { params: Promise.resolve({}) });
  expect(response.status).toBe(200);
  return response.json();
}

async function everyItem(route: () => Promise<Route>): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor = ""; ; ) {
    const page = await ask(route, `limit=200${cursor}`);
    items.push(...page.items);
    if (page.next === null) return items;
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
  }
}

async function askRows(): Promise<Rows> {
  const { asOf } = await ask(coverageRoute, "");
  const timeline = await everyItem(() => import("../../app/api/v1/timeline/route.ts") as Promise<Route>);
  return {
    asOf,
    commitments: await everyItem(() => import("../../app/api/v1/commitments/route.ts") as Promise<Route>),
    requirements: await everyItem(() => import("../../app/api/v1/requirements/route.ts") as Promise<Route>),
    events: timeline.filter(({ type }) => type === "event"),
  };
}

/** Answers that nobody gave, of every kind: for a line by its category, or of any other. */
async function answerSome({ owner }: TestDatabase): Promise<void> {
  const needs = await owner`
    select r.id, r.delegation_code, v.act_id, v.category from requirements r
    join requirement_versions v on v.requirement_id = r.id order by r.import_id limit 3`;
  const kinds = [
    ["meets", null],
    ["partly", "0.375"],
    ["does-not-meet", null],
    ["needs-clarification", null],
    ["partly", null],
  ] as const;
  for (const need of needs) {
    const lines = await owner`
      select commitment_id from commitment_versions
      order by category = ${need.category} desc, commitment_id limit ${kinds.length}`;
    for (const [index, { commitment_id }] of lines.entries()) {
      const [answer, share] = kinds[index] ?? ["meets", null];
      await owner`insert into requirement_answers
        (requirement_id, delegation_code, commitment_id, act_id, audience, attribution, answer, share)
        values (${need.id}, ${need.delegation_code}, ${commitment_id}, ${need.act_id}, 'public', 'reported', ${answer}, ${share})`;
    }
  }
}
