// What the operating system says about a process number: alive, a zombie, whose command, since when.
import { spawnSync } from "node:child_process";
import fs from "node:fs";

function readProc(pid: number, name: string): string | undefined {
  try {
    return fs.readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return undefined;
  }
}

/** Systems without /proc (macOS) are asked through ps. */
function askPs(pid: number, column: string): string {
  return spawnSync("ps", ["-o", `${column}=`, "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() ?? "";
}

/** The fields of /proc/PID/stat after the command, which may itself hold spaces and brackets. */
function statFields(pid: number): string[] {
  const stat = readProc(pid, "stat") ?? "";
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

/** True when the process exists and is no zombie: a zombie holds no file and no port. */
export function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  const state = fs.existsSync("/proc/self/stat") ? statFields(pid)[0] : askPs(pid, "state");
  return state !== undefined && state !== "" && !state.startsWith("Z") && !state.startsWith("X");
}

/** A mark of when the process began, so that a reused process number is not taken for the old process. */
export function birthOf(pid: number): string {
  return fs.existsSync("/proc/self/stat") ? (statFields(pid)[19] ?? "") : askPs(pid, "lstart");
}

/** The command line of a process, parts separated by spaces; empty when it cannot be read. */
export function commandOf(pid: number): string {
  if (!fs.existsSync("/proc/self/stat")) return askPs(pid, "command");
  return (readProc(pid, "cmdline") ?? "").replaceAll("\0", " ").trim();
}

/** Waits until the process is gone; false when it is still there at the deadline. */
export async function waitUntilGone(pid: number, deadlineMs: number): Promise<boolean> {
  const deadline = Date.now() + deadlineMs;
  while (isRunning(pid)) {
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}
