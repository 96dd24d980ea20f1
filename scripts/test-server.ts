// Servers for the browser tests: the very `start` that operators run, on a port and a DATA_DIR of their own.
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../db/embedded.ts";
import { CannotStart, childEnvironment, type Environment } from "../env.ts";

const READY_DEADLINE_MS = 180_000;

/** The operator's own settings must not reach a test's server. */
const NO_SETTINGS: Environment = Object.fromEntries(
  ["HOST", "BASE_URL", "DATABASE_URL", "AUTH_SECRET", "SMTP_URL", "MAIL_FROM", "TRUST_PROXY", "NODE_ENV"]
    .concat(["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "LOG_LEVEL"])
    .map((name) => [name, undefined]),
);

export interface TestServer {
  url: string;
  /** Holds accounts.txt and outbox/; removed by `stop`, unless it was given. */
  dataDir: string;
  stop(): Promise<void>;
  /** Ends it as a power cut does; its DATA_DIR stays. */
  kill(): Promise<void>;
}

/**
 * Starts a server and waits until it answers: with a fresh embedded database, unless the settings say otherwise.
 * @throws CannotStart with the server's own output when it does not come up.
 */
export async function startTestServer(settings: Environment = {}): Promise<TestServer> {
  const dataDir = settings.DATA_DIR ?? fs.mkdtempSync(path.join(os.tmpdir(), "surety-e2e-"));
  const port = settings.PORT ?? String(await freePort());
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "start.ts")], {
    env: childEnvironment({ ...NO_SETTINGS, ...settings, PORT: port, DATA_DIR: dataDir }),
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
    if (settings.DATA_DIR === undefined) fs.rmSync(dataDir, { recursive: true, force: true });
  };
  const kill = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  const url = `http://localhost:${port}`;
  const deadline = Date.now() + READY_DEADLINE_MS;
  while (!output.includes("Surety is ready")) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new CannotStart(`The server for the browser tests did not start:\n${output}`);
    }
    await sleep(50);
  }
  return { url, dataDir, stop, kill };
}
