// Findings per audience, what delegations say to them, and divergences that parties accept: who may, who reads it, and
// that nobody learns of a line through it.
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { closePools } from "../db/client.ts";
import { type AsOf, asOfNow, parseAsOf } from "../domain/as-of.ts";
import { NO_ASSUMPTIONS } from "../domain/portfolio.ts";
import { Refusal } from "../domain/refusal.ts";
import * as findings from "../features/findings/mutations.ts";
import * as queries from "../features/findings/queries.ts";
import { acceptInput, findingBody, replyInput, toFindingBody } from "../features/findings/schema.ts";
import * as offers from "../features/offers/mutations.ts";
import { getPortfolio } from "../features/portfolio/queries.ts";
import { getAct } from "../features/timeline/queries.ts";
import { type Actor, actorOfToken, asReadBy, publicViewer, type Viewer } from "../server/viewer.ts";
import { connectTo, type TestDatabase, testDatabase } from "./database.ts";
import { makeAnswer, makeLine, makePeople, makeRequirement, type Name, token } from "./world.ts";

const PASSWORD = "the right password";
/** Names XA's public line and XU's public need; nothing counts after 2030. */
const OPEN = "GAP-XU-PVBR";
/** Names a line that only delegations read. */
const NARROW = "FUND-XA-PART";
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
    (error) =>
      error instanceof Refusal
        ? [error.code, ...error.faults.map(({ code }) => code)].join(" ")
        : String(error),
  );
const now = (): AsOf => asOfNow(Temporal.Now.instant().toString());
const asked = (asOf = now()) => ({ asOf, assumptions: NO_ASSUMPTIONS, years: { from: 2026, to: 2035 } });
const seen = async (viewer: Viewer, id: string, asOf = now()) =>
  (await queries.getFindings(viewer, asked(asOf))).items.find((found) => found.id === id);

const answer = async (name: Name, more: Partial<findings.Reply> = {}) =>
  findings.answerFinding(await as(name), {
    finding: OPEN,
    audience: "public",
    text: "The next budget will say more.",
    password: PASSWORD,
    ...more,
  });
const accept = async (name: Name, more: Partial<findings.Acceptance> = {}) =>
  findings.acceptDivergence(await as(name), {
    finding: OPEN,
    audience: "public",
    parties: ["XA", "XU"],
    reason: "Both know.",
    until: now()
      .day.replace(/^\d{4}/, (year) => `${Number(year) + 1}`)
      .replace("-02-29", "-02-28"),
    password: PASSWORD,
    ...more,
  });

beforeEach(async () => {
  await closePools();
  await database?.close();
  database = await testDatabase();
  connectTo(database);
  const { owner } = database;
  await makePeople(owner);
  await makeLine(owner, { symbol: "XA-PVBR", delegation: "XA", audience: "public" });
  await makeLine(owner, { symbol: "XA-PART", delegation: "XA", audience: "participants" });
  await makeLine(owner, { symbol: "XB-DE1E", delegation: "XB", audience: "delegation" });
  await makeRequirement(owner, { symbol: "XU-PVBR", audience: "public" });
  await owner`alter table commitment_versions disable trigger user`;
  await owner`update commitment_versions set funded_until = '2026-03-01' where title_en in ('Title XA-PART', 'Title XB-DE1E')`;
  await owner`alter table commitment_versions enable trigger user`;
});
afterAll(async () => {
  await closePools();
  await database.close();
});

describe("what is found", () => {
  test("is worked out from what each may read", async () => {
    expect(await seen(publicViewer, OPEN)).toMatchObject({ delegations: ["XA", "XU"], severity: "high" });
    expect(await seen(publicViewer, NARROW)).toBeUndefined();
    expect(await seen(await as("headB"), NARROW)).toBeDefined();
    expect(await seen(await as("headB"), "FUND-XB-DE1E")).toBeDefined();
    expect(await seen(await as("headA"), "FUND-XB-DE1E")).toBeUndefined();
    expect(await seen(await as("secretariat"), "FUND-XB-DE1E")).toBeUndefined();
  });

  test("on the desk is what all delegations could find, where own lines or requirements are named", async () => {
    const ids = async (name: Name) =>
      (await queries.getOwnFindings(await as(name)))?.items.map(({ id }) => id) ?? null;
    expect(await ids("drafterA")).toEqual(expect.arrayContaining([OPEN, NARROW]));
    expect(await ids("headU")).toEqual(expect.arrayContaining([OPEN]));
    expect(await ids("headU")).not.toContain(NARROW);
    expect(await ids("headB")).toEqual([]);
    expect(await ids("secretariat")).toBeNull();
    expect(await ids("admin")).toBeNull();
  });
});

describe("an answer", () => {
  test("is a statement of the delegation, on the timeline and at the finding", async () => {
    const { act } = await answer("headA");
    expect(act).toMatch(/^P\/\d{4}\/\d+$/);
    const entry = await getAct(publicViewer, act, now());
    expect(entry).toMatchObject({
      kind: "statement",
      delegation: "XA",
      attribution: "own",
      reason: "The next budget will say more.",
      lines: [],
    });
    await answer("headU", { text: "We need it all the same." });
    const found = await seen(publicViewer, OPEN);
    expect(found?.replies.map(({ delegation, text }) => [delegation, text])).toEqual([
      ["XU", "We need it all the same."],
      ["XA", "The next budget will say more."],
    ]);
    expect(await queries.getReplyOfAct(publicViewer, act)).toMatchObject({ finding: OPEN, act });
    const [logged] = await database.owner`select action, delegation_code, details from audit_events
      where subject = ${act} and action = 'finding.answered'`;
    expect(logged).toMatchObject({
      delegation_code: "XA",
      details: { act, finding: OPEN, audience: "public" },
    });
  });

  test("for delegations is read by them alone, and earlier views stay without it", async () => {
    const before = parseAsOf(Temporal.Now.instant().toString(), Temporal.Now.instant().toString()).asOf;
    const { act } = await answer("headA", { audience: "participants" });
    expect(act).toMatch(/^N\/\d{4}\/\d+$/);
    expect((await seen(publicViewer, OPEN))?.replies).toEqual([]);
    expect(await queries.getReplyOfAct(publicViewer, act)).toBeNull();
    expect((await seen(await as("headB"), OPEN))?.replies).toHaveLength(1);
    expect((await seen(await as("admin"), OPEN))?.replies ?? []).toEqual([]);
    expect((await seen(await as("headB"), OPEN, before))?.replies).toEqual([]);
  });

  test("is refused to whoever does not decide, and to whom it would tell of a line", async () => {
    const asked: [Name, Partial<findings.Reply>, string][] = [
      ["drafterA", {}, "not_found"],
      ["headB", {}, "not_found"],
      ["secretariat", {}, "not_found"],
      ["admin", {}, "not_found"],
      ["headA", { password: "another" }, "wrong_password"],
      ["headA", { finding: "GAP-XU-N0NE" }, "not_found"],
      ["headA", { finding: NARROW }, "invalid finding-unseen"],
      ["headA", { finding: NARROW, audience: "participants" }, "done"],
    ];
    for (const [name, more, outcome] of asked) {
      expect(await refusal(answer(name, more)), `${name} ${JSON.stringify(more)}`).toBe(outcome);
    }
    const [written] = await database.owner`select count(*)::int from finding_replies`;
    expect(written?.count).toBe(1);
  });
});

describe("an accepted divergence", () => {
  test("counts until its day has passed, or the secretariat ends it", async () => {
    await accept("secretariat");
    const found = await seen(publicViewer, OPEN);
    expect(found && queries.standingOf(found)).toMatchObject({ parties: ["XA", "XU"], reason: "Both know." });
    expect(found && toFindingBody(found).divergence).toMatchObject({ parties: ["XA", "XU"] });
    const [divergence] = found?.divergences ?? [];
    await database.owner`alter table divergences disable trigger user`;
    await database.owner`update divergences set until_on = current_date - 2`;
    const over = await seen(publicViewer, OPEN);
    expect(over?.divergences).toMatchObject([{ state: "over" }]);
    expect(over && queries.standingOf(over)).toBeNull();
    await database.owner`update divergences set until_on = '2099-01-01'`;
    await database.owner`alter table divergences enable trigger user`;
    const end = async (name: Name) =>
      refusal(findings.endDivergence(await as(name), { divergence: divergence?.id ?? "" }));
    expect(await end("headA")).toBe("not_found");
    expect(await end("secretariat")).toBe("done");
    expect(await end("secretariat")).toBe("nothing_to_do");
    expect((await seen(publicViewer, OPEN))?.divergences).toMatchObject([{ state: "ended" }]);
    const logged = await database.owner`select action, delegation_code, details from audit_events
      where action like 'divergence.%' order by at`;
    expect(logged.map(({ action }) => action)).toEqual(["divergence.accepted", "divergence.ended"]);
    // Who reads this log may not know of the lines that an id names.
    expect(JSON.stringify(logged)).not.toContain("XU-PVBR");
  });

  test("is refused to everybody else, and where a field is at fault", async () => {
    const asked: [Name, Partial<findings.Acceptance>, string][] = [
      ["headA", {}, "not_found"],
      ["admin", {}, "not_found"],
      ["secretariat", { password: "another" }, "wrong_password"],
      ["secretariat", { until: "2026-01-01" }, "invalid day-not-ahead"],
      ["secretariat", { parties: [] }, "invalid parties-missing"],
      ["secretariat", { parties: ["XA", "ZZ"] }, "invalid party-unknown"],
      ["secretariat", { finding: NARROW }, "invalid finding-unseen"],
      ["secretariat", { finding: NARROW, audience: "participants" }, "done"],
    ];
    for (const [name, more, outcome] of asked) {
      expect(await refusal(accept(name, more)), `${name} ${JSON.stringify(more)}`).toBe(outcome);
    }
  });

  test("is one at a time for each audience", async () => {
    await accept("secretariat");
    expect(await refusal(accept("secretariat"))).toBe("invalid divergence-stands");
    expect(await refusal(accept("secretariat", { audience: "participants" }))).toBe("done");
    expect((await seen(publicViewer, OPEN))?.divergences).toHaveLength(1);
    expect((await seen(await as("headB"), OPEN))?.divergences).toHaveLength(2);
  });
});

test("what was said stays at the address of a finding that no rule finds any more", async () => {
  await answer("headA");
  const view = (id: string) => queries.getFinding(publicViewer, { ...asked(), id });
  expect((await view(OPEN))?.found?.id).toBe(OPEN);
  const without = await queries.getFinding(publicViewer, {
    ...asked(),
    years: { from: 2027, to: 2029 },
    id: OPEN,
  });
  expect(without).toMatchObject({ found: null, said: { replies: [{ act: expect.any(String) }] } });
  expect(await view("GAP-XU-N0NE")).toBeNull();
  expect(await view(NARROW)).toBeNull();
});

test("a draft says what it would add and clear, to its own delegation", async () => {
  const effect = async (name: Name) => queries.getDraftEffect(await as(name));
  expect(await effect("drafterA")).toBeNull();
  const change = (name: "funded_until" | "term_until", base: string, value: string) => ({
    name,
    base,
    value,
  });
  await offers.saveFields(await as("drafterA"), {
    symbol: "XA-PVBR",
    changes: [change("term_until", "2030-12-31", "2040-12-31"), change("funded_until", "", "2028-12-31")],
  });
  const changed = await effect("headA");
  expect(changed?.cleared.map(({ id }) => id)).toContain(OPEN);
  expect(changed?.added.map(({ id }) => id)).toEqual(["FUND-XA-PVBR"]);
  expect(changed).toMatchObject({ laid: ["XA-PVBR"], left: [] });
  for (const other of ["headB", "headU", "secretariat", "admin"] as const)
    expect(await effect(other)).toBeNull();
  expect(await seen(publicViewer, OPEN)).toBeDefined();
});

test("what the API gives is what its description says", async () => {
  await answer("headA");
  await accept("secretariat");
  const { items } = await queries.getFindings(publicViewer, asked());
  expect(items.length).toBeGreaterThan(0);
  for (const found of items) expect(() => findingBody.parse(toFindingBody(found))).not.toThrow();
});

test("forms are read as they are typed", () => {
  const typed = { locale: "en", finding: OPEN, audience: "public", password: "x" };
  const parsed = acceptInput.parse({
    ...typed,
    parties: "xb, XA;xa",
    reason: " Both. ",
    until: "2099-01-01",
  });
  expect(parsed).toMatchObject({ parties: ["XA", "XB"], reason: "Both.", until: "2099-01-01" });
  const faults = (error: { issues: { message: string }[] } | undefined) =>
    error?.issues.map(({ message }) => message);
  expect(faults(replyInput.safeParse({ ...typed, text: "  " }).error)).toEqual(["reply-missing"]);
  expect(
    faults(acceptInput.safeParse({ ...typed, parties: "", reason: "x", until: "31.12.2030" }).error),
  ).toEqual(["day-malformed"]);
});

test("an answer that the beneficiary keeps to itself counts for it alone, not as others read its record", async () => {
  await makeAnswer(database.owner, {
    requirement: "XU-PVBR",
    commitment: "XA-PVBR",
    audience: "delegation",
    answer: "does-not-meet",
  });
  const beneficiary = await as("headU");
  const answersFor = async (viewer: Viewer) => (await getPortfolio(viewer, now())).answers.length;
  expect(await answersFor(beneficiary)).toBe(1);
  expect(await answersFor(asReadBy(beneficiary, "participants"))).toBe(0);
  expect(await answersFor(publicViewer)).toBe(0);
});
