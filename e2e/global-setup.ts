import { startTestServer } from "../scripts/test-server.ts";
import startCluster from "../tests/cluster.ts";
import { testDatabase } from "../tests/database.ts";
import { makeWorld } from "../tests/world.ts";
import { makeAccessWorld } from "./access-pages.ts";
import { databaseSettings } from "./servers.ts";

/**
 * What the browser tests share: a database server to make databases on; `world`, a register of invented parties;
 * and `record`, the reference record with its evaluation accounts, exactly as `npm start` makes it.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const undos: (() => Promise<unknown>)[] = [await startCluster()];
  const teardown = async () => {
    for (let undo = undos.pop(); undo; undo = undos.pop()) await undo();
  };
  try {
    const database = await testDatabase();
    undos.push(() => database.close());
    await makeWorld(database.owner);
    const access = await makeAccessWorld(database.owner);
    const world = await startTestServer(databaseSettings(database));
    undos.push(() => world.stop());
    const record = await startTestServer();
    undos.push(() => record.stop());
    Object.assign(process.env, {
      SURETY_E2E_WORLD_URL: world.url,
      SURETY_E2E_WORLD_DATABASE: database.ownerUrl,
      SURETY_E2E_ACCESS_WORLD: JSON.stringify(access),
      SURETY_E2E_RECORD_URL: record.url,
      SURETY_E2E_RECORD_DATA_DIR: record.dataDir,
    });
    return teardown;
  } catch (error) {
    await teardown();
    throw error;
  }
}
