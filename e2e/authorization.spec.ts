// Every entry point of the build, asked by everybody. The expectations are in authorization-table.ts.
import { hashPassword } from "../db/password-hash.ts";
import { id, makeWorld } from "../tests/world.ts";
import { ACTIONS, ASKING, type Asking, EVERYBODY, PAGES, ROUTES } from "./authorization-table.ts";
import { communicate, openSession, PASSWORD } from "./delegation.ts";
import { entryPointsOf, METHODS, readEntryPoints } from "./entry-points.ts";
import { type Answer, as, ask, payloadOf } from "./http.ts";
import { firstDifference, masked } from "./masks.ts";
import { expect, test } from "./register.ts";
import { callAction, outcomeOf } from "./server-action.ts";
import { startRegister, type TestRegister } from "./servers.ts";

// In order and in one process, because the questions share a register.
test.describe.configure({ mode: "default" });

let register: TestRegister;
/** What stands in the table for the ids of this run. */
let ids: Record<string, string>;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  register = await startRegister(async ({ owner }) => {
    await makeWorld(owner);
    await owner`update account_passwords set hash = ${await hashPassword(PASSWORD)}`;
    const act = await communicate(owner, {
      symbol: "XA-PVBR",
      delegation: "XA",
      account: id("headA"),
      audience: "participants",
    });
    const [first] = await owner`select id from invitations`;
    const [second] =
      await owner`insert into invitations (token_hash, email, name, role, invited_by, expires_at)
      values ('\\x01', 'second@example.test', 'Second', 'secretariat', ${id("admin")}, now() + interval '1 day') returning id`;
    ids = {
      ACT: act,
      ACCOUNT: id("drafterB"),
      EMBARGOED: id("embargoed"),
      DEPUTY: id("deputy-XB"),
      INVITATION: first?.id,
      INVITATION_2: second?.id,
      SESSION: id("session-drafterB"),
    };
  });
});
test.afterAll(() => register?.stop());

const filled = (text: string): string =>
  ids[text] ?? text.replace(/ACT$|ACCOUNT$/, (name) => ids[name] ?? name);

/** A session of this one question: some of them end it. */
async function tokenOf(who: Asking): Promise<string | null> {
  const name = ASKING[who];
  if (name === null) return null;
  const token = await openSession(register.database.owner, { id: id(name) });
  if (who === "signedOut")
    await register.database.owner`update sessions set revoked_at = now() where account_id = ${id(name)}`;
  return token;
}

const get = async (who: Asking, address: string, headers: Record<string, string> = {}): Promise<Answer> =>
  ask(register.url + address, { headers: { ...as(await tokenOf(who)), ...headers } });

test("every entry point has a row, and every row an entry point", () => {
  const { pages, routes, actions } = readEntryPoints();
  expect(pages.toSorted()).toEqual(Object.keys(PAGES).toSorted());
  expect(routes.map(({ address }) => address).toSorted()).toEqual(Object.keys(ROUTES).toSorted());
  for (const { address, methods } of routes) {
    expect
      .soft(Object.keys(ROUTES[address]?.answers ?? {}), address)
      .toEqual(expect.arrayContaining(methods));
  }
  expect(actions.map(({ name }) => name).toSorted()).toEqual(Object.keys(ACTIONS).toSorted());
});

test("it bites: what is planted in the build output is found", () => {
  const planted = entryPointsOf(
    ["/[locale]/(public)/backdoor/page", "/api/v1/backdoor/route"],
    {
      node: {
        "00": {
          filename: "features/offers/actions.ts",
          exportedName: "backdoor",
          workers: { "app/page": {} },
        },
      },
      edge: {},
    },
    { "/_app": "pages/_app.js", "/old-backdoor": "pages/old-backdoor.js" },
  );
  expect(planted.pages).toEqual(["/[locale]/(public)/backdoor", "/old-backdoor"]);
  for (const page of planted.pages) expect(PAGES).not.toHaveProperty([page]);
  expect(planted.routes).toEqual([{ address: "/api/v1/backdoor", methods: [...METHODS] }]);
  expect(ROUTES).not.toHaveProperty(["/api/v1/backdoor"]);
  expect(planted.actions.map(({ name }) => name)).toEqual(["features/offers/actions.ts#backdoor"]);
  expect(ACTIONS).not.toHaveProperty(["features/offers/actions.ts#backdoor"]);
});

async function forEverybody<T>(of: (who: Asking) => Promise<T>): Promise<Record<Asking, T>> {
  const pairs = await Promise.all(EVERYBODY.map(async (who) => [who, await of(who)] as const));
  return Object.fromEntries(pairs) as Record<Asking, T>;
}

function pageOutcome({ status, headers }: Answer): string | number {
  const to = headers.location ?? "";
  if (![302, 303, 307, 308].includes(status)) return status;
  if (/^\/en\/sign-in\?next=/.test(to)) return "sign-in";
  return to === "/en/desk"
    ? "desk"
    : /^\/en\/(account\/sessions|admin\/accounts)$/.test(to)
      ? "own page"
      : to;
}

for (const [page, { ask: address, answers }] of Object.entries(PAGES)) {
  test(`page ${page}`, async () => {
    const found = await forEverybody(async (who) => pageOutcome(await get(who, filled(address))));
    expect(found).toEqual(answers);
    // The transport of the framework's own links says no more than the page.
    const payloads = await forEverybody(async (who) => (await get(who, ...payloadOf(filled(address)))).body);
    for (const who of EVERYBODY) {
      if (answers[who] !== 200)
        expect.soft(payloads[who], `payload for ${who}`).not.toMatch(/Title X|@example/);
    }
  });
}

for (const [route, { ask: address, answers }] of Object.entries(ROUTES)) {
  test(`route ${route}`, async () => {
    const headers = { origin: register.url };
    const found = await forEverybody(async (who) => {
      const token = as(await tokenOf(who));
      const statuses = METHODS.map(async (method) => {
        const { status } = await ask(register.url + address, { method, headers: { ...headers, ...token } });
        return [method, status] as const;
      });
      return Object.fromEntries(await Promise.all(statuses));
    });
    expect(found).toEqual(Object.fromEntries(EVERYBODY.map((who) => [who, answers])));
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      for (const origin of ["https://evil.example", "null"]) {
        const foreign = await ask(register.url + address, { method, headers: { origin } });
        expect.soft(foreign.status, `${method} from ${origin}`).toBe(403);
      }
    }
  });
}

/** All that somebody could have changed, as text. What every visit writes (sessions, the log of it) is left out. */
async function state(): Promise<string> {
  const tables = [
    ...["offer_drafts", "draft_lines", "draft_fields", "acts", "commitments", "commitment_versions"],
    ...["commitment_releases", "sources", "accounts", "account_passwords", "memberships", "invitations"],
  ];
  const rows = await Promise.all(
    tables.map((name) => register.database.owner.unsafe(`select t::text as row from ${name} t order by 1`)),
  );
  return JSON.stringify(rows.map((each) => each.map(({ row }) => row)));
}

for (const [name, { fields, answers }] of Object.entries(ACTIONS)) {
  test(`action ${name}`, async () => {
    const entry = readEntryPoints().actions.find((each) => each.name === name);
    if (!entry) throw new Error("The build has no such action.");
    const call = {
      url: register.url,
      page: filled(PAGES[entry.page]?.ask ?? ""),
      action: entry.id,
      fields: Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, filled(value)])),
    };
    const before = await state();
    for (const origin of ["https://evil.example", "null", null]) {
      const answer = await callAction({ ...call, token: await tokenOf("head"), origin });
      expect.soft(answer.status, `from ${origin}`).toBe(403);
    }
    // Those who may act come last: the others must have changed nothing.
    const found: Partial<Record<Asking, string>> = {};
    for (const mayAct of [false, true]) {
      for (const who of EVERYBODY.filter((each) => (answers[each] === "done") === mayAct)) {
        found[who] = outcomeOf(await callAction({ ...call, token: await tokenOf(who) }));
      }
      if (!mayAct) expect(await state()).toBe(before);
    }
    expect(found).toEqual(answers);
  });
}

/** Two addresses of the same length, which differ in the symbol alone. */
const HIDDEN: [page: (symbol: string) => string, hidden: string, absent: string][] = [
  [(symbol) => `/en/desk/commitments/${symbol}`, "XA-PVBR", "XA-0000"],
  [(symbol) => `/en/desk/commitments/${symbol}`, "XA-PART", "XA-0000"],
  [(symbol) => `/en/desk/commitments/${symbol}/history`, "XA-PVBR", "XA-0000"],
  [(symbol) => `/en/commitments/${symbol}`, "XB-DE1E", "XB-0000"],
  [(symbol) => `/uk/commitments/${symbol}`, "XA-PART", "XA-0000"],
  [(symbol) => `/en/commitments/XA-PVBR/${symbol}`, "v/2", "v/3"],
  [(symbol) => `/en/commitments/XA-PVBR/diff/${symbol}`, "1..2", "1..3"],
  [(symbol) => `/api/v1/commitments/${symbol}`, "XB-DE1E", "XB-0000"],
  [(symbol) => `/api/v1/commitments/${symbol}/versions`, "XA-PART", "XA-0000"],
  [(symbol) => `/en/desk/acts/${symbol}`, "ACT", "N-2026-9"],
  [(symbol) => `/en/timeline/${symbol}`, "ACT", "N-2026-9"],
  [(symbol) => `/api/v1/acts/${symbol}`, "ACT", "N-2026-9"],
  [(symbol) => `/en/admin/accounts/${symbol}`, "ACCOUNT", id("nobody")],
];

for (const who of ["anonymous", "other", "secretariat"] as const) {
  test(`absent and hidden are the same bytes for ${who}`, async () => {
    for (const [page, hidden, absent] of HIDDEN) {
      for (const plain of [true, false]) {
        const [one, other] = await Promise.all(
          [filled(hidden), absent].map(async (symbol) => {
            const address = page(symbol);
            const answer = await (plain ? get(who, address) : get(who, ...payloadOf(address)));
            // An act's title writes its address with slashes; React's payload takes an address apart.
            const [first, second] = symbol.split("/");
            const apart = second ? [`"${first}","${second}"`, `"k":"${second}"`] : [];
            return masked(answer, [symbol, symbol.replaceAll("-", "/"), ...apart]);
          }),
        );
        const difference = firstDifference(one ?? "", other ?? "");
        expect.soft(difference, `${page(hidden)}${plain ? "" : ", by RSC"}`).toBeNull();
      }
    }
  });
}
