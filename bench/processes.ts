// What a process and its children cost, as the system tells it.
import { spawnSync } from "node:child_process";
import fs from "node:fs";

/** Linux counts processor time in ticks of 10 ms (CLK_TCK is 100 on every platform that Node supports). */
const TICK_MS = 10;

/** Processor time of a process and all below it, the database included, in ms; null where there is no /proc. */
export function cpuMilliseconds(pid: number): number | null {
  if (!fs.existsSync("/proc/self/stat")) return null;
  const processes = new Map<number, { parent: number; ticks: number }>();
  for (const name of fs.readdirSync("/proc")) {
    const stat = /^\d+$/.test(name) ? readStat(Number(name)) : null;
    if (stat) processes.set(Number(name), stat);
  }
  const isBelow = (id: number): boolean => {
    for (let at = id, depth = 0; at > 1 && depth < 20; at = processes.get(at)?.parent ?? 0, depth++) {
      if (at === pid) return true;
    }
    return false;
  };
  const ticks = [...processes].filter(([id]) => isBelow(id)).map(([, stat]) => stat.ticks);
  return ticks.reduce((sum, count) => sum + count, 0) * TICK_MS;
}

/** Fields 4 and 14 to 17 of proc(5): the parent; user and system time, own and of ended children. */
function readStat(pid: number): { parent: number; ticks: number } | null {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { parent: Number(fields[1]), ticks };
  } catch {
    return null;
  }
}

/** Resident memory of one process, in megabytes; null where ps does not tell. */
export function memoryMegabytes(pid: number): number | null {
  const kilobytes = Number(spawnSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }).stdout);
  return kilobytes > 0 ? kilobytes / 1024 : null;
}
