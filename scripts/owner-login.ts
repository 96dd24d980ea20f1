// The owner's login for commands that work beside a running server and on a stopped one.
import { holdDataFolder, keptSecret, openDataFolder } from "../db/data-folder.ts";
import { runningEmbedded, startEmbedded } from "../db/embedded.ts";
import { migrate } from "../db/migrate.ts";
import { ensureLogins } from "../db/roles.ts";
import type { Settings } from "../env.ts";
import { reach } from "./prepare.ts";
import { say } from "./steps.ts";

/**
 * Runs a command with the owner's login on the database of the settings, brought to this program's shape.
 * A stopped embedded database is started for the command and stopped after it.
 * @throws CannotStart with one sentence when the database cannot be had.
 */
export async function withOwnerLogin<T>(
  current: Settings,
  run: (ownerUrl: string) => Promise<T>,
): Promise<T> {
  if (current.databaseUrl) {
    await reach(current.databaseUrl);
    // With DATABASE_URL the settings always hold a secret; the migrations grant to the logins.
    if (current.authSecret) await ensureLogins(current.databaseUrl, current.authSecret);
    await migrate(current.databaseUrl);
    return run(current.databaseUrl);
  }
  const running = runningEmbedded(current.dataDir);
  if (running) return run(running);
  const dataDir = openDataFolder(current.dataDir);
  const release = await holdDataFolder(dataDir);
  try {
    const embedded = await startEmbedded({ dataDir, log: say });
    try {
      await ensureLogins(embedded.url, current.authSecret ?? keptSecret(dataDir, "secret"));
      await migrate(embedded.url);
      return await run(embedded.url);
    } finally {
      await embedded.stop();
    }
  } finally {
    release();
  }
}
