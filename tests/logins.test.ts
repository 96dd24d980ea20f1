import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "../db/migrate.ts";
import { ensureLogins, LOGINS, loginUrl } from "../db/roles.ts";
import { TEST_SECRET } from "./cluster.ts";
import { type TestDatabase, testDatabase } from "./database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** The database as a user without rights over roles would reach it. */
async function asPoorUser(): Promise<string> {
  await database.owner`do $$ begin create role t_poor login password 'poor'; exception when duplicate_object then null; end $$`;
  const url = new URL(database.ownerUrl);
  url.username = "t_poor";
  url.password = "poor";
  return url.href;
}

describe("the three logins", () => {
  it.each(LOGINS)("%s accepts its derived password, and is under limits", async (role) => {
    const sql = postgres(loginUrl(database.ownerUrl, role, TEST_SECRET), { max: 1 });
    const [row] = await sql`select current_user as name, current_setting('lock_timeout') as locks,
      (select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles where rolname = current_user) as mighty`;
    await sql.end();
    expect(row).toEqual({ name: role, locks: "2s", mighty: false });
  });

  it("are left alone when they work, also by many instances at once and by a user who may not make roles", async () => {
    const poor = await asPoorUser();
    await Promise.all(
      [database.ownerUrl, database.ownerUrl, poor].map((url) => ensureLogins(url, TEST_SECRET)),
    );
  });

  it("are not taken from another register on the same server", async () => {
    await expect(ensureLogins(database.ownerUrl, `${TEST_SECRET} but another`)).rejects.toThrow(
      /already serve the database/,
    );
  });
});

describe("a database newer than the program", () => {
  it("is refused, and nothing is applied", async () => {
    await database.owner`insert into drizzle.__drizzle_migrations (hash, created_at) values ('unknown', 99999999999999)`;
    await expect(migrate(database.ownerUrl)).rejects.toThrow(/newer than this program/);
  });
});
