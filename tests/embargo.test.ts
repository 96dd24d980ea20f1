// An embargo: nobody outside the delegation reads any of it before its time, whatever the job does, and record time
// begins at that time, however late the job is.
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { closePools, releaseDue } from "../db/client.ts";
import { asOfNow } from "../domain/as-of.ts";
import { Refusal } from "../domain/refusal.ts";
import { getCommitment, listVersions } from "../features/commitments/queries.ts";
import * as offers from "../features/offers/mutations.ts";
import * as queries from "../features/offers/queries.ts";
import { listTimeline } from "../features/timeline/queries.ts";
import { startReleaseJob } from "../server/release-job.ts";
import { type Actor, actorOfToken, publicViewer, type Viewer } from "../server/viewer.ts";
import { connectTo, type TestDatabase, testDatabase } from "./database.ts";
import { makeLine, makePeople, type Name, token } from "./world.ts";

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

const LINE = "XA-PVBR";
const OTHER = "XA-PART";
const TITLE = `Title ${LINE}`;
const SECRET = "Not before its time";
const save = async (name: Name, changes: [string, string, string][], symbol = LINE) =>
  offers.saveFields(await as(name), {
    symbol,
    changes: changes.map(([field, base, value]) => ({ name: field as "title_en", base, value })),
  });
const revisionOf = async (name: Name): Promise<number> =>
  (await queries.getReview(await as(name)))?.draft?.revision ?? -1;
const submit = async () =>
  offers.submitOffer(await as("drafterA"), { revision: await revisionOf("drafterA") });
const inMs = (ms: number): string => Temporal.Now.instant().add({ milliseconds: ms }).toString();

async function embargo(until: string, audience: offers.Communication["audience"] = "public") {
  await save("drafterA", [["title_en", TITLE, SECRET]]);
  await submit();
  const said = {
    revision: await revisionOf("headA"),
    audience,
    embargo: until,
    coverNote: "",
    password: PASSWORD,
  };
  const [act] = await offers.communicateOffer(await as("headA"), said);
  if (!act) throw new Error("no act was made");
  return act;
}

/** Everything that somebody reads of the register, as one text. */
async function readAll(viewer: Viewer): Promise<string> {
  const asOf = asOfNow(Temporal.Now.instant().toString());
  return JSON.stringify([
    await listTimeline(viewer, { asOf, filter: {}, limit: 50 }),
    await getCommitment(viewer, LINE, asOf),
    await listVersions(viewer, LINE, asOf),
  ]);
}
const OUTSIDE: Name[] = ["headB", "headU", "secretariat", "admin"];
async function readers(): Promise<[string, Viewer][]> {
  const members = await Promise.all(OUTSIDE.map(async (name) => [name, await as(name)] as [string, Viewer]));
  return [["public", publicViewer], ...members];
}
async function whoReadsIt(): Promise<string[]> {
  const found = await Promise.all(
    (await readers()).map(async ([name, viewer]) => ((await readAll(viewer)).includes(SECRET) ? [name] : [])),
  );
  return found.flat();
}
const ranges = () => database.owner<{ audience: string; begins: Date }[]>`
  select r.audience::text, lower(r.recorded_during) as begins from commitment_releases r
  join commitment_versions v on v.id = r.version_id where v.title_en = ${SECRET} order by r.audience`;

beforeEach(async () => {
  await closePools();
  await database?.close();
  database = await testDatabase();
  connectTo(database);
  await makePeople(database.owner);
  await makeLine(database.owner, { symbol: LINE, delegation: "XA", audience: "public" });
  await makeLine(database.owner, { symbol: OTHER, delegation: "XA", audience: "participants" });
});
afterAll(async () => {
  await closePools();
  await database.close();
});

describe("until its time", () => {
  test("T − 1 s, T and T + 1 s, with a job that is stuck: nobody reads it before T, and T is its record time", async () => {
    const until = inMs(3_000);
    const { id: act, symbol } = await embargo(until);
    expect(symbol).toBe("");
    expect(await whoReadsIt()).toEqual([]);
    // T − 1 s: also a job that runs too early releases nothing.
    await sleep(Math.max(0, Date.parse(until) - 1_000 - Date.now()));
    expect(await releaseDue()).toBe(0);
    expect(await whoReadsIt()).toEqual([]);
    // T + 1 s: the job was stuck, and what has no number is still hidden from everybody.
    await sleep(Math.max(0, Date.parse(until) + 1_000 - Date.now()));
    expect(await whoReadsIt()).toEqual([]);
    expect(await releaseDue()).toBe(1);
    expect(await whoReadsIt()).toEqual(["public", ...OUTSIDE]);
    const released = await ranges();
    expect(released.map(({ audience }) => audience)).toEqual([
      "delegation",
      "bilateral",
      "participants",
      "public",
    ]);
    for (const { begins } of released) expect(begins.getTime()).toBe(Date.parse(until));
    expect((await queries.getReceipt(await as("headA"), act))?.symbol).toMatch(/^P\/\d{4}\/\d+$/);
    expect(await releaseDue()).toBe(0);
  });

  test("when it was communicated shows nowhere outside; the act is listed by the time of its release", async () => {
    const until = inMs(1_200);
    const { id: act } = await embargo(until);
    await sleep(1_300);
    await releaseDue();
    const { recordedAt } = (await queries.getReceipt(await as("headA"), act)) ?? {};
    const entry = (
      await listTimeline(publicViewer, {
        asOf: asOfNow(Temporal.Now.instant().toString()),
        filter: {},
        limit: 1,
      })
    ).items[0];
    expect(entry).toMatchObject({ type: "act" });
    const shown = JSON.stringify(entry);
    expect(shown).not.toContain(String(recordedAt));
    if (entry?.type === "act") {
      expect(Temporal.Instant.from(entry.recordedAt).epochMilliseconds).toBe(Date.parse(until));
      expect(entry.enteredAt).toBe(entry.recordedAt);
    }
  });

  test.each([
    ["bilateral", ["headU"]],
    ["participants", ["headB", "headU", "secretariat"]],
  ] as const)("an act for %s reaches nobody else at its time either", async (audience, expected) => {
    await embargo(inMs(1_000), audience);
    await sleep(1_100);
    expect(await releaseDue()).toBe(1);
    expect(await whoReadsIt()).toEqual(expected);
  });

  test("its delegation reads it at once, on the desk and by its id, without a number", async () => {
    const until = inMs(60_000);
    const { id: act } = await embargo(until);
    const offer = await queries.getOffer(await as("drafterA"));
    expect(offer?.embargoed).toMatchObject([{ id: act, audience: "public", symbols: [LINE] }]);
    expect(offer?.lines.find(({ record }) => record.symbol === LINE)?.embargo).not.toBeNull();
    const receipt = await queries.getReceipt(await as("drafterA"), act);
    expect(receipt).toMatchObject({
      symbol: "",
      state: "embargoed",
      lines: [{ symbol: LINE, version: null }],
    });
    expect(receipt?.contentHash).toMatch(/^[0-9a-f]{64}$/);
    for (const [, viewer] of await readers()) {
      if (viewer.sessionHash !== null) expect(await queries.getReceipt(viewer as Actor, act)).toBeNull();
    }
  });

  test("its lines stand still; others go on in a draft of their own", async () => {
    await embargo(inMs(60_000));
    expect(await refusal(save("drafterA", [["title_en", TITLE, "Another"]]))).toBe("embargoed");
    expect(await refusal(save("drafterA", [["title_en", `Title ${OTHER}`, "Another"]], OTHER))).toBe("done");
  });

  test.each([
    ["the past", -1_000, "time-past"],
    ["more than a year ahead", 367 * 24 * 3_600_000, "time-too-far"],
  ])("a time in %s is refused, and names its field", async (_when, ms, code) => {
    const error = await embargo(inMs(ms)).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: "invalid", faults: [{ path: "embargo", code }] });
    expect(await database.owner`select 1 from acts where attribution = 'own'`).toHaveLength(0);
  });
});

describe("calling off", () => {
  const callOff = async (name: Name, act: string, password = PASSWORD) =>
    offers.callOffAct(await as(name), { act, password });

  test("before its time: it is never released, and its texts are back in the draft", async () => {
    const { id: act } = await embargo(inMs(1_500));
    await callOff("headA", act);
    await sleep(1_600);
    expect(await releaseDue()).toBe(0);
    expect(await whoReadsIt()).toEqual([]);
    expect(await queries.getReceipt(await as("drafterA"), act)).toMatchObject({
      state: "called-off",
      symbol: "",
      calledOff: { by: "headA" },
    });
    const found = await queries.getDraftLine(await as("drafterA"), LINE);
    expect(found?.line.fields.title_en).toBe(SECRET);
    expect(found?.draft?.state).toBe("open");
    expect(await refusal(save("drafterA", [["title_en", SECRET, "Another"]]))).toBe("done");
    const [logged] = await database.owner`select details from audit_events where action = 'offer.called_off'`;
    expect(logged?.details).toEqual({ act, lines: 1 });
  });

  test("a draft that is with the head is taken back for it, and keeps its own lines", async () => {
    const { id: act } = await embargo(inMs(60_000));
    await save("drafterA", [["title_en", `Title ${OTHER}`, "Meanwhile"]], OTHER);
    await submit();
    await callOff("headA", act);
    const review = await queries.getReview(await as("headA"));
    expect(review?.draft?.state).toBe("open");
    expect(review?.lines.map(({ symbol }) => symbol)).toEqual([OTHER, LINE]);
  });

  test("a drafter, another delegation, a wrong password: nothing is called off", async () => {
    const { id: act } = await embargo(inMs(60_000));
    expect(await refusal(callOff("drafterA", act))).toBe("not_found");
    expect(await refusal(callOff("headB", act))).toBe("not_found");
    expect(await refusal(callOff("headA", act, "wrong"))).toBe("wrong_password");
    expect(await database.owner`select 1 from act_cancellations`).toHaveLength(0);
  });

  test("an act is either released or called off: racing, one of the two", async () => {
    const { id: act } = await embargo(inMs(700));
    await sleep(680);
    const outcomes = await Promise.all([
      ...Array.from({ length: 8 }, () => refusal(callOff("headA", act))),
      ...Array.from({ length: 8 }, (_, n) => sleep(n * 8).then(releaseDue)),
    ]);
    await releaseDue();
    const called = outcomes.filter((outcome) => outcome === "done").length;
    const releases = (await ranges()).length;
    expect([called, releases]).toEqual(called === 1 ? [1, 0] : [0, 4]);
    expect(await refusal(callOff("headA", act))).toBe("nothing_to_do");
  });
});

describe("the job", () => {
  test("several at once release an act once, and go on after the database failed them", async () => {
    let failures = 2;
    const flaky = async (): Promise<number> => {
      if (failures > 0) {
        failures -= 1;
        throw new Error("the database is away");
      }
      return releaseDue();
    };
    const stops = [flaky, releaseDue, releaseDue, releaseDue].map((release) => startReleaseJob(release, 50));
    const { id: act } = await embargo(inMs(2_000));
    await expect.poll(async () => (await ranges()).length, { timeout: 15_000 }).toBe(4);
    await Promise.all(stops.map((stop) => stop()));
    expect(failures).toBe(0);
    expect(await ranges()).toHaveLength(4);
    expect((await queries.getReceipt(await as("headA"), act))?.state).toBe("released");
    const numbers = await database.owner`select last from act_numbers where series like 'P/%'`;
    // The reported line has the first.
    expect(numbers.map(({ last }) => last)).toEqual([2]);
  });

  test("acts whose time comes together are each numbered, and a draft of two kinds makes two", async () => {
    await save("drafterA", [["title_en", TITLE, SECRET]]);
    await save(
      "drafterA",
      [
        ["intent", "", "withdraw"],
        ["reason", "", "No longer offered."],
        ["stage", "pledged", "withdrawn"],
      ],
      OTHER,
    );
    await submit();
    const revision = await revisionOf("headA");
    const until = inMs(4_000);
    const said = {
      revision,
      audience: "participants",
      embargo: until,
      coverNote: "",
      password: PASSWORD,
    } as const;
    const actor = await as("headA");
    const racing = await Promise.all(
      Array.from({ length: 50 }, () => refusal(offers.communicateOffer(actor, said))),
    );
    expect(racing.filter((outcome) => outcome === "done")).toHaveLength(1);
    await sleep(Math.max(0, Date.parse(until) + 100 - Date.now()));
    expect(await releaseDue()).toBe(2);
    const acts =
      await database.owner`select kind::text, symbol from acts where attribution = 'own' order by kind`;
    expect(acts.map(({ kind }) => kind)).toEqual(["communication", "withdrawal"]);
    expect(new Set(acts.map(({ symbol }) => symbol)).size).toBe(2);
  });
});
