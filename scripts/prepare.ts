// Everything between the settings and the first request, the same for `start` and `dev`.
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { holdDataFolder, keptSecret, openDataFolder } from "../db/data-folder.ts";
import { startEmbedded } from "../db/embedded.ts";
import { makeEvaluationAccounts } from "../db/evaluation.ts";
import { importReferenceIfEmpty } from "../db/import/reference.ts";
import { migrate } from "../db/migrate.ts";
import { ensureLogins, loginUrl } from "../db/roles.ts";
import { CannotStart, type Prepared, type Settings } from "../env.ts";
import type { Ending } from "./ending.ts";
import { say, step } from "./steps.ts";

const REACH_DEADLINE_MS = 15_000;

/**
 * Database, logins, migrations, reference record, the site itself (`makeSite`), evaluation accounts;
 * what it starts is registered with `ending`. The accounts come last: their passwords are shown once,
 * and belong beside the address.
 * @throws CannotStart with one sentence.
 */
export async function prepare(
  settings: Settings,
  ending: Ending,
  makeSite: () => Promise<unknown>,
): Promise<Prepared> {
  await refuseTakenPort(settings);
  const dataDir = openDataFolder(settings.dataDir);
  ending.atEnd(await holdDataFolder(dataDir));
  const authSecret = settings.authSecret ?? keptSecret(dataDir, "secret");
  const ownerUrl = await openDatabase(settings, dataDir, ending);
  await step("Logins", () => ensureLogins(ownerUrl, authSecret));
  await step(
    "Migrations",
    () => migrate(ownerUrl),
    (count) => (count > 0 ? `${count} applied` : "up to date"),
  );
  await step("Reference record", () => importReferenceIfEmpty(ownerUrl, say));
  await makeSite();
  if (!settings.databaseUrl) await makeEvaluationAccounts(ownerUrl, dataDir, say);
  return {
    publicUrl: loginUrl(ownerUrl, "surety_public", authSecret),
    memberUrl: loginUrl(ownerUrl, "surety_member", authSecret),
    authUrl: loginUrl(ownerUrl, "surety_auth", authSecret),
    authSecret,
  };
}

async function openDatabase(settings: Settings, dataDir: string, ending: Ending): Promise<string> {
  const given = settings.databaseUrl;
  if (given) {
    await step("Database of DATABASE_URL", () => reach(given));
    return given;
  }
  const known = fs.existsSync(path.join(dataDir, "postgres"));
  const embedded = await step(known ? "Embedded PostgreSQL" : "Embedded PostgreSQL, made new", () =>
    startEmbedded({ dataDir, log: say, onLost: (error) => ending.fail(error) }),
  );
  ending.atEnd(embedded.stop);
  return embedded.url;
}

/** Waits a little for a server that is itself starting; a wrong address or login is said at once. */
export async function reach(url: string): Promise<void> {
  const deadline = Date.now() + REACH_DEADLINE_MS;
  for (;;) {
    const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {}, fetch_types: false });
    try {
      await sql`select 1`;
      return;
    } catch (error) {
      const refused = error instanceof postgres.PostgresError && error.code !== "57P03";
      if (refused || Date.now() > deadline) throw unreachable(url, error);
      await sleep(300);
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
}

function unreachable(url: string, error: unknown): CannotStart {
  const { host, pathname } = new URL(url);
  const cause = error instanceof AggregateError ? error.errors[0] : error;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new CannotStart(
    `The database ${pathname.slice(1)} at ${host} (DATABASE_URL) cannot be used: ${reason}. Check address, user, password and that the server runs.`,
  );
}

async function refuseTakenPort({ host, port }: Settings): Promise<void> {
  // A server that was killed a moment ago may still be letting go of the port.
  for (let attempt = 1; ; attempt += 1) {
    const fault = await listenFault(host, port);
    if (!fault) return;
    if (fault !== "EADDRINUSE" || attempt === 20) throw portFault(host, port, fault);
    await sleep(150);
  }
}

/** The sentence for a port that cannot be listened on. */
export function portFault(host: string, port: number, code: string): CannotStart {
  if (code === "EADDRINUSE") {
    return new CannotStart(
      `Port ${port} is taken by another program: stop it, or choose another with PORT, such as PORT=${port + 1} npm start.`,
    );
  }
  if (code === "EACCES")
    return new CannotStart(`Port ${port} needs more rights than this user has: choose a PORT above 1023.`);
  return new CannotStart(
    `HOST ${host} is no address of this machine (${code}): leave it out, or give 0.0.0.0 for all addresses.`,
  );
}

function listenFault(host: string, port: number): Promise<string | undefined> {
  const server = net.createServer();
  return new Promise((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? "unknown"));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
