// The very `start` that operators run, on a folder and a port of its own.
import { spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort, runningEmbedded } from "../db/embedded.ts";
import { childEnvironment } from "../env.ts";

const READY_DEADLINE_MS = 180_000;
const START = path.resolve(import.meta.dirname, "../scripts/start.ts");

export type BenchServer = {
  url: string;
  pid: number;
  /** From the command to the first answer of the site. */
  seconds: number;
  ownerUrl(): string;
  stop(): Promise<void>;
};

/** @throws with the server's own output when it does not come up. */
export async function startServer(dataDir: string): Promise<BenchServer> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const since = performance.now();
  const own = { PORT: String(port), DATA_DIR: dataDir, HOST: undefined, BASE_URL: undefined };
  const child = spawn(process.execPath, [START], {
    env: childEnvironment({ ...own, DATABASE_URL: undefined, AUTH_SECRET: undefined, SMTP_URL: undefined }),
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let output = "";
  const keep = (text: Buffer) => {
    output = (output + text.toString()).slice(-20_000);
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  while (!(await answers(`${url}/en`))) {
    if (child.exitCode !== null || performance.now() - since > READY_DEADLINE_MS) {
      await stop();
      throw new Error(`The server to be measured did not start:\n${output}`);
    }
    await sleep(20);
  }
  const seconds = (performance.now() - since) / 1000;
  const ownerUrl = () => {
    const found = runningEmbedded(dataDir);
    if (!found) throw new Error("The database of the server to be measured does not run.");
    return found;
  };
  return { url, pid: child.pid ?? 0, seconds, ownerUrl, stop };
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { redirect: "manual" });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}
