// Corrections made through the doors of the desk, as the page of corrections reads them.
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closePools } from "../db/client.ts";
import { asOfNow, parseAsOf } from "../domain/as-of.ts";
import { listCorrections } from "../features/corrections/queries.ts";
import { toCorrectionBodies } from "../features/corrections/schema.ts";
import * as offers from "../features/offers/mutations.ts";
import { getReview } from "../features/offers/queries.ts";
import { draftStep } from "../features/steps/mutations.ts";
import { STEP_TEXTS, type StepTexts } from "../features/steps/schema.ts";
import { type Actor, actorOfToken, publicViewer } from "../server/viewer.ts";
import { connectTo, type TestDatabase, testDatabase } from "./database.ts";
import { makeLine, makePeople, type Name, token } from "./world.ts";

let database: TestDatabase;
vi.mock("../server/session.ts", () => ({
  reauthenticate: async (actor: Actor) => {
    await database.owner`update sessions set reauthenticated_at = now() where id = ${actor.sessionId}`;
  },
}));

const LINE = "XA-PVBR";
const now = () => asOfNow(Temporal.Now.instant().toString());
const read = (limit = 50, after?: string, asOf = now()) =>
  listCorrections(publicViewer, { asOf, after, limit });

async function as(name: Name): Promise<Actor> {
  const actor = await actorOfToken(token(name));
  if (!actor) throw new Error(`${name} is not signed in`);
  return actor;
}

/** Changes the title in the draft, and communicates it. @returns the symbol of the act. */
async function communicate(base: string, title: string, audience: "participants" | "public" = "public") {
  const drafter = await as("drafterA");
  const changes = [{ name: "title_en" as const, base, value: title }];
  await offers.saveFields(drafter, { symbol: LINE, changes });
  const revision = async () => (await getReview(drafter))?.draft?.revision ?? -1;
  await offers.submitOffer(drafter, { revision: await revision() });
  const said = { revision: await revision(), audience, coverNote: "", password: "any" };
  const [act] = await offers.communicateOffer(await as("headA"), said);
  return act?.symbol ?? "";
}

async function correct(act: string, base: string, title: string, audience?: "participants" | "public") {
  const empty = Object.fromEntries(STEP_TEXTS.map((text) => [text, ""])) as StepTexts;
  const said = { ...empty, corrects: act, reason: "A word was wrong." };
  await draftStep(await as("drafterA"), { symbol: LINE, step: "correct", was: "", said });
  return communicate(base, title, audience);
}

beforeAll(async () => {
  database = await testDatabase();
  connectTo(database);
  await makePeople(database.owner);
  await makeLine(database.owner, { symbol: LINE, delegation: "XA", audience: "public" });
});
afterAll(async () => {
  await closePools();
  await database.close();
});

test("newest first, each with what it corrects, who says so, why, and the versions before and after", async () => {
  const act = await communicate(`Title ${LINE}`, "Wrong title");
  expect((await read()).items).toEqual([]);
  const before = Temporal.Now.instant().toString();
  const first = await correct(act, "Wrong title", "Right title");
  const second = await correct(first, "Right title", "Better title");
  const { items } = await read();
  expect(items.map(({ symbol, corrects }) => [symbol, corrects])).toEqual([
    [second, first],
    [first, act],
  ]);
  expect(first).toBe(`${act}/Corr.1`);
  expect(items[1]).toMatchObject({
    delegation: "XA",
    attribution: "own",
    capacity: "head",
    reason: "A word was wrong.",
    correctedBy: [{ act: second }],
  });
  expect(items.flatMap((entry) => toCorrectionBodies(entry, now()))).toMatchObject([
    { act: second, symbol: LINE, versionBefore: 3, versionAfter: 4, correctedBy: [] },
    { act: first, symbol: LINE, versionBefore: 2, versionAfter: 3, correctedBy: [second] },
  ]);

  expect((await read(50, undefined, parseAsOf(before, now().instant).asOf)).items).toEqual([]);
  const page = await read(1);
  expect(page.items.map(({ symbol }) => symbol)).toEqual([second]);
  const rest = await read(1, page.next ?? "");
  expect([rest.items.map(({ symbol }) => symbol), rest.next]).toEqual([[first], null]);
});

test("a correction among participants leaves no trace in public", async () => {
  const before = await read();
  const act = await communicate("Better title", "Title for participants", "participants");
  const correction = await correct(act, "Title for participants", "Their title", "participants");
  expect(correction).toMatch(/^N\//);
  expect(await read()).toEqual(before);
  const theirs = await listCorrections(await as("headB"), { asOf: now(), limit: 50 });
  expect(theirs.items.map(({ symbol }) => symbol)).toContain(correction);
});
