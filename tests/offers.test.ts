import { createHash } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { closePools } from "../db/client.ts";
import { DatabaseBusy } from "../db/unavailable.ts";
import { Refusal } from "../domain/refusal.ts";
import * as offers from "../features/offers/mutations.ts";
import * as queries from "../features/offers/queries.ts";
import { type Actor, actorOfToken } from "../server/viewer.ts";
import { connectTo, type TestDatabase, testDatabase } from "./database.ts";
import { id, makeLine, makePeople, makeRequirement, type Name, sessionHash, token } from "./world.ts";

const PASSWORD = "the right password";
let database: TestDatabase;

// The password itself is tested in session.test.ts; here, what follows once it was right.
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
const TITLE = `Title ${LINE}`;
const save = async (name: Name, changes: [string, string, string][], symbol = LINE) =>
  offers.saveFields(await as(name), {
    symbol,
    changes: changes.map(([field, base, value]) => ({ name: field as "title_en", base, value })),
  });
const revisionOf = async (name: Name): Promise<number> =>
  (await queries.getReview(await as(name)))?.draft?.revision ?? -1;
const submit = async (name: Name) => offers.submitOffer(await as(name), { revision: await revisionOf(name) });
/** @returns the symbol of the one act that it makes. */
const communicate = async (name: Name, more: Partial<offers.Communication> = {}): Promise<string> => {
  const made = await offers.communicateOffer(await as(name), {
    revision: await revisionOf(name),
    audience: "public",
    coverNote: "",
    password: PASSWORD,
    ...more,
  });
  return made.map(({ symbol }) => symbol).join();
};
const releases = (symbol = LINE) => database.owner<{ audience: string; number: number; title: string }[]>`
  select r.audience::text, r.number, v.title_en as title from commitment_releases r
  join commitment_versions v on v.id = r.version_id
  where r.commitment_id = ${id(symbol)} and upper_inf(r.recorded_during) order by r.audience`;

beforeEach(async () => {
  await closePools();
  await database?.close();
  database = await testDatabase();
  connectTo(database);
  await makePeople(database.owner);
  await makeLine(database.owner, { symbol: LINE, delegation: "XA", audience: "public" });
  await makeLine(database.owner, { symbol: "XA-PART", delegation: "XA", audience: "participants" });
  await makeLine(database.owner, { symbol: "XB-PVBR", delegation: "XB", audience: "public" });
});
afterAll(async () => {
  await closePools();
  await database.close();
});

describe("editing", () => {
  test("what was typed is kept as typed, also where it is not valid, and nothing of the record moves", async () => {
    const saved = await save("drafterA", [
      ["title_en", TITLE, "New title"],
      ["term_until", "2030-12-31", "1.5.2031"],
    ]);
    expect(saved.faults).toEqual([{ path: "term_until", code: "day-malformed" }]);
    const found = await queries.getDraftLine(await as("headA"), LINE);
    expect(found?.line.fields).toMatchObject({ title_en: "New title", term_until: "1.5.2031" });
    expect(found?.line.changes.map(({ field }) => field)).toEqual(["title_en", "term_until"]);
    expect((await releases()).map(({ title }) => title)).toEqual([TITLE, TITLE, TITLE, TITLE]);
  });

  test("an untouched form opens no draft", async () => {
    await save("drafterA", [["title_en", TITLE, TITLE]]);
    expect((await queries.getOffer(await as("drafterA")))?.draft).toBeNull();
  });

  test("two people, the same field: the second is shown both texts, and nothing is overwritten", async () => {
    await save("drafterA", [["title_en", TITLE, "First"]]);
    const { clashes } = await save("headA", [["title_en", TITLE, "Second"]]);
    expect(clashes).toMatchObject([
      { name: "title_en", base: TITLE, mine: "Second", theirs: "First", by: "drafterA" },
    ]);
    expect((await queries.getDraftLine(await as("headA"), LINE))?.line.fields.title_en).toBe("First");
  });

  test("a clash is settled by saving the choice over the text that was shown", async () => {
    await save("drafterA", [["title_en", TITLE, "First"]]);
    await save("headA", [["title_en", TITLE, "Second"]]);
    const settled = await save("headA", [["title_en", "First", "First and second"]]);
    expect(settled.clashes).toEqual([]);
    expect((await queries.getDraftLine(await as("drafterA"), LINE))?.line.fields.title_en).toBe(
      "First and second",
    );
  });

  test("two people, the same text: no clash", async () => {
    await save("drafterA", [["title_en", TITLE, "Same"]]);
    expect((await save("headA", [["title_en", TITLE, "Same"]])).clashes).toEqual([]);
  });

  test("two people, two fields: both win, and the second is told", async () => {
    await save("drafterA", [["title_en", TITLE, "First"]]);
    const { clashes, notes } = await save("headA", [
      ["title_en", TITLE, TITLE],
      ["stage", "pledged", "signed"],
    ]);
    expect(clashes).toEqual([]);
    expect(notes).toMatchObject([{ name: "title_en", value: "First", by: "drafterA" }]);
    const found = await queries.getDraftLine(await as("headA"), LINE);
    expect(found?.line.fields).toMatchObject({ title_en: "First", stage: "signed" });
  });

  test("forty racing saves of forty people's texts: one is kept, each other one is shown it", async () => {
    const actor = await as("drafterA");
    const saveOne = async (n: number): Promise<Awaited<ReturnType<typeof offers.saveFields>>> => {
      try {
        const changes = [{ name: "title_en" as const, base: TITLE, value: `Text ${n}` }];
        return await offers.saveFields(actor, { symbol: LINE, changes });
      } catch (error) {
        // Forty at once may outwait the queue on a slow machine; the editor saves again then, and so does this.
        if (error instanceof DatabaseBusy && error.reason === "queue") return saveOne(n);
        throw error;
      }
    };
    const results = await Promise.all(Array.from({ length: 40 }, (_, n) => saveOne(n)));
    const kept = (await queries.getDraftLine(actor, LINE))?.line.fields.title_en;
    expect(results.filter(({ clashes }) => clashes.length === 0)).toHaveLength(1);
    expect(new Set(results.flatMap(({ clashes }) => clashes.map(({ theirs }) => theirs)))).toEqual(
      new Set([kept]),
    );
  });

  test("a dropped line leaves the draft, and comes back without what was typed before", async () => {
    await save("drafterA", [["title_en", TITLE, "New title"]]);
    await offers.removeLine(await as("drafterA"), { symbol: LINE });
    expect((await queries.getReview(await as("drafterA")))?.lines).toEqual([]);
    await save("drafterA", [["stage", "pledged", "signed"]]);
    const found = await queries.getDraftLine(await as("drafterA"), LINE);
    expect(found?.line.changes).toEqual([{ field: "stage", before: "pledged", after: "signed" }]);
    expect(found?.line.fields.title_en).toBe(TITLE);
  });
});

describe("the way to the head of delegation", () => {
  test("a submitted draft does not move until it is taken back or returned", async () => {
    await save("drafterA", [["title_en", TITLE, "New title"]]);
    await submit("drafterA");
    expect(await refusal(save("drafterA", [["title_en", "New title", "Newer"]]))).toBe("conflict");
    expect(await refusal(offers.removeLine(await as("drafterA"), { symbol: LINE }))).toBe("conflict");
    await offers.takeBackOffer(await as("drafterA"));
    expect(await refusal(save("drafterA", [["title_en", "New title", "Newer"]]))).toBe("done");
  });

  test("the head returns it with a note; submitting again clears the note", async () => {
    await save("drafterA", [["title_en", TITLE, "New title"]]);
    await submit("drafterA");
    await offers.returnOffer(await as("headA"), { revision: await revisionOf("headA"), note: "Say more." });
    expect((await queries.getOffer(await as("drafterA")))?.draft).toMatchObject({
      state: "open",
      returnedNote: "Say more.",
      submittedBy: null,
    });
    await submit("drafterA");
    expect((await queries.getOffer(await as("drafterA")))?.draft?.returnedNote).toBeNull();
  });

  test("only a head returns or communicates", async () => {
    await save("headA", [["title_en", TITLE, "New title"]]);
    await submit("headA");
    const revision = await revisionOf("drafterA");
    expect(await refusal(offers.returnOffer(await as("drafterA"), { revision, note: "No." }))).toBe(
      "not_found",
    );
    expect(await refusal(communicate("drafterA"))).toBe("not_found");
  });

  test("what cannot stand is not submitted, and each fault is named", async () => {
    await save("drafterA", [["term_until", "2030-12-31", "2020-01-01"]]);
    const error = await submit("drafterA").catch((thrown) => thrown);
    expect(error).toMatchObject({
      code: "invalid",
      faults: [{ path: `${LINE}/term_until`, code: "end-before-start" }],
    });
  });

  test("a change that comes to nothing is nothing to submit", async () => {
    await save("drafterA", [["title_en", TITLE, "New title"]]);
    await save("drafterA", [["title_en", "New title", TITLE]]);
    expect(await refusal(submit("drafterA"))).toBe("nothing_to_do");
  });

  test("a decision on an older draft than the one that stands is refused", async () => {
    await save("drafterA", [["title_en", TITLE, "New title"]]);
    const read = await revisionOf("drafterA");
    await save("headA", [["bindingness", "unspecified", "political"]]);
    expect(await refusal(offers.submitOffer(await as("drafterA"), { revision: read }))).toBe("out_of_date");
    await submit("drafterA");
    const shown = await revisionOf("headA");
    await offers.takeBackOffer(await as("drafterA"));
    await save("drafterA", [["title_en", "New title", "Another"]]);
    await submit("drafterA");
    expect(await refusal(communicate("headA", { revision: shown }))).toBe("out_of_date");
    expect(await refusal(offers.returnOffer(await as("headA"), { revision: shown, note: "x" }))).toBe(
      "out_of_date",
    );
  });
});

describe("communicating", () => {
  const ready = async () => {
    await save("drafterA", [["title_en", TITLE, "New title"]]);
    await submit("drafterA");
  };

  test("the act is numbered, its version is read by everybody whom it reaches, and the draft is closed", async () => {
    await ready();
    const symbol = await communicate("headA", { coverNote: "As agreed." });
    expect(symbol).toMatch(/^P\/\d{4}\/\d+$/);
    expect(await releases()).toEqual(
      ["delegation", "bilateral", "participants", "public"].map((audience) => ({
        audience,
        number: 2,
        title: "New title",
      })),
    );
    expect((await queries.getOffer(await as("drafterA")))?.draft).toBeNull();
    const receipt = await queries.getReceipt(await as("drafterA"), symbol);
    expect(receipt).toMatchObject({
      by: "headA",
      capacity: "head",
      reason: "As agreed.",
      audience: "public",
      lines: [{ symbol: LINE, version: 2 }],
    });
    expect(receipt?.contentHash).toMatch(/^[0-9a-f]{64}$/);
    const [logged] =
      await database.owner`select details from audit_events where action = 'offer.communicated'`;
    expect(logged?.details).toEqual({ act: symbol, audience: "public", lines: 1 });
  });

  test("sources go with the version, and what was not touched is as it was", async () => {
    await save("drafterA", [
      ["bindingness", "unspecified", "political"],
      ["source_2_title", "", "Second source"],
      ["source_2_publisher", "", "Test Archive"],
    ]);
    await submit("drafterA");
    await communicate("headA");
    const cited = await database.owner`select s.position, s.title, s.grade::text from sources s
      join commitment_versions v on v.id = s.version_id where v.attribution = 'own' order by 1`;
    expect(cited).toEqual([
      { position: 1, title: `Source of ${LINE}`, grade: "named-press" },
      { position: 2, title: "Second source", grade: "other" },
    ]);
    const found = await queries.getDraftLine(await as("headA"), LINE);
    expect(found?.line.changes).toEqual([]);
    expect(found?.line.fields).toMatchObject({
      title_en: TITLE,
      term_until: "2030-12-31",
      bindingness: "political",
    });
  });

  test("each audience counts its own versions", async () => {
    await ready();
    expect(await communicate("headA", { audience: "participants" })).toMatch(/^N\/\d{4}\/\d+$/);
    expect((await releases()).map(({ audience, number, title }) => [audience, number, title])).toEqual([
      ["delegation", 2, "New title"],
      ["bilateral", 2, "New title"],
      ["participants", 2, "New title"],
      ["public", 1, TITLE],
    ]);
    await save("drafterA", [["title_en", "New title", "Newest"]]);
    await submit("drafterA");
    await communicate("headA");
    expect((await releases()).map(({ audience, number, title }) => [audience, number, title])).toEqual([
      ["delegation", 3, "Newest"],
      ["bilateral", 3, "Newest"],
      ["participants", 3, "Newest"],
      ["public", 2, "Newest"],
    ]);
  });

  test("a line that participants knew as version 1 is the public's version 1 as well", async () => {
    await save("drafterA", [["bindingness", "unspecified", "political"]], "XA-PART");
    await submit("drafterA");
    await communicate("headA");
    expect((await releases("XA-PART")).map(({ audience, number }) => [audience, number])).toEqual([
      ["delegation", 2],
      ["bilateral", 2],
      ["participants", 2],
      ["public", 1],
    ]);
  });

  test("an act for the beneficiary alone is numbered in a series of its own", async () => {
    await ready();
    expect(await communicate("headA", { audience: "bilateral" })).toMatch(/^B-XA\/\d{4}\/1$/);
    expect((await releases()).map(({ audience, number, title }) => [audience, number, title])).toEqual([
      ["delegation", 2, "New title"],
      ["bilateral", 2, "New title"],
      ["participants", 1, TITLE],
      ["public", 1, TITLE],
    ]);
  });

  test("who submitted does not communicate, wherever the delegation has two", async () => {
    await save("headA", [["title_en", TITLE, "New title"]]);
    await submit("headA");
    expect(await refusal(communicate("headA"))).toBe("two_persons");
    expect(await releases()).toHaveLength(4);
  });

  test("somebody alone submits and communicates; a disabled colleague does not count", async () => {
    await database.owner`update accounts set disabled_at = now(), disabled_reason = 'left' where id in (${id("drafterA")}, ${id("signedOut")})`;
    await save("headA", [["title_en", TITLE, "New title"]]);
    await submit("headA");
    expect(await refusal(communicate("headA"))).toBe("done");
  });

  test("a line names only what its audience may know", async () => {
    await makeLine(database.owner, { symbol: "XB-PART", delegation: "XB", audience: "participants" });
    await save("drafterA", [
      ["condition_1", "", "Once the other stands."],
      ["condition_1_commitment", "", "XB-PART"],
    ]);
    await submit("drafterA");
    const asPublic = await communicate("headA").catch((thrown) => thrown);
    expect(asPublic).toMatchObject({
      code: "invalid",
      faults: [{ path: "audience", code: "condition-unreadable", values: { line: LINE, to: "XB-PART" } }],
    });
    expect(await refusal(communicate("headA", { audience: "participants" }))).toBe("done");
  });

  test("a line names only requirements of which its audience may know, and says which", async () => {
    await makeRequirement(database.owner, { symbol: "XU-PVBR", audience: "public" });
    await makeRequirement(database.owner, { symbol: "XU-PART", audience: "participants" });
    await save("drafterA", [["addresses", "", "XU-PVBR"]]);
    // A colleague names another one meanwhile.
    const merged = await save("headA", [["addresses", "", "XU-PART"]]);
    expect(merged.clashes.map(({ name }) => name)).toEqual(["addresses"]);
    await save("headA", [["addresses", "XU-PVBR", "XU-PVBR\nXU-PART"]]);
    await submit("drafterA");
    const asPublic = await communicate("headA").catch((thrown) => thrown);
    expect(asPublic).toMatchObject({
      code: "invalid",
      faults: [{ path: "audience", code: "requirement-unreadable", values: { line: LINE, to: "XU-PART" } }],
    });
    expect(await refusal(communicate("headA", { audience: "participants" }))).toBe("done");
    const [version] =
      await database.owner`select addresses from commitment_versions where attribution = 'own'`;
    expect(version?.addresses).toEqual(["XU-PART", "XU-PVBR"]);
  });

  test("a wrong password changes nothing", async () => {
    await ready();
    expect(await refusal(communicate("headA", { password: "wrong" }))).toBe("wrong_password");
    expect((await queries.getReview(await as("headA")))?.draft?.state).toBe("submitted");
  });

  test("without the password entered in the last minutes, the database itself refuses", async () => {
    await ready();
    await database.owner`update sessions set reauthenticated_at = now() - interval '1 hour'`;
    vi.spyOn(await import("../server/session.ts"), "reauthenticate").mockResolvedValueOnce();
    expect(await refusal(communicate("headA"))).not.toBe("done");
    expect(await database.owner`select 1 from acts where attribution = 'own'`).toHaveLength(0);
  });

  test("consent goes back only with a stated reason", async () => {
    await save("drafterA", [["stage", "pledged", "expressed"]]);
    await submit("drafterA");
    const error = await communicate("headA").catch((thrown) => thrown);
    expect(error).toMatchObject({
      code: "invalid",
      faults: [{ path: "cover_note", code: "consent-reason-missing" }],
    });
    expect(await refusal(communicate("headA", { coverNote: "Entered in error." }))).toBe("done");
  });

  test("fifty racing clicks give one act", async () => {
    await ready();
    const actor = await as("headA");
    const revision = await revisionOf("headA");
    const said = { revision, audience: "public", coverNote: "", password: PASSWORD } as const;
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => refusal(offers.communicateOffer(actor, said))),
    );
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "nothing_to_do" || outcome === "busy")).toHaveLength(49);
    expect(await database.owner`select symbol from acts where attribution = 'own'`).toHaveLength(1);
    expect((await releases()).map(({ number }) => number)).toEqual([2, 2, 2, 2]);
  });

  test("the fingerprint is that of the versions' content, in one fixed writing", async () => {
    await ready();
    const symbol = await communicate("headA");
    const found = await queries.getDraftLine(await as("headA"), LINE);
    const { canonicalJson } = await import("../domain/canonical-json.ts");
    const content = canonicalJson([{ symbol: LINE, terms: found?.line.before }]);
    const receipt = await queries.getReceipt(await as("headA"), symbol);
    expect(receipt?.contentHash).toBe(createHash("sha256").update(content).digest("hex"));
  });
});

describe("previewing", () => {
  const preview = async (name: Name, audience: "bilateral" | "participants" | "public") => {
    const found = await queries.getPreview(await as(name), audience);
    return found?.records.map(({ symbol, version, terms }) => [symbol, version, terms.title.en]) ?? null;
  };

  test("each audience's own lines today, with the draft laid over them", async () => {
    await save("drafterA", [["title_en", TITLE, "New title"]]);
    expect(await preview("headA", "public")).toEqual([[LINE, 2, "New title"]]);
    for (const audience of ["bilateral", "participants"] as const) {
      expect(await preview("headA", audience)).toEqual([
        ["XA-PART", 1, "Title XA-PART"],
        [LINE, 2, "New title"],
      ]);
    }
    await save("drafterA", [["title_en", "Title XA-PART", "Now for all"]], "XA-PART");
    expect(await preview("headA", "public")).toEqual([
      ["XA-PART", 1, "Now for all"],
      [LINE, 2, "New title"],
    ]);
  });

  test("is what that audience reads once it is communicated", async () => {
    await save("drafterA", [["title_en", "Title XA-PART", "Now for all"]], "XA-PART");
    const before = await preview("headA", "public");
    await submit("drafterA");
    await communicate("headA");
    expect((await preview("headA", "public"))?.toSorted()).toEqual(before?.toSorted());
    expect((await releases("XA-PART")).find(({ audience }) => audience === "public")).toMatchObject({
      number: 1,
      title: "Now for all",
    });
  });

  test("a line that cannot be read yet is named and left as it is; nobody outside has a preview", async () => {
    await save("drafterA", [["term_until", "2030-12-31", "1.5.2031"]]);
    expect(await queries.getPreview(await as("headA"), "public")).toMatchObject({
      drafted: [],
      unready: [LINE],
    });
    expect(await preview("headB", "public")).toEqual([["XB-PVBR", 1, "Title XB-PVBR"]]);
    for (const name of ["secretariat", "admin"] as const) expect(await preview(name, "public")).toBeNull();
  });
});

describe("nobody else", () => {
  const outsiders: Name[] = ["drafterB", "headB", "headU", "secretariat", "admin"];

  test.each(outsiders)("%s sees, edits and decides nothing of the draft", async (name) => {
    await save("drafterA", [["title_en", TITLE, "Secret title"]]);
    await submit("drafterA");
    const actor = await as(name);
    expect(await queries.getDraftLine(actor, LINE)).toBeNull();
    expect(JSON.stringify([await queries.getOffer(actor), await queries.getReview(actor)])).not.toContain(
      "Secret",
    );
    const changes = [{ name: "title_en" as const, base: TITLE, value: "Mine" }];
    expect(await refusal(offers.saveFields(actor, { symbol: LINE, changes }))).toBe("not_found");
    expect(await refusal(offers.takeBackOffer(actor))).toMatch(/not_found|nothing_to_do/);
    expect(await refusal(offers.removeLine(actor, { symbol: LINE }))).toMatch(/not_found|nothing_to_do/);
    const said = { revision: 2, audience: "public", coverNote: "", password: PASSWORD } as const;
    expect(await refusal(offers.communicateOffer(actor, said))).toMatch(/not_found|nothing_to_do/);
    expect(await database.owner`select 1 from offer_drafts where delegation_code <> 'XA'`).toHaveLength(0);
  });

  test("a line that does not exist and one of another delegation are answered alike", async () => {
    const actor = await as("drafterA");
    const changes = [{ name: "title_en" as const, base: "", value: "Mine" }];
    expect(await refusal(offers.saveFields(actor, { symbol: "XB-PVBR", changes }))).toBe("not_found");
    expect(await refusal(offers.saveFields(actor, { symbol: "XB-0000", changes }))).toBe("not_found");
  });

  test("a session that has ended saves nothing", async () => {
    const actor = await as("drafterA");
    await database.owner`update sessions set revoked_at = now(), revoked_because = 'test' where token_hash = decode(${sessionHash("drafterA")}, 'hex')`;
    const changes = [{ name: "title_en" as const, base: TITLE, value: "Mine" }];
    expect(await refusal(offers.saveFields(actor, { symbol: LINE, changes }))).not.toBe("done");
    expect(await database.owner`select 1 from draft_fields`).toHaveLength(0);
  });
});
