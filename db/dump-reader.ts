// Reads a backup file: line by line, rows in larger pieces.
import fs from "node:fs";
import { createGunzip } from "node:zlib";
import { CannotStart } from "../env.ts";
import { END_OF_ROWS, FORMAT, type Header, type Manifest, RowSum, type TableHead } from "./dump-format.ts";

const PIECE = 256 * 1024;

/** What is done with each table's rows; they must be read to their end. */
export type OnTable = (head: TableHead, rows: AsyncIterable<Buffer>) => Promise<void>;

/**
 * Reads the file from its first byte to its last and checks it against its own manifest.
 * @throws CannotStart when it is no backup, or damaged.
 */
export async function readDump(
  file: string,
  onTable: OnTable,
): Promise<{ header: Header; manifest: Manifest }> {
  const lines = linesOf(file);
  try {
    const header: Header = parseLine(file, await lines.next());
    if (header.format !== FORMAT) throw damaged(file, "it is no backup of Surety");
    const read: Manifest = { tables: {} };
    for (;;) {
      const line: TableHead | Manifest = parseLine(file, await lines.next());
      if ("tables" in line) {
        compare(file, read, line);
        return { header, manifest: line };
      }
      const sum = new RowSum();
      await onTable(line, rowsOf(file, lines, sum));
      read.tables[line.table] = sum.done();
    }
  } finally {
    await lines.return(undefined);
  }
}

function compare(file: string, read: Manifest, written: Manifest): void {
  for (const table of new Set([...Object.keys(read.tables), ...Object.keys(written.tables)])) {
    if (read.tables[table]?.sha256 !== written.tables[table]?.sha256)
      throw damaged(file, `the rows of ${table} are not those that were written`);
  }
}

function damaged(file: string, why: string): CannotStart {
  return new CannotStart(`${file} cannot be restored: ${why}.`);
}

function parseLine<T>(file: string, { value, done }: IteratorResult<Buffer>): T {
  if (done) throw damaged(file, "it ends too early");
  try {
    return JSON.parse(value.toString("utf8"));
  } catch {
    throw damaged(file, "it is no backup of Surety");
  }
}

async function* linesOf(file: string): AsyncGenerator<Buffer, undefined> {
  const unzipped = fs.createReadStream(file).pipe(createGunzip());
  let rest = Buffer.alloc(0);
  try {
    for await (const chunk of unzipped) {
      rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      let start = 0;
      for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10, start)) {
        yield rest.subarray(start, end + 1);
        start = end + 1;
      }
      rest = rest.subarray(start);
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code.startsWith("Z_")) throw damaged(file, "it is damaged or cut off");
    throw error;
  }
  return undefined;
}

async function* rowsOf(
  file: string,
  lines: AsyncGenerator<Buffer, undefined>,
  sum: RowSum,
): AsyncGenerator<Buffer> {
  let piece: Buffer[] = [];
  let size = 0;
  for (;;) {
    const { value: line, done } = await lines.next();
    if (done || !line) throw damaged(file, "it ends too early");
    const ended = line.length === END_OF_ROWS.length && line.toString() === END_OF_ROWS;
    if (!ended) {
      piece.push(line);
      size += line.length;
    }
    if (size > PIECE || (ended && size > 0)) {
      const bytes = Buffer.concat(piece);
      sum.add(bytes);
      yield bytes;
      piece = [];
      size = 0;
    }
    if (ended) return;
  }
}
