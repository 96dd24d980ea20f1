// Restores a backup file into an empty register: all of it, verified, or nothing.
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import postgres from "postgres";
import { CannotStart } from "../env.ts";
import {
  copyOut,
  listMigrations,
  listTables,
  type Manifest,
  RowSum,
  settleSession,
  type TableHead,
} from "./dump-format.ts";
import { readDump } from "./dump-reader.ts";

/**
 * Loads `file` as the owner into a migrated database without records, in one transaction, and
 * reads every table back before it commits.
 * @returns rows per table.
 * @throws CannotStart when the file is damaged or of another version, or the database is not empty.
 */
export async function load(ownerUrl: string, file: string): Promise<Manifest> {
  // The whole file is checked before the database is touched.
  const { header } = await readDump(file, async (_head, rows) => {
    for await (const _piece of rows);
  });
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    return await sql.begin(async (tx) => {
      await settleSession(tx);
      if ((await listMigrations(tx)).join() !== header.migrations.join()) {
        throw new CannotStart(
          `${file} was made by another version of Surety: restore it with that version, then start this one.`,
        );
      }
      const tables = await listTables(tx);
      await refuseRecords(tx, tables);
      const resume = await suspendChecks(tx, tables);
      for (const { table } of tables) await tx`delete from ${tx(table)}`;
      const { manifest } = await readDump(file, (head, rows) => copyIn(tx, head, rows));
      await resume();
      await verify(tx, tables, manifest);
      return manifest;
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Migrations may seed a row about the installation; records, accounts and acts are people's. */
async function refuseRecords(tx: postgres.TransactionSql, tables: readonly TableHead[]): Promise<void> {
  for (const { table } of tables) {
    if (table === "installation") continue;
    const found = await tx`select from ${tx(table)} limit 1`;
    if (found.length === 0) continue;
    throw new CannotStart(
      `The database is not empty (${table} has rows): restore into a new DATA_DIR or an empty database.`,
    );
  }
}

/**
 * Takes the foreign keys and triggers away while rows arrive in the order of the file, and returns
 * what puts them back: each key is checked against all rows then. Needs no superuser.
 */
async function suspendChecks(
  tx: postgres.TransactionSql,
  tables: readonly TableHead[],
): Promise<() => Promise<void>> {
  const keys = await tx<{ table: string; name: string; definition: string }[]>`
    select conrelid::regclass::text as "table", quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`;
  for (const { table, name } of keys) await tx.unsafe(`alter table ${table} drop constraint ${name}`);
  for (const { table } of tables) await tx`alter table ${tx(table)} disable trigger user`;
  return async () => {
    for (const { table } of tables) await tx`alter table ${tx(table)} enable trigger user`;
    for (const { table, name, definition } of keys) {
      await tx.unsafe(`alter table ${table} add constraint ${name} ${definition}`);
    }
  };
}

async function copyIn(
  tx: postgres.TransactionSql,
  { table, columns }: TableHead,
  rows: AsyncIterable<Buffer>,
): Promise<void> {
  const target = await tx`copy ${tx(table)} (${tx(columns)}) from stdin`.writable();
  await pipeline(Readable.from(rows), target);
}

async function verify(
  tx: postgres.TransactionSql,
  tables: readonly TableHead[],
  manifest: Manifest,
): Promise<void> {
  for (const head of tables) {
    const sum = new RowSum();
    for await (const chunk of copyOut(tx, head)) sum.add(chunk);
    const { rows, sha256 } = sum.done();
    const wanted = manifest.tables[head.table];
    if (wanted && wanted.rows === rows && wanted.sha256 === sha256) continue;
    throw new CannotStart(
      `The restored table ${head.table} is not the one in the backup; nothing was restored.`,
    );
  }
}
