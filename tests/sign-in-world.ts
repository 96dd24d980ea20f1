import { closePools } from "../db/client.ts";
import { hashPassword } from "../db/password-hash.ts";
import type { Refusal, RefusalCode } from "../domain/refusal.ts";
import { asRefusal } from "../server/refusals.ts";
import { openSession } from "../server/session.ts";
import { type Actor, actorOfToken } from "../server/viewer.ts";
import { connectTo, type TestDatabase, testDatabase } from "./database.ts";
import { makePeople, type Name, token } from "./world.ts";

/** Everybody's password in these tests. */
export const PASSWORD = "velvet harbour lantern";

/** A database with everybody in it, each with the password, and the settings that the sign-in reads. */
export async function peopleWithPasswords(): Promise<TestDatabase & { end(): Promise<void> }> {
  process.env.AUTH_SECRET = "for tests alone, and more than thirty-two characters long";
  process.env.BASE_URL = "http://register.example";
  const database = await testDatabase();
  connectTo(database);
  const { owner } = database;
  await makePeople(owner);
  await owner`insert into accounts (email, name) values ('no.capacity@example.test', 'No capacity')`;
  const hash = await hashPassword(PASSWORD);
  await owner`insert into account_passwords (account_id, hash) select id, ${hash} from accounts`;
  return {
    ...database,
    async end() {
      await closePools();
      await database.close();
    },
  };
}

export const forgetFailures = (database: TestDatabase) =>
  database.owner`update throttles set failures = 0, blocked_until = null`;

export const signIn = (email: string, password = PASSWORD, address = "198.51.100.7") =>
  openSession({ email, password, address, userAgent: "Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0" });

/** @throws Error when their session has ended. */
export async function actor(name: Name): Promise<Actor> {
  const found = await actorOfToken(token(name));
  if (!found) throw new Error(`${name} has no live session`);
  return found;
}

/** The refusal that a form would be told, or null; a defect stays one. */
export const refusal = (work: Promise<unknown>): Promise<Refusal | null> =>
  work.then(
    () => null,
    (error: unknown) => {
      const known = asRefusal(error);
      if (!known) throw error;
      return known;
    },
  );

export const codeOf = async (work: Promise<unknown>): Promise<RefusalCode | null> =>
  (await refusal(work))?.code ?? null;
