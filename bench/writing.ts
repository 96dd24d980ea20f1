// Fifty delegations that edit at once: each saves at its pace and now and then submits and communicates. Measured
// through the server, then with the same writes as plain SQL, in turns in one run.
import { setTimeout as sleep } from "node:timers/promises";
import { hashPassword, isPassword } from "../db/password-hash.ts";
import { loginUrl } from "../db/roles.ts";
import { formWriter } from "./form-writes.ts";
import { addParties, PASSWORD, type Party } from "./parties.ts";
import { plainWriter } from "./plain-writes.ts";

/** Each throws unless what it was asked for is done. */
export type Writer = {
  save(party: Party, text: string): Promise<void>;
  submit(party: Party): Promise<void>;
  /** What `communicate` needs to know, outside of what is measured. */
  prepare?(party: Party): Promise<string>;
  communicate(party: Party, prepared?: string): Promise<void>;
};

const ROUNDS = 2;
const ROUND_MS = 20_000;
/** Between two saves of one delegation, as of a delegate who types on. */
const PACE_MS = 2_500;
const SAVES_BEFORE_COMMUNICATION = 5;

type Took = { save: number[]; communicate: number[]; errors: Map<string, number> };
export type WritingFigure = { figure: string } & Record<string, string | number | null>;

/** @returns for each kind of write, p50 and p95 of the server and of the database alone, and the ratio of their p95. */
export async function measureWriting(server: {
  url: string;
  ownerUrl: string;
  secret: string;
}): Promise<WritingFigure[]> {
  const parties = await addParties(server.ownerUrl);
  const byForm = formWriter(server.url, server.ownerUrl);
  const plainly = plainWriter(loginUrl(server.ownerUrl, "surety_member", server.secret));
  const took = { form: nothing(), plain: nothing() };
  try {
    // Pages and statements are compiled by the first who ask.
    await editAtOnce(parties.slice(0, 5), byForm, nothing(), 5_000);
    for (let round = 0; round < ROUNDS; round += 1) {
      await editAtOnce(parties, byForm, took.form, ROUND_MS);
      await editAtOnce(parties, plainly, took.plain, ROUND_MS);
    }
  } finally {
    await Promise.all([byForm.close(), plainly.close()]);
  }
  return [
    ...(["save", "communicate"] as const).flatMap((kind) =>
      figuresOf(kind, parties.length, took.form, took.plain),
    ),
    { figure: "password check, part of each communication", ...statistics(await checkPasswords()) },
  ];
}

/** How long a password takes on this machine when nothing else goes on. */
async function checkPasswords(): Promise<number[]> {
  const [kept, took]: [string, number[]] = [await hashPassword(PASSWORD), []];
  for (let time = 0; time < 20; time += 1) {
    const since = performance.now();
    await isPassword(kept, PASSWORD);
    took.push(performance.now() - since);
  }
  return took;
}

const nothing = (): Took => ({ save: [], communicate: [], errors: new Map() });

async function editAtOnce(parties: Party[], writer: Writer, took: Took, forMs: number): Promise<void> {
  const until = performance.now() + forMs;
  await Promise.all(parties.map((party, place) => edit(party, place, { writer, took, until })));
}

type Round = { writer: Writer; took: Took; until: number };

/** What one delegation does: it ends with nothing in its draft, so that the next writer begins as this one did. */
async function edit(party: Party, place: number, round: Round): Promise<void> {
  const { writer, until } = round;
  await sleep(Math.random() * PACE_MS);
  // Not all of them communicate in the same moment.
  let left = 1 + (place % SAVES_BEFORE_COMMUNICATION);
  let isDrafted = false;
  for (;;) {
    const isLast = performance.now() >= until;
    if (isDrafted && (left <= 0 || isLast)) {
      // At the end all of them communicate at once, which is not what is measured.
      const took = isLast ? { ...nothing(), errors: round.took.errors } : round.took;
      isDrafted = !(await communicated(party, { ...round, took }));
      left = SAVES_BEFORE_COMMUNICATION;
    }
    if (isLast) return;
    const text = `An invented undertaking, as written at ${performance.now()}.`;
    if (await timed(round.took, "save", () => writer.save(party, text))) {
      party.text = text;
      isDrafted = true;
      left -= 1;
    }
    await sleep(PACE_MS * (0.5 + Math.random()));
  }
}

async function communicated(party: Party, { writer, took }: Round): Promise<boolean> {
  try {
    await writer.submit(party);
    const prepared = await writer.prepare?.(party);
    return await timed(took, "communicate", () => writer.communicate(party, prepared));
  } catch (error) {
    return failed(took, error);
  }
}

async function timed(took: Took, kind: "save" | "communicate", write: () => Promise<void>): Promise<boolean> {
  const since = performance.now();
  try {
    await write();
    took[kind].push(performance.now() - since);
    return true;
  } catch (error) {
    return failed(took, error);
  }
}

function failed({ errors }: Took, error: unknown): false {
  const said = error instanceof Error ? error.message : String(error);
  errors.set(said, (errors.get(said) ?? 0) + 1);
  return false;
}

function figuresOf(kind: "save" | "communicate", parties: number, form: Took, plain: Took): WritingFigure[] {
  const [server, database] = [statistics(form[kind]), statistics(plain[kind])];
  const ratio = database.p95Ms > 0 ? Number((server.p95Ms / database.p95Ms).toFixed(2)) : null;
  const what = `${kind}, ${parties} delegations at once`;
  return [
    { figure: what, kind, ...server, ratio, ...errorsOf(form) },
    { figure: `${what}, plain SQL`, kind, ...database, ...errorsOf(plain) },
  ];
}

/** Of both kinds: a communication that failed fails the saves after it. */
const errorsOf = ({ errors }: Took) => ({
  errors: [...errors].map(([said, count]) => `${count} × ${said}`).join("; "),
});

function statistics(took: number[]): { count: number; p50Ms: number; p95Ms: number } {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number) => Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2));
  return { count: sorted.length, p50Ms: at(0.5), p95Ms: at(0.95) };
}
