// A head's right handed to a colleague for a dated period: it holds inside the period alone, in the program and in the
// database, is seen by both, and is logged.
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { closePools } from "../db/client.ts";
import { Refusal } from "../domain/refusal.ts";
import * as deputies from "../features/deputies/mutations.ts";
import { listColleagues, listDeputies } from "../features/deputies/queries.ts";
import * as offers from "../features/offers/mutations.ts";
import * as queries from "../features/offers/queries.ts";
import { type Actor, actorOfToken } from "../server/viewer.ts";
import { connectTo, type TestDatabase, testDatabase } from "./database.ts";
import { id, makeLine, makePeople, type Name, token } from "./world.ts";

const PASSWORD = "the right password";
let database: TestDatabase;

vi.mock("../server/session.ts", () => ({
  reauthenticate: async (actor: Actor, password: string) => {
    if (password !== PASSWORD) throw new Refusal("wrong_password");
    await database.owner`update sessions set reauthenticated_at = now() where id = ${actor.sessionId}`;
  },
}));

async function as(name: Name): Promise<Actor> {
  const actor = await actorOfToken(token(name));
  if (!actor) throw new Error(`${name} is not signed in`);
  return actor;
}
const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error) => (error instanceof Refusal ? error.code : String(error)),
  );

// XB has a head and two drafters, so that one submits and another communicates.
const LINE = "XB-PVBR";
const TITLE = `Title ${LINE}`;
const inHours = (hours: number): string => Temporal.Now.instant().add({ hours }).toString();
const appoint = async (name: Name, more: Partial<deputies.Appointment> = {}) =>
  deputies.appointDeputy(await as(name), {
    colleague: id("deputyB"),
    from: null,
    until: inHours(48),
    isExclusive: false,
    password: PASSWORD,
    ...more,
  });
const faultsOf = async (work: Promise<unknown>) => {
  const error = await work.catch((thrown) => thrown);
  return error instanceof Refusal ? error.faults : [];
};
const revisionOf = async (name: Name): Promise<number> =>
  (await queries.getReview(await as(name)))?.draft?.revision ?? -1;
async function submitted(by: Name): Promise<void> {
  const changes = [{ name: "title_en" as const, base: TITLE, value: `By ${by}` }];
  await offers.saveFields(await as(by), { symbol: LINE, changes });
  await offers.submitOffer(await as(by), { revision: await revisionOf(by) });
}
const communicate = async (name: Name) =>
  offers.communicateOffer(await as(name), {
    revision: await revisionOf(name),
    audience: "public",
    coverNote: "",
    password: PASSWORD,
  });
/** Moves every period, as time does. */
const pass = (hours: number) => database.owner`update deputies
  set from_at = from_at - make_interval(hours => ${hours}), until_at = until_at - make_interval(hours => ${hours})`;

beforeEach(async () => {
  await closePools();
  await database?.close();
  database = await testDatabase();
  connectTo(database);
  await makePeople(database.owner);
  await makeLine(database.owner, { symbol: LINE, delegation: "XB", audience: "public" });
});
afterAll(async () => {
  await closePools();
  await database.close();
});

describe("inside the period", () => {
  test("the deputy communicates, and the act says for whom", async () => {
    await submitted("drafterB");
    expect(await refusal(communicate("deputyB"))).toBe("not_found");
    await appoint("headB");
    const [act] = await communicate("deputyB");
    const receipt = await queries.getReceipt(await as("headB"), act?.symbol ?? "");
    expect(receipt).toMatchObject({ by: "deputyB", capacity: "deputy for headB" });
  });

  test("the deputy returns a draft, and calls an act off", async () => {
    await appoint("headB");
    await submitted("drafterB");
    const revision = await revisionOf("deputyB");
    expect(await refusal(offers.returnOffer(await as("deputyB"), { revision, note: "Say more." }))).toBe(
      "done",
    );
    await offers.submitOffer(await as("drafterB"), { revision: await revisionOf("drafterB") });
    const said = { audience: "public", embargo: inHours(1), coverNote: "", password: PASSWORD } as const;
    const [act] = await offers.communicateOffer(await as("headB"), {
      ...said,
      revision: await revisionOf("headB"),
    });
    expect(
      await refusal(offers.callOffAct(await as("deputyB"), { act: act?.id ?? "", password: PASSWORD })),
    ).toBe("done");
  });

  test("two people all the same: a deputy does not communicate what they submitted", async () => {
    await appoint("headB");
    await submitted("deputyB");
    expect(await refusal(communicate("deputyB"))).toBe("two_persons");
    expect(await refusal(communicate("headB"))).toBe("done");
  });

  test("a head who handed the right over exclusively does not act, and can end it", async () => {
    await appoint("headB", { isExclusive: true });
    await submitted("drafterB");
    expect(await refusal(communicate("headB"))).toBe("not_found");
    const [deputy] = (await listDeputies(await as("headB"))) ?? [];
    await deputies.endDeputy(await as("headB"), { deputy: deputy?.id ?? "" });
    expect(await refusal(communicate("deputyB"))).toBe("not_found");
    expect(await refusal(communicate("headB"))).toBe("done");
  });
});

describe("outside the period", () => {
  test("before it begins and after it ends, nobody has been handed anything", async () => {
    await appoint("headB", { from: inHours(24), isExclusive: true });
    expect((await as("deputyB")).heads).toEqual([]);
    expect((await as("headB")).heads).toEqual(["XB"]);
    await pass(30);
    expect((await as("deputyB")).heads).toEqual(["XB"]);
    expect((await as("headB")).heads).toEqual([]);
    await pass(30);
    expect((await as("deputyB")).heads).toEqual([]);
    expect((await as("headB")).heads).toEqual(["XB"]);
    expect((await listDeputies(await as("headB")))?.map(({ state }) => state)).toEqual(["over"]);
  });

  test("given back, or the head no longer head: it is over", async () => {
    await appoint("headB");
    const [deputy] = (await listDeputies(await as("deputyB"))) ?? [];
    await deputies.endDeputy(await as("deputyB"), { deputy: deputy?.id ?? "" });
    expect((await as("deputyB")).heads).toEqual([]);
    expect(await refusal(deputies.endDeputy(await as("headB"), { deputy: deputy?.id ?? "" }))).toBe(
      "nothing_to_do",
    );
    await appoint("headB");
    await database.owner`update memberships set ended_at = now() where account_id = ${id("headB")}`;
    expect((await as("deputyB")).heads).toEqual([]);
  });
});

describe("who appoints whom", () => {
  test("only a head by role, and with the password; a deputy passes nothing on", async () => {
    expect(await refusal(appoint("drafterB"))).toBe("not_found");
    expect(await refusal(appoint("secretariat"))).toBe("not_found");
    expect(await refusal(appoint("headB", { password: "wrong" }))).toBe("wrong_password");
    await appoint("headB");
    expect(await refusal(appoint("deputyB", { colleague: id("drafterB") }))).toBe("not_found");
    expect(await database.owner`select 1 from deputies`).toHaveLength(1);
  });

  test("a colleague of the own delegation, enabled, and not oneself", async () => {
    expect((await listColleagues(await as("headB"))).map(({ name }) => name)).toEqual([
      "deputyB",
      "drafterB",
    ]);
    for (const colleague of [id("headB"), id("drafterA"), id("admin"), id("nobody")]) {
      expect(await faultsOf(appoint("headB", { colleague }))).toEqual([
        { path: "colleague", code: "colleague-missing" },
      ]);
    }
  });

  test.each([
    ["an end that has passed", { until: -1 }, "until", "time-past"],
    ["an end more than a year ahead", { until: 367 * 24 }, "until", "time-too-far"],
    ["an end before the beginning", { from: 10, until: 5 }, "until", "until-before-from"],
    ["a beginning that has passed", { from: -1, until: 5 }, "from", "time-past"],
  ] as const)("%s is refused, and names its field", async (_what, hours, path, code) => {
    const from = "from" in hours ? inHours(hours.from) : null;
    expect(await faultsOf(appoint("headB", { from, until: inHours(hours.until) }))).toEqual([{ path, code }]);
  });

  test("a period that overlaps the colleague's other one is refused, also when both are sent at once", async () => {
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => refusal(appoint("headB"))));
    expect(outcomes.toSorted()).toEqual(["done", "invalid", "invalid", "invalid", "invalid"]);
    expect(await refusal(appoint("headB", { from: inHours(49), until: inHours(60) }))).toBe("done");
  });
});

test("the delegation alone sees it, both sides named, and each step is logged in its room", async () => {
  await appoint("headB", { isExclusive: true });
  for (const name of ["headB", "deputyB", "drafterB"] as const) {
    expect(await listDeputies(await as(name))).toMatchObject([
      { name: "deputyB", head: "headB", isExclusive: true, state: "running", ended: null },
    ]);
  }
  const [deputy] = (await listDeputies(await as("headB"))) ?? [];
  expect(await listDeputies(await as("headA"))).toEqual([]);
  for (const name of ["secretariat", "admin"] as const) expect(await listDeputies(await as(name))).toBeNull();
  expect(await refusal(deputies.endDeputy(await as("headA"), { deputy: deputy?.id ?? "" }))).toBe(
    "not_found",
  );
  expect(await refusal(deputies.endDeputy(await as("drafterB"), { deputy: deputy?.id ?? "" }))).toBe(
    "not_found",
  );
  await deputies.endDeputy(await as("deputyB"), { deputy: deputy?.id ?? "" });
  expect((await listDeputies(await as("headB")))?.[0]).toMatchObject({
    state: "ended",
    ended: { by: "deputyB" },
  });
  const logged = await database.owner`select action, delegation_code, details from audit_events
    where action like 'deputy.%' order by at`;
  expect(logged).toMatchObject([
    {
      action: "deputy.appointed",
      delegation_code: "XB",
      details: { account: id("deputyB"), exclusive: true },
    },
    { action: "deputy.ended", delegation_code: "XB", details: { because: "given back" } },
  ]);
});
