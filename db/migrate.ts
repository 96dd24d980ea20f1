// Brings a database to the shape that this program knows; refuses one that knows more.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { CannotStart } from "../env.ts";

const OLDEST_SERVER = 150_000;
/** How long one instance waits for another one that is migrating. */
const LOCK_PATIENCE = "120s";
const MIGRATIONS_FOLDER = path.join(import.meta.dirname, "migrations");

interface Known {
  tag: string;
  when: number;
  hash: string;
}

function knownMigrations(): Known[] {
  const journal: { entries: { tag: string; when: number }[] } = JSON.parse(
    fs.readFileSync(path.join(MIGRATIONS_FOLDER, "meta", "_journal.json"), "utf8"),
  );
  return journal.entries.map(({ tag, when }) => {
    const text = fs.readFileSync(path.join(MIGRATIONS_FOLDER, `${tag}.sql`));
    return { tag, when, hash: createHash("sha256").update(text).digest("hex") };
  });
}

/**
 * Applies what is missing, in one transaction, one instance at a time.
 * @returns how many migrations were applied.
 * @throws CannotStart when the server is too old or the database is newer than this program.
 */
export async function migrate(ownerUrl: string): Promise<number> {
  // One connection: the session lock and drizzle's transaction must be in the same session.
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    await refuseOldServer(sql);
    await sql`select set_config('lock_timeout', ${LOCK_PATIENCE}, false)`;
    await sql`select pg_advisory_lock(hashtext('surety migrations'))`;
    const known = knownMigrations();
    const applied = await appliedMigrations(sql);
    refuseForeign(applied, known);
    await applyMigrations(drizzle(sql), { migrationsFolder: MIGRATIONS_FOLDER });
    return known.length - applied.length;
  } catch (error) {
    if (error instanceof postgres.PostgresError && error.code === "55P03") {
      throw new CannotStart(
        "Another instance has been migrating this database for two minutes: look at that one first.",
      );
    }
    throw error;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function refuseOldServer(sql: postgres.Sql): Promise<void> {
  const [row] = await sql<{ number: string; text: string }[]>`
    select current_setting('server_version_num') as number, current_setting('server_version') as text`;
  if (row && Number(row.number) < OLDEST_SERVER) {
    throw new CannotStart(`PostgreSQL 15 or later is needed; the server of DATABASE_URL is ${row.text}.`);
  }
}

async function appliedMigrations(sql: postgres.Sql): Promise<{ hash: string; when: number }[]> {
  const [table] = await sql`select to_regclass('drizzle.__drizzle_migrations') as name`;
  if (!table?.name) return [];
  return await sql<{ hash: string; when: number }[]>`
    select hash, created_at::float8 as "when" from drizzle.__drizzle_migrations order by created_at`;
}

function refuseForeign(applied: readonly { hash: string; when: number }[], known: readonly Known[]): void {
  for (const { hash, when } of applied) {
    const match = known.find((migration) => migration.when === when);
    if (!match) {
      throw new CannotStart(
        "The database is newer than this program (it has a migration that the program does not know): start the newer version, or restore a backup into an empty database.",
      );
    }
    if (match.hash !== hash) {
      throw new CannotStart(
        `The database was made with another text of the migration ${match.tag}: use the program version that made it, or an empty database.`,
      );
    }
  }
}
