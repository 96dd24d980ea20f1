// Accounts for trying the register out, made once on the embedded database. An installation that has them
// says on every page that it is no official record.
import { randomInt } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import postgres from "postgres";
import type { MemberRole } from "../domain/vocabulary.ts";
import { addAccount } from "./accounts.ts";

type Capacity = { role: MemberRole; delegation: string | null };

/** A guarantor, the beneficiary and one more delegation, before which the first two's drafts stay hidden. */
const DELEGATIONS = ["GB", "UA", "DE"];
const CAPACITIES: readonly Capacity[] = [
  ...DELEGATIONS.flatMap((delegation): Capacity[] => [
    { role: "drafter", delegation },
    { role: "head", delegation },
  ]),
  { role: "secretariat", delegation: null },
  { role: "admin", delegation: null },
];

const TITLES: Record<MemberRole, string> = {
  drafter: "Evaluation drafter",
  head: "Evaluation head of delegation",
  secretariat: "Evaluation secretariat",
  admin: "Evaluation administrator",
};

/**
 * Makes the accounts unless the database has any account; says them once and keeps them in
 * DATA_DIR/accounts.txt (mode 0600).
 * @returns whether they were made.
 */
export async function makeEvaluationAccounts(
  ownerUrl: string,
  dataDir: string,
  log: (line: string) => void,
): Promise<boolean> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    // Held until the connection ends: of two starts at once, one makes them.
    await sql`select pg_advisory_lock(hashtext('surety evaluation accounts'))`;
    const [{ has } = { has: true }] = await sql<
      { has: boolean }[]
    >`select exists (select from accounts) as has`;
    if (has) return false;
    const names = await sql<{ code: string; name: string }[]>`
      select code, name_en as name from delegations where code in ${sql(DELEGATIONS)}`;
    const nameOf = new Map(names.map(({ code, name }) => [code, name]));
    const drafts = CAPACITIES.filter(({ delegation }) => delegation === null || nameOf.has(delegation)).map(
      (capacity) => accountFor(capacity, nameOf),
    );
    const text = listing(drafts);
    // Kept before they exist: an interruption leaves passwords without accounts, not the reverse.
    await fs.mkdir(dataDir, { recursive: true });
    const file = path.join(dataDir, "accounts.txt");
    await fs.writeFile(file, text, { mode: 0o600 });
    await fs.chmod(file, 0o600);
    await makeAll(sql, drafts);
    for (const line of text.trimEnd().split("\n")) log(line);
    log(`They are kept in ${file}.`);
    return true;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

type Draft = Capacity & { email: string; name: string; password: string };

function accountFor({ role, delegation }: Capacity, nameOf: ReadonlyMap<string, string>): Draft {
  const local = delegation ? `${role}.${delegation.toLowerCase()}` : role;
  const name = delegation ? `${TITLES[role]} (${nameOf.get(delegation) ?? delegation})` : TITLES[role];
  return { role, delegation, email: `${local}@evaluation.example`, name, password: sayablePassword() };
}

/** All or none: a half-made set would never be completed. */
async function makeAll(sql: postgres.Sql, drafts: readonly Draft[]): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`insert into installation (id, is_evaluation) values (1, true)
      on conflict (id) do update set is_evaluation = true`;
    for (const draft of drafts) await addAccount(tx, { ...draft, by: "evaluation" });
  });
}

function listing(drafts: readonly Draft[]): string {
  const width = Math.max(...drafts.map(({ email }) => email.length));
  const lines = drafts.map(({ email, password, name }) => `${email.padEnd(width)}  ${password}  ${name}`);
  return `Evaluation accounts (e-mail, password, capacity):\n${lines.join("\n")}\n`;
}

const CONSONANTS = "bdfghjklmnprstvz";
const VOWELS = "aeiou";

/** Four groups of three syllables: 12 × log2(80) = 75 bits, and can be read out over a telephone. */
function sayablePassword(): string {
  const letter = (from: string) => from[randomInt(from.length)] ?? "";
  const syllable = () => letter(CONSONANTS) + letter(VOWELS);
  const group = () => Array.from({ length: 3 }, syllable).join("");
  return Array.from({ length: 4 }, group).join("-");
}
