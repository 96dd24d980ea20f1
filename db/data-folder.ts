// DATA_DIR: made, checked for writing, and held by one process at a time.
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { CannotStart } from "../env.ts";
import { birthOf, isRunning } from "./process-table.ts";

/** Space for the database, its log and a first backup; less than this ends in a half-made cluster. */
const SPACE_NEEDED = 200 * 1024 * 1024;

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "this user may not write there; give the folder to this user or set DATA_DIR to another one",
  EPERM: "this user may not write there; give the folder to this user or set DATA_DIR to another one",
  EROFS: "the file system is read-only; set DATA_DIR to a folder that can be written",
  ENOSPC: "the disk is full; free some space or set DATA_DIR to a folder on another disk",
  EDQUOT: "the disk quota is used up; free some space or set DATA_DIR to a folder on another disk",
  ENOENT: "it cannot be made there; set DATA_DIR to a folder on a disk that can be written",
  ENOTDIR: "a part of the path is a file; set DATA_DIR to a folder",
  EEXIST: "a file of that name is in the way; set DATA_DIR to a folder",
};

/** Turns a failed file operation into the sentence that mends it; other errors are passed through. */
export function dataFolderFault(dataDir: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reason = REASONS[code];
  return reason ? new CannotStart(`DATA_DIR (${dataDir}) cannot be used: ${reason}.`) : error;
}

/**
 * Makes the folder where needed, shows that it can be written, and returns its real path.
 * @throws CannotStart when it cannot be written or the disk is nearly full.
 */
export function openDataFolder(dataDir: string): string {
  try {
    // As root the database runs under another user, who must be able to pass through.
    fs.mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    const folder = fs.realpathSync(dataDir);
    const probe = path.join(folder, `.probe-${process.pid}`);
    fs.writeFileSync(probe, randomBytes(65_536), { flush: true });
    fs.rmSync(probe);
    const { bavail, bsize } = fs.statfsSync(folder);
    if (bavail * bsize < SPACE_NEEDED) {
      const megabytes = Math.floor((bavail * bsize) / 1024 / 1024);
      throw new CannotStart(
        `DATA_DIR (${folder}) is on a disk with ${megabytes} MB left: free at least 200 MB or set DATA_DIR to a folder on another disk.`,
      );
    }
    return folder;
  } catch (error) {
    throw dataFolderFault(dataDir, error);
  }
}

/** A secret kept in DATA_DIR (mode 0600), made from 33 random bytes at first use. */
export function keptSecret(dataDir: string, name: string): string {
  const file = path.join(dataDir, name);
  try {
    if (!fs.existsSync(file)) {
      // Written beside and renamed: a crash leaves either no secret or a whole one.
      fs.writeFileSync(`${file}.new`, `${randomBytes(33).toString("base64url")}\n`, {
        mode: 0o600,
        flush: true,
      });
      fs.renameSync(`${file}.new`, file);
    }
    return fs.readFileSync(file, "utf8").trim();
  } catch (error) {
    throw dataFolderFault(dataDir, error);
  }
}

interface Holder {
  pid: number;
  birth: string;
}

function readHolder(file: string): Holder | undefined {
  try {
    const [pid = "", birth = ""] = fs.readFileSync(file, "utf8").split("\n");
    return { pid: Number(pid), birth };
  } catch {
    return undefined;
  }
}

function tryHold(file: string): boolean {
  const mine = `${file}.${process.pid}`;
  const text = `${process.pid}\n${birthOf(process.pid)}\n`;
  fs.writeFileSync(mine, text, { mode: 0o600 });
  try {
    // A link appears with its content in it; nobody reads a half-written lock.
    fs.linkSync(mine, file);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    return tryHoldWithoutLinks(file, text);
  } finally {
    fs.rmSync(mine, { force: true });
  }
}

/** Some file systems know no links. */
function tryHoldWithoutLinks(file: string, text: string): boolean {
  try {
    fs.writeFileSync(file, text, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw dataFolderFault(path.dirname(file), error);
  }
}

/**
 * Holds a lock file for this process; a holder that died (kill -9, reboot, reused process number)
 * does not count. Waits up to `patienceMs`, since the holder may be about to end.
 * @returns the release, or the process number of a holder that stayed.
 */
export async function holdLock(
  file: string,
  patienceMs: number,
): Promise<{ release(): void } | { heldBy: number }> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    if (tryHold(file)) return { release: () => fs.rmSync(file, { force: true }) };
    const holder = readHolder(file);
    const late = Date.now() > deadline;
    if (holder && holder.birth !== "" && birthOf(holder.pid) === holder.birth && isRunning(holder.pid)) {
      if (late) return { heldBy: holder.pid };
    } else if (holder && (holder.birth !== "" || late)) {
      fs.rmSync(file, { force: true });
      continue;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * Takes DATA_DIR for this process.
 * @throws CannotStart when another process keeps it.
 */
export async function holdDataFolder(dataDir: string): Promise<() => void> {
  const held = await holdLock(path.join(dataDir, "lock"), 6_000);
  if ("release" in held) return held.release;
  throw new CannotStart(
    `DATA_DIR (${dataDir}) is in use by another Surety (process ${held.heldBy}): stop that one, or set DATA_DIR and PORT for a second one.`,
  );
}
