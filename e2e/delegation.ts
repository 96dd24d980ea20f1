import { createHash, randomBytes, randomUUID } from "node:crypto";
import type postgres from "postgres";
import { hashPassword } from "../db/password-hash.ts";
import type { MemberRole } from "../domain/vocabulary.ts";
import { makeLine } from "../tests/world.ts";

/** Of every account of the browser tests: a hash takes its time by design, so there is one. */
export const PASSWORD = "plain sailing to Testville 7";
let hash: Promise<string> | undefined;

export type Member = { id: string; name: string; email: string; role: MemberRole };

/** An account with its password and capacity; whatever it is called, nobody else is. */
export async function makeMember(
  sql: postgres.Sql,
  role: MemberRole,
  delegation: string | null,
  called = delegation ? `${role} of ${delegation}` : role,
): Promise<Member> {
  hash ??= hashPassword(PASSWORD);
  const id = randomUUID();
  const name = called[0]?.toUpperCase() + called.slice(1);
  const email = `${role}.${id.slice(0, 8)}@example.test`;
  await sql`insert into accounts (id, email, name) values (${id}, ${email}, ${name})`;
  await sql`insert into account_passwords (account_id, hash) values (${id}, ${await hash})`;
  await sql`insert into memberships (account_id, role, delegation_code) values (${id}, ${role}, ${delegation})`;
  return { id, name, email, role };
}

/** A session as a sign-in leaves it. @returns its token, which is the cookie's value. */
export async function openSession(sql: postgres.Sql, member: { id: string }): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await sql`insert into sessions (token_hash, account_id, expires_at)
    values (${createHash("sha256").update(token).digest()}, ${member.id}, now() + interval '1 hour')`;
  return token;
}

export type TestDelegation = { code: string; drafter: Member; head: Member; symbols: string[] };

// Of the codes that ISO 3166 leaves to users: XA, XB and XU live in tests/world.ts; XK is a real country's code.
const CODES = [
  ...[..."CDEFGHIJLMNOPQRSTVWXYZ"].map((letter) => `X${letter}`),
  ...[..."MNOPQRSTUVWXYZ"].map((letter) => `Q${letter}`),
];
const ENDINGS = ["T3ST", "T4ST", "T5ST", "T6ST"];

/** A delegation of the test's own: an invented party with a drafter, a head and public commitments. */
export async function makeDelegation(
  sql: postgres.Sql,
  options: { lines?: number } = {},
): Promise<TestDelegation> {
  const code = await unusedCode(sql);
  await sql`insert into delegation_roles (delegation_code, role) values (${code}, 'guarantor')`;
  const symbols = ENDINGS.slice(0, options.lines ?? 1).map((ending) => `${code}-${ending}`);
  for (const symbol of symbols) await makeLine(sql, { symbol, delegation: code, audience: "public" });
  return {
    code,
    symbols,
    drafter: await makeMember(sql, "drafter", code),
    head: await makeMember(sql, "head", code),
  };
}

/** Several tests ask at once, and each gets another. */
async function unusedCode(sql: postgres.Sql): Promise<string> {
  for (const code of CODES) {
    const made = await sql`insert into delegations (code, kind, name_en, name_uk, genitive_uk)
      values (${code}, 'state', ${`Party ${code}`}, ${`Сторона ${code}`}, ${`Сторони ${code}`})
      on conflict do nothing returning code`;
    if (made.length > 0) return code;
  }
  throw new Error(
    "All invented codes are taken: let a test share a delegation, or use a database of its own.",
  );
}

/**
 * An act of a delegation that brings the next version of one line, for an audience narrower than the public.
 * @returns its address, such as `N-2026-1`.
 */
export async function communicate(
  sql: postgres.Sql,
  act: { symbol: string; delegation: string; account: string; audience: "bilateral" | "participants" },
): Promise<string> {
  const { symbol, delegation, account, audience } = act;
  const [row] = await sql<{ id: string; symbol: string; at: string }[]>`
    insert into acts (kind, attribution, audience, delegation_code, account_id, actor_name, capacity)
    values ('communication', 'own', ${audience}, ${delegation}, ${account}, 'Head', 'head')
    returning id, symbol, recorded_at::text as at`;
  if (!row) throw new Error("no act was written");
  const [version] = await sql<{ id: string; commitment: string }[]>`
    insert into commitment_versions (commitment_id, delegation_code, act_id, audience, attribution, released_at, category,
      title_en, summary_en, stage, bindingness, start_kind, term_kind, extension, exit_kind, delivery, stated_on)
    select id, ${delegation}, ${row.id}, ${audience}, 'own', ${row.at}, 'air-defence', ${`Title ${symbol} for some`},
      'For tests.', 'pledged', 'unspecified', 'unstated', 'unstated', 'unstated', 'unstated', 'none', '2026-01-10'
    from commitments where symbol = ${symbol} returning id, commitment_id as commitment`;
  if (!version) throw new Error("no version was written");
  for (const reader of audience === "bilateral"
    ? ["delegation", "bilateral"]
    : ["delegation", "bilateral", "participants"]) {
    await sql`update commitment_releases set recorded_during = tstzrange(lower(recorded_during), ${row.at})
      where commitment_id = ${version.commitment} and audience = ${reader} and upper_inf(recorded_during)`;
    await sql`insert into commitment_releases (commitment_id, version_id, delegation_code, audience, number, recorded_during)
      values (${version.commitment}, ${version.id}, ${delegation}, ${reader}, 2, tstzrange(${row.at}, null))`;
  }
  return row.symbol.replaceAll("/", "-");
}
