import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { loginUrl } from "../db/roles.ts";
import { TEST_SECRET } from "./cluster.ts";

export type TestDatabase = {
  ownerUrl: string;
  publicUrl: string;
  memberUrl: string;
  authUrl: string;
  /** The owner, who bypasses row-level security: for making a test's world, never for what is tested. */
  owner: postgres.Sql;
  close(): Promise<void>;
};

/**
 * A database of the test's own; dropped by `close`. Cloned from the migrated template, or from another database
 * of the same server that nobody is connected to.
 */
export async function testDatabase(template = process.env.SURETY_TEST_DATABASE_URL): Promise<TestDatabase> {
  if (!template)
    throw new Error("SURETY_TEST_DATABASE_URL is not set: run the tests through vitest.config.ts");
  const name = `t_${randomBytes(6).toString("hex")}`;
  await asServer(template, async (server) => {
    const from = new URL(template).pathname.slice(1);
    // A template must have no session in it; another test file may be cloning at this moment.
    for (let attempt = 1; ; attempt++) {
      try {
        await server.unsafe(`create database "${name}" template "${from}"`);
        return;
      } catch (error) {
        if (attempt === 40 || (error as { code?: string }).code !== "55006") throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  });
  const ownerUrl = Object.assign(new URL(template), { pathname: `/${name}` }).href;
  const owner = postgres(ownerUrl, { max: 4, onnotice: () => {} });
  return {
    ownerUrl,
    publicUrl: loginUrl(ownerUrl, "surety_public", TEST_SECRET),
    memberUrl: loginUrl(ownerUrl, "surety_member", TEST_SECRET),
    authUrl: loginUrl(ownerUrl, "surety_auth", TEST_SECRET),
    owner,
    async close() {
      await owner.end({ timeout: 2 });
      await asServer(template, (server) => server.unsafe(`drop database if exists "${name}" with (force)`));
    },
  };
}

async function asServer(template: string, run: (server: postgres.Sql) => Promise<unknown>): Promise<void> {
  const server = postgres(Object.assign(new URL(template), { pathname: "/template1" }).href, {
    max: 1,
    onnotice: () => {},
  });
  try {
    await run(server);
  } finally {
    await server.end({ timeout: 2 });
  }
}

/** Makes db/client.ts, and all that stands on it, speak to this database in this process. */
export function connectTo(database: TestDatabase): void {
  process.env.SURETY_PUBLIC_URL = database.publicUrl;
  process.env.SURETY_MEMBER_URL = database.memberUrl;
  process.env.SURETY_AUTH_URL = database.authUrl;
}
