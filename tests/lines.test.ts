import { readFileSync } from "node:fs";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { closePools } from "../db/client.ts";
import { Refusal } from "../domain/refusal.ts";
import { drawSymbol, isCommitmentSymbol } from "../domain/symbol.ts";
import { CATEGORIES } from "../domain/vocabulary.ts";
import { beginCommitment } from "../features/lines/mutations.ts";
import { listLinkChoices } from "../features/lines/queries.ts";
import * as offers from "../features/offers/mutations.ts";
import * as queries from "../features/offers/queries.ts";
import { type Actor, actorOfToken } from "../server/viewer.ts";
import { connectTo, type TestDatabase, testDatabase } from "./database.ts";
import { id, makeEvent, makeLine, makePeople, makeRequirement, type Name, token } from "./world.ts";

let database: TestDatabase;
const today = "2026-05-20";

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
const lineOf = async (name: Name, symbol: string) =>
  (await queries.getDraftLine(await as(name), symbol))?.line ?? null;
const begin = async (name: Name, category: (typeof CATEGORIES)[number] = "cyber") =>
  beginCommitment(await as(name), { as: "new", beginning: { category, nil: null }, today });
const copy = async (name: Name, from: string, keepsStage = false) =>
  beginCommitment(await as(name), { as: "copy", from, keepsStage, today });
const save = async (name: Name, symbol: string, fields: Record<string, string>) => {
  const line = await lineOf(name, symbol);
  return offers.saveFields(await as(name), {
    symbol,
    changes: Object.entries(fields).map(([field, value]) => ({
      name: field as "title_en",
      base: line?.fields[field as "title_en"] ?? "",
      value,
    })),
  });
};

beforeEach(async () => {
  await closePools();
  await database?.close();
  database = await testDatabase();
  connectTo(database);
  await makePeople(database.owner);
  await makeLine(database.owner, {
    symbol: "XA-PVBR",
    delegation: "XA",
    audience: "public",
    stage: "signed",
  });
  await makeLine(database.owner, {
    symbol: "XA-W1TH",
    delegation: "XA",
    audience: "public",
    stage: "withdrawn",
  });
  await makeLine(database.owner, { symbol: "XB-PVBR", delegation: "XB", audience: "public" });
  await makeLine(database.owner, { symbol: "XB-DE1E", delegation: "XB", audience: "delegation" });
  await makeEvent(database.owner, { symbol: "E-PVBR", audience: "public" });
});
afterAll(async () => {
  await closePools();
  await database.close();
});

describe("a new commitment", () => {
  test.each(CATEGORIES)("in %s asks for its words alone: every choice is made", async (category) => {
    const symbol = await begin("drafterA", category);
    expect(isCommitmentSymbol(symbol)).toBe(true);
    const line = await lineOf("headA", symbol);
    expect(line).toMatchObject({ baseVersionId: null, before: null, fields: { category, stated_on: today } });
    expect(line?.faults).toEqual([
      { path: "title_en", code: "required" },
      { path: "summary_en", code: "required" },
    ]);
  });

  test("is seen by its delegation alone, on the desk and nowhere else", async () => {
    const symbol = await begin("drafterA");
    expect((await queries.getOffer(await as("headA")))?.begun.map((line) => line.symbol)).toEqual([symbol]);
    for (const name of ["drafterB", "headU", "secretariat", "admin"] as const) {
      expect(await lineOf(name, symbol)).toBeNull();
      const seen = [await queries.getOffer(await as(name)), await listLinkChoices(await as(name))];
      expect(JSON.stringify(seen)).not.toContain(symbol);
    }
  });

  test("that is dropped leaves nothing visible, and cannot be written any more", async () => {
    const symbol = await begin("drafterA");
    await offers.removeLine(await as("drafterA"), { symbol });
    expect(await lineOf("drafterA", symbol)).toBeNull();
    expect((await queries.getOffer(await as("drafterA")))?.begun).toEqual([]);
    expect((await queries.getReview(await as("drafterA")))?.lines).toEqual([]);
    expect(await refusal(save("drafterA", symbol, { title_en: "Back" }))).toBe("not_found");
    const other = await begin("drafterA");
    const { faults } = await save("drafterA", other, {
      condition_1: "The other stands.",
      condition_1_commitment: symbol,
    });
    expect(faults).toContainEqual({
      path: "condition_1_commitment",
      code: "commitment-unknown",
      values: { symbol },
    });
  });

  test("is begun by those who have a desk, while the draft is open", async () => {
    for (const name of ["secretariat", "admin"] as const)
      expect(await refusal(begin(name))).toBe("not_found");
    const symbol = await begin("drafterA");
    await save("drafterA", symbol, { title_en: "Cyber", summary_en: "Help." });
    const revision = (await queries.getReview(await as("drafterA")))?.draft?.revision ?? -1;
    await offers.submitOffer(await as("drafterA"), { revision });
    expect(await refusal(begin("drafterA"))).toBe("conflict");
  });

  test("keeps its history from the first text on", async () => {
    const symbol = await begin("drafterA");
    const rows = await database.owner`select e.name from draft_edits e join draft_lines l on l.id = e.line_id
      join commitments c on c.id = l.commitment_id where c.symbol = ${symbol} order by 1`;
    expect(rows.map(({ name }) => name)).toContain("category");
  });

  test("twenty at once have twenty symbols", async () => {
    const actor = await as("drafterA");
    const beginning = { category: "cyber", nil: null } as const;
    const symbols = await Promise.all(
      Array.from({ length: 20 }, () => beginCommitment(actor, { as: "new", beginning, today })),
    );
    expect(new Set(symbols).size).toBe(20);
    expect(drawSymbol("XA", new Uint8Array([0, 31, 32, 255]))).toBe("XA-0Z0Z");
  });
});

describe("a copy", () => {
  test("has the texts and sources, a symbol of its own, and the first stage", async () => {
    const symbol = await copy("drafterA", "XA-PVBR");
    const line = await lineOf("drafterA", symbol);
    expect(symbol).not.toBe("XA-PVBR");
    expect(line?.faults).toEqual([]);
    expect(line?.fields).toMatchObject({
      title_en: "Title XA-PVBR",
      stage: "expressed",
      stated_on: today,
      source_title: "Source of XA-PVBR",
    });
  });

  test("keeps the stage where asked, but never an exit", async () => {
    const kept = await lineOf("drafterA", await copy("drafterA", "XA-PVBR", true));
    expect(kept?.fields.stage).toBe("signed");
    const withdrawn = await lineOf("drafterA", await copy("drafterA", "XA-W1TH", true));
    expect(withdrawn?.fields).toMatchObject({ stage: "expressed", title_en: "Title XA-W1TH" });
  });

  test("of a line that is only drafted, and none of another delegation's or of nobody's", async () => {
    const first = await begin("drafterA");
    await save("drafterA", first, { title_en: "Drafted" });
    expect((await lineOf("drafterA", await copy("drafterA", first)))?.fields.title_en).toBe("Drafted");
    expect(await refusal(copy("drafterA", "XB-PVBR"))).toBe("not_found");
    expect(await refusal(copy("drafterA", "XA-0000"))).toBe("not_found");
  });

  test("loses none of fifty sources", async () => {
    for (let position = 2; position <= 51; position += 1) {
      await database.owner`insert into sources (record_kind, version_id, delegation_code, audience, released_at, position, title, publisher, grade)
        values ('commitment', ${id("version-XA-PVBR")}, 'XA', 'public', '2026-01-10T12:00:00Z', ${position}, ${`Source ${position}`}, 'P', 'other')`;
    }
    const line = await lineOf("drafterA", await copy("drafterA", "XA-PVBR"));
    expect(line?.after?.sources).toHaveLength(51);
    expect(line?.after?.sources.at(-1)?.title).toBe("Source 51");
  });
});

test("a nil return comes filled in, and can be submitted as it is", async () => {
  const nil = { title: { en: "None: cyber", uk: "Немає: кібер" }, summary: { en: "None.", uk: null } };
  const actor = await as("drafterA");
  const symbol = await beginCommitment(actor, { as: "nil", beginning: { category: "cyber", nil }, today });
  const line = await lineOf("drafterA", symbol);
  expect(line?.faults).toEqual([]);
  expect(line?.after).toMatchObject({ nilReturn: true, category: "cyber", title: nil.title });
});

test("the editor's style sheet shows each category's own fields", () => {
  const sheet = readFileSync(new URL("../features/offers/components/editor.css", import.meta.url), "utf8");
  const shown = [...sheet.matchAll(/option\[value="([a-z-]+)"\]:checked\)\s+\[data-for~="\1"\]/g)];
  expect(shown.map(([, category]) => category)).toEqual([...CATEGORIES]);
});

describe("a condition links to what its delegation can see", () => {
  const linked = async (fields: Record<string, string>) => {
    const { faults } = await save("drafterA", "XA-PVBR", { condition_2: "It holds.", ...fields });
    return faults.map(({ path, code }) => [path, code]);
  };
  test.each<[string, Record<string, string>, [string, string][]]>([
    ["a commitment that is public", { condition_2_commitment: "xb-pvbr" }, []],
    ["an event that is public", { condition_2_event: "E-PVBR" }, []],
    ["an event named in words", { condition_2_event: "ceasefire" }, []],
    [
      "a commitment of others' own room",
      { condition_2_commitment: "XB-DE1E" },
      [["condition_2_commitment", "commitment-unknown"]],
    ],
    [
      "a commitment that is none",
      { condition_2_commitment: "XB-0000" },
      [["condition_2_commitment", "commitment-unknown"]],
    ],
    ["itself", { condition_2_commitment: "XA-PVBR" }, [["condition_2_commitment", "condition-of-itself"]]],
    ["an event that is none", { condition_2_event: "E-0000" }, [["condition_2_event", "event-unknown"]]],
  ])("%s", async (_rule, fields, expected) => {
    expect(await linked(fields)).toEqual(expected);
  });
});

describe("a line names what its delegation can see", () => {
  beforeEach(async () => {
    await makeRequirement(database.owner, { symbol: "XU-PVBR", audience: "public" });
    await makeRequirement(database.owner, { symbol: "XU-PART", audience: "participants" });
    await makeRequirement(database.owner, { symbol: "XU-B1AT", audience: "bilateral" });
  });
  const unknown = (path: string, code: string, symbol: string) => ({ path, code, values: { symbol } });

  test.each<[string, Record<string, string>, object[]]>([
    ["requirements, in any writing", { addresses: "xu-pvbr\nXU-PART" }, []],
    [
      "a requirement that is none",
      { addresses: "XU-0000" },
      [unknown("addresses", "requirement-unknown", "XU-0000")],
    ],
    [
      "a requirement of which it may not know, as one that is none",
      { addresses: "XU-PVBR\nXU-B1AT" },
      [unknown("addresses", "requirement-unknown", "XU-B1AT")],
    ],
    ["a joint line", { part_of: "XB-PVBR" }, []],
    [
      "a joint line of others' own room",
      { part_of: "XB-DE1E" },
      [unknown("part_of", "commitment-unknown", "XB-DE1E")],
    ],
    ["itself as the joint line", { part_of: "XA-PVBR" }, [expect.objectContaining({ path: "part_of" })]],
  ])("%s", async (_rule, fields, expected) => {
    expect((await save("drafterA", "XA-PVBR", fields)).faults).toEqual(expected);
  });

  test("and is offered those, and no other", async () => {
    const offered = async (name: Name) =>
      (await listLinkChoices(await as(name))).requirements.map(({ symbol }) => symbol);
    expect(await offered("drafterA")).toEqual(["XU-PART", "XU-PVBR"]);
    expect(await offered("headU")).toEqual(["XU-B1AT", "XU-PART", "XU-PVBR"]);
  });
});
