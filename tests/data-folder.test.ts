import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { holdDataFolder, holdLock, keptSecret, openDataFolder } from "../db/data-folder.ts";
import { birthOf, isRunning, waitUntilGone } from "../db/process-table.ts";

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "surety-folder-"));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const lockBy = (pid: number, birth: string) =>
  fs.writeFileSync(path.join(folder, "lock"), `${pid}\n${birth}\n`);
const child = () => spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });

describe("DATA_DIR is held by one process", () => {
  it("a second holder is refused by name, and may hold it after the release", async () => {
    const other = child();
    lockBy(other.pid ?? 0, birthOf(other.pid ?? 0));
    const refused = await holdLock(path.join(folder, "lock"), 200);
    expect(refused).toEqual({ heldBy: other.pid });
    other.kill("SIGKILL");
    const held = await holdLock(path.join(folder, "lock"), 5_000);
    expect(held).toHaveProperty("release");
  });

  it.each([
    ["a process that is gone", 2_147_483_646, "1"],
    ["another process with a reused number", process.pid, "1"],
  ])("%s does not count as a holder", async (_name, pid, birth) => {
    lockBy(pid, birth);
    const release = await holdDataFolder(folder);
    expect(fs.readFileSync(path.join(folder, "lock"), "utf8")).toContain(String(process.pid));
    release();
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it("a lock without a holder's name does not count for ever", async () => {
    fs.writeFileSync(path.join(folder, "lock"), "");
    expect(await holdLock(path.join(folder, "lock"), 200)).toHaveProperty("release");
  });
});

describe("a process that is gone", () => {
  it("is not running, although its parent has not asked for it yet", async () => {
    const other = child();
    const pid = other.pid ?? 0;
    expect(isRunning(pid)).toBe(true);
    other.kill("SIGKILL");
    expect(await waitUntilGone(pid, 5_000)).toBe(true);
  });
});

describe("DATA_DIR", () => {
  it("is made where it is missing, and leaves no probe", () => {
    const made = openDataFolder(path.join(folder, "a", "b"));
    expect(fs.readdirSync(made)).toEqual([]);
  });

  it.each([
    ["is a file", () => path.join(folder, "file")],
    ["lies under a file", () => path.join(folder, "file", "below")],
  ])("that %s is refused in one sentence", (_name, place) => {
    fs.writeFileSync(path.join(folder, "file"), "");
    expect(() => openDataFolder(place())).toThrow(/^DATA_DIR \(.*\) cannot be used: .*\.$/);
  });

  it("keeps a secret for its owner's eyes, the same at every start", () => {
    const secret = keptSecret(folder, "secret");
    expect(secret.length).toBeGreaterThanOrEqual(44);
    expect(keptSecret(folder, "secret")).toBe(secret);
    expect(fs.statSync(path.join(folder, "secret")).mode & 0o777).toBe(0o600);
  });
});
