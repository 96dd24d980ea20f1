import type postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "./database.ts";
import {
  expectedSight,
  forbiddenWrites,
  observe,
  permittedWrites,
  type Witness,
} from "./policy-observation.ts";
import { makeWorld } from "./world.ts";

let database: TestDatabase;
let policies: { tablename: string; policyname: string; cmd: string; roles: string }[];

beforeAll(async () => {
  database = await testDatabase();
  await makeWorld(database.owner);
  policies = await database.owner`
    select tablename, policyname, cmd, roles::text from pg_policies where schemaname = 'public' order by 1, 2`;
});
afterAll(() => database.close());

/** Looks at the world as everybody does, after `change`; nothing of it stays. */
async function witness(change?: (tx: postgres.TransactionSql) => Promise<unknown>): Promise<Witness> {
  let seen: Witness | null = null;
  const undone = new Error("undone");
  await database.owner
    .begin(async (tx) => {
      await change?.(tx);
      seen = await observe(tx);
      throw undone;
    })
    .catch((error) => {
      if (error !== undone) throw error;
    });
  if (!seen) throw new Error("nothing was observed");
  return seen;
}

test("each person sees the rows of their audience and no other", async () => {
  const { sight } = await witness();
  expect(sight).toEqual(expectedSight);
});

test("the observation is the same each time, so that a change means something", async () => {
  expect(await witness()).toEqual(await witness());
});

test("no forbidden write succeeds", async () => {
  const { writes } = await witness();
  expect(Object.keys(writes).length).toBe(forbiddenWrites.length + permittedWrites.length);
  for (const { name } of forbiddenWrites) expect.soft(writes[name], name).not.toBe("done");
});

test("what a capacity is for succeeds", async () => {
  const { writes } = await witness();
  for (const { name } of permittedWrites) expect.soft(writes[name], name).toBe("done");
});

describe("each guard bites: without it, the observation changes", () => {
  test("every policy for people", { timeout: 180_000 }, async () => {
    const baseline = JSON.stringify(await witness());
    const blunt: string[] = [];
    // The sign-in login is trusted with its own tables, and its policies say no more than that.
    for (const policy of policies.filter((each) => !each.policyname.endsWith("_sign_in"))) {
      const loose = JSON.stringify(await witness((tx) => loosen(tx, policy)));
      if (loose !== baseline) continue;
      // What everybody may read cannot be loosened; without the policy, nobody reads it.
      const without = await witness((tx) =>
        tx.unsafe(`drop policy ${policy.policyname} on ${policy.tablename}`),
      );
      if (JSON.stringify(without) === baseline) blunt.push(`${policy.tablename}.${policy.policyname}`);
    }
    expect(blunt).toEqual([]);
  });

  test("every trigger", { timeout: 120_000 }, async () => {
    const baseline = JSON.stringify(await witness());
    const triggers = await database.owner`
      select tgname as name, tgrelid::regclass::text as "table" from pg_trigger where not tgisinternal`;
    expect(triggers.length).toBeGreaterThan(15);
    const blunt: string[] = [];
    for (const { name, table } of triggers) {
      const changed = await witness((tx) => tx.unsafe(`drop trigger ${name} on ${table}`));
      if (JSON.stringify(changed) === baseline) blunt.push(`${table}.${name}`);
    }
    expect(blunt).toEqual([]);
  });

  test("every promise of the domain that is a constraint", { timeout: 120_000 }, async () => {
    const baseline = JSON.stringify(await witness());
    const constraints = await database.owner`
      select conname as name, conrelid::regclass::text as "table" from pg_constraint
      where contype in ('c', 'x') and connamespace = 'public'::regnamespace`;
    expect(constraints.length).toBeGreaterThan(30);
    const blunt: string[] = [];
    for (const { name, table } of constraints) {
      const changed = await witness((tx) => tx.unsafe(`alter table ${table} drop constraint ${name}`));
      if (JSON.stringify(changed) === baseline) blunt.push(`${table}.${name}`);
    }
    expect(blunt).toEqual([]);
  });
});

async function loosen(
  tx: postgres.TransactionSql,
  policy: { tablename: string; policyname: string; cmd: string },
) {
  const clauses = {
    SELECT: "using (true)",
    INSERT: "with check (true)",
    UPDATE: "using (true) with check (true)",
  };
  const clause = clauses[policy.cmd as keyof typeof clauses];
  await tx.unsafe(`alter policy ${policy.policyname} on ${policy.tablename} ${clause}`);
}

test("every table has row-level security, and no login of the application owns or deletes anything", async () => {
  const open = await database.owner`
    select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and not relrowsecurity`;
  expect(open.map((row) => row.relname)).toEqual([]);
  const rights = await database.owner`
    select grantee, table_name, privilege_type from information_schema.role_table_grants
    where grantee in ('surety_public', 'surety_member', 'surety_auth') and privilege_type in ('DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER')`;
  expect([...rights]).toEqual([]);
  const owned = await database.owner`
    select relname from pg_class where relowner in
      (select oid from pg_roles where rolname in ('surety_public', 'surety_member', 'surety_auth'))`;
  expect([...owned]).toEqual([]);
});

test("policies ask for the session once a statement, not once a row", async () => {
  const bare = await database.owner`
    select tablename, policyname from pg_policies where schemaname = 'public'
      and (coalesce(qual, '') || coalesce(with_check, '')) ~ 'authz\\.(account_id|delegations|heads|has_role|is_[a-z]+|colleagues)'
      and not (coalesce(qual, '') || coalesce(with_check, '')) ~ 'SELECT authz\\.'`;
  expect([...bare]).toEqual([]);
});
