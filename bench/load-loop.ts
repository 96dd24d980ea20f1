// A thread that asks one address over kept connections and reports how long the answers took.
import http from "node:http";
import { parentPort, workerData } from "node:worker_threads";
import type { Load } from "./load.ts";

const { url, seconds, connections }: { url: string; seconds: number; connections: number } = workerData;
const agent = new http.Agent({ keepAlive: true, maxSockets: connections });

function ask(): Promise<boolean> {
  return new Promise((resolve) => {
    http
      .get(url, { agent }, (response) => {
        response.resume().on("end", () => resolve(response.statusCode === 200));
      })
      .on("error", () => resolve(false));
  });
}

async function pressOnce(until: number, took: number[]): Promise<number> {
  let errors = 0;
  for (let now = performance.now(); now < until; now = performance.now()) {
    if (await ask()) took.push(performance.now() - now);
    else errors += 1;
  }
  return errors;
}

const took: number[] = [];
const since = performance.now();
const errors = await Promise.all(
  Array.from({ length: connections }, () => pressOnce(since + seconds * 1000, took)),
);
took.sort((a, b) => a - b);
const load: Load = {
  requests: took.length,
  requestsPerSecond: took.length / ((performance.now() - since) / 1000),
  p50Ms: took[Math.floor(took.length * 0.5)] ?? 0,
  p99Ms: took[Math.floor(took.length * 0.99)] ?? 0,
  errors: errors.reduce((sum, count) => sum + count, 0),
};
agent.destroy();
parentPort?.postMessage(load);
