// Under which user the embedded PostgreSQL runs. It refuses to run as root, so root starts it as
// `nobody` (who always exists). Where nobody may not enter the folder (a clone in root's home), a
// user namespace maps root to nobody; where namespaces are forbidden (many containers), nobody
// gets the one capability that passes folders.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { CannotStart } from "../env.ts";

/** How to start a program of the embedded PostgreSQL. */
export interface Identity {
  /** Command and arguments that run `program`, and the user for spawn where one is set. */
  wrap(
    program: string,
    args: readonly string[],
  ): { command: string; args: string[]; uid?: number; gid?: number };
  /** Owner that the data files must have, or undefined to leave them as they are. */
  owner: { uid: number; gid: number } | undefined;
}

const SELF: Identity = {
  wrap: (program, args) => ({ command: program, args: [...args] }),
  owner: undefined,
};

function numberOfNobody(flag: "-u" | "-g"): number {
  const answer = spawnSync("id", [flag, "nobody"], { encoding: "utf8" });
  return answer.status === 0 ? Number(answer.stdout.trim()) : 65_534;
}

function asUser(uid: number, gid: number): Identity {
  return {
    wrap: (program, args) => ({ command: program, args: [...args], uid, gid }),
    owner: { uid, gid },
  };
}

function rootIdentities(): Identity[] {
  const uid = numberOfNobody("-u");
  const gid = numberOfNobody("-g");
  const namespace: Identity = {
    wrap: (program, args) => ({
      command: "unshare",
      args: ["--user", `--map-user=${uid}`, `--map-group=${gid}`, "--", program, ...args],
    }),
    owner: { uid: 0, gid: 0 },
  };
  const ids = [`--reuid=${uid}`, `--regid=${gid}`, "--clear-groups"];
  const capability: Identity = {
    wrap: (program, args) => ({
      command: "setpriv",
      args: [...ids, "--inh-caps=+dac_override", "--ambient-caps=+dac_override", "--", program, ...args],
    }),
    owner: { uid, gid },
  };
  return [asUser(uid, gid), namespace, capability];
}

/** Tries for real: enter the data folder, write in it, run a program of the package. */
function works(identity: Identity, program: string, folder: string): boolean {
  const script = 'cd "$1" && : > .probe && rm .probe && exec "$2" --version';
  const { command, args, ...user } = identity.wrap("/bin/sh", ["-c", script, "sh", folder, program]);
  const answer = spawnSync(command, args, { ...user, cwd: "/", stdio: "ignore", timeout: 15_000 });
  // A spawn that is not permitted comes back as `error` with a null status.
  return answer.error === undefined && answer.status === 0;
}

function giveAway(folder: string, owner: { uid: number; gid: number }, deep: boolean): void {
  fs.lchownSync(folder, owner.uid, owner.gid);
  if (!deep) return;
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    giveAway(path.join(folder, entry.name), owner, entry.isDirectory());
  }
}

/**
 * Chooses the identity for a data folder (which exists, possibly empty) and gives the folder to it.
 * The owner of existing data is kept where that identity works.
 * @throws CannotStart when none works, with what to do.
 */
export function chooseIdentity(program: string, folder: string): Identity {
  const present = fs.statSync(folder);
  const user = process.getuid?.();
  if (user !== 0) {
    if (user === undefined || present.uid === user) return SELF;
    throw new CannotStart(
      `The database in ${folder} belongs to another user (number ${present.uid}): start Surety as that user or as root, or set DATA_DIR to a folder of your own.`,
    );
  }
  const hasData = fs.readdirSync(folder).length > 0;
  const candidates = rootIdentities();
  // Data that an ordinary user made stays that user's, so that the same user can start it again.
  if (hasData && present.uid !== 0) candidates.unshift(asUser(present.uid, present.gid));
  if (hasData && present.uid === 0)
    candidates.sort((a, b) => Number(b.owner?.uid === 0) - Number(a.owner?.uid === 0));
  for (const identity of candidates) {
    const { owner } = identity;
    if (!owner) continue;
    giveAway(folder, owner, false);
    if (!works(identity, program, folder)) continue;
    if (present.uid !== owner.uid) giveAway(folder, owner, true);
    return identity;
  }
  giveAway(folder, present, false);
  throw new CannotStart(
    `PostgreSQL does not run as root, and here no other user may enter ${folder}: start Surety as an ordinary user, move it to a folder that all may enter (such as /srv), or set DATABASE_URL.`,
  );
}
