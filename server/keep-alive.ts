import { sql } from "drizzle-orm";
import { record } from "../db/client.ts";

/** The database writes the time at most once a minute; asking it more often would be for nothing. */
const EVERY_MS = 60_000;
const MOST_REMEMBERED = 5_000;
const lastTold = new Map<string, number>();

/** Restarts the idle hour of a session that is in use. */
export async function keepAlive(actor: {
  readonly sessionHash: string;
  readonly accountId: string;
}): Promise<void> {
  const now = Date.now();
  if (now - (lastTold.get(actor.sessionHash) ?? 0) < EVERY_MS) return;
  if (lastTold.size >= MOST_REMEMBERED) lastTold.clear();
  lastTold.set(actor.sessionHash, now);
  await record(actor, async (tx) => {
    await tx.execute(sql`select authz.touch()`);
    return { result: undefined, audit: [] };
  });
}
