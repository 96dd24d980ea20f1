import { spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Embedded, runningEmbedded, startEmbedded } from "../db/embedded.ts";
import { findRunning } from "../db/embedded-running.ts";

let dataDir: string;
const started: Embedded[] = [];
beforeEach(() => {
  dataDir = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "surety-embedded-")));
});
afterEach(async () => {
  for (const one of started.splice(0)) await one.stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
});

async function start(): Promise<Embedded> {
  const one = await startEmbedded({ dataDir, log: () => {} });
  started.push(one);
  return one;
}

async function ask<T>(url: string, run: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, idle_timeout: 1 });
  try {
    return await run(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Starts the database in a process of its own, writes rows until killed, and says each one that was acknowledged. */
const WRITER = `
  import postgres from "postgres";
  import { startEmbedded } from "./db/embedded.ts";
  const { url } = await startEmbedded({ dataDir: process.env.DATA_DIR, log: () => {} });
  const sql = postgres(url, { max: 1 });
  await sql\`create table saved (n int)\`;
  for (let n = 1; ; n += 1) { await sql\`insert into saved values (\${n})\`; process.stdout.write(n + "\\n"); }`;

async function killedWriter(): Promise<number> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", WRITER], {
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (text: Buffer) => {
    output += text.toString();
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  while (output.split("\n").length < 50) await sleep(20);
  child.kill("SIGKILL");
  await ended;
  return Number(output.trimEnd().split("\n").at(-1));
}

describe("after a kill -9 of the process that started it", () => {
  it("everything acknowledged is there, and the database left behind is replaced", async () => {
    const acknowledged = await killedWriter();
    const orphan = findRunning(path.join(dataDir, "postgres"));
    expect(orphan).toBeDefined();
    const { url } = await start();
    expect(findRunning(path.join(dataDir, "postgres"))?.pid).not.toBe(orphan?.pid);
    const [row] = await ask(url, (sql) => sql<{ n: number }[]>`select max(n) as n from saved`);
    expect(row?.n).toBeGreaterThanOrEqual(acknowledged);
  });

  it("of both, a left-over postmaster.pid that names a stranger is no obstacle", async () => {
    const first = await start();
    await first.stop();
    fs.writeFileSync(
      path.join(dataDir, "postgres", "postmaster.pid"),
      `${process.pid}\n${dataDir}\n1\n5432\n\n127.0.0.1\n`,
    );
    expect(runningEmbedded(dataDir)).toBeUndefined();
    const { url } = await start();
    expect(await ask(url, (sql) => sql`select 1 as one`)).toHaveLength(1);
  });
});

describe("the embedded database", () => {
  it("takes another port when its own is taken, and keeps that one", async () => {
    const first = await start();
    await first.stop();
    const port = Number(new URL(first.url).port);
    const squatter = net.createServer().listen(port, "127.0.0.1");
    await new Promise((resolve) => squatter.once("listening", resolve));
    const second = await start();
    squatter.close();
    expect(new URL(second.url).port).not.toBe(String(port));
    expect(fs.readFileSync(path.join(dataDir, "postgres.port"), "utf8").trim()).toBe(
      new URL(second.url).port,
    );
  });

  it("comes back on its port when it is killed alone", async () => {
    const { url } = await start();
    const pid = findRunning(path.join(dataDir, "postgres"))?.pid ?? 0;
    process.kill(pid, "SIGKILL");
    let back = false;
    for (let attempt = 0; !back && attempt < 100; attempt += 1) {
      await sleep(100);
      back = await ask(url, (sql) => sql`select 1`).then(
        () => true,
        () => false,
      );
    }
    expect(back).toBe(true);
  });

  it("answers only to its password, keeps checksums and syncs every commit", async () => {
    const { url } = await start();
    const [row] = await ask(
      url,
      (sql) => sql`select current_setting('data_checksums') as checksums, current_setting('fsync') as fsync,
        current_setting('synchronous_commit') as commits, current_setting('server_encoding') as encoding`,
    );
    expect(row).toEqual({ checksums: "on", fsync: "on", commits: "on", encoding: "UTF8" });
    const wrong = new URL(url);
    wrong.password = "wrong";
    await expect(ask(wrong.href, (sql) => sql`select 1`)).rejects.toThrow(/password/);
  });
});
