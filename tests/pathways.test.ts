import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closePools } from "../db/client.ts";
import { importReferenceIfEmpty } from "../db/import/reference.ts";
import { asOfNow, parseAsOf } from "../domain/as-of.ts";
import { NO_ASSUMPTIONS } from "../domain/portfolio.ts";
import { listPathways } from "../features/pathways/queries.ts";
import { toPathwayBody, toPathwayRows, wholeOf } from "../features/pathways/schema.ts";
import { getRehearsal } from "../features/rehearsal/queries.ts";
import { attackInput, attackText, readAttack, toRehearsalRows } from "../features/rehearsal/schema.ts";
import { publicViewer } from "../server/viewer.ts";
import { connectTo, type TestDatabase, testDatabase } from "./database.ts";

const now = asOfNow(Temporal.Now.instant().add({ hours: 1 }).toString());
const at = (day: string) => parseAsOf(day, now.instant).asOf;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  connectTo(database);
  await importReferenceIfEmpty(database.ownerUrl, () => {});
  // Said again later: the newest statement is the one that counts.
  await database.owner`insert into pathway_steps (delegation_code, template, step, audience, released_at, done_on)
    values ('LU', 'parliamentary-approval', 'submitted', 'public', '2026-05-01T12:00:00Z', '2026-04-30'),
      ('LU', 'parliamentary-approval', 'committee', 'participants', '2026-05-01T12:00:00Z', '2026-04-30')`;
});
afterAll(async () => {
  await closePools();
  await database.close();
});

describe("pathways of the reference record", () => {
  test("each step rests on a source, and no row has a fault", async () => {
    const found = await listPathways(publicViewer, at("2026-04-01"));
    expect(found.map(({ delegation }) => delegation).join(" ")).toBe("BG DE ES EU GB LT LU SE UA US");
    for (const { stated, pathway } of found) {
      expect(pathway.faults).toEqual([]);
      for (const { sources } of stated) expect(sources).not.toEqual([]);
    }
  });

  test("a blocked step makes the whole impossible, and a quorum without it possible", async () => {
    const found = await listPathways(publicViewer, at("2026-04-01"));
    expect(wholeOf(found, { quorum: null, required: [] })).toMatchObject({
      earliest: null,
      without: [{ delegation: "BG", blocked: ["parliamentary-approval/signed"] }],
    });
    expect(wholeOf(found, { quorum: 9, required: ["UA"] }).earliest).toBe("2026-04-01");
    expect(wholeOf(found, { quorum: 9, required: ["BG"] }).earliest).toBeNull();
  });

  test("what is stated later is not there before, and what participants read is there for nobody else", async () => {
    const states = async (day: string) => {
      const [found] = await listPathways(publicViewer, at(day), { delegation: ["LU"] });
      return found?.pathway.steps.slice(1, 4).map(({ state }) => state);
    };
    expect(await states("2024-07-09")).toBeUndefined();
    expect(await states("2026-04-30")).toEqual(["done", "next", "waiting"]);
    expect(await states("2026-05-02")).toEqual(["done", "done", "next"]);
  });

  test("the table has the rows of the nested answer", async () => {
    const [found] = await listPathways(publicViewer, at("2026-04-01"));
    if (!found) throw new Error("there is none");
    const { delegation, template, steps } = toPathwayBody(found);
    expect(toPathwayRows(found)).toEqual(steps.map((step) => ({ delegation, template, ...step })));
  });
});

describe("a rehearsal", () => {
  test.each([
    ["a day begins in Kyiv", "2027-03-01", "2027-02-28T22:00:00Z"],
    ["a moment without an offset is one in Kyiv", "2027-07-01T06:00", "2027-07-01T03:00:00Z"],
    ["an instant is what it says", "2027-03-01T06:00Z", "2027-03-01T06:00:00Z"],
    ["an offset counts", "2027-03-01T06:00+05:00", "2027-03-01T01:00:00Z"],
    ["no moment", "tomorrow", undefined],
    ["no day of the calendar", "2027-02-30", undefined],
    ["before the years of the register", "1989-12-31T06:00Z", undefined],
  ])("%s", (_, text, instant) => {
    const read = readAttack(text);
    expect(read).toBe(instant);
    if (read === undefined) return;
    expect(readAttack(attackText(read))).toBe(read);
    expect(readAttack(attackInput(read))).toBe(read);
  });

  test("each guarantor answers or is bound to nothing, and the table has each line once", async () => {
    const asked = { asOf: at("2026-04-01"), assumptions: NO_ASSUMPTIONS, attack: "2027-03-01T06:00:00Z" };
    const { rehearsal, portfolio } = await getRehearsal(publicViewer, asked);
    const answering = new Set(rehearsal.steps.map(({ delegation }) => delegation));
    const unbound = rehearsal.unbound.map(({ delegation }) => delegation);
    expect(unbound.filter((code) => answering.has(code))).toEqual([]);
    expect(answering.size).toBeGreaterThan(10);
    const rows = toRehearsalRows(rehearsal);
    const symbols = rows.flatMap(({ symbol }) => symbol ?? []);
    expect(new Set(symbols).size).toBe(symbols.length);
    const known = new Set(portfolio.lines.map(({ symbol }) => symbol));
    expect(symbols.filter((symbol) => !known.has(symbol))).toEqual([]);
  });

  test("a floor takes lines away, and as of a day before the first of them there is none", async () => {
    const attack = "2027-03-01T06:00:00Z";
    const count = async (day: string, floor: "expressed" | "ratified") => {
      const asked = { asOf: at(day), assumptions: { ...NO_ASSUMPTIONS, floor }, attack };
      return (await getRehearsal(publicViewer, asked)).rehearsal.steps.length;
    };
    expect(await count("2026-04-01", "ratified")).toBeLessThan(await count("2026-04-01", "expressed"));
    expect(await count("2023-06-01", "expressed")).toBe(0);
  });
});
