// Fifty invented delegations, each with a drafter, a head and one commitment, as the owner of a throw-away database.
import { createHash, randomBytes, randomUUID } from "node:crypto";
import postgres from "postgres";
import { hashPassword } from "../db/password-hash.ts";

// Codes that ISO 3166 gives to nobody: XK and QA are real.
const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const CODES = [
  ...LETTERS.filter((letter) => letter !== "K").map((letter) => `X${letter}`),
  ...LETTERS.filter((letter) => letter !== "A").map((letter) => `Q${letter}`),
];
export const PASSWORD = "plain sailing to Testville 7";

export type Person = { accountId: string; token: string; sessionHash: string };
export type Party = {
  code: string;
  symbol: string;
  commitmentId: string;
  drafter: Person;
  head: Person;
  /** What the one field that is written says now. */
  text: string;
};

/** Adds the parties; each person has a live session and has just entered the password. */
export async function addParties(ownerUrl: string): Promise<Party[]> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  const hash = await hashPassword(PASSWORD);
  try {
    const parties: Party[] = [];
    for (const code of CODES) parties.push(await sql.begin((tx) => addParty(tx, code, hash)));
    await sql`vacuum analyze`;
    return parties;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function addParty(sql: postgres.TransactionSql, code: string, hash: string): Promise<Party> {
  await sql`insert into delegations (code, kind, name_en, name_uk, genitive_uk)
    values (${code}, 'state', ${`Party ${code}`}, ${`Сторона ${code}`}, ${`Сторони ${code}`}) on conflict do nothing`;
  await sql`insert into delegation_roles (delegation_code, role) values (${code}, 'guarantor')`;
  const [symbol, text] = [`${code}-BNCH`, "An invented undertaking."];
  const commitmentId = await addLine(sql, code, symbol, text);
  const drafter = await addPerson(sql, code, "drafter", hash);
  const head = await addPerson(sql, code, "head", hash);
  return { code, symbol, commitmentId, drafter, head, text };
}

async function addPerson(
  sql: postgres.TransactionSql,
  code: string,
  role: "drafter" | "head",
  hash: string,
): Promise<Person> {
  const [accountId, token] = [randomUUID(), randomBytes(32).toString("base64url")];
  const tokenHash = createHash("sha256").update(token).digest();
  const email = `${role}.${code}@example.test`;
  await sql`insert into accounts (id, email, name) values (${accountId}, ${email}, ${`${role} of ${code}`})`;
  await sql`insert into account_passwords (account_id, hash) values (${accountId}, ${hash})`;
  await sql`insert into memberships (account_id, role, delegation_code) values (${accountId}, ${role}, ${code})`;
  await sql`insert into sessions (token_hash, account_id, expires_at) values (${tokenHash}, ${accountId}, now() + interval '1 hour')`;
  return { accountId, token, sessionHash: tokenHash.toString("hex") };
}

/** One commitment with one reported version that everybody reads. */
async function addLine(
  sql: postgres.TransactionSql,
  code: string,
  symbol: string,
  text: string,
): Promise<string> {
  const [commitment, act, version] = [randomUUID(), randomUUID(), randomUUID()];
  const at = "2026-01-10T12:00:00Z";
  await sql`insert into commitments (id, symbol, delegation_code) values (${commitment}, ${symbol}, ${code})`;
  await sql`insert into acts (id, kind, attribution, audience, delegation_code, recorded_at, released_at, is_backdated, capacity)
    values (${act}, 'report', 'reported', 'public', ${code}, ${at}, ${at}, true, 'secretariat')`;
  await sql`insert into commitment_versions (id, commitment_id, delegation_code, act_id, audience, attribution, released_at,
      category, title_en, summary_en, stage, bindingness, start_kind, term_kind, extension, exit_kind, delivery, stated_on)
    values (${version}, ${commitment}, ${code}, ${act}, 'public', 'reported', ${at}, 'air-defence', ${`Title ${symbol}`},
      ${text}, 'pledged', 'unspecified', 'unstated', 'unstated', 'unstated', 'unstated', 'none', '2026-01-10')`;
  await sql`insert into sources (record_kind, version_id, delegation_code, audience, released_at, position, title, publisher, url, grade)
    values ('commitment', ${version}, ${code}, 'public', ${at}, 1, 'Communique', 'Test Gazette', 'https://gazette.example/1', 'named-press')`;
  await sql`insert into commitment_releases (commitment_id, version_id, delegation_code, audience, number, recorded_during)
    select ${commitment}, ${version}, ${code}, reader::audience, 1, tstzrange(${at}, null)
    from unnest(array['delegation', 'bilateral', 'participants', 'public']) reader`;
  return commitment;
}
