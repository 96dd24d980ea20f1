import type { Environment } from "../env.ts";
import { startTestServer, type TestServer } from "../scripts/test-server.ts";
import { TEST_SECRET } from "../tests/cluster.ts";
import { type TestDatabase, testDatabase } from "../tests/database.ts";

/** The settings with which a server serves a test's database. */
export const databaseSettings = (database: TestDatabase): Environment => ({
  DATABASE_URL: database.ownerUrl,
  AUTH_SECRET: TEST_SECRET,
});

export type TestRegister = { url: string; database: TestDatabase; server: TestServer; stop(): Promise<void> };

/** A server on a database of the test's own, for what must not be shared. `fill` makes its world. */
export async function startRegister(
  fill: (database: TestDatabase) => Promise<void>,
  options: { settings?: Environment; template?: string } = {},
): Promise<TestRegister> {
  const database = await testDatabase(options.template);
  try {
    await fill(database);
    const server = await startTestServer({ ...databaseSettings(database), ...options.settings });
    const stop = async () => {
      await server.stop();
      await database.close();
    };
    return { url: server.url, database, server, stop };
  } catch (error) {
    await database.close();
    throw error;
  }
}
