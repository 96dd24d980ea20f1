// Several people at one line: who is there, what each field said and when, and what they say to each other.
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { closePools } from "../db/client.ts";
import { FIELD_NAMES, type FieldName } from "../domain/field-names.ts";
import { Refusal } from "../domain/refusal.ts";
import * as colleagues from "../features/colleagues/mutations.ts";
import * as queries from "../features/colleagues/queries.ts";
import { commentInput } from "../features/colleagues/schema.ts";
import * as offers from "../features/offers/mutations.ts";
import { getDraftLine, getOffer, getReview } from "../features/offers/queries.ts";
import type { FieldChange } from "../features/offers/schema.ts";
import { type Actor, actorOfToken } from "../server/viewer.ts";
import { connectTo, type TestDatabase, testDatabase } from "./database.ts";
import { id, makeLine, makePeople, type Name, token } from "./world.ts";

const LINE = "XA-PVBR";
const TITLE = `Title ${LINE}`;
let database: TestDatabase;

beforeEach(async () => {
  await closePools();
  await database?.close();
  database = await testDatabase();
  connectTo(database);
  await makePeople(database.owner);
  await makeLine(database.owner, { symbol: LINE, delegation: "XA", audience: "public" });
  await makeLine(database.owner, { symbol: "XB-PVBR", delegation: "XB", audience: "public" });
});
afterAll(async () => {
  await closePools();
  await database.close();
});

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
const save = async (name: Name, field: FieldName, base: string, value: string) =>
  offers.saveFields(await as(name), { symbol: LINE, changes: [{ name: field, base, value }] });
const submit = async (name: Name) => {
  const actor = await as(name);
  await offers.submitOffer(actor, { revision: (await getReview(actor))?.draft?.revision ?? -1 });
};
const historyOf = async (name: Name, cursor?: string) => {
  const history = await queries.getHistory(await as(name), LINE, cursor);
  if (!history) throw new Error("there is no history");
  return history;
};
const comment = async (name: Name, body: string, field: FieldName = "title_en") =>
  colleagues.commentOnField(await as(name), { symbol: LINE, field, body });
const talksOf = async (name: Name) => queries.listTalks(await as(name), LINE);

describe("presence", () => {
  const enter = async (name: Name, section: string) =>
    colleagues.enterLine(await as(name), { symbol: LINE, section });
  const present = async (name: Name, seconds = 30) => queries.listPresent(await as(name), LINE, seconds);

  test("colleagues see who has which part of the line open, and nobody sees themselves", async () => {
    await enter("drafterA", "duration");
    await enter("headA", "what");
    expect(await present("headA")).toEqual([{ name: "drafterA", section: "duration" }]);
    expect(await present("drafterA")).toEqual([{ name: "headA", section: "what" }]);
  });

  test("whoever moves on is in the new place alone", async () => {
    await enter("drafterA", "duration");
    await enter("drafterA", "amount");
    expect(await present("headA")).toEqual([{ name: "drafterA", section: "amount" }]);
  });

  test("somebody of whom nothing was heard for half a minute is gone; within the last minute they were there", async () => {
    await enter("drafterA", "duration");
    await database.owner`update draft_presence set seen_at = now() - interval '31 seconds'`;
    expect(await present("headA")).toEqual([]);
    expect(await present("headA", 60)).toHaveLength(1);
  });

  test("a page that stays open is told what a colleague saved since, and nothing where nothing happened", async () => {
    const page = { symbol: LINE, section: "what", mark: "none" };
    const first = await colleagues.reportPresence(await as("headA"), page);
    expect(first).toMatchObject({ mark: "none", texts: null, isFrozen: false });
    await save("drafterA", "title_en", TITLE, "By the drafter");
    const second = await colleagues.reportPresence(await as("headA"), { ...page, mark: first.mark });
    expect(second.texts).toContainEqual({
      name: "title_en",
      value: "By the drafter",
      by: "drafterA",
      at: expect.stringMatching(/Z$/),
    });
    const third = await colleagues.reportPresence(await as("headA"), { ...page, mark: second.mark });
    expect(third.texts).toBeNull();
    await submit("drafterA");
    expect((await colleagues.reportPresence(await as("headA"), page)).isFrozen).toBe(true);
  });
});

describe("history", () => {
  test("every text that a field had is there: who, when, before and after, newest first", async () => {
    await save("drafterA", "title_en", TITLE, "First");
    await save("headA", "title_en", "First", "Second");
    await save("drafterA", "stage", "pledged", "signed");
    const { entries } = await historyOf("headA");
    expect(entries.map(({ name, before, after, by, stands }) => [name, before, after, by, stands])).toEqual([
      ["stage", "pledged", "signed", "drafterA", true],
      ["title_en", "First", "Second", "headA", true],
      ["title_en", TITLE, "First", "drafterA", false],
    ]);
  });

  test("what was refused as a clash is not in it", async () => {
    await save("drafterA", "title_en", TITLE, "First");
    await save("headA", "title_en", TITLE, "Second");
    expect((await historyOf("headA")).entries.map(({ after }) => after)).toEqual(["First"]);
  });

  test("a line that was dropped and begun again keeps what was typed before", async () => {
    await save("drafterA", "title_en", TITLE, "First");
    await offers.removeLine(await as("drafterA"), { symbol: LINE });
    await save("drafterA", "stage", "pledged", "signed");
    expect((await historyOf("headA")).entries.map(({ name, after }) => [name, after])).toEqual([
      ["stage", "signed"],
      ["title_en", TITLE],
      ["title_en", "First"],
    ]);
  });

  test("restoring is a further edit: what came between stays in the history", async () => {
    await save("drafterA", "title_en", TITLE, "First");
    await save("headA", "title_en", "First", "Second");
    const { entries } = await historyOf("headA");
    const [, first] = entries;
    if (!first) throw new Error("two edits are there");
    await colleagues.restoreText(await as("headA"), { symbol: LINE, edit: first.id, shown: first.shown });
    const after = await historyOf("drafterA");
    expect(after.entries.map(({ after: text, by }) => [text, by])).toEqual([
      ["First", "headA"],
      ["Second", "headA"],
      ["First", "drafterA"],
    ]);
    expect((await getDraftLine(await as("drafterA"), LINE))?.line.fields.title_en).toBe("First");
  });

  test("a text is not restored over one that the reader has not seen, nor over itself, nor while submitted", async () => {
    await save("drafterA", "title_en", TITLE, "First");
    await save("drafterA", "title_en", "First", "Second");
    const [second, first] = (await historyOf("headA")).entries;
    if (!first || !second) throw new Error("two edits are there");
    const restore = async (edit: { id: string; shown: string }) =>
      refusal(colleagues.restoreText(await as("headA"), { symbol: LINE, edit: edit.id, shown: edit.shown }));
    expect(await restore(second)).toBe("nothing_to_do");
    await save("drafterA", "title_en", "Second", "Third");
    expect(await restore(first)).toBe("out_of_date");
    const [, , again] = (await historyOf("headA")).entries;
    await submit("drafterA");
    expect((await historyOf("headA")).isFrozen).toBe(true);
    if (again) expect(await restore(again)).toBe("conflict");
    expect((await getDraftLine(await as("drafterA"), LINE))?.line.fields.title_en).toBe("Third");
  });

  test("pages follow each other without a gap or a repetition, also when a colleague writes meanwhile", async () => {
    let text = TITLE;
    for (let n = 0; n < 65; n += 1) {
      await save("drafterA", "title_en", text, `Text ${n}`);
      text = `Text ${n}`;
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { entries, next } = await historyOf("headA", cursor);
      seen.push(...entries.map(({ after }) => after));
      if (cursor === undefined) await save("headA", "title_en", text, "Written meanwhile");
      cursor = next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(Array.from({ length: 65 }, (_, n) => `Text ${64 - n}`));
    expect(await refusal(historyOf("headA", "bm90LWEtY3Vyc29y"))).toBe("malformed");
  });
});

describe("comments", () => {
  test("a talk about a field: in order, with who and when, counted while it is open", async () => {
    await comment("headA", "Is this the number?");
    await comment("drafterA", "It is.");
    await comment("drafterA", "Which day?", "stated_on");
    expect(await talksOf("headA")).toMatchObject([
      {
        name: "title_en",
        isOpen: true,
        comments: [
          { body: "Is this the number?", by: "headA", isOpen: true },
          { body: "It is.", by: "drafterA" },
        ],
      },
      { name: "stated_on", comments: [{ body: "Which day?" }] },
    ]);
    expect(await queries.countOpenComments(await as("drafterA"))).toEqual(new Map([[LINE, 3]]));
    const logged = await database.owner`select details from audit_events where action = 'offer.commented'`;
    expect(JSON.stringify(logged)).not.toContain("Which day");
  });

  test("resolving closes what was read; what came after stays open, and a new comment opens the talk again", async () => {
    await comment("headA", "One");
    const [talk] = await talksOf("drafterA");
    const last = talk?.comments.at(-1)?.id ?? "";
    await comment("headA", "Two");
    const field = "title_en" as const;
    await colleagues.resolveTalk(await as("drafterA"), { symbol: LINE, field, last });
    expect((await talksOf("headA"))[0]?.comments.map(({ isOpen }) => isOpen)).toEqual([false, true]);
    const newest = (await talksOf("headA"))[0]?.comments.at(-1)?.id ?? "";
    await colleagues.resolveTalk(await as("headA"), { symbol: LINE, field, last: newest });
    expect((await talksOf("headA"))[0]?.isOpen).toBe(false);
    expect(await queries.countOpenComments(await as("headA"))).toEqual(new Map());
    expect(
      await refusal(colleagues.resolveTalk(await as("headA"), { symbol: LINE, field, last: newest })),
    ).toBe("nothing_to_do");
    await comment("drafterA", "Three");
    expect((await talksOf("headA"))[0]?.isOpen).toBe(true);
  });

  test("a comment is no change: nothing to submit, and what the head has read stays current", async () => {
    await comment("headA", "Before any edit");
    expect(await refusal(submit("drafterA"))).toBe("nothing_to_do");
    expect((await getOffer(await as("drafterA")))?.changes).toBe(0);
    await save("drafterA", "title_en", TITLE, "First");
    await submit("drafterA");
    const before = (await getReview(await as("headA")))?.draft?.revision;
    await comment("headA", "While it is submitted");
    await comment("drafterA", "And answered");
    expect((await getReview(await as("headA")))?.draft?.revision).toBe(before);
    expect((await talksOf("drafterA"))[0]?.comments).toHaveLength(3);
  });

  test.each([
    ["nothing", "  \n ", "required"],
    ["too much", "a".repeat(2001), "too-long"],
    ["a mark that turns the direction", "abc\u202edef", "bidirectional"],
    ["a control character", "abc\u0007", "control"],
  ])("%s is refused, and the fault names the field", (_, body, code) => {
    const parsed = commentInput.safeParse({ locale: "en", symbol: LINE, field: "title_en", body });
    expect(parsed.error?.issues.map(({ path, message }) => [path.join("/"), message])).toEqual([
      ["body", code],
    ]);
  });

  test("two thousand characters beyond the first plane are kept as they are", async () => {
    const body = "𝄞".repeat(2000);
    expect(commentInput.safeParse({ locale: "en", symbol: LINE, field: "title_en", body }).success).toBe(
      true,
    );
    await comment("headA", body);
    expect((await talksOf("drafterA"))[0]?.comments[0]?.body).toBe(body);
  });

  test("two people who comment on an untouched line at once make one line of the draft", async () => {
    await Promise.all(
      (["headA", "drafterA"] as const).flatMap((name) =>
        Array.from({ length: 10 }, (_, n) => comment(name, `${name} ${n}`)),
      ),
    );
    expect(await database.owner`select 1 from draft_lines`).toHaveLength(1);
    expect((await talksOf("headA"))[0]?.comments).toHaveLength(20);
  });
});

describe("nobody else", () => {
  const outsiders: Name[] = ["drafterB", "headB", "headU", "secretariat", "admin"];

  test.each(outsiders)("%s learns and does nothing", async (name) => {
    await save("drafterA", "title_en", TITLE, "Secret title");
    await comment("headA", "Secret comment");
    await colleagues.enterLine(await as("drafterA"), { symbol: LINE, section: "what" });
    const [entry] = (await historyOf("headA")).entries;
    const [talk] = await talksOf("headA");
    const actor = await as(name);
    expect(await queries.listPresent(actor, LINE, 60)).toEqual([]);
    expect(await queries.getNews(actor, { symbol: LINE, mark: "", seconds: 60 })).toBeNull();
    expect(await queries.listTalks(actor, LINE)).toEqual([]);
    expect(await queries.countOpenComments(actor)).toEqual(new Map());
    expect(await queries.getHistory(actor, LINE)).toBeNull();
    const here = { symbol: LINE, section: "what", mark: "" };
    const restored = { symbol: LINE, edit: entry?.id ?? "", shown: entry?.shown ?? "" };
    const resolved = { symbol: LINE, field: "title_en", last: talk?.comments[0]?.id ?? "" } as const;
    expect(await refusal(colleagues.enterLine(actor, here))).toBe("not_found");
    expect(await refusal(colleagues.reportPresence(actor, here))).toBe("not_found");
    expect(await refusal(colleagues.commentOnField(actor, { ...resolved, body: "x" }))).toBe("not_found");
    expect(await refusal(colleagues.resolveTalk(actor, resolved))).toMatch(/not_found|nothing_to_do/);
    expect(await refusal(colleagues.restoreText(actor, restored))).toBe("not_found");
    expect((await talksOf("headA"))[0]?.isOpen).toBe(true);
    expect(await database.owner`select 1 from offer_drafts where delegation_code <> 'XA'`).toHaveLength(0);
  });

  test("somebody who left the delegation is not shown, and reads nothing", async () => {
    await comment("headA", "Secret comment");
    const left = await as("drafterA");
    await database.owner`update memberships set delegation_code = 'XB' where account_id = ${id("drafterA")}`;
    expect(await queries.listTalks(left, LINE)).toEqual([]);
    expect(await queries.getHistory(left, LINE)).toBeNull();
  });
});

/** A generator of numbers in [0, 1) that a seed repeats (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const FIELDS = FIELD_NAMES.filter((name) =>
  /^(title|summary)_(en|uk)$|^(trigger|duration_note|amount_period|quantity_unit|quantity_tempo|instrument)$/.test(
    name,
  ),
);

type Written = { name: FieldName; base: string; value: string };

/** One person at a page: types at random, saves, and deals with the answers as the editor does. */
async function writer(
  actor: Actor,
  start: Record<string, string>,
  steps: number,
  chance: () => number,
): Promise<{ written: Written[]; clashes: number }> {
  const bases = { ...start };
  const texts = { ...start };
  const written: Written[] = [];
  let clashes = 0;
  for (let step = 0; step < steps; step += 1) {
    for (const name of FIELDS) {
      if (chance() < 0.25) texts[name] = `${actor.name} ${step} ${Math.floor(chance() * 1_000_000)}`;
    }
    await new Promise((resolve) => setTimeout(resolve, chance() * 8));
    const changes: FieldChange[] = FIELDS.map((name) => ({
      name,
      base: bases[name] ?? "",
      value: texts[name] ?? "",
    }));
    const result = await offers.saveFields(actor, { symbol: LINE, changes });
    for (const { name, base, value } of changes) {
      const clash = result.clashes.find((each) => each.name === name);
      const note = result.notes.find((each) => each.name === name);
      if (clash) {
        clashes += 1;
        bases[name] = clash.theirs;
        if (chance() < 0.5) texts[name] = clash.theirs;
        continue;
      }
      if (note) texts[name] = note.value;
      bases[name] = note?.value ?? value;
      if (!note && base !== value) written.push({ name, base, value });
    }
  }
  return { written, clashes };
}

test("fifty random interleavings of two writers over ten fields keep every acknowledged edit", async () => {
  const seed = Number(process.env.SURETY_TEST_SEED ?? Date.now() % 1_000_000);
  console.info(`interleavings of two writers: SURETY_TEST_SEED=${seed}`);
  expect(FIELDS).toHaveLength(10);
  const [drafter, head] = [await as("drafterA"), await as("headA")];
  let clashes = 0;
  for (let round = 0; round < 50; round += 1) {
    const before = (await getDraftLine(drafter, LINE))?.line.fields;
    if (!before) throw new Error("the line is there");
    const [last] = await database.owner`select max(edited_at)::text as at from draft_edits`;
    const outcomes = await Promise.all(
      [drafter, head].map((actor, index) => writer(actor, before, 4, random(seed + round * 2 + index))),
    );
    clashes += outcomes.reduce((sum, outcome) => sum + outcome.clashes, 0);
    const acknowledged = outcomes.flatMap(({ written }) => written);
    const edits = await database.owner<
      { name: FieldName; value: string }[]
    >`select name, value from draft_edits
      where edited_at > ${last?.at ?? "-infinity"}::text::timestamptz order by edited_at, id`;
    const after = (await getDraftLine(head, LINE))?.line.fields;
    for (const name of FIELDS) {
      const chain = edits.filter((edit) => edit.name === name).map(({ value }) => value);
      const ours = acknowledged.filter((edit) => edit.name === name);
      // What was acknowledged is what was kept, each once.
      expect(ours.map(({ value }) => value).toSorted(), `seed ${seed}, round ${round}, ${name}`).toEqual(
        chain.toSorted(),
      );
      // Each text was laid over the one that its writer had seen, so none was overwritten unread.
      let standing = before[name];
      for (const value of chain) {
        expect(ours.find((edit) => edit.value === value)?.base, `seed ${seed}, round ${round}, ${name}`).toBe(
          standing,
        );
        standing = value;
      }
      expect(after?.[name], `seed ${seed}, round ${round}, ${name}`).toBe(standing);
    }
  }
  expect(clashes).toBeGreaterThan(50);
}, 120_000);
