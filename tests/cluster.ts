import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEmbedded } from "../db/embedded.ts";
import { migrate } from "../db/migrate.ts";
import { ensureLogins } from "../db/roles.ts";

export const TEST_SECRET = "a secret for tests alone, thirty-two characters and more";

/**
 * One real PostgreSQL for a run of the database tests, with a migrated database to clone from. Set
 * SURETY_TEST_DATABASE_URL to use a server that already runs.
 */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.SURETY_TEST_DATABASE_URL) return async () => {};
  const dataDir = await mkdtemp(path.join(tmpdir(), "surety-tests-"));
  const cluster = await startEmbedded({ dataDir, log: () => {} });
  await ensureLogins(cluster.url, TEST_SECRET);
  await migrate(cluster.url);
  process.env.SURETY_TEST_DATABASE_URL = cluster.url;
  return async () => {
    await cluster.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
