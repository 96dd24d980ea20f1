// The three logins that serve requests. They belong to the whole server, not to one database, so
// making them must bear other instances that do the same at the same moment.
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { CannotStart } from "../env.ts";
import { loginPassword, scramVerifier } from "./scram.ts";

export const LOGINS = ["surety_public", "surety_member", "surety_auth"] as const;
export type Login = (typeof LOGINS)[number];

/** Limits of each login: one slow or forgotten statement must not hold up the others. */
function limitsOf(role: Login): Record<string, string> {
  return {
    statement_timeout: role === "surety_public" ? "5s" : "10s",
    lock_timeout: "2s",
    idle_in_transaction_session_timeout: "10s",
  };
}

const MAKE = "LOGIN NOINHERIT NOCREATEDB NOCREATEROLE NOREPLICATION";

/** The owner's URL with another login in it. */
export function loginUrl(ownerUrl: string, role: Login, secret: string): string {
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = loginPassword(role, secret);
  return url.href;
}

/** What an administrator runs once where our own login may not: verifiers, no passwords. */
export function loginsSql(roles: readonly Login[], database: string, secret: string): string {
  return roles.flatMap((role) => statementsFor(role, database, secret)).join("\n");
}

function statementsFor(role: Login, database: string, secret: string): string[] {
  return [
    `DO $$ BEGIN CREATE ROLE ${role} ${MAKE}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;`,
    // Naming more attributes here would need the right to hand them out, even to take them away.
    `ALTER ROLE ${role} LOGIN NOINHERIT PASSWORD '${scramVerifier(role, secret)}';`,
    ...Object.entries(limitsOf(role)).map(([name, value]) => `ALTER ROLE ${role} SET ${name} = '${value}';`),
    `GRANT CONNECT ON DATABASE "${database.replaceAll('"', '""')}" TO ${role};`,
  ];
}

/**
 * Makes the three logins usable with the passwords derived from `secret`. A login that already
 * accepts its password is left alone.
 * @throws CannotStart with the SQL to run when the owner's login may not make roles, or when
 *   another register on the same server uses these logins with another secret.
 */
export async function ensureLogins(ownerUrl: string, secret: string): Promise<void> {
  const owner = postgres(ownerUrl, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    const [row] = await owner<{ name: string }[]>`select current_database() as name`;
    const database = row?.name ?? "";
    const missing: Login[] = [];
    for (const role of LOGINS) {
      await refuseTooMighty(owner, role);
      if (!(await accepts(ownerUrl, role, secret))) missing.push(role);
    }
    if (missing.length > 0) await makeLogins(owner, ownerUrl, database, missing, secret);
  } finally {
    await owner.end({ timeout: 5 });
  }
}

/** Whether the login works with its derived password on this database. */
async function accepts(ownerUrl: string, role: Login, secret: string): Promise<boolean> {
  const sql = postgres(loginUrl(ownerUrl, role, secret), {
    max: 1,
    connect_timeout: 10,
    fetch_types: false,
    onnotice: () => {},
  });
  try {
    await sql`select 1`;
    return true;
  } catch (error) {
    // Invalid password, invalid authorization, no CONNECT: the login is not as it must be.
    if (error instanceof postgres.PostgresError && ["28P01", "28000", "42501"].includes(error.code))
      return false;
    throw error;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function refuseTooMighty(owner: postgres.Sql, role: Login): Promise<void> {
  const mighty = await owner`
    select 1 from pg_roles where rolname = ${role} and (rolsuper or rolbypassrls or rolcreaterole)`;
  if (mighty.length === 0) return;
  throw new CannotStart(
    `The login ${role} may do too much (superuser, BYPASSRLS or CREATEROLE): run ALTER ROLE ${role} NOSUPERUSER NOBYPASSRLS NOCREATEROLE; and start again.`,
  );
}

async function makeLogins(
  owner: postgres.Sql,
  ownerUrl: string,
  database: string,
  roles: Login[],
  secret: string,
): Promise<void> {
  await refuseToTakeAway(owner, roles, database, secret);
  for (const role of roles) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        // One transaction a login: another instance sees all of it or nothing.
        await owner.begin(async (tx) => {
          await tx`select pg_advisory_xact_lock(hashtext('surety logins'))`;
          for (const statement of statementsFor(role, database, secret)) await tx.unsafe(statement);
        });
        break;
      } catch (error) {
        if (mayNot(error)) throw administratorNeeded(roles, database, secret);
        // The advisory lock ends at the database; another database's instance shows up as a clash.
        if (attempt === 8 || !isClash(error)) throw error;
        await sleep(50 * attempt + Math.random() * 50);
        if (await accepts(ownerUrl, role, secret)) break;
      }
    }
  }
}

function mayNot(error: unknown): boolean {
  return error instanceof postgres.PostgresError && error.code === "42501";
}

function isClash(error: unknown): boolean {
  if (!(error instanceof postgres.PostgresError)) return false;
  return ["42710", "23505", "40001", "40P01"].includes(error.code) || /concurrently/.test(error.message);
}

function administratorNeeded(roles: readonly Login[], database: string, secret: string): CannotStart {
  return new CannotStart(
    `The user of DATABASE_URL may not make the logins ${roles.join(", ")}. Let an administrator of the server run this once, then start again:\n\n${loginsSql(roles, database, secret)}\n`,
  );
}

/** A login that holds rights in another database serves another register: its password is not ours to change. */
async function refuseToTakeAway(
  owner: postgres.Sql,
  roles: readonly Login[],
  database: string,
  secret: string,
): Promise<void> {
  const others = await owner<{ name: string }[]>`
    select distinct d.datname as name
    from pg_shdepend s join pg_roles r on r.oid = s.refobjid join pg_database d on d.oid = s.dbid
    where s.refclassid = 'pg_authid'::regclass and r.rolname in ${owner(roles)} and d.datname <> current_database()`;
  if (others.length === 0) return;
  const names = others.map(({ name }) => name).join(", ");
  throw new CannotStart(
    `The logins ${roles.join(", ")} already serve the database ${names} on this server with another AUTH_SECRET: use the same AUTH_SECRET, or give this register a server of its own. To change the secret of all of them, let an administrator run:\n\n${loginsSql(roles, database, secret)}\n`,
  );
}
