import { eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { preparing, worthPreparing } from "../db/prepared.ts";
import { delegations } from "../db/schema/parties.ts";
import { type TestDatabase, testDatabase } from "./database.ts";

let database: TestDatabase;
const open: postgres.Sql[] = [];
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await Promise.all(open.map((client) => client.end({ timeout: 2 })));
  await database.close();
});

/** One connection, as the public login has them. */
function connect(query = "") {
  const client = postgres(database.publicUrl + query, { max: 1 });
  open.push(client);
  const names = () =>
    client.unsafe("select statement from pg_prepared_statements where statement like '%delegations%'");
  return { db: drizzle(preparing(client)), client, names };
}

describe("statements", () => {
  test("are prepared from the third time on, once a connection, in and out of a transaction", async () => {
    const { db, names } = connect();
    const ask = (on: Pick<typeof db, "select">, code: string) =>
      on.select({ code: delegations.code }).from(delegations).where(eq(delegations.code, code));
    await ask(db, "XA");
    await ask(db, "XB");
    expect(await names()).toHaveLength(0);
    await db.transaction((tx) => ask(tx, "XC"));
    expect(await names()).toHaveLength(1);
    for (const code of ["XA", "XB", "XC"]) await ask(db, code);
    expect(await names()).toHaveLength(1);
  });

  test("of which the parameters differ in kind answer the same as before", async () => {
    const { db } = connect();
    for (const value of [1, 2, 3, 4, 5, 6, 7]) {
      const [row] = await db
        .select({ twice: sql<number>`${value}::int * 2` })
        .from(sql`(values (1)) as once`);
      expect(row).toEqual({ twice: value * 2 });
    }
  });

  test("are not prepared where the address of the database says so", async () => {
    const { db, names } = connect("?prepare=false");
    for (let times = 0; times < 5; times++) await db.select().from(delegations);
    expect(await names()).toHaveLength(0);
  });

  test("are parsed again after the tables under them changed", async () => {
    const { db } = connect();
    const ask = () => db.select().from(delegations).limit(1);
    for (let times = 0; times < 5; times++) await ask();
    await database.owner`alter table delegations add column later text`;
    await expect(ask()).resolves.toHaveLength(0);
  });
});

describe("what is worth preparing", () => {
  test("is what comes back, and never more than the most", () => {
    const isWorth = worthPreparing(2);
    const often = (text: string) => [1, 2, 3].map(() => isWorth(text)).at(-1);
    expect(isWorth("a")).toBe(false);
    expect([often("a"), often("b"), often("c")]).toEqual([true, true, false]);
    expect(isWorth("a")).toBe(true);
  });

  test("cannot be pushed out by texts that come once", () => {
    const isWorth = worthPreparing(2);
    for (let index = 0; index < 10_000; index++) expect(isWorth(`once ${index}`)).toBe(false);
    expect([1, 2, 3].map(() => isWorth("a"))).toEqual([false, false, true]);
  });
});
