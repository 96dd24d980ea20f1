// Slows down guessing without locking anybody out. Three counters: one account from one network (five
// attempts free), a network over all accounts, an account over all networks. Kept in PostgreSQL, so that all
// instances count together. An attempt is counted before its password is looked at: a hundred at once are
// a hundred. NIST SP 800-63B-4, 3.2.2.
import { createHash } from "node:crypto";
import { eq, inArray, sql } from "drizzle-orm";
import { recordSignIn, type Tx } from "../db/client.ts";
import { throttles } from "../db/schema/accounts.ts";
import { Refusal } from "../domain/refusal.ts";

type Counter = { key: string; free: number; hours: number };

const FIRST_WAIT_SECONDS = 15;
const LONGEST_WAIT_SECONDS = 900;

/** Whose password is tried from where. `known`: the account has signed in from this network before. */
export type Attempt = { email: string; network: string; known: boolean };

function countersOf({ email, network, known }: Attempt): Counter[] {
  // Hashed: what people type into the wrong field must not be kept.
  const account = createHash("sha256").update(email).digest("hex");
  const pair = { key: `pair:${account}:${network}`, free: 5, hours: 24 };
  const everywhere = { key: `account:${account}`, free: 30, hours: 24 };
  const office = { key: `network:${network}`, free: 30, hours: 1 };
  // Guesses from all over the world do not keep the owner out of the own office.
  return known ? [office, pair] : [everywhere, office, pair];
}

/**
 * Counts one attempt.
 * @throws Refusal `throttled` with the seconds to wait; then it is not counted.
 */
export async function admit(attempt: Attempt): Promise<void> {
  const wait = await recordSignIn(async (tx) => {
    const counters = countersOf(attempt);
    // Whoever has to wait leaves no row behind, so that a flood does not fill the table.
    const already = longestOf(await waits(tx, counters));
    if (already > 0) return { result: already, accountId: null, audit: [] };
    // Rows first, made and locked in the order of their keys, so that two attempts never wait for each other.
    for (const { key } of counters) {
      await tx.insert(throttles).values({ key, failures: 0 }).onConflictDoNothing();
    }
    const longest = longestOf(await waits(tx, counters).for("update"));
    if (longest === 0) for (const counter of counters) await count(tx, counter);
    return { result: longest, accountId: null, audit: [] };
  });
  if (wait > 0) throw new Refusal("throttled", { retryAfter: wait });
}

/** Seconds that each counter still asks for. */
const waits = (tx: Tx, counters: Counter[]) =>
  tx
    .select({
      seconds: sql<
        number | null
      >`ceil(extract(epoch from ${throttles.blockedUntil} - clock_timestamp()))::int`,
    })
    .from(throttles)
    .where(
      inArray(
        throttles.key,
        counters.map(({ key }) => key),
      ),
    )
    .orderBy(throttles.key);

const longestOf = (rows: { seconds: number | null }[]): number =>
  Math.max(0, ...rows.map(({ seconds }) => seconds ?? 0));

async function count(tx: Tx, { key, free, hours }: Counter): Promise<void> {
  const isOver = sql`${throttles.windowStartedAt} < now() - make_interval(hours => ${hours})`;
  const failures = sql`case when ${isOver} then 1 else ${throttles.failures} + 1 end`;
  const seconds = sql`least(${LONGEST_WAIT_SECONDS}, ${FIRST_WAIT_SECONDS} * power(2, least(20, ${failures} - ${free})))`;
  await tx
    .update(throttles)
    .set({
      failures,
      windowStartedAt: sql`case when ${isOver} then now() else ${throttles.windowStartedAt} end`,
      blockedUntil: sql`case when ${failures} >= ${free} then clock_timestamp() + make_interval(secs => ${seconds}) end`,
    })
    .where(eq(throttles.key, key));
}

/**
 * Forgets the failures of an account after the right password. The network only gets back what this attempt
 * cost: else anybody with one account could clear it.
 */
export async function forgive(tx: Tx, attempt: Attempt): Promise<void> {
  for (const { key, free } of countersOf({ ...attempt, known: false })) {
    const left = key.startsWith("network:") ? sql`greatest(0, ${throttles.failures} - 1)` : sql`0`;
    await tx
      .update(throttles)
      .set({
        failures: left,
        blockedUntil: sql`case when ${left} >= ${free} then ${throttles.blockedUntil} end`,
      })
      .where(eq(throttles.key, key));
  }
}
