// Non-interference: two databases that are equal in what the public may read, and different in everything else,
// give the public the same bytes (product.md 3). A third database, with one policy loosened, shows that this
// would be noticed.
import { testDatabase } from "../tests/database.ts";
import { type Answer, ask, payloadOf, type Question } from "./http.ts";
import { firstDifference, masked } from "./masks.ts";
import { expect, test } from "./register.ts";
import { addSecrets, CANARY, makePublicWorld, SECRET_COMMITMENTS } from "./secrets.ts";
import { startRegister, type TestRegister } from "./servers.ts";

// In one process, because the tests share the registers.
test.describe.configure({ mode: "default" });

/** The same for both, so that absolute addresses need no mask. */
const HOST = "register.example";
const settings = { BASE_URL: `http://${HOST}` };

let plain: TestRegister;
let secretive: TestRegister;
let addresses: string[];
let template: string;
const undos: (() => Promise<void>)[] = [];

const at = (register: TestRegister, address: string, question: Question = {}): Promise<Answer> =>
  ask(register.url + address, { ...question, headers: { host: HOST, ...question.headers } });

test.beforeAll(async () => {
  test.setTimeout(120_000);
  const seed = await testDatabase();
  undos.push(() => seed.close());
  await makePublicWorld(seed.owner);
  // A database with anybody connected to it cannot be cloned.
  await seed.owner.end();
  template = seed.ownerUrl;
  plain = await startRegister(async () => {}, { settings, template });
  undos.push(() => plain.stop());
  secretive = await startRegister(({ owner }) => addSecrets(owner), { settings, template });
  undos.push(() => secretive.stop());
  addresses = [...(await crawl(plain)), ...guesses()];
});

test.afterAll(async () => {
  for (let undo = undos.pop(); undo; undo = undos.pop()) await undo();
});

/** Addresses at which somebody who guesses would look. */
function guesses(): string[] {
  const pages = SECRET_COMMITMENTS.flatMap((symbol) => [
    `/en/commitments/${symbol}`,
    `/uk/commitments/${symbol}/v/1`,
    `/api/v1/commitments/${symbol}`,
    `/api/v1/commitments/${symbol}/versions`,
    `/api/v1/commitments/${symbol}/versions/1`,
    `/en/desk/commitments/${symbol}`,
    `/en/desk/commitments/${symbol}/history`,
    `/en/desk/preview/public/${symbol}`,
    ...["csv", "json", "ics"].map((format) => `/en/commitments/${symbol}.${format}`),
  ]);
  return [
    ...pages,
    "/en/commitments/XA-PVBR/v/2",
    "/en/commitments/XA-PVBR/diff/1..2",
    "/api/v1/commitments/XA-PVBR/versions/2",
    "/en/timeline/P-2026-1-Corr-1",
    "/en/timeline/E-SECR",
    "/api/v1/acts/P-2026-1/Corr.1",
    "/api/v1/acts/P-2026-1-Corr-1",
    "/en/desk",
    "/en/desk/review",
    "/en/desk/deputies",
    "/en/desk/preview/public",
    ...["N-2026-1", "N-2026-2", "B-XB-2025-1", "D-XU-2026-1", "P-2026-9"].flatMap((act) => [
      `/en/timeline/${act}`,
      `/api/v1/acts/${act}`,
    ]),
    ...["concealed", "title", "XA-SECR"].flatMap((q) => [
      `/en/commitments?q=${q}`,
      `/api/v1/commitments?q=${q}`,
    ]),
    ...["in-force", "ratified", "signed"].map((stage) => `/api/v1/commitments?stage=${stage}`),
    "/en/commitments?category=ammunition",
    "/api/v1/timeline?kind=communication",
    "/api/v1/timeline?kind=signature",
    "/api/v1/timeline?from=2026-01-15",
    "/api/v1/timeline?limit=1",
    "/api/v1/acts?asOf=2026-02-11",
    "/en/timeline?asOf=2026-02-11",
    "/en/timeline?from=2026-02-01",
    ...["record.json", "versions.csv", "versions.json", "feed.json", "calendar.ics"].flatMap((file) => [
      `/en/${file}`,
      `/uk/${file}?asOf=2026-02-11`,
    ]),
    ...["delegations", "commitments", "requirements", "timeline", "changes"].flatMap((list) => [
      `/en/${list}.csv`,
      `/uk/${list}.json?asOf=2026-02-11`,
    ]),
    ...["compare?a=XA&b=XB", "compare?a=XA&aAsOf=2026-01-11&b=XA", "compare?a=XB"].map((ask) => `/en/${ask}`),
    "/uk/compare.csv?a=XA&b=XB&rows=diff",
    "/en/compare.json?a=XB&b=XU",
    "/en/corrections?asOf=2026-02-11",
    "/uk/corrections.csv",
    "/en/duration",
    "/uk/duration?group=requirement&sort=name",
    "/en/duration?ceasefire=2027-03-01&view=table",
    "/en/duration.json",
    "/en/duration/calendar",
    "/uk/duration/calendar?kind=end&asOf=2026-02-11",
    "/en/duration/calendar.ics",
    "/en/duration/calendar.json",
    "/en/pace",
    "/uk/pace?asOf=2026-02-11",
    "/api/v1/pace",
    "/en/coverage",
    "/uk/coverage?floor=signed&measure=share",
    "/en/coverage.json",
    "/en/coverage/XU-PVBR/2026",
    "/en/coverage/XU-SECR/2026",
    "/en/findings",
    "/uk/findings?rule=GAP,SPOF",
    "/en/findings/GAP-XU-PVBR",
    "/en/findings/GAP-XU-SECR",
    "/en/findings/STALE-XA-SECR",
    "/en/findings.csv",
    "/uk/findings.json?asOf=2026-02-11",
    "/api/v1/findings",
    "/api/v1/findings?delegation=XA&floor=signed",
    "/en/pathways",
    "/uk/pathways?quorum=1&asOf=2026-02-11",
    "/en/pathways.json",
    "/en/rehearsal",
    "/uk/rehearsal?attack=2027-03-01T06:00Z",
    "/en/rehearsal.csv?attack=2027-03-01T06:00Z&ceasefire=2027-01-01",
    "/api/v1/pathways",
    "/api/v1/rehearsal?attack=2027-03-01T06:00Z",
    "/en/what-if?without=XA",
    "/en/what-if?lapse=XA-SECR",
    "/uk/what-if.csv?without=XB",
    "/api/v1/coverage?detail=contributions",
    "/api/v1/coverage?requirement=XU-SECR",
    "/api/v1/what-if?lapse=XA-SECR&ceasefire=2027-03-01",
    "/en/requirements/XU-SECR",
    "/api/v1/requirements/XU-SECR",
    "/en/requirements?q=concealed",
    "/en/requirements?priority=essential",
    "/en/timeline.atom?delegation=XA",
    "/en/commitments.csv?q=concealed",
    "/en/calendar.ics?category=ammunition",
    "/en/changes.json?from=2026-01-01",
    "/en/changes?from=2026-01-01",
    "/uk/changes?from=2025-01-01&to=2026-02-11",
    "/api/v1/changes?from=2025-01-01",
    "/en/head?since=2025-01-01T00:00:00Z",
    "/en/admin/accounts",
    "/en/account/sessions",
    `/en/account/invitation/${"A".repeat(43)}`,
    "/api/auth/session",
    "/sitemap.xml",
    "/sitemap-en.xml",
    "/en/glossary",
    "/en/method",
    "/en/commitments/XA-PVBR.bib",
    "/en/commitments/XA-PVBR.csl.json",
    "/api/cards/en/commitments/XA-PVBR",
    "/robots.txt",
    "/en/nothing-here",
    "/api/v1/nothing-here",
  ];
}

/** Every address that a public page names, and the API's; of addresses with a query, one of each kind. */
async function crawl(register: TestRegister): Promise<string[]> {
  const found = new Set(["/", "/en", "/uk"]);
  const kinds = new Set<string>();
  const waiting = [...found];
  for (let address = waiting.pop(); address; address = waiting.pop()) {
    const { body } = await at(register, address);
    for (const [, href = ""] of body.matchAll(/href="([^"#]+)/g)) {
      const url = new URL(href.replaceAll("&amp;", "&"), settings.BASE_URL);
      const next = url.pathname + url.search;
      // A need's cells of the years are one kind.
      const path = url.pathname.replace(/(\/coverage\/[^/]+)\/\d{4}/, "$1/YEAR");
      const kind = `${path} ${[...url.searchParams.keys()].toSorted()}`;
      const isOneOfAKind = url.search !== "" || path !== url.pathname;
      const isOurs = url.host === HOST && /^\/(en|uk|api)(\/|$)/.test(url.pathname);
      if (!isOurs || found.has(next) || (isOneOfAKind && kinds.has(kind))) continue;
      kinds.add(kind);
      found.add(next);
      if (!url.search) waiting.push(next);
    }
  }
  const lists = ["delegations", "commitments", "timeline", "acts"].map((name) => `/api/v1/${name}`);
  const records = ["commitments/XA-PVBR", "commitments/XA-PVBR/versions", "commitments/XB-PVBR/versions/1"];
  const machines = [...records, "delegations/XA", "delegations/XU", "acts/P-2026-1"].map(
    (path) => `/api/v1/${path}`,
  );
  return [...found, ...lists, ...machines, "/api/openapi.json"];
}

const plainly: Way = (address) => [address, {}];
type Way = (address: string) => [address: string, question: Question];
const WAYS: Record<string, Way> = {
  GET: plainly,
  HEAD: (address) => [address, { method: "HEAD" }],
  payload: (address) => {
    const [asked, headers] = payloadOf(address);
    return [asked, { headers }];
  },
};

/** What two registers answer differently. A page that names the minute is asked again: a leak differs each time. */
async function differences(a: TestRegister, b: TestRegister, ways = WAYS): Promise<string[]> {
  const found: string[] = [];
  for (const address of addresses) {
    for (const [name, way] of Object.entries(ways)) {
      let difference: string | null = "";
      for (let attempt = 0; attempt < 3 && difference !== null; attempt += 1) {
        const [one, other] = await Promise.all([at(a, ...way(address)), at(b, ...way(address))]);
        difference = firstDifference(masked(one), masked(other));
      }
      if (difference !== null) found.push(`${name} ${address} ${difference}`);
    }
  }
  return found;
}

test("the crawl reaches every kind of public page", () => {
  const expected = ["/en/timeline", "/uk/timeline/P-2026-1", "/en/delegations/XA", "/uk/commitments/XA-PVBR"];
  expect(addresses).toEqual(expect.arrayContaining([...expected, "/en/commitments/XA-PVBR/v/1"]));
});

test("the public gets the same bytes, whatever the delegations keep to themselves", async () => {
  test.setTimeout(180_000);
  expect(await differences(plain, secretive)).toEqual([]);
});

test("the job released to the participants what fell due meanwhile, and nothing that was called off", async () => {
  // Only then do the answers compared above and below hide it.
  const released = () => secretive.database.owner`
    select a.audience::text, a.symbol, (select count(*)::int from commitment_releases r
        join commitment_versions v on v.id = r.version_id where v.act_id = a.id) as releases
    from acts a where a.reason like ${`%${CANARY} note to come`} and a.released_at < now() order by 1`;
  await expect.poll(released).toEqual([
    expect.objectContaining({
      audience: "participants",
      symbol: expect.stringMatching(/^N\//),
      releases: 3,
    }),
    { audience: "public", symbol: "", releases: 0 },
  ]);
});

test("a copy that is still good is confirmed alike, and a newer secret does not make it old", async () => {
  // The citation of a list names the minute.
  const isKept = (each: string) =>
    /^\/api\/v1\/|\.(csv|json|atom|ics)(\?|$)/.test(each) && !/\.csl\./.test(each);
  for (const address of addresses.filter(isKept)) {
    const { headers, status } = await at(plain, address);
    if (status !== 200) continue;
    expect(headers.etag, address).toBeTruthy();
    const question = { headers: { "if-none-match": String(headers.etag) } };
    for (const register of [plain, secretive]) {
      expect.soft((await at(register, address, question)).status, address).toBe(304);
    }
  }
});

test("no confidential word is in any public byte", async () => {
  test.setTimeout(120_000);
  // The words are there to be found: a member of the second world reads them.
  const [row] = await secretive.database.owner`
    select count(*)::int as count from draft_fields where value like ${`%${CANARY}%`}`;
  expect(row?.count).toBeGreaterThan(10);
  for (const address of addresses) {
    for (const way of Object.values(WAYS)) {
      const { headers, body } = await at(secretive, ...way(address));
      expect.soft(JSON.stringify(headers) + body, address).not.toContain(CANARY);
    }
  }
});

/** Each of them alone would tell the public something. */
const LOOSENED = {
  "a policy shows acts of every audience": "alter policy acts_public on acts using (true)",
  "the job releases what was called off":
    "alter table act_cancellations disable trigger user; delete from act_cancellations",
};
for (const [what, loosened] of Object.entries(LOOSENED)) {
  test(`it bites: a difference is seen where ${what}`, async () => {
    test.setTimeout(120_000);
    const loose = await startRegister(
      async ({ owner }) => {
        await addSecrets(owner);
        await owner.unsafe(loosened);
      },
      { settings, template },
    );
    undos.push(() => loose.stop());
    // The job needs a moment: what it wrongly releases falls due after the start.
    const seen = async () => (await differences(plain, loose, { GET: plainly })).length;
    await expect.poll(seen, { timeout: 60_000 }).toBeGreaterThan(0);
  });
}
