// Every transition of an offer, tried by every role through the mutations on a real database: what comes of it is in
// transition-table.ts, and whoever is refused has changed nothing.
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { closePools } from "../db/client.ts";
import { Refusal } from "../domain/refusal.ts";
import { STEPS, type Step } from "../domain/steps.ts";
import * as colleagues from "../features/colleagues/mutations.ts";
import { getHistory } from "../features/colleagues/queries.ts";
import * as deputies from "../features/deputies/mutations.ts";
import { beginCommitment } from "../features/lines/mutations.ts";
import * as offers from "../features/offers/mutations.ts";
import { getDraftLine, getReview } from "../features/offers/queries.ts";
import { draftStep, dropStep } from "../features/steps/mutations.ts";
import { STEP_TEXTS, type StepTexts } from "../features/steps/schema.ts";
import { dayInKyiv } from "../lib/format.ts";
import { asRefusal } from "../server/refusals.ts";
import { type Actor, actorOfToken } from "../server/viewer.ts";
import { connectTo, type TestDatabase, testDatabase } from "./database.ts";
import {
  EVERY_ROLE,
  PERIODS,
  ROLES,
  type Role,
  type Row,
  STEP_ROWS,
  TRANSITIONS,
  type Transition,
} from "./transition-table.ts";
import { id, makeLine, makePeople, type Name, token } from "./world.ts";

const PASSWORD = "the right password";
let database: TestDatabase;

// The password itself is tested in session.test.ts; here, what follows once it was right.
vi.mock("../server/session.ts", () => ({
  reauthenticate: async (actor: Actor, password: string) => {
    if (password !== PASSWORD) throw new Refusal("wrong_password");
    await database.owner`update sessions set reauthenticated_at = now() where id = ${actor.sessionId}`;
  },
}));

/** A line of XB at each stage from which a step is tried. */
const AT = {
  expressed: "XB-EXPR",
  pledged: "XB-PV0G",
  signed: "XB-S1GN",
  ratified: "XB-RAT1",
  "in-force": "XB-F0RC",
  suspended: "XB-SVSP",
} as const;
const LINE = AT.pledged;
const TITLE = `Title ${LINE}`;
const today = dayInKyiv(Temporal.Now.instant().toString());
const inHours = (hours: number): string => Temporal.Now.instant().add({ hours }).toString();

beforeAll(async () => {
  database = await testDatabase();
  connectTo(database);
  await makePeople(database.owner);
  for (const [stage, symbol] of Object.entries(AT)) {
    await makeLine(database.owner, { symbol, delegation: "XB", audience: "public", stage });
  }
});
afterAll(async () => {
  await closePools();
  await database.close();
});

/** The world of `beforeAll` again. Nothing may be deleted here but by the owner, and with the triggers off. */
async function startAfresh(): Promise<void> {
  await database.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    for (const table of ["draft_edits", "draft_fields", "draft_comments", "draft_presence", "draft_lines"]) {
      await tx`delete from ${tx(table)}`;
    }
    for (const table of ["offer_drafts", "deputies", "act_cancellations", "audit_events"]) {
      await tx`delete from ${tx(table)}`;
    }
    await tx`delete from commitment_releases r using commitment_versions v
      where v.id = r.version_id and v.attribution = 'own'`;
    await tx`update commitment_releases set recorded_during = tstzrange(lower(recorded_during), null)`;
    await tx`delete from sources s using commitment_versions v where v.id = s.version_id and v.attribution = 'own'`;
    await tx`delete from commitment_versions where attribution = 'own'`;
    await tx`delete from acts where attribution = 'own'`;
    await tx`delete from commitments where symbol <> all (${Object.values(AT)})`;
    await tx`update sessions set revoked_at = null, revoked_because = null, reauthenticated_at = created_at
      where account_id <> ${id("signedOut")}`;
  });
}

async function as(name: Name): Promise<Actor> {
  const actor = await actorOfToken(token(name));
  if (!actor) throw new Refusal("unauthenticated");
  return actor;
}
const revision = async (): Promise<number> => (await getReview(await as("drafterB")))?.draft?.revision ?? -1;
const saveAs = (actor: Actor, base: string, value: string, symbol: string = LINE) =>
  offers.saveFields(actor, { symbol, changes: [{ name: "title_en", base, value }] });
const submitAs = async (actor: Actor) => offers.submitOffer(actor, { revision: await revision() });
const said = async (more: Partial<offers.Communication> = {}): Promise<offers.Communication> => ({
  revision: await revision(),
  audience: "public",
  coverNote: "",
  password: PASSWORD,
  ...more,
});

const drafted = async () => void (await saveAs(await as("drafterB"), TITLE, "New title"));
const submitted = async () => {
  await drafted();
  await submitAs(await as("drafterB"));
};
const commented = async () =>
  colleagues.commentOnField(await as("drafterB"), { symbol: LINE, field: "title_en", body: "A word." });
const embargoed = async () => {
  await submitted();
  await offers.communicateOffer(await as("headB"), await said({ embargo: inHours(1) }));
};
async function period(role: Role): Promise<void> {
  const { from, until, exclusive } = PERIODS[role] ?? { from: -1, until: 1, exclusive: false };
  await database.owner`insert into deputies (id, delegation_code, account_id, granted_by, from_at, until_at, is_exclusive)
    values (${id("period")}, 'XB', ${id("deputyB")}, ${id("headB")}, now() + make_interval(hours => ${from}),
      now() + make_interval(hours => ${until}), ${exclusive})`;
}

/** `given` is what was done before; where it takes the role, everybody who tries has a world of their own. */
type Trial = { given?: (role: Role) => Promise<unknown>; attempt: (actor: Actor) => Promise<unknown> };

const TRIALS: Record<Transition, Trial> = {
  "save a field": { attempt: (actor) => saveAs(actor, TITLE, "New title") },
  "begin a commitment": {
    attempt: (actor) =>
      beginCommitment(actor, { as: "new", today, beginning: { category: "cyber", nil: null } }),
  },
  "copy a commitment": {
    attempt: (actor) => beginCommitment(actor, { as: "copy", today, from: LINE, keepsStage: false }),
  },
  "drop a line": { given: drafted, attempt: (actor) => offers.removeLine(actor, { symbol: LINE }) },
  comment: {
    attempt: (actor) =>
      colleagues.commentOnField(actor, { symbol: LINE, field: "title_en", body: "A word." }),
  },
  "resolve a talk": {
    given: commented,
    attempt: async (actor) => {
      const [last] = await database.owner`select id from draft_comments`;
      await colleagues.resolveTalk(actor, { symbol: LINE, field: "title_en", last: last?.id });
    },
  },
  "restore a text": {
    given: async () => {
      await drafted();
      await saveAs(await as("drafterB"), "New title", "Newer title");
    },
    attempt: async (actor) => {
      const history = await getHistory(await as("drafterB"), LINE);
      const earlier = history?.entries.find(({ after }) => after === "New title");
      await colleagues.restoreText(actor, {
        symbol: LINE,
        edit: earlier?.id ?? "",
        shown: earlier?.shown ?? "",
      });
    },
  },
  "be present": { attempt: (actor) => colleagues.enterLine(actor, { symbol: LINE, section: "what" }) },
  submit: { given: drafted, attempt: submitAs },
  "take back": { given: submitted, attempt: (actor) => offers.takeBackOffer(actor) },
  return: {
    given: submitted,
    attempt: async (actor) => offers.returnOffer(actor, { revision: await revision(), note: "Say more." }),
  },
  "communicate at once": {
    given: submitted,
    attempt: async (actor) => offers.communicateOffer(actor, await said()),
  },
  "communicate under an embargo": {
    given: submitted,
    attempt: async (actor) => offers.communicateOffer(actor, await said({ embargo: inHours(1) })),
  },
  "communicate what oneself submitted": {
    given: async (role) => {
      await drafted();
      const isMember = ["drafterB", "headB", "deputyB"].includes(ROLES[role]);
      await submitAs(await as(isMember ? ROLES[role] : "drafterB"));
    },
    attempt: async (actor) => offers.communicateOffer(actor, await said()),
  },
  "call off": {
    given: embargoed,
    attempt: async (actor) => {
      const [act] = await database.owner`select id from acts where symbol = ''`;
      await offers.callOffAct(actor, { act: act?.id, password: PASSWORD });
    },
  },
  "appoint a deputy": {
    attempt: (actor) =>
      deputies.appointDeputy(actor, {
        colleague: id("drafterB"),
        from: null,
        until: inHours(48),
        isExclusive: false,
        password: PASSWORD,
      }),
  },
  "end a period": {
    given: async (role) => (PERIODS[role] ? undefined : period(role)),
    attempt: (actor) => deputies.endDeputy(actor, { deputy: id("period") }),
  },
};

/** What came of it: `done`, or the code of the refusal that a form would show. */
async function outcomeOf(role: Role, attempt: Trial["attempt"]): Promise<string> {
  try {
    const actor = await as(ROLES[role]);
    if (role === "ended") {
      await database.owner`update sessions set revoked_at = now(), revoked_because = 'signed out'
        where id = ${actor.sessionId}`;
    }
    await attempt(actor);
    return "done";
  } catch (error) {
    return asRefusal(error)?.code ?? String(error);
  }
}

const TABLES = [
  ...["offer_drafts", "draft_lines", "draft_fields", "draft_edits", "draft_comments", "draft_presence"],
  ...["deputies", "act_cancellations", "acts", "commitments", "commitment_versions", "commitment_releases"],
  ...["sources", "audit_events"],
];
/** All that somebody could have changed, as text. */
async function state(): Promise<string> {
  const rows = await Promise.all(
    TABLES.map((name) => database.owner.unsafe(`select t::text as row from ${name} t order by 1`)),
  );
  return JSON.stringify(rows.map((each) => each.map(({ row }) => row)));
}

/** Tries it as each role, and expects that whoever is refused leaves the world as it was; else the next has a new one. */
async function tryAsEverybody(
  { given, attempt }: Trial,
  done: (role: Role) => Promise<void> = async () => {},
): Promise<Partial<Row>> {
  const found: Partial<Row> = {};
  let isReady = false;
  for (const role of EVERY_ROLE) {
    if (!isReady) {
      await startAfresh();
      await given?.(role);
    }
    if (PERIODS[role]) await period(role);
    const before = await state();
    const outcome = await outcomeOf(role, attempt);
    found[role] = outcome;
    if (outcome === "done") await done(role);
    else expect.soft((await state()) === before, `${role} left a trace`).toBe(true);
    await database.owner`delete from deputies where id = ${id("period")}`;
    isReady = outcome !== "done" && given?.length !== 1;
  }
  return found;
}

describe("before communication, and around it", () => {
  test.each(Object.keys(TRANSITIONS) as Transition[])("%s", { timeout: 120_000 }, async (name) => {
    expect(await tryAsEverybody(TRIALS[name])).toEqual(TRANSITIONS[name]);
  });
});

const SIGNED = { evidence_on: "2026-03-02", evidence_place: "Testville", evidence_instrument: "treaty" };
const RATIFIED = {
  evidence_on: "2026-03-03",
  evidence_body: "Parliament",
  evidence_instrument: "ratification",
};
/** From which line each step goes, and what it is told. */
const STEP_TRIALS: Record<Step, { symbol: string; said: Partial<StepTexts> }> = {
  pledge: { symbol: AT.expressed, said: {} },
  sign: { symbol: AT.pledged, said: SIGNED },
  ratify: { symbol: AT.signed, said: RATIFIED },
  "enter-into-force": { symbol: AT.ratified, said: { evidence_on: "2026-03-04" } },
  withdraw: { symbol: AT.pledged, said: { reason: "Circumstances changed." } },
  denounce: { symbol: AT["in-force"], said: { reason: "Circumstances changed." } },
  suspend: { symbol: AT.pledged, said: { reason: "For the time being." } },
  resume: { symbol: AT.suspended, said: { stage: "pledged" } },
  correct: { symbol: AT.pledged, said: { reason: "A slip of the pen." } },
  confirm: { symbol: AT.pledged, said: { confirmed_on: today } },
};
const NO_TEXTS = Object.fromEntries(STEP_TEXTS.map((name) => [name, ""])) as StepTexts;

async function stepAs(actor: Actor, step: Step): Promise<void> {
  const { symbol, said: texts } = STEP_TRIALS[step];
  const [act] = await database.owner`select symbol from acts where attribution = 'own'`;
  await draftStep(actor, {
    symbol,
    step,
    was: "",
    said: { ...NO_TEXTS, ...texts, corrects: act?.symbol ?? "" },
  });
}
/** A correction needs an act of its own to correct. */
async function communicatedOwn(step: Step): Promise<void> {
  if (step !== "correct") return;
  await submitted();
  await offers.communicateOffer(await as("headB"), await said());
}

describe("after communication", () => {
  test.each(STEPS)("%s is drafted, and taken out of the draft", { timeout: 120_000 }, async (step) => {
    const found = await tryAsEverybody(
      { given: () => communicatedOwn(step), attempt: (actor) => stepAs(actor, step) },
      async (role) => {
        const { symbol } = STEP_TRIALS[step];
        await dropStep(await as(ROLES[role]), { symbol });
        const line = (await getDraftLine(await as("drafterB"), symbol))?.line;
        expect(line?.fields, role).toEqual(line?.base);
      },
    );
    expect(found).toEqual(STEP_ROWS[step].drafts);
  });

  test.each(STEPS)("%s is communicated", { timeout: 120_000 }, async (step) => {
    const given = async () => {
      await communicatedOwn(step);
      await stepAs(await as("drafterB"), step);
      if (step === "correct") await saveAs(await as("drafterB"), "New title", "Right title");
      await submitAs(await as("drafterB"));
    };
    const found = await tryAsEverybody(
      { given, attempt: async (actor) => offers.communicateOffer(actor, await said()) },
      async (role) => {
        const [act] = await database.owner`select kind, audience, capacity from acts
          where attribution = 'own' order by released_at desc limit 1`;
        const capacity = role === "head" ? "head" : "deputy for headB";
        expect(act, role).toEqual({ kind: STEP_ROWS[step].act, audience: "public", capacity });
      },
    );
    expect(found).toEqual(STEP_ROWS[step].communicates);
  });
});
