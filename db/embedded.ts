// The embedded PostgreSQL: a real server of our own in DATA_DIR, for everybody who has none.
import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import postgres from "postgres";
import { CannotStart } from "../env.ts";
import {
  type Cluster,
  clusterFault,
  DATABASE_NAME,
  OWNER_LOGIN,
  openCluster,
  PROGRAM_ENVIRONMENT,
} from "./embedded-cluster.ts";
import { clearLeftOver, findRunning, stopRunning } from "./embedded-running.ts";

/** Crash recovery of a large database takes its time; longer than this is a fault. */
const READY_DEADLINE_MS = 120_000;
const LOG_LIMIT = 5 * 1024 * 1024;

const SERVER_SETTINGS = {
  listen_addresses: "127.0.0.1",
  // No socket file: its path could be too long, and nobody needs it.
  unix_socket_directories: "",
  shared_buffers: "128MB",
  max_connections: "100",
  fsync: "on",
  synchronous_commit: "on",
  timezone: "UTC",
  log_timezone: "UTC",
  // Statements and row values may hold drafts: the log gets the error's first line only.
  log_min_messages: "warning",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
};

export interface Embedded {
  /** The owner's login on the database of the register. */
  url: string;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  dataDir: string;
  log: (line: string) => void;
  /** Called when the database died, could not be started again, and no `stop` was asked for. */
  onLost?: (error: unknown) => void;
}

/**
 * Starts the database of a data folder and waits until it answers a query. The caller holds
 * DATA_DIR; a postmaster left over from a killed process is stopped first. When it dies later it
 * is started again on the same port.
 * @throws CannotStart with one sentence.
 */
export async function startEmbedded({ dataDir, log, onLost }: EmbeddedOptions): Promise<Embedded> {
  const cluster = await openCluster(dataDir);
  const left = findRunning(cluster.folder);
  if (left) {
    log(`stopping the database that an earlier start left behind (process ${left.pid})`);
    await stopRunning(left.pid);
  }
  clearLeftOver(cluster.folder);
  let stopping = false;
  let starts = 0;
  let current = await startOnSomePort(cluster, dataDir);
  const watch = (child: ChildProcess) => {
    child.once("exit", () => {
      if (stopping) return;
      starts += 1;
      log(`the database ended unexpectedly; starting it again (${starts})`);
      revive().catch((error) => onLost?.(error));
    });
  };
  const revive = async () => {
    if (starts > 5)
      throw new CannotStart("The embedded database keeps ending; see postgres.log in DATA_DIR.");
    clearLeftOver(cluster.folder);
    current = { ...current, child: await startOnPort(cluster, dataDir, current.port) };
    watch(current.child);
  };
  watch(current.child);
  const url = ownerUrl(cluster.password, current.port, DATABASE_NAME);
  await ensureDatabase(cluster, current.port);
  return {
    url,
    async stop() {
      stopping = true;
      if (current.child.pid !== undefined && current.child.exitCode === null)
        await stopRunning(current.child.pid);
    },
  };
}

/** The owner's URL of the embedded database that runs on a data folder, or undefined when none runs. */
export function runningEmbedded(dataDir: string): string | undefined {
  const running = findRunning(path.join(dataDir, "postgres"));
  if (!running) return undefined;
  const password = fs.readFileSync(path.join(dataDir, "postgres.password"), "utf8").trim();
  return ownerUrl(password, running.port, DATABASE_NAME);
}

function ownerUrl(password: string, port: number, database: string): string {
  return `postgres://${OWNER_LOGIN}:${password}@127.0.0.1:${port}/${database}`;
}

async function startOnSomePort(
  cluster: Cluster,
  dataDir: string,
): Promise<{ child: ChildProcess; port: number }> {
  const file = path.join(dataDir, "postgres.port");
  let port = fs.existsSync(file) ? Number(fs.readFileSync(file, "utf8")) : 0;
  for (let attempt = 1; ; attempt += 1) {
    port = await freePort(port);
    try {
      const child = await startOnPort(cluster, dataDir, port);
      fs.writeFileSync(file, `${port}\n`);
      return { child, port };
    } catch (error) {
      // Another program may take the port between our look and PostgreSQL's.
      if (attempt === 5 || !(error instanceof PortTaken)) throw error;
      port = 0;
    }
  }
}

/** The wanted port when nobody listens on it, else one that the system hands out. */
export async function freePort(wanted = 0): Promise<number> {
  const server = net.createServer();
  return await new Promise<number>((resolve, reject) => {
    server.once("error", (error) => {
      if (wanted === 0) reject(error);
      else freePort().then(resolve, reject);
    });
    server.listen({ host: "127.0.0.1", port: wanted, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === "object" ? address.port : wanted));
    });
  });
}

class PortTaken extends CannotStart {}

async function startOnPort(cluster: Cluster, dataDir: string, port: number): Promise<ChildProcess> {
  const logFile = path.join(dataDir, "postgres.log");
  const deadline = Date.now() + READY_DEADLINE_MS;
  for (;;) {
    const from = rotate(logFile);
    const child = launch(cluster, logFile, port);
    let ready = false;
    try {
      ready = await untilReady(child, ownerUrl(cluster.password, port, "postgres"), deadline);
    } finally {
      if (!ready && child.exitCode === null && child.pid !== undefined) await stopRunning(child.pid);
    }
    if (ready) return child;
    const output = fs.readFileSync(logFile, "utf8").slice(from);
    if (/Address already in use|could not create any TCP\/IP sockets/.test(output))
      throw new PortTaken("The port is taken.");
    // Children of a killed postmaster need a moment to notice and let go of the shared memory.
    const lingering = /shared memory block .* still in use|lock file "postmaster.pid" already exists/.test(
      output,
    );
    if (!lingering || Date.now() > deadline) throw clusterFault("started", output);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

function rotate(logFile: string): number {
  const size = fs.existsSync(logFile) ? fs.statSync(logFile).size : 0;
  if (size <= LOG_LIMIT) return size;
  fs.renameSync(logFile, `${logFile}.1`);
  return 0;
}

function launch(cluster: Cluster, logFile: string, port: number): ChildProcess {
  const options = Object.entries({ ...SERVER_SETTINGS, port: String(port) }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const { command, args, ...user } = cluster.identity.wrap(cluster.postgres, [
    "-D",
    cluster.folder,
    ...options,
  ]);
  const output = fs.openSync(logFile, "a", 0o600);
  // A session of its own: Ctrl-C reaches us first, and we stop it when the last request is done.
  const child = spawn(command, args, {
    ...user,
    cwd: "/",
    env: PROGRAM_ENVIRONMENT,
    detached: true,
    stdio: ["ignore", output, output],
  });
  fs.closeSync(output);
  child.on("error", () => child.emit("exit", 127, null));
  // However this process ends (but for kill -9), its database does not stay behind.
  const abandon = () => child.kill("SIGINT");
  process.once("exit", abandon);
  child.once("exit", () => process.off("exit", abandon));
  return child;
}

/** Ready means that a query is answered; an open port alone still refuses ('is starting up'). */
async function untilReady(child: ChildProcess, url: string, deadline: number): Promise<boolean> {
  let ended = false;
  child.once("exit", () => {
    ended = true;
  });
  while (!ended && Date.now() < deadline) {
    const sql = postgres(url, { max: 1, connect_timeout: 3, onnotice: () => {}, fetch_types: false });
    try {
      await sql`select 1`;
      return true;
    } catch (error) {
      if (error instanceof postgres.PostgresError && error.code === "28P01") {
        throw new CannotStart(
          "The embedded database does not accept the password in DATA_DIR/postgres.password: put the right file back.",
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 30));
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
  return false;
}

async function ensureDatabase(cluster: Cluster, port: number): Promise<void> {
  const sql = postgres(ownerUrl(cluster.password, port, "postgres"), { max: 1, onnotice: () => {} });
  try {
    const found = await sql`select 1 from pg_database where datname = ${DATABASE_NAME}`;
    if (found.length === 0) await sql`create database ${sql(DATABASE_NAME)}`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
