// Whether a PostgreSQL runs on a data folder: read from postmaster.pid, believed only when the
// process exists, is no zombie and was started on this very folder.
import fs from "node:fs";
import path from "node:path";
import { CannotStart } from "../env.ts";
import { commandOf, isRunning, waitUntilGone } from "./process-table.ts";

export interface Running {
  pid: number;
  port: number;
}

/** The postmaster of a folder, or undefined; a left-over postmaster.pid counts as none. */
export function findRunning(folder: string): Running | undefined {
  let lines: string[];
  try {
    lines = fs.readFileSync(path.join(folder, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!isRunning(pid) || !commandOf(pid).includes(folder)) return undefined;
  return { pid, port: Number(lines[3]) };
}

/**
 * PostgreSQL itself takes a zombie, or a stranger with a reused number, for a running postmaster
 * and refuses to start; the file is removed when we know better. (Its shared-memory check, which
 * goes by the folder's inode, still refuses a real second postmaster.)
 */
export function clearLeftOver(folder: string): void {
  if (!findRunning(folder)) fs.rmSync(path.join(folder, "postmaster.pid"), { force: true });
}

/**
 * Stops a postmaster: connections ended, data written (SIGINT), then harder, each with a deadline.
 * @throws CannotStart when it survives them all.
 */
export async function stopRunning(pid: number): Promise<void> {
  const steps: [NodeJS.Signals, number][] = [
    ["SIGINT", 20_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 5_000],
  ];
  for (const [signal, deadline] of steps) {
    try {
      process.kill(pid, signal);
    } catch {
      // Gone between the look and the signal.
    }
    if (await waitUntilGone(pid, deadline)) return;
  }
  throw new CannotStart(`The database process ${pid} does not end: stop it by hand, then start again.`);
}
