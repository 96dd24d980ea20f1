// A restart of PostgreSQL must cost the requests under way and nothing more: no process, no connection,
// no acknowledged write. Without patches/postgres+3.4.9.patch the same load ends the process.
import { type ChildProcess, execFileSync, fork } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Embedded, startEmbedded } from "../db/embedded.ts";
import { openPool } from "../db/pool.ts";
import type { Report } from "./restart-load.ts";

const ROOT = path.resolve(import.meta.dirname, "..");
const BEFORE_MS = 300;
const AFTER_MS = 2_000;

let folder: string;
let embedded: Embedded;
let admin: postgres.Sql;

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "surety-restart-"));
  fs.chmodSync(folder, 0o755);
  fs.mkdirSync(path.join(folder, "data"), { mode: 0o711 });
  embedded = await startEmbedded({ dataDir: path.join(folder, "data"), log: () => {} });
  admin = postgres(embedded.url, { max: 1, backoff: () => 0.05, connection: { application_name: "admin" } });
  await admin`create table written (id text, half integer, primary key (id, half))`;
}, 30_000);

afterAll(async () => {
  await admin?.end({ timeout: 1 });
  await embedded?.stop();
  fs.rmSync(folder, { recursive: true, force: true });
}, 20_000);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function signalServer(signal: NodeJS.Signals): void {
  const file = path.join(folder, "data", "postgres", "postmaster.pid");
  process.kill(Number(fs.readFileSync(file, "utf8").split("\n")[0]), signal);
}

const FAULTS: Record<string, () => Promise<void>> = {
  "kill -9 of the server": async () => signalServer("SIGKILL"),
  "fast restart": async () => signalServer("SIGINT"),
  "backends terminated": async () => {
    for (let round = 0; round < 5; round += 1) {
      await admin`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'postgres.js'`;
      await pause(50);
    }
  },
};

/** Causes a fault and waits until the server answers again; the time when it did. */
async function cause(fault: () => Promise<void>): Promise<number> {
  const [before] = await admin`select pg_postmaster_start_time() at`;
  await fault();
  const restarts = fault !== FAULTS["backends terminated"];
  for (const deadline = Date.now() + 15_000; Date.now() < deadline; await pause(20)) {
    const [now] = await admin`select pg_postmaster_start_time() at`.catch(() => []);
    if (now && (!restarts || String(now.at.getTime()) !== String(before?.at.getTime()))) return Date.now();
  }
  throw new Error("The server did not come back.");
}

function startLoad(library?: string): { child: ChildProcess; errors: () => string; exit: Promise<number> } {
  const child = fork(
    path.join(ROOT, "tests", "restart-load.ts"),
    [embedded.url, ...(library === undefined ? [] : [library])],
    { stdio: ["ignore", "ignore", "pipe", "ipc"] },
  );
  let text = "";
  child.stderr?.on("data", (chunk) => {
    text += chunk;
  });
  const exit = new Promise<number>((resolve) => child.once("exit", (code) => resolve(code ?? -1)));
  return { child, errors: () => text, exit };
}

function stopLoad(child: ChildProcess): Promise<Report> {
  return new Promise((resolve, reject) => {
    child.once("message", (report) => resolve(report as Report));
    child.once("exit", () => reject(new Error("The load's process ended without a report.")));
    child.send("stop");
  });
}

describe("A restart of the database", () => {
  it("costs neither the process, nor a connection, nor an acknowledged write", async () => {
    const load = startLoad();
    await pause(1_000);
    const back: [string, number][] = [];
    for (const [name, fault] of Object.entries(FAULTS)) {
      back.push([name, await cause(fault)]);
      await pause(AFTER_MS);
    }
    const report = await stopLoad(load.child);
    expect(await load.exit, load.errors()).toBe(0);

    expect(report.hung).toBe(0);
    expect(Math.max(...report.settled.map(({ from, to }) => to - from))).toBeLessThan(10_000);
    for (const [name, at] of back) {
      const begun = report.settled.filter(({ from }) => from >= at && from < at + AFTER_MS);
      const succeeded = begun.filter(({ fault }) => fault === undefined);
      expect(succeeded.length, `after ${name}`).toBeGreaterThan(50);
      expect(succeeded.length / begun.length, `after ${name}`).toBeGreaterThanOrEqual(0.95);
    }
    // The patch alone must carry this: the replacement of hung clients is a second net.
    expect(report.rebuilds).toBe(0);

    const rows = await admin`select id, count(*)::int as halves from written group by id`;
    const halves = new Map(rows.map((row) => [row.id, row.halves]));
    expect(report.acknowledged.filter((id) => halves.get(id) !== 2)).toEqual([]);
    expect(rows.filter((row) => row.halves !== 2)).toEqual([]);
  }, 40_000);

  it("ends the process when postgres.js is not patched", async () => {
    const library = unpatchedLibrary();
    await admin`truncate written`;
    const load = startLoad(library);
    await pause(1_000);
    for (const fault of Object.values(FAULTS)) {
      if (load.child.exitCode !== null) break;
      await cause(fault);
      await pause(BEFORE_MS);
    }
    if (load.child.exitCode === null) load.child.kill();
    expect(await load.exit).not.toBe(0);
    expect(load.errors()).toContain("TypeError: Cannot read properties of null (reading 'write')");
  }, 40_000);
});

describe("A transaction whose connection was lost", () => {
  it("never writes on the connection that replaces its own", async () => {
    const sql = postgres(embedded.url, { max: 1, backoff: () => 0.05 });
    await admin`truncate written`;
    const lost = Promise.withResolvers<number>();
    const goOn = Promise.withResolvers<void>();
    const first = sql.begin(async (tx) => {
      const [row] = await tx`select pg_backend_pid() as pid`;
      lost.resolve(row?.pid);
      await goOn.promise;
      await tx`insert into written values ('of the lost transaction', 1)`;
    });
    first.catch(() => {});
    await admin`select pg_terminate_backend(${await lost.promise})`;
    await expect(first).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
    await sql.begin(async (tx) => {
      await tx`insert into written values ('of the next one', 1)`;
      goOn.resolve();
      await pause(100);
    });
    expect((await admin`select id from written`).map(({ id }) => id)).toEqual(["of the next one"]);
    await sql.end({ timeout: 1 });
  });

  it("refuses a statement that comes after its end", async () => {
    const sql = postgres(embedded.url, { max: 1 });
    const kept = await sql.begin(async (tx) => ({ tx }));
    await expect(kept.tx`select 1`).rejects.toMatchObject({ code: "TRANSACTION_ENDED" });
    await sql.end({ timeout: 1 });
  });
});

describe("A pool", () => {
  it("turns away who waits too long for a connection, and serves the next", async () => {
    const pool = openPool(embedded.url, { max: 1, waitMs: 100 });
    const long = pool.use((sql) => sql`select pg_sleep(0.4)`);
    await expect(pool.use((sql) => sql`select 1`)).rejects.toMatchObject({
      name: "DatabaseBusy",
      reason: "queue",
    });
    await long;
    expect(await pool.use((sql) => sql`select 1 as one`)).toEqual([{ one: 1 }]);
    await pool.close();
  });

  it("gives up on a connection that hangs, and replaces the client", async () => {
    let rebuilds = 0;
    const pool = openPool(embedded.url, { max: 2, deadlineMs: 300, onRebuild: () => rebuilds++ });
    const [row] = await pool.use((sql) => sql`select pg_backend_pid() as pid`);
    process.kill(row?.pid, "SIGSTOP");
    const hung = pool.use((sql) => Promise.all([sql`select 1`, sql`select 2`]));
    await expect(hung).rejects.toMatchObject({ name: "DatabaseBusy", reason: "overdue" });
    expect(rebuilds).toBe(1);
    expect(await pool.use((sql) => sql`select 1 as one`)).toEqual([{ one: 1 }]);
    process.kill(row?.pid, "SIGCONT");
    await pool.close();
  });

  it("says that the connection failed, and leaves other errors as they are", async () => {
    const pool = openPool(embedded.url, { max: 1 });
    await expect(pool.use((sql) => sql`select pg_terminate_backend(pg_backend_pid())`)).rejects.toMatchObject(
      { name: "DatabaseBusy", reason: "connection" },
    );
    await expect(pool.use((sql) => sql`select 1 / 0`)).rejects.toMatchObject({ code: "22012" });
    await pool.close();
  });
});

/** A copy of the installed library with the patch taken out again. */
function unpatchedLibrary(): string {
  const copy = path.join(folder, "node_modules", "postgres");
  fs.cpSync(path.join(ROOT, "node_modules", "postgres"), copy, { recursive: true });
  fs.cpSync(path.join(ROOT, "patches"), path.join(folder, "patches"), { recursive: true });
  fs.writeFileSync(path.join(folder, "package.json"), "{}");
  execFileSync(
    process.execPath,
    [path.join(ROOT, "node_modules", "patch-package", "index.js"), "--reverse", "--error-on-fail"],
    { cwd: folder, stdio: "pipe" },
  );
  return copy;
}
