// Non-interference of what is worked out: two registers that are equal in what the public may read, and different in all
// else, give the same answers. The browser tests ask for the pages; here it is the API.
import { afterAll, beforeAll, expect, test } from "vitest";
import { closePools } from "../db/client.ts";
import { addSecrets, CANARY, makePublicWorld } from "../e2e/secrets.ts";
import { connectTo, type TestDatabase, testDatabase } from "./database.ts";

type Route = { GET: (request: Request, context: { params: Promise<object> }) => Promise<Response> };

const ROUTES: Record<string, () => Promise<unknown>> = {
  coverage: () => import("../app/api/v1/coverage/route.ts"),
  findings: () => import("../app/api/v1/findings/route.ts"),
  "what-if": () => import("../app/api/v1/what-if/route.ts"),
  pace: () => import("../app/api/v1/pace/route.ts"),
  pathways: () => import("../app/api/v1/pathways/route.ts"),
  rehearsal: () => import("../app/api/v1/rehearsal/route.ts"),
  requirements: () => import("../app/api/v1/requirements/route.ts"),
  commitments: () => import("../app/api/v1/commitments/route.ts"),
};
const QUESTIONS = [
  ...["coverage", "coverage?from=2026&to=2032&detail=contributions", "coverage?floor=signed&asOf=2026-02-20"],
  ...[
    "findings",
    "findings?asOf=2026-02-20",
    "what-if?without=XA",
    "what-if?ceasefire=2027-03-01&asOf=2026-02-20",
  ],
  ...["pace?asOf=2026-02-20", "pathways", "pathways?asOf=2026-02-20", "rehearsal?attack=2027-03-01T06:00Z"],
  ...["requirements", "requirements?asOf=2026-02-20", "commitments"],
];

let plain: TestDatabase;
let secretive: TestDatabase;
beforeAll(async () => {
  plain = await testDatabase();
  secretive = await testDatabase();
  for (const { owner } of [plain, secretive]) await makePublicWorld(owner);
  await addSecrets(secretive.owner);
});
afterAll(async () => {
  await closePools();
  for (const database of [plain, secretive]) await database.close();
});

/** What a register answers to each question. */
async function answers(database: TestDatabase): Promise<Record<string, string>> {
  await closePools();
  connectTo(database);
  const found: Record<string, string> = {};
  for (const question of QUESTIONS) {
    const route = ROUTES[question.split("?")[0] ?? ""];
    if (!route) throw new Error(`no route for ${question}`);
    const { GET } = (await route()) as Route;
    const request = new Request(`http://register.example/api/v1/${question}`);
    const response = await GET(request, { params: Promise.resolve({}) });
    found[question] = `${response.status} ${await response.text()}`;
  }
  return found;
}

test("what the public is told of the whole does not hang on what it may not read", async () => {
  const known = await answers(plain);
  for (const [question, answer] of Object.entries(known)) expect.soft(answer, question).toMatch(/^200 /);
  expect(known.findings).toContain("VAGUE-XB-PVBR");
  expect(await answers(secretive)).toEqual(known);
  expect(JSON.stringify(known)).not.toContain(CANARY);
});

/** Each alone lets the public read one thing more. */
const widened = (table: string): string =>
  `alter table ${table} disable trigger user; update ${table} set audience = 'public' where audience = 'participants'`;
const WIDENED: Record<string, string> = {
  "an answer": widened("requirement_answers"),
  "a reply": `${widened("finding_replies")}; ${widened("acts")} and kind = 'statement'`,
  "a divergence": widened("divergences"),
  "a step at home": widened("pathway_steps"),
};
test.each(Object.entries(WIDENED))("it bites: %s that the public may read is seen", async (_what, sql) => {
  const loose = await testDatabase();
  try {
    await makePublicWorld(loose.owner);
    await addSecrets(loose.owner);
    await loose.owner.unsafe(sql);
    const [seen, known] = [await answers(loose), await answers(plain)];
    expect(seen).not.toEqual(known);
  } finally {
    await closePools();
    await loose.close();
  }
});
