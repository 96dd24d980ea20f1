import { createHash } from "node:crypto";
import { globSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { closePools } from "../db/client.ts";
import { drawSymbol } from "../domain/symbol.ts";
import { about, operations } from "../features/api/schema.ts";
import { describeApi } from "../server/openapi.ts";
import { connectTo, type TestDatabase, testDatabase } from "./database.ts";
import { makeEvent, makeLine, makePeople, makeRequirement } from "./world.ts";

type Context = { params: Promise<Record<string, string | string[]>> };
type Route = { GET: (request: Request, context: Context) => Promise<Response> };
type Name = keyof typeof operations;

const ROUTES: Record<Name, () => Promise<Route>> = {
  listDelegations: () => import("../app/api/v1/delegations/route.ts"),
  getDelegation: () => import("../app/api/v1/delegations/[code]/route.ts"),
  listCommitments: () => import("../app/api/v1/commitments/route.ts"),
  getCommitment: () => import("../app/api/v1/commitments/[symbol]/route.ts"),
  listVersions: () => import("../app/api/v1/commitments/[symbol]/versions/route.ts"),
  getVersion: () => import("../app/api/v1/commitments/[symbol]/versions/[version]/route.ts"),
  listRequirements: () => import("../app/api/v1/requirements/route.ts"),
  getRequirement: () => import("../app/api/v1/requirements/[symbol]/route.ts"),
  listChanges: () => import("../app/api/v1/changes/route.ts"),
  getCoverage: () => import("../app/api/v1/coverage/route.ts"),
  listFindings: () => import("../app/api/v1/findings/route.ts"),
  getWhatIf: () => import("../app/api/v1/what-if/route.ts"),
  getRehearsal: () => import("../app/api/v1/rehearsal/route.ts"),
  getPace: () => import("../app/api/v1/pace/route.ts"),
  listPathways: () => import("../app/api/v1/pathways/route.ts"),
  listTimeline: () => import("../app/api/v1/timeline/route.ts"),
  listActs: () => import("../app/api/v1/acts/route.ts"),
  getAct: () => import("../app/api/v1/acts/[...address]/route.ts"),
  search: () => import("../app/api/v1/search/route.ts"),
};
const PARAMS: Partial<Record<Name, Record<string, string | string[]>>> = {
  getDelegation: { code: "XA" },
  getCommitment: { symbol: "XA-0001" },
  listVersions: { symbol: "XA-0001" },
  getVersion: { symbol: "XA-0001", version: "1" },
  getRequirement: { symbol: "XU-0001" },
  getAct: { address: ["P-2026-1"] },
};
/** What an operation does not answer without. */
const NEEDED: Partial<Record<Name, string>> = { search: "q=title", getRehearsal: "attack=2027-03-01T06:00Z" };
const NAMES = Object.keys(operations) as Name[];

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  connectTo(database);
  await makePeople(database.owner);
  for (const symbol of ["XA-0001", "XA-0002", "XB-0001"]) {
    await makeLine(database.owner, { symbol, delegation: symbol.slice(0, 2), audience: "public" });
  }
  await makeLine(database.owner, { symbol: "XA-H1DE", delegation: "XA", audience: "participants" });
  for (const symbol of ["XU-0001", "XU-0002", "XU-0003"]) {
    await makeRequirement(database.owner, { symbol, audience: "public" });
  }
  await makeRequirement(database.owner, { symbol: "XU-H1DE", audience: "participants" });
  for (const digit of [1, 2, 3, 4, 5]) {
    const on = `2026-01-0${Math.ceil(digit / 2)}`;
    await makeEvent(database.owner, { symbol: `E-000${digit}`, audience: "public", on });
  }
  await makeEvent(database.owner, { symbol: "E-H1DE", audience: "participants" });
});
afterAll(async () => {
  await closePools();
  await database.close();
});

async function call(
  name: Name,
  query = "",
  params = PARAMS[name] ?? {},
  headers: Record<string, string> = {},
): Promise<Response> {
  const { GET } = await ROUTES[name]();
  const search = new URLSearchParams(`${NEEDED[name] ?? ""}&${query.slice(1)}`);
  const request = new Request(`http://register.example/${name}?${search}`, { headers });
  return GET(request, { params: Promise.resolve(params) });
}

/** A line of XA, a need of XU and the acts that bring them; `seed` names them apart from all others. */
async function addActs(seed: string): Promise<void> {
  const symbol = drawSymbol("XA", createHash("sha256").update(seed).digest());
  const at = new Date().toISOString();
  await makeLine(database.owner, { symbol, delegation: "XA", audience: "public", at });
  await makeRequirement(database.owner, { symbol: symbol.replace("XA", "XU"), audience: "public" });
}

const document = () => JSON.parse(JSON.stringify(describeApi(Object.values(operations), about)));
const documented = (name: Name) => document().paths[operations[name].path].get;
/** What the document says of a body, as something that checks one. */
function describedBy(schema: object) {
  const text = JSON.stringify({ ...schema, $defs: document().components.schemas });
  return z.fromJSONSchema(JSON.parse(text.replaceAll("#/components/schemas/", "#/$defs/")));
}
async function items(name: Name, query = ""): Promise<{ symbols: string[]; next: string | null }> {
  const response = await call(name, query);
  const body: { items: { symbol: string }[]; next: string | null } = await response.json();
  return { symbols: body.items.map(({ symbol }) => symbol), next: body.next };
}

describe("the answers and their description agree", () => {
  test.each(NAMES)("%s answers as its schema says, now and as of a day", async (name) => {
    for (const query of ["", "?asOf=2026-01-11"]) {
      const response = await call(name, query);
      expect(response.status).toBe(200);
      const parsed = (operations[name].body as z.ZodObject).safeParse(await response.json());
      expect(parsed.error?.issues).toBeUndefined();
    }
  });

  test.each(NAMES)("the example of %s is an answer", (name) => {
    const { body, example } = operations[name];
    expect((body as z.ZodObject).safeParse(example).error?.issues).toBeUndefined();
  });

  test("the description refers to nothing that it does not define, and names no real party", () => {
    const document = JSON.stringify(describeApi(Object.values(operations), about));
    const referred = new Set(
      [...document.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name),
    );
    const defined = Object.keys(JSON.parse(document).components.schemas);
    expect([...referred].filter((name) => !defined.includes(name ?? ""))).toEqual([]);
    expect(defined).toEqual(expect.arrayContaining(["Act", "Commitment", "Delegation", "Event", "Problem"]));
    expect(document).not.toMatch(/Ukrain(?!ian)|"(UA|GB|US|DE|FR|PL)"/);
  });

  test.each(NAMES)("%s answers as the OpenAPI document says", async (name) => {
    const { schema } = documented(name).responses["200"].content["application/json"];
    const described = describedBy(schema);
    expect(described.safeParse(await (await call(name)).json()).error?.issues).toBeUndefined();
    expect(described.safeParse({ items: [{}], next: 7 }).success).toBe(false);
  });

  test.each(NAMES)("%s refuses as the OpenAPI document says, and confirms without a body", async (name) => {
    const { responses } = documented(name);
    const absent = { code: "QQ", symbol: "QQ-0000", version: "7", address: ["P-1999-1"] };
    const answers = [
      await call(name, "?nonsense=1&asOf=tomorrow"),
      ...(PARAMS[name] ? [await call(name, "", absent)] : []),
    ];
    expect(answers.map(({ status }) => status)).toEqual(PARAMS[name] ? [400, 404] : [400]);
    for (const answer of answers) {
      const { schema } = responses[answer.status].content["application/problem+json"];
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
      expect(describedBy(schema).safeParse(await answer.json()).error?.issues).toBeUndefined();
    }
    const etag = (await call(name)).headers.get("etag");
    const confirmed = await call(name, undefined, undefined, { "if-none-match": String(etag) });
    expect([confirmed.status, await confirmed.text(), responses[304].content]).toEqual([304, "", undefined]);
  });

  test("what is needed and not given is asked for by name", async () => {
    const { GET } = await ROUTES.search();
    const answer = await GET(new Request("http://register.example/search"), { params: Promise.resolve({}) });
    expect((await answer.json()).errors).toEqual([{ pointer: "/q", detail: "is needed" }]);
  });

  test("it bites: an answer that says more or less than its schema is noticed", async () => {
    const { schema } = documented("getCommitment").responses["200"].content["application/json"];
    const body = await (await call("getCommitment")).json();
    expect(describedBy(schema).safeParse(body).success).toBe(true);
    for (const wrong of [{ stage: "firm" }, { nominalEnd: "soon" }, { sources: null }, { version: "2" }]) {
      expect(describedBy(schema).safeParse({ ...body, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
    }
  });

  test("every route of /api/v1 is described, and nothing else is", () => {
    const served = globSync("app/api/v1/**/route.ts").map((file) =>
      file.replace(/^app(.*)\/route\.ts$/, "$1").replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, "{$1}"),
    );
    const document = describeApi(Object.values(operations), about);
    expect(Object.keys(document.paths ?? {}).sort()).toEqual(served.sort());
    expect(document.openapi).toBe("3.1.0");
  });

  test("a commitment has the fields that others build on", async () => {
    const body = await (await call("getCommitment")).json();
    const fields =
      "symbol version delegation category title summary stage attribution bindingness instrument specificity delivery start term extension exit nominalEnd assuredHorizon fundedUntil trigger conditions caveats quantity amount statedOn confirmedOn act sources";
    expect(Object.keys(body)).toEqual(expect.arrayContaining(fields.split(" ")));
    expect(body).toMatchObject({
      symbol: "XA-0001",
      term: { kind: "fixed-date", until: "2030-12-31" },
      nominalEnd: "2030-12-31",
      extension: null,
      exit: null,
      assuredHorizon: null,
      amount: null,
    });
  });
});

describe("only what is public", () => {
  test("lists, and nothing of what participants read", async () => {
    expect((await items("listCommitments")).symbols).toEqual(["XA-0001", "XA-0002", "XB-0001"]);
    expect((await items("listRequirements")).symbols).toEqual(["XU-0001", "XU-0002", "XU-0003"]);
    expect((await items("listTimeline")).symbols).not.toContain("E-H1DE");
    expect((await items("listActs")).symbols.every((symbol) => symbol.startsWith("P/"))).toBe(true);
    const delegations = await (await call("getDelegation")).json();
    expect(delegations).toMatchObject({ commitments: 2, stages: { pledged: 2 } });
  });

  test.each<[Name, Record<string, string | string[]>, Record<string, string | string[]>]>([
    ["getCommitment", { symbol: "XA-H1DE" }, { symbol: "XA-N0NE" }],
    ["listVersions", { symbol: "XA-H1DE" }, { symbol: "XA-N0NE" }],
    ["getVersion", { symbol: "XA-H1DE", version: "1" }, { symbol: "XA-0001", version: "2" }],
    ["getRequirement", { symbol: "XU-H1DE" }, { symbol: "XU-N0NE" }],
    ["getAct", { address: ["N-2026-1"] }, { address: ["N-2026-77"] }],
  ])("%s: hidden and absent are the same 404", async (name, hidden, absent) => {
    const [one, other] = [await call(name, "", hidden), await call(name, "", absent)];
    expect([one.status, await one.text()]).toEqual([404, await other.text()]);
    expect([...one.headers]).toEqual([...other.headers]);
  });

  test("an act is found by either form of its symbol", async () => {
    const [dashes, slashes] = [
      await call("getAct"),
      await call("getAct", "", { address: ["P", "2026", "1"] }),
    ];
    expect(await dashes.text()).toBe(await slashes.text());
  });
});

describe("as of", () => {
  test("before the record began there is nothing, and a line is not there", async () => {
    expect((await items("listCommitments", "?asOf=2025-12-31")).symbols).toEqual([]);
    expect((await items("listTimeline", "?asOf=2025-12-31")).symbols).toEqual([]);
    expect((await call("getCommitment", "?asOf=2025-12-31")).status).toBe(404);
    expect((await call("getAct", "?asOf=2025-12-31")).status).toBe(404);
  });
});

describe("filters and pages", () => {
  test.each([
    ["?delegation=XB", ["XB-0001"]],
    ["?delegation=XB&delegation=XU", ["XB-0001"]],
    ["?stage=signed", []],
    ["?category=air-defence&year=2030&q=xa-0002", ["XA-0002"]],
    ["?year=2031", []],
  ])("commitments%s", async (query, expected) => {
    expect((await items("listCommitments", query)).symbols).toEqual(expected);
  });

  test.each<Name>(["listDelegations", "listCommitments", "listRequirements", "listTimeline", "listActs"])(
    "%s by pages of one gives what one page gives",
    async (name) => {
      const whole = await (await call(name, "?limit=200")).json();
      const seen: unknown[] = [];
      let cursor = "";
      do {
        const page = await (await call(name, `?limit=1${cursor && `&cursor=${cursor}`}`)).json();
        seen.push(...page.items);
        cursor = page.next ?? "";
      } while (cursor !== "" && seen.length < 50);
      expect(seen).toEqual(whole.items);
      expect(whole.next).toBeNull();
    },
  );

  test("an entry that comes meanwhile is neither repeated nor makes others be skipped", async () => {
    const first = await items("listTimeline", "?limit=4");
    await makeEvent(database.owner, { symbol: "E-NEW1", audience: "public", on: "2026-01-12" });
    const rest = await items("listTimeline", `?limit=200&cursor=${first.next}`);
    const all = await items("listTimeline", "?limit=200");
    expect([...first.symbols, ...rest.symbols]).toEqual(all.symbols.filter((symbol) => symbol !== "E-NEW1"));
  });

  test.each<Name>(["listCommitments", "listTimeline", "listActs", "listRequirements"])(
    "%s, read while acts are added between all its pages, misses nothing and repeats nothing",
    async (name) => {
      const before = (await items(name, "?limit=200")).symbols;
      const seen: string[] = [];
      let cursor = "";
      for (let page = 0; page === 0 || cursor !== ""; page += 1) {
        const answer = await items(name, `?limit=2${cursor && `&cursor=${cursor}`}`);
        seen.push(...answer.symbols);
        cursor = answer.next ?? "";
        if (page < 4) await addActs(`${name}${page}`);
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(expect.arrayContaining(before));
    },
  );

  test.each<Name>([
    "listDelegations",
    "listCommitments",
    "listRequirements",
    "listTimeline",
    "listActs",
    "listVersions",
  ])("%s refuses a cursor that is none of its own", async (name) => {
    for (const cursor of [
      "AAAA",
      Buffer.from('["x"]').toString("base64url"),
      Buffer.from("{}").toString("base64url"),
    ]) {
      const response = await call(name, `?cursor=${cursor}`);
      expect(response.status).toBe(400);
      expect((await response.json()).errors).toEqual([
        { pointer: "/cursor", detail: expect.stringMatching(/^is no cursor/) },
      ]);
    }
  });
});

test("an evaluation copy says so in every answer", async () => {
  await database.owner`update installation set is_evaluation = true`;
  for (const name of NAMES) {
    const response = await call(name);
    expect(response.headers.get("surety-notice")).toMatch(/^Evaluation copy/);
    expect((await response.json()).notice).toMatch(/^Evaluation copy/);
  }
});
