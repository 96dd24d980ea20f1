import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, isNull, notInArray, sql } from "drizzle-orm";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { recordSignIn, type Tx } from "../db/client.ts";
import { isPassword } from "../db/password-hash.ts";
import { accountPasswords, accounts, memberships, sessions } from "../db/schema/accounts.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Locale } from "../domain/vocabulary.ts";
import { paths, withQuery } from "../lib/paths.ts";
import { networkOf } from "./network.ts";
import { PAGE_HEADER } from "./page-header.ts";
import { safePath } from "./safe-path.ts";
import { type Attempt, admit, forgive } from "./throttle.ts";
import { type Actor, currentActorOrNull } from "./viewer.ts";

/** Hours that a session lasts at most; the idle hour is held by the database (authz.live_session). */
export const SESSION_HOURS = 12;
const MOST_SESSIONS = 5;

export type SignIn = { email: string; password: string; address: string | null; userAgent: string | null };

type Credentials = { accountId: string; hash: string; isOpen: boolean; known: boolean };

/** The one form of an e-mail address under which accounts are found. */
export const normalEmail = (email: string): string => email.normalize("NFKC").trim().toLowerCase();

const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();

async function credentialsOf(email: string, network: string): Promise<Credentials | null> {
  return recordSignIn(async (tx) => {
    const known = sql<boolean>`exists (select from ${sessions} where ${sessions.accountId} = ${accounts.id}
      and ${sessions.network} = ${network} and ${sessions.createdAt} > now() - interval '30 days')`;
    const isOpen = sql<boolean>`${accounts.disabledAt} is null and exists (select from ${memberships}
      where ${memberships.accountId} = ${accounts.id} and ${memberships.endedAt} is null)`;
    const [row] = await tx
      .select({ accountId: accounts.id, hash: accountPasswords.hash, isOpen, known })
      .from(accounts)
      .innerJoin(accountPasswords, eq(accountPasswords.accountId, accounts.id))
      .where(eq(sql`lower(${accounts.email})`, email));
    return { result: row ?? null, accountId: null, audit: [] };
  });
}

/**
 * Checks a password under the throttle. An unknown account, a disabled one and a wrong password take the same
 * time and leave the same row in the audit log.
 * @returns whose it is, or null.
 * @throws Refusal `throttled`.
 */
async function checkPassword(
  email: string,
  password: string,
  network: string,
): Promise<{ accountId: string; attempt: Attempt } | null> {
  const found = await credentialsOf(email, network);
  const attempt = { email, network, known: found?.known ?? false };
  await admit(attempt);
  const right = await isPassword(found?.isOpen ? found.hash : null, password);
  if (right && found) return { accountId: found.accountId, attempt };
  await recordSignIn(async () => ({
    result: undefined,
    accountId: null,
    audit: [
      {
        action: "session.refused" as const,
        subject: found?.accountId ?? null,
        delegation: null,
        details: { network },
      },
    ],
  }));
  return null;
}

/**
 * Signs in with e-mail and password.
 * @returns the new session's token (256 random bits, kept nowhere else), or null when they do not match.
 * @throws Refusal `throttled` with the seconds to wait.
 */
export async function openSession(signIn: SignIn): Promise<{ accountId: string; token: string } | null> {
  const network = networkOf(signIn.address);
  const checked = await checkPassword(normalEmail(signIn.email), signIn.password, network);
  if (!checked) return null;
  const { accountId, attempt } = checked;
  const token = randomBytes(32).toString("base64url");
  await recordSignIn(async (tx) => {
    await forgive(tx, attempt);
    await revokeSurplus(tx, accountId);
    await tx.insert(sessions).values({
      tokenHash: hashOf(token),
      accountId,
      expiresAt: sql`now() + make_interval(hours => ${SESSION_HOURS})`,
      userAgent: signIn.userAgent?.slice(0, 300) ?? null,
      network,
    });
    return {
      result: undefined,
      accountId,
      audit: [{ action: "session.opened", subject: accountId, delegation: null, details: { network } }],
    };
  });
  return { accountId, token };
}

const isLive = () =>
  and(
    isNull(sessions.revokedAt),
    gt(sessions.expiresAt, sql`now()`),
    gt(sessions.lastSeenAt, sql`now() - interval '1 hour'`),
  );

/** Leaves room for one more, at the cost of the oldest. The account's row is locked: two sign-ins count each other. */
async function revokeSurplus(tx: Tx, accountId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`sessions of ${accountId}`}))`);
  const kept = tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.accountId, accountId), isLive()))
    .orderBy(sql`${sessions.createdAt} desc`)
    .limit(MOST_SESSIONS - 1);
  await tx
    .update(sessions)
    .set({ revokedAt: sql`now()`, revokedBecause: "too many sessions" })
    .where(and(eq(sessions.accountId, accountId), isLive(), notInArray(sessions.id, kept)));
}

/** Which of the own sessions end. */
export type Ending = { only: string } | { allBut: string } | "all";

/** Ends sessions of the actor's own account, from the next request on. Others' ids are left alone. */
export async function endSessions(actor: Actor, ending: Ending, because: string): Promise<number> {
  return recordSignIn(async (tx) => {
    const which =
      ending === "all"
        ? undefined
        : "only" in ending
          ? eq(sessions.id, ending.only)
          : sql`${sessions.id} <> ${ending.allBut}`;
    const ended = await tx
      .update(sessions)
      .set({ revokedAt: sql`now()`, revokedBecause: because })
      .where(and(eq(sessions.accountId, actor.accountId), isNull(sessions.revokedAt), which))
      .returning({ id: sessions.id });
    return {
      result: ended.length,
      accountId: actor.accountId,
      audit: ended.map(({ id }) => ({
        action: "session.closed" as const,
        subject: id,
        delegation: null,
        details: { because },
      })),
    };
  });
}

/**
 * The password again, before an act that cannot be taken back. Holds for five minutes (authz.is_reauthenticated).
 * @throws Refusal `wrong_password`, or `throttled` with the seconds to wait.
 */
export async function reauthenticate(actor: Actor, password: string): Promise<void> {
  const network = networkOf((await headers()).get("x-forwarded-for"));
  const checked = await checkPassword(normalEmail(actor.email), password, network);
  if (checked?.accountId !== actor.accountId) throw new Refusal("wrong_password");
  await recordSignIn(async (tx) => {
    await forgive(tx, checked.attempt);
    await tx.update(sessions).set({ reauthenticatedAt: sql`now()` }).where(eq(sessions.id, actor.sessionId));
    return {
      result: undefined,
      accountId: actor.accountId,
      audit: [{ action: "session.reauthenticated", subject: actor.sessionId, delegation: null, details: {} }],
    };
  });
}

/** For pages behind the sign-in: whoever is not signed in goes there, and comes back afterwards. */
export async function actorOrSignIn(locale: Locale): Promise<Actor> {
  const actor = await currentActorOrNull();
  if (actor) return actor;
  redirect(withQuery(paths.signIn(locale), { next: safePath((await headers()).get(PAGE_HEADER)) }));
}

/**
 * As above, but null for a form that comes after its session has ended: leading away from it would lose what was
 * typed, so its page asks for the password and keeps the texts.
 */
export async function actorOrSentForm(locale: Locale): Promise<Actor | null> {
  const actor = await currentActorOrNull();
  const isForm = (await headers()).get("content-type")?.startsWith("multipart/form-data");
  return actor ?? (isForm ? null : actorOrSignIn(locale));
}

/** Where somebody starts who asked for no page in particular. */
export const landing = (actor: Actor, locale: Locale) =>
  actor.role === "admin"
    ? paths.accounts(locale)
    : actor.delegation
      ? paths.desk(locale)
      : paths.sessions(locale);
