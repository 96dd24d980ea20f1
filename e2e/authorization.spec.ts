// Every entry point of the build, asked by everybody. The expectations are in authorization-table.ts.
import { hashPassword } from "../db/password-hash.ts";
import { id, makeWorld } from "../tests/world.ts";
import { ACTIONS, ASKING, type Asking, EVERYBODY, PAGES, ROUTES } from "./authorization-table.ts";
import { communicate, openSession, PASSWORD } from "./delegation.ts";
import { entryPointsOf, METHODS, readEntryPoints } from "./entry-points.ts";
import { type Answer, as, ask } from "./http.ts";
import { masked } from "./masks.ts";
import { expect, test } from "./register.ts";
import { callAction, outcomeOf } from "./server-action.ts";
import { startRegister, type TestRegister } from "./servers.ts";

test.describe.configure({ mode: "serial" });

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
    const [invitation] = await owner`select id from invitations`;
    ids = { ACT: act, ACCOUNT: id("drafterB"), INVITATION: invitation?.id, SESSION: id("session-drafterB") };
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
    for (const who of EVERYBODY) {
      const answer = await get(who, filled(address));
      expect.soft(pageOutcome(answer), who).toBe(answers[who]);
      const payload = await get(who, filled(address), { rsc: "1" });
      // The transport of the framework's own links says no more than the page.
      if (answers[who] !== 200) expect.soft(payload.body, `${who}, by RSC`).not.toContain("Title XA-");
    }
  });
}

for (const [route, { ask: address, answers }] of Object.entries(ROUTES)) {
  test(`route ${route}`, async () => {
    for (const who of EVERYBODY) {
      for (const method of METHODS) {
        const answer = await ask(register.url + address, {
          method,
          headers: { ...as(await tokenOf(who)), origin: register.url },
        });
        expect.soft(answer.status, `${method} by ${who}`).toBe(answers[method]);
      }
    }
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      for (const origin of ["https://evil.example", "null"]) {
        const answer = await ask(register.url + address, { method, headers: { origin } });
        expect.soft(answer.status, `${method} from ${origin}`).toBe(403);
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
    const mayAct = EVERYBODY.filter((who) => answers[who] === "done");
    for (const who of EVERYBODY.filter((each) => !mayAct.includes(each))) {
      const outcome = outcomeOf(await callAction({ ...call, token: await tokenOf(who) }));
      expect.soft(outcome, who).toBe(answers[who]);
    }
    expect(await state()).toBe(before);
    for (const who of mayAct) {
      const outcome = outcomeOf(await callAction({ ...call, token: await tokenOf(who) }));
      expect.soft(outcome, who).toBe("done");
    }
  });
}

test("absent and hidden are the same bytes", async () => {
  const pairs: [hidden: string, absent: string][] = [
    ["/en/desk/commitments/XA-PVBR", "/en/desk/commitments/XA-0000"],
    ["/en/desk/commitments/XA-PART", "/en/desk/commitments/XA-0000"],
    ["/en/commitments/XB-DE1E", "/en/commitments/XB-0000"],
    ["/uk/commitments/XA-PART", "/uk/commitments/XA-0000"],
    ["/en/commitments/XA-PVBR/v/2", "/en/commitments/XA-PVBR/v/3"],
    ["/api/v1/commitments/XB-DE1E", "/api/v1/commitments/XB-0000"],
    ["/api/v1/commitments/XA-PART/versions", "/api/v1/commitments/XA-0000/versions"],
    [`/en/desk/acts/${ids.ACT}`, "/en/desk/acts/N-2026-9"],
    [`/en/timeline/${ids.ACT}`, "/en/timeline/N-2026-9"],
    [`/api/v1/acts/${ids.ACT}`, "/api/v1/acts/N-2026-9"],
    [`/en/admin/accounts/${ids.ACCOUNT}`, `/en/admin/accounts/${id("nobody")}`],
  ];
  for (const who of ["anonymous", "other", "secretariat"] as const) {
    for (const [hidden, absent] of pairs) {
      for (const headers of [{}, { rsc: "1" }]) {
        const token = await tokenOf(who);
        const [one, other] = await Promise.all(
          [hidden, absent].map(async (address) => {
            const answer = await ask(register.url + address, { headers: { ...as(token), ...headers } });
            const last = address.match(/[^/]+$/)?.[0] ?? "";
            const symbol = address.match(/X[AB]-\w{4}/)?.[0] ?? last;
            return masked(answer, { [symbol]: "ASKED", [last]: "ASKED" });
          }),
        );
        expect.soft(one, `${hidden} for ${who}`).toBe(other);
      }
    }
  }
});
