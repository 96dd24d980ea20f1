import { AsyncLocalStorage } from "node:async_hooks";
import { sql } from "drizzle-orm";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import type { AuditEntry } from "../domain/audit.ts";
import { poolUrls } from "../env.ts";
import { openPool, type Pool } from "./pool.ts";
import { preparing } from "./prepared.ts";
import { auditEvents } from "./schema/accounts.ts";

type Database = PostgresJsDatabase<Record<string, never>>;
export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** Reads only: there is no way to write from here. */
export type Reader = Pick<Tx, "select" | "selectDistinct" | "selectDistinctOn" | "$count" | "with">;

/** As whom the database is asked: the hex SHA-256 of a session's token, or nobody. */
export type Credential = { readonly sessionHash: string | null };

type Pools = Record<"public" | "member" | "auth", Pool>;
// Kept on globalThis: a reloaded module in development must not open its own pools.
const kept = globalThis as { suretyPools?: Pools };

function pools(): Pools {
  if (!kept.suretyPools) {
    const urls = poolUrls();
    kept.suretyPools = {
      public: openPool(urls.public, { max: 10 }),
      member: openPool(urls.member, { max: 10 }),
      auth: openPool(urls.auth, { max: 4 }),
    };
  }
  return kept.suretyPools;
}

const wrapped = new WeakMap<postgres.Sql, Database>();
function database(client: postgres.Sql): Database {
  const known = wrapped.get(client);
  if (known) return known;
  const made: Database = drizzle(preparing(client));
  wrapped.set(client, made);
  return made;
}

const asSession = (hash: string) => sql`select set_config('app.session', ${hash}, true)`;

const oneMoment = new AsyncLocalStorage<Reader>();

/**
 * All that is read as nobody while `run` lasts is of one moment: a list that is read page by page neither misses nor
 * repeats what is recorded meanwhile. It holds a connection of the public pool, for `lastsMs` milliseconds at most.
 */
export function readAtOneMoment<T>(run: () => Promise<T>, lastsMs?: number): Promise<T> {
  // Within another it is of that one's moment: no unit of work may wait for a second place in the pool.
  if (oneMoment.getStore()) return run();
  const inOne = { isolationLevel: "repeatable read", accessMode: "read only" } as const;
  return pools().public.use(
    (client) => database(client).transaction((tx) => oneMoment.run(tx, run), inOne),
    lastsMs,
  );
}

/** Reads as `who`: nobody reads through the public login, a session through the members' under row-level security. */
export function read<T>(who: Credential, run: (db: Reader) => Promise<T>): Promise<T> {
  const hash = who.sessionHash;
  const shared = hash === null ? oneMoment.getStore() : undefined;
  if (shared) return run(shared);
  if (hash === null) return pools().public.use((client) => run(database(client)));
  return pools().member.use((client) =>
    database(client).transaction(
      async (tx) => {
        await tx.execute(asSession(hash));
        return run(tx);
      },
      { accessMode: "read only" },
    ),
  );
}

/** The one door for members' writes: the change and its audit rows commit together or not at all. */
export function record<T>(
  actor: { readonly sessionHash: string; readonly accountId: string },
  change: (tx: Tx) => Promise<{ result: T; audit: AuditEntry | AuditEntry[] }>,
): Promise<T> {
  return pools().member.use((client) =>
    database(client).transaction(async (tx) => {
      await tx.execute(asSession(actor.sessionHash));
      const { result, audit } = await change(tx);
      await writeAudit(tx, actor.accountId, [audit].flat());
      return result;
    }),
  );
}

/**
 * The door for credentials and sessions, used by sign-in alone. `accountId` in the answer names who is
 * recorded, because before a sign-in there is no actor.
 */
export function recordSignIn<T>(
  change: (tx: Tx) => Promise<{ result: T; accountId: string | null; audit: AuditEntry[] }>,
): Promise<T> {
  return pools().auth.use((client) =>
    database(client).transaction(async (tx) => {
      const { result, accountId, audit } = await change(tx);
      await writeAudit(tx, accountId, audit);
      return result;
    }),
  );
}

async function writeAudit(tx: Tx, accountId: string | null, entries: AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.insert(auditEvents).values(
    entries.map((entry) => ({
      accountId,
      action: entry.action,
      subject: entry.subject,
      delegationCode: entry.delegation,
      details: entry.details,
    })),
  );
}

/**
 * Releases the acts whose embargo has passed; as nobody, for it does only what is due. Safe to call at any time, from
 * several processes at once.
 * @returns how many were released.
 */
export function releaseDue(): Promise<number> {
  return pools().member.use(async (client) => {
    const [row] = await database(client).execute<{ released: number }>(
      sql`select authz.release_due() as released`,
    );
    return row?.released ?? 0;
  });
}

/** For an orderly end of the process. */
export async function closePools(): Promise<void> {
  await Promise.all(Object.values(kept.suretyPools ?? {}).map((pool) => pool.close()));
  delete kept.suretyPools;
}
