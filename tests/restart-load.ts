// The load of database-restart.test.ts, in a process of its own because the fault under test ends the
// process: 16 clients write through a pool of 4 until told to stop, then report. With a second argument
// the same program runs on another copy of postgres.js.
import { registerHooks } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

export interface Report {
  /** One entry a transaction that settled: start and end in ms since 1970, and why it failed. */
  settled: { from: number; to: number; fault?: string }[];
  /** The rows whose commit was acknowledged. */
  acknowledged: string[];
  /** Transactions that had not settled 10 s after the end. */
  hung: number;
  rebuilds: number;
}

const CLIENTS = 16;
const [url = "", library] = process.argv.slice(2);
if (library !== undefined) {
  const entry = pathToFileURL(path.join(library, "src", "index.js")).href;
  registerHooks({
    resolve: (name, context, next) =>
      name === "postgres" ? { url: entry, shortCircuit: true } : next(name, context),
  });
}
const { openPool } = await import("../db/pool.ts");

const report: Report = { settled: [], acknowledged: [], hung: 0, rebuilds: 0 };
const pool = openPool(url, { max: 4, onRebuild: () => report.rebuilds++ });
let stopping = false;

async function write(id: string): Promise<void> {
  const from = Date.now();
  report.hung += 1;
  try {
    await pool.use((sql) =>
      sql.begin(async (tx) => {
        await tx`insert into written (id, half) values (${id}, 1)`;
        await tx`select pg_sleep(0.002)`;
        await tx`insert into written (id, half) values (${id}, 2)`;
      }),
    );
    report.acknowledged.push(id);
    report.settled.push({ from, to: Date.now() });
  } catch (error) {
    report.settled.push({ from, to: Date.now(), fault: String(error) });
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  report.hung -= 1;
}

async function client(name: number): Promise<void> {
  for (let count = 0; !stopping; count += 1) await write(`${name}-${count}`);
}

const clients = Promise.all(Array.from({ length: CLIENTS }, (_, name) => client(name)));
process.once("message", async () => {
  stopping = true;
  await Promise.race([clients, new Promise((resolve) => setTimeout(resolve, 10_000))]);
  process.send?.(report, () => process.exit(0));
});
