// Writes the whole register into one file, from one snapshot, beside a running server.
import fs from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import postgres from "postgres";
import {
  copyOut,
  END_OF_ROWS,
  FORMAT,
  type Header,
  listMigrations,
  listTables,
  type Manifest,
  RowSum,
  settleSession,
} from "./dump-format.ts";

/**
 * Dumps as the owner into `file` (mode 0600), which appears only when it is whole.
 * @returns rows per table.
 * @throws the system's error when the file cannot be written.
 */
export async function dump(ownerUrl: string, file: string): Promise<Manifest> {
  const partial = `${file}.partial`;
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  const manifest: Manifest = { tables: {} };
  try {
    await sql.begin(async (tx) => {
      await settleSession(tx);
      const out = fs.createWriteStream(partial, { mode: 0o600, flush: true });
      await pipeline(Readable.from(contents(tx, manifest)), createGzip(), out);
    });
    fs.renameSync(partial, file);
    return manifest;
  } finally {
    fs.rmSync(partial, { force: true });
    await sql.end({ timeout: 5 });
  }
}

async function* contents(tx: postgres.TransactionSql, manifest: Manifest): AsyncGenerator<string | Buffer> {
  const header: Header = {
    format: FORMAT,
    createdAt: new Date().toISOString(),
    migrations: await listMigrations(tx),
  };
  yield `${JSON.stringify(header)}\n`;
  for (const head of await listTables(tx)) {
    yield `${JSON.stringify({ table: head.table, columns: head.columns })}\n`;
    const sum = new RowSum();
    for await (const chunk of copyOut(tx, head)) {
      sum.add(chunk);
      yield chunk;
    }
    yield END_OF_ROWS;
    manifest.tables[head.table] = sum.done();
  }
  yield `${JSON.stringify(manifest)}\n`;
}
