// Pressure on one address: wrk where it is installed, else a loop of our own in a thread of its own.
import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { Worker } from "node:worker_threads";

/** `errors` counts failed connections and answers other than 2xx. */
export type Load = {
  requests: number;
  requestsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  errors: number;
};

export const CONNECTIONS = 16;
const hasWrk = spawnSync("wrk", ["--version"]).error === undefined;

export const loadGenerator = (): string =>
  hasWrk
    ? "wrk, one thread"
    : "a keep-alive loop of node:http, which itself costs more than wrk: read ratios";

/** Asks an address as fast as it answers, on 16 kept connections, for some seconds. */
export const pressOn = (url: string, seconds: number): Promise<Load> =>
  hasWrk ? pressWithWrk(url, seconds) : pressWithLoop(url, seconds);

async function pressWithWrk(url: string, seconds: number): Promise<Load> {
  const args = ["-t1", `-c${CONNECTIONS}`, `-d${seconds}s`, "--timeout", "10s", "--latency", url];
  const { stdout } = await promisify(execFile)("wrk", args);
  const number = (pattern: RegExp): number => Number(pattern.exec(stdout)?.[1] ?? 0);
  const socketErrors = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(stdout);
  const failed = (socketErrors ?? []).slice(1).reduce((sum, count) => sum + Number(count), 0);
  return {
    requests: number(/(\d+) requests in/),
    requestsPerSecond: number(/Requests\/sec:\s+([\d.]+)/),
    p50Ms: latency(stdout, "50%"),
    p99Ms: latency(stdout, "99%"),
    errors: failed + number(/Non-2xx or 3xx responses: (\d+)/),
  };
}

const MILLISECONDS: Record<string, number> = { us: 0.001, ms: 1, s: 1000, m: 60_000 };
function latency(output: string, share: string): number {
  const [, value = "0", unit = "ms"] = new RegExp(`${share}\\s+([\\d.]+)(us|ms|s|m)`).exec(output) ?? [];
  return Number(value) * (MILLISECONDS[unit] ?? 1);
}

function pressWithLoop(url: string, seconds: number): Promise<Load> {
  const workerData = { url, seconds, connections: CONNECTIONS };
  const worker = new Worker(new URL("load-loop.ts", import.meta.url), { workerData });
  return new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
}
