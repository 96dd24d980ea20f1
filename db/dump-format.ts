// The file of `npm run backup`: gzip of lines. First a header; then per table a line of JSON, its
// rows as PostgreSQL's COPY text, and `\.`; last a manifest with the rows and SHA-256 of each table.
import { createHash, type Hash } from "node:crypto";
import type postgres from "postgres";

export const FORMAT = "surety-backup/1";
export const END_OF_ROWS = "\\.\n";

export interface Header {
  format: string;
  createdAt: string;
  /** Hashes of the migrations that made the shape of the tables, in order. */
  migrations: string[];
}

export interface TableHead {
  table: string;
  columns: string[];
}

export interface TableSum {
  rows: number;
  sha256: string;
}

export interface Manifest {
  tables: Record<string, TableSum>;
}

/** Live sessions and counters of failed sign-ins are of the moment: a restored register starts without. */
const OF_THE_MOMENT = ["sessions", "throttles"];

/** Counts and hashes the rows of one table as they pass. */
export class RowSum {
  #hash: Hash = createHash("sha256");
  #rows = 0;

  add(bytes: Buffer): void {
    this.#hash.update(bytes);
    // COPY text escapes the line ends inside a value, so each line end is a row's.
    for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) this.#rows += 1;
  }

  done(): TableSum {
    return { rows: this.#rows, sha256: this.#hash.digest("hex") };
  }
}

/**
 * One snapshot, every row (an error where a policy would hide one), and the same text on every server.
 */
export async function settleSession(tx: postgres.TransactionSql): Promise<void> {
  await tx`set transaction isolation level repeatable read`;
  await tx.unsafe(`
    set local row_security = off; set local statement_timeout = 0; set local timezone = 'UTC';
    set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local bytea_output = 'hex';
    set local extra_float_digits = 1; set local client_encoding = 'UTF8'; set local synchronize_seqscans = off;
    set local search_path = public`);
}

/** The tables of the register with the columns that are stored as given. */
export async function listTables(tx: postgres.TransactionSql): Promise<TableHead[]> {
  return await tx<TableHead[]>`
    select c.relname as "table", array_agg(a.attname order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and c.relname not in ${tx(OF_THE_MOMENT)}
    group by c.relname order by c.relname`;
}

export async function listMigrations(tx: postgres.TransactionSql): Promise<string[]> {
  const rows = await tx<
    { hash: string }[]
  >`select hash from drizzle.__drizzle_migrations order by created_at`;
  return rows.map(({ hash }) => hash);
}

/** The rows of a table in their stored order, as chunks of COPY text. */
export async function* copyOut(
  tx: postgres.TransactionSql,
  { table, columns }: TableHead,
): AsyncGenerator<Buffer> {
  const rows = await tx`copy ${tx(table)} (${tx(columns)}) to stdout`.readable();
  for await (const chunk of rows) yield chunk as Buffer;
}
