// What a delegation does with a line once it was communicated, through the same doors as its people: each step is
// drafted, submitted by one, communicated by another, and read by those who may.
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { closePools } from "../db/client.ts";
import { asOfNow, parseAsOf } from "../domain/as-of.ts";
import { type FieldFault, Refusal } from "../domain/refusal.ts";
import type { Step } from "../domain/steps.ts";
import { actAddress, actFromAddress } from "../domain/symbol.ts";
import type { Audience } from "../domain/vocabulary.ts";
import { getCommitment, listCommitments, listVersions } from "../features/commitments/queries.ts";
import * as offers from "../features/offers/mutations.ts";
import { getDraftLine, getReview } from "../features/offers/queries.ts";
import { draftStep, dropStep } from "../features/steps/mutations.ts";
import { STEP_TEXTS, type StepTexts } from "../features/steps/schema.ts";
import { getAct, listActs } from "../features/timeline/queries.ts";
import { dayInKyiv } from "../lib/format.ts";
import { type Actor, actorOfToken, publicViewer, type Viewer } from "../server/viewer.ts";
import { connectTo, type TestDatabase, testDatabase } from "./database.ts";
import { makeLine, makePeople, type Name, token } from "./world.ts";

const PASSWORD = "the right password";
let database: TestDatabase;

vi.mock("../server/session.ts", () => ({
  reauthenticate: async (actor: Actor) => {
    await database.owner`update sessions set reauthenticated_at = now() where id = ${actor.sessionId}`;
  },
}));

async function as(name: Name): Promise<Actor> {
  const actor = await actorOfToken(token(name));
  if (!actor) throw new Error(`${name} is not signed in`);
  return actor;
}

const LINE = "XA-PVBR";
const now = () => asOfNow(Temporal.Now.instant().toString());
const today = dayInKyiv(Temporal.Now.instant().toString());
const daysAgo = (days: number): string => Temporal.PlainDate.from(today).subtract({ days }).toString();

type Said = Partial<StepTexts>;
const draft = async (step: Step, said: Said = {}, name: Name = "drafterA", symbol = LINE): Promise<void> => {
  const empty = Object.fromEntries(STEP_TEXTS.map((text) => [text, ""])) as StepTexts;
  const was = (await getDraftLine(await as(name), symbol))?.line.fields.intent ?? "";
  return draftStep(await as(name), { symbol, step, was, said: { ...empty, ...said } });
};
const save = async (name: string, base: string, value: string, symbol = LINE) =>
  offers.saveFields(await as("drafterA"), { symbol, changes: [{ name: name as "title_en", base, value }] });
const revision = async (): Promise<number> => (await getReview(await as("drafterA")))?.draft?.revision ?? -1;
const submit = async () => offers.submitOffer(await as("drafterA"), { revision: await revision() });
async function communicate(audience: "bilateral" | "participants" | "public" = "public", coverNote = "") {
  await submit();
  const said = { revision: await revision(), audience, coverNote, password: PASSWORD };
  return (await offers.communicateOffer(await as("headA"), said)).map(({ symbol }) => symbol);
}
/** Drafts a step, submits and communicates it; the symbols of the acts that it became. */
async function take(step: Step, said: Said = {}, audience: "participants" | "public" = "public") {
  await draft(step, said);
  return communicate(audience);
}
const state = (viewer: Viewer = publicViewer, symbol = LINE) => getCommitment(viewer, symbol, now());
const faults = (work: Promise<unknown>): Promise<readonly Pick<FieldFault, "path" | "code">[]> =>
  work.then(
    () => [],
    (error) =>
      error instanceof Refusal
        ? error.code === "invalid"
          ? error.faults.map(({ path, code }) => ({ path, code }))
          : [{ path: "", code: error.code }]
        : [{ path: "", code: String(error) }],
  );
const actsOf = async (viewer: Viewer, delegation = "XA") =>
  (await listActs(viewer, { asOf: now(), filter: { delegation: [delegation] }, limit: 50 })).items;

const SIGNED = { evidence_on: daysAgo(20), evidence_place: "Testville", evidence_instrument: "treaty" };
const RATIFIED = {
  evidence_on: daysAgo(10),
  evidence_body: "Parliament",
  evidence_instrument: "ratification",
};

beforeEach(async () => {
  await closePools();
  await database?.close();
  database = await testDatabase();
  connectTo(database);
  await makePeople(database.owner);
  await makeLine(database.owner, { symbol: LINE, delegation: "XA", audience: "public" });
  await makeLine(database.owner, { symbol: "XA-PART", delegation: "XA", audience: "participants" });
});
afterAll(async () => {
  await closePools();
  await database.close();
});

describe("along the axis of consent", () => {
  test("signed, ratified, in force: an act of its kind each, with its evidence", async () => {
    const [signature] = await take("sign", SIGNED);
    expect(await state()).toMatchObject({
      attribution: "own",
      actKind: "signature",
      terms: { stage: "signed", instrument: "treaty" },
      evidence: { on: SIGNED.evidence_on, place: "Testville", body: null, instrument: "treaty" },
    });
    await take("ratify", RATIFIED);
    await take("enter-into-force", { evidence_on: today });
    const newest = await state();
    expect(newest).toMatchObject({ terms: { stage: "in-force" }, evidence: { on: today } });
    expect((await actsOf(publicViewer)).map(({ kind }) => kind)).toEqual([
      "entry-into-force",
      "ratification",
      "signature",
      "report",
    ]);
    const act = await getAct(publicViewer, signature ?? "", now());
    expect(act?.lines).toMatchObject([{ symbol: LINE, stage: "signed", evidence: { place: "Testville" } }]);
    const evidence = (await listVersions(publicViewer, LINE, now())).map((each) => each.evidence?.on ?? null);
    expect(evidence).toEqual([today, RATIFIED.evidence_on, SIGNED.evidence_on, null]);
  });

  test("evidence goes on with a later change of the terms", async () => {
    await take("sign", SIGNED);
    await save("title_en", `Title ${LINE}`, "Another title");
    await communicate();
    expect(await state()).toMatchObject({
      terms: { title: { en: "Another title" } },
      evidence: { on: SIGNED.evidence_on },
    });
  });

  test.each<[Step, Said, FieldFault[]]>([
    ["ratify", RATIFIED, [{ path: "stage", code: "step-not-from" }]],
    ["sign", { ...SIGNED, evidence_place: "" }, [{ path: "evidence_place", code: "evidence-place-missing" }]],
    ["sign", { ...SIGNED, evidence_on: "" }, [{ path: "evidence_on", code: "evidence-day-missing" }]],
    ["withdraw", {}, [{ path: "reason", code: "reason-missing" }]],
    ["correct", { reason: "Wrong." }, [{ path: "corrects", code: "correction-act-missing" }]],
  ])("%s is refused where something lacks, and nothing is written", async (step, said, expected) => {
    expect(await faults(draft(step, said))).toEqual(expected);
    expect((await getReview(await as("drafterA")))?.lines).toEqual([]);
  });

  test("the stage alone, changed in the form, is not submitted", async () => {
    await save("stage", "pledged", "signed");
    expect(await faults(submit())).toEqual([{ path: `${LINE}/stage`, code: "stage-by-step" }]);
  });

  test("a step is taken out of the draft again", async () => {
    await draft("sign", SIGNED);
    await dropStep(await as("headA"), { symbol: LINE });
    expect((await getReview(await as("drafterA")))?.lines).toEqual([]);
    expect(await faults(dropStep(await as("headA"), { symbol: LINE }))).toEqual([
      { path: "", code: "nothing_to_do" },
    ]);
  });

  test("one step after another in the draft: the last one holds, whole", async () => {
    await draft("sign", SIGNED);
    await draft("withdraw", { reason: "Overtaken." });
    const line = (await getReview(await as("drafterA")))?.lines[0];
    expect(line?.changes).toEqual([{ field: "stage", before: "pledged", after: "withdrawn" }]);
    expect(line?.faults).toEqual([]);
  });

  test("two colleagues choose two steps: the second is told", async () => {
    await draft("sign", SIGNED);
    const empty = Object.fromEntries(STEP_TEXTS.map((text) => [text, ""])) as StepTexts;
    const asked = { symbol: LINE, step: "withdraw", was: "", said: { ...empty, reason: "x" } } as const;
    expect(await faults(draftStep(await as("headA"), asked))).toEqual([{ path: "", code: "out_of_date" }]);
  });

  test("suspended, and taken up again where it stood", async () => {
    await take("sign", SIGNED);
    await take("suspend", { reason: "Talks are interrupted." });
    expect(await state()).toMatchObject({ actKind: "suspension", terms: { stage: "suspended" } });
    await take("resume");
    expect(await state()).toMatchObject({
      actKind: "communication",
      terms: { stage: "signed" },
      evidence: { on: SIGNED.evidence_on },
    });
  });

  test("denounced once it is in force", async () => {
    await take("sign", SIGNED);
    expect(await faults(draft("denounce", { reason: "x" }))).toEqual([
      { path: "stage", code: "step-not-from" },
    ]);
    await take("ratify", RATIFIED);
    await take("enter-into-force", { evidence_on: today });
    await take("denounce", { reason: "By notice." });
    expect(await state()).toMatchObject({
      actKind: "withdrawal",
      terms: { stage: "denounced" },
      reason: "By notice.",
    });
  });
});

describe("confirmed unchanged", () => {
  test("nothing moves but the day", async () => {
    const before = await state();
    await take("confirm", { confirmed_on: daysAgo(1) });
    const after = await state();
    expect(after?.actKind).toBe("confirmation");
    expect(after?.terms).toEqual({ ...before?.terms, confirmedOn: daysAgo(1) });
    const last = await faults(draft("confirm", { confirmed_on: daysAgo(1) }));
    expect(last).toEqual([{ path: "confirmed_on", code: "confirmed-already" }]);
  });

  test("not on a day to come, and not together with a change", async () => {
    const tomorrow = Temporal.PlainDate.from(today).add({ days: 1 }).toString();
    expect(await faults(draft("confirm", { confirmed_on: tomorrow }))).toEqual([
      { path: "confirmed_on", code: "day-in-future" },
    ]);
    await save("title_en", `Title ${LINE}`, "Another title");
    expect(await faults(draft("confirm", { confirmed_on: today }))).toEqual([
      { path: "title_en", code: "changes-nothing-else" },
    ]);
  });
});

describe("withdrawn", () => {
  test("what was public stays as a notice with its act, and is in the history", async () => {
    const [act] = await take("withdraw", { reason: "Overtaken by the agreement." });
    expect(act).toMatch(/^P\//);
    expect(await state()).toMatchObject({
      act,
      actKind: "withdrawal",
      reason: "Overtaken by the agreement.",
      terms: { stage: "withdrawn", title: { en: `Title ${LINE}` } },
    });
    expect((await listVersions(publicViewer, LINE, now())).map(({ terms }) => terms.stage)).toEqual([
      "withdrawn",
      "pledged",
    ]);
    expect(await faults(save("title_en", `Title ${LINE}`, "x").then(submit))).toContainEqual({
      path: `${LINE}/intent`,
      code: "line-ended",
    });
  });

  test("what never was public leaves nothing in public", async () => {
    await draft("withdraw", { reason: "No longer offered." }, "drafterA", "XA-PART");
    await submit();
    const said = { revision: await revision(), coverNote: "", password: PASSWORD };
    const head = await as("headA");
    expect(await faults(offers.communicateOffer(head, { ...said, audience: "public" }))).toEqual([
      { path: "audience", code: "withdrawal-for-participants" },
    ]);
    const [act] = await offers.communicateOffer(head, { ...said, audience: "participants" });
    expect(await state(publicViewer, "XA-PART")).toBeNull();
    expect(await listVersions(publicViewer, "XA-PART", now())).toEqual([]);
    expect((await actsOf(publicViewer)).filter(({ kind }) => kind === "withdrawal")).toEqual([]);
    expect(await getAct(publicViewer, act?.symbol ?? "", now())).toBeNull();
    const { items } = await listCommitments(publicViewer, { asOf: now(), filter: {}, limit: 50 });
    expect(items.map(({ symbol }) => symbol)).toEqual([LINE]);
  });

  test.each<[Name, Audience | null]>([
    ["drafterA", "participants"],
    ["headB", "participants"],
    ["headU", "participants"],
    ["secretariat", "participants"],
    ["admin", null],
  ])("of a line of the participants, %s reads %s", async (name, audience) => {
    await draft("withdraw", { reason: "No longer offered." }, "drafterA", "XA-PART");
    await communicate("participants");
    const found = await state(await as(name), "XA-PART");
    expect(found?.terms.stage ?? null).toBe(audience === null ? null : "withdrawn");
  });
});

describe("corrected", () => {
  const correct = async (act: string, title: string) => {
    await draft("correct", { corrects: act, reason: "A word was wrong." });
    const found = await getDraftLine(await as("drafterA"), LINE);
    await save("title_en", found?.line.fields.title_en ?? "", title);
    return (await communicate())[0] ?? "";
  };

  test("numbered under what it corrects, each pointing at the other; the old version stays", async () => {
    const [act = ""] = await take("sign", SIGNED);
    const asItWas = now().instant;
    const first = await correct(act, "First correction");
    const second = await correct(act, "Second correction");
    expect([first, second]).toEqual([`${act}/Corr.1`, `${act}/Corr.2`]);
    expect(actFromAddress(actAddress(first))).toBe(first);
    expect(await getAct(publicViewer, first, now())).toMatchObject({
      kind: "correction",
      corrects: act,
      reason: "A word was wrong.",
    });
    const versions = await listVersions(publicViewer, LINE, now());
    expect(versions.map((each) => [each.terms.title.en, each.corrects])).toEqual([
      ["Second correction", act],
      ["First correction", act],
      [`Title ${LINE}`, null],
      [`Title ${LINE}`, null],
    ]);
    expect(versions.map((each) => each.correctedBy.map((said) => said.act))).toEqual([
      [],
      [],
      [first, second],
      [],
    ]);
    // A view of the past stays what it was, with the notice on top of it.
    const past = await getCommitment(publicViewer, LINE, parseAsOf(asItWas, now().instant).asOf);
    expect(past?.terms.title.en).toBe(`Title ${LINE}`);
    expect(past?.correctedBy.map((said) => said.act)).toEqual([first, second]);
    expect((await getAct(publicViewer, act, now()))?.correctedBy.map((said) => said.act)).toEqual([
      first,
      second,
    ]);
  });

  test("goes to the audience of what it corrects and to no other", async () => {
    const [act = ""] = await take("sign", SIGNED, "participants");
    await draft("correct", { corrects: act, reason: "A word was wrong." });
    await save("title_en", `Title ${LINE}`, "Corrected");
    await submit();
    const said = { revision: await revision(), coverNote: "", password: PASSWORD };
    const head = await as("headA");
    expect(await faults(offers.communicateOffer(head, { ...said, audience: "public" }))).toEqual([
      { path: "audience", code: "corrects-other-audience" },
    ]);
    const [made] = await offers.communicateOffer(head, { ...said, audience: "participants" });
    expect(made?.symbol).toBe(`${act}/Corr.1`);
    expect(await getAct(publicViewer, made?.symbol ?? "", now())).toBeNull();
    expect(await getAct(await as("headB"), made?.symbol ?? "", now())).toMatchObject({ corrects: act });
    expect((await state())?.correctedBy).toEqual([]);
  });

  test("takes consent back, and its evidence with it", async () => {
    const [act = ""] = await take("sign", SIGNED);
    await draft("correct", { corrects: act, reason: "It was initialled, not signed." });
    await save("stage", "signed", "pledged");
    await communicate();
    expect(await state()).toMatchObject({ terms: { stage: "pledged" }, evidence: null });
  });

  test("of the evidence alone", async () => {
    const [act = ""] = await take("sign", SIGNED);
    await take("correct", { ...SIGNED, evidence_place: "Oldtown", corrects: act, reason: "The wrong town." });
    expect(await state()).toMatchObject({ corrects: act, evidence: { place: "Oldtown" } });
  });

  test("what others reported is not the delegation's to correct", async () => {
    const [reported] = (await actsOf(publicViewer)).map(({ symbol }) => symbol);
    expect(await faults(draft("correct", { corrects: reported ?? "", reason: "x" }))).toEqual([
      { path: "corrects", code: "correction-act-unknown" },
    ]);
  });
});

describe("one draft", () => {
  test("makes an act of each kind in one go, and each says its own reason", async () => {
    await makeLine(database.owner, { symbol: "XA-0003", delegation: "XA", audience: "public" });
    await draft("withdraw", { reason: "Overtaken." });
    await draft("confirm", { confirmed_on: today }, "drafterA", "XA-0003");
    const symbols = await communicate("public", "As agreed.");
    const made = await Promise.all(symbols.map((symbol) => getAct(publicViewer, symbol, now())));
    expect(made.map((act) => [act?.kind, act?.reason]).sort()).toEqual([
      ["confirmation", "As agreed."],
      ["withdrawal", "Overtaken.\n\nAs agreed."],
    ]);
  });
});

describe("nobody else", () => {
  test.each<Name>(["drafterB", "headB", "headU", "secretariat", "admin"])(
    "%s drafts no step",
    async (name) => {
      const empty = Object.fromEntries(STEP_TEXTS.map((text) => [text, ""])) as StepTexts;
      const asked = { symbol: LINE, step: "withdraw", was: "", said: { ...empty, reason: "x" } } as const;
      expect(await faults(draftStep(await as(name), asked))).toEqual([{ path: "", code: "not_found" }]);
      expect(await faults(dropStep(await as(name), { symbol: LINE }))).toEqual([
        { path: "", code: "not_found" },
      ]);
    },
  );

  test("nothing moves while the draft is submitted", async () => {
    await draft("sign", SIGNED);
    await submit();
    expect(await faults(draft("withdraw", { reason: "x" }))).toEqual([{ path: "", code: "conflict" }]);
    expect(await faults(dropStep(await as("drafterA"), { symbol: LINE }))).toEqual([
      { path: "", code: "conflict" },
    ]);
  });
});
