import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import type postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dump } from "../db/dump.ts";
import { load } from "../db/load.ts";
import { CannotStart } from "../env.ts";
import { type TestDatabase, testDatabase } from "./database.ts";
import { makeWorld } from "./world.ts";

let folder: string;
let file: string;
let source: TestDatabase;
const targets: TestDatabase[] = [];

async function emptyDatabase(): Promise<TestDatabase> {
  const made = await testDatabase();
  targets.push(made);
  return made;
}

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "surety-backup-"));
  file = path.join(folder, "backup");
  source = await testDatabase();
  await source.owner`insert into accounts (email, name) values
    ('a@xa.example', ${'Tab\there, line\nend, \\N, "quotes" and ʼ'}), ('b@xb.example', 'B')`;
  await source.owner`insert into audit_events (action, subject, details) values ('account.created', null, '{"by": "command"}')`;
  await dump(source.ownerUrl, file);
});
afterAll(async () => {
  for (const { close } of [source, ...targets]) await close();
  fs.rmSync(folder, { recursive: true, force: true });
});

describe("a backup", () => {
  it("is for its owner's eyes alone, and appears whole or not at all", () => {
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(folder)).toEqual(["backup"]);
  });

  it("restores every row as it was, with keys and triggers in force again", async () => {
    const { owner, ownerUrl } = await emptyDatabase();
    const manifest = await load(ownerUrl, file);
    expect(manifest.tables.accounts?.rows).toBe(2);
    const all = "select id, email, name, created_at from accounts order by email";
    expect(await owner.unsafe(all)).toEqual(await source.owner.unsafe(all));
    await expect(owner`delete from audit_events`).rejects.toThrow(/never changed or deleted/);
    await expect(
      owner`insert into memberships (account_id, role) values (gen_random_uuid(), 'admin')`,
    ).rejects.toThrow(/foreign key/);
  });
});

describe("a backup of a register at work", () => {
  it("brings back every row of every table, those of answers, replies, divergences and steps among them", async () => {
    const world = await emptyDatabase();
    await makeWorld(world.owner);
    const copy = path.join(folder, "world");
    await dump(world.ownerUrl, copy);
    const restored = await emptyDatabase();
    const { tables } = await load(restored.ownerUrl, copy);
    for (const table of ["requirement_answers", "finding_replies", "divergences", "pathway_steps"]) {
      expect(tables[table]?.rows, table).toBeGreaterThan(1);
    }
    for (const table of Object.keys(tables)) {
      const all = (sql: postgres.Sql) =>
        sql.unsafe(`select to_jsonb(t)::text as row from ${table} t order by 1`);
      expect(await all(restored.owner), table).toEqual(await all(world.owner));
    }
    await expect(restored.owner`update divergences set reason = 'x'`).rejects.toThrow(/only be ended, once/);
    await expect(restored.owner`update finding_replies set finding = 'x'`).rejects.toThrow(/never changed/);
  });
});

describe("a restore that is refused changes nothing", () => {
  const damages: [string, (bytes: Buffer) => Buffer, RegExp][] = [
    ["a file cut off", (bytes) => bytes.subarray(0, bytes.length / 2), /damaged or cut off/],
    ["a file of another kind", () => Buffer.from("{}"), /damaged or cut off/],
    ["a changed row", (bytes) => edited(bytes, "b@xb.example", "c@xb.example"), /rows of accounts/],
    ["a missing end", (bytes) => edited(bytes, /\{"tables":.*\n$/, ""), /ends too early/],
    ["another format", (bytes) => edited(bytes, "surety-backup/1", "surety-backup/9"), /no backup of Surety/],
  ];
  it.each(damages)("%s", async (_name, damage, sentence) => {
    const broken = path.join(folder, "broken");
    fs.writeFileSync(broken, damage(fs.readFileSync(file)));
    const { owner, ownerUrl } = await emptyDatabase();
    await expect(load(ownerUrl, broken)).rejects.toThrow(sentence);
    await expect(load(ownerUrl, broken)).rejects.toBeInstanceOf(CannotStart);
    expect(await owner`select from accounts`).toHaveLength(0);
  });

  it("a database that is not empty", async () => {
    await expect(load(source.ownerUrl, file)).rejects.toThrow(/not empty/);
  });
});

function edited(bytes: Buffer, from: string | RegExp, to: string): Buffer {
  return gzipSync(gunzipSync(bytes).toString("utf8").replace(from, to));
}
