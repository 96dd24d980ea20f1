import { sql } from "drizzle-orm";
import { read } from "../db/client.ts";

/** Whether the database answers through the public login within `patienceMs` milliseconds. */
export async function databaseAnswers(patienceMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMs);
  });
  const answer = ask().catch(() => false);
  const answered = await Promise.race([answer, tooLate]);
  clearTimeout(timer);
  return answered;
}

async function ask(): Promise<boolean> {
  const rows = await read({ sessionHash: null }, (db) =>
    db.select({ one: sql<number>`1` }).from(sql`(values (1)) as probe`),
  );
  return rows.length === 1;
}
