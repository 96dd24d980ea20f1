// Accounts as the owner of the database makes them: for `npm run account` and the evaluation accounts.
// People at work invite each other through the pages instead.
import type postgres from "postgres";
import type { AuditEntry } from "../domain/audit.ts";
import { type PasswordFault, passwordFault } from "../domain/password.ts";
import { MEMBER_ROLES, type MemberRole } from "../domain/vocabulary.ts";
import { hashPassword } from "./password-hash.ts";

/** A reason that the operator can mend; its message is the whole sentence shown. */
export class AccountRefused extends Error {
  override name = "AccountRefused";
}

export type NewAccount = {
  email: string;
  name: string;
  role: MemberRole;
  /** Code of the delegation; for drafters and heads, and for nobody else. */
  delegation: string | null;
  password: string;
  /** Who makes it, for the audit log. */
  by: "command" | "evaluation";
};

export type AccountRow = {
  id: string;
  email: string;
  name: string;
  role: MemberRole | null;
  delegation: string | null;
  disabledAt: Date | null;
  lastSeenAt: Date | null;
};

const PASSWORD_SENTENCES: Record<PasswordFault, string> = {
  "password-short": "The password is too short: use 15 characters or more.",
  "password-long": "The password is too long: use 128 characters or fewer.",
  "password-personal": "The password contains the name or the e-mail address: choose another.",
  "password-common": "The password is among the first that are guessed: choose another.",
};

/**
 * Makes an account with its password and membership, or nothing.
 * @returns its id.
 * @throws AccountRefused
 */
export const createAccount = (sql: postgres.Sql, account: NewAccount): Promise<string> =>
  sql.begin((tx) => addAccount(tx, account));

/**
 * As above, inside a transaction that holds more.
 * @throws AccountRefused
 */
export async function addAccount(tx: postgres.TransactionSql, account: NewAccount): Promise<string> {
  const email = account.email.normalize("NFKC").trim().toLowerCase();
  const name = account.name.normalize("NFC").trim();
  const delegation = account.delegation?.toUpperCase() ?? null;
  const { role, by, password } = account;
  refuseFaults({ email, name, role, delegation, password, by });
  if (delegation) await requireDelegation(tx, delegation);
  const [row] = await tx<{ id: string }[]>`
    insert into accounts (email, name) values (${email}, ${name}) on conflict do nothing returning id`;
  if (!row) throw new AccountRefused(`There is already an account with the e-mail address ${email}.`);
  await tx`insert into account_passwords (account_id, hash) values (${row.id}, ${await hashPassword(password)})`;
  await tx`insert into memberships (account_id, role, delegation_code) values (${row.id}, ${role}, ${delegation})`;
  await audit(tx, {
    action: "account.created",
    subject: row.id,
    delegation: null,
    details: { role, delegation, by },
  });
  return row.id;
}

function refuseFaults({ email, name, role, delegation, password }: NewAccount): void {
  if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 254) {
    throw new AccountRefused(`${JSON.stringify(email)} is no e-mail address.`);
  }
  if (name === "" || name.length > 200) throw new AccountRefused("Give a name of up to 200 characters.");
  if (!MEMBER_ROLES.includes(role)) {
    throw new AccountRefused(`${JSON.stringify(role)} is no role: give one of ${MEMBER_ROLES.join(", ")}.`);
  }
  const acts = role === "drafter" || role === "head";
  if (acts && !delegation) throw new AccountRefused(`A ${role} acts for a delegation: give its code.`);
  if (!acts && delegation)
    throw new AccountRefused(`The role ${role} belongs to no delegation: leave it out.`);
  const fault = passwordFault(password, { email, name });
  if (fault) throw new AccountRefused(PASSWORD_SENTENCES[fault]);
}

async function requireDelegation(tx: postgres.TransactionSql, code: string): Promise<void> {
  const found = await tx`select from delegations where code = ${code}`;
  if (found.length === 0) throw new AccountRefused(`There is no delegation with the code ${code}.`);
}

async function audit(tx: postgres.TransactionSql, entry: AuditEntry): Promise<void> {
  await tx`insert into audit_events (action, subject, delegation_code, details)
    values (${entry.action}, ${entry.subject}, ${entry.delegation}, ${tx.json(entry.details)})`;
}

/** Every account, by e-mail address. */
export async function listAccounts(sql: postgres.Sql): Promise<AccountRow[]> {
  return sql<AccountRow[]>`
    select a.id, a.email, a.name, m.role, m.delegation_code as delegation, a.disabled_at as "disabledAt",
      (select max(s.last_seen_at) from sessions s where s.account_id = a.id) as "lastSeenAt"
    from accounts a left join memberships m on m.account_id = a.id and m.ended_at is null
    order by lower(a.email)`;
}

/**
 * Disables an account and ends its sessions.
 * @returns false when it was disabled already.
 * @throws AccountRefused when there is none, or it is the last administrator's.
 */
export async function disableAccount(sql: postgres.Sql, email: string, reason: string): Promise<boolean> {
  try {
    return await sql.begin(async (tx) => {
      const [account] = await tx<{ id: string; disabled: boolean }[]>`
        select id, disabled_at is not null as disabled from accounts where lower(email) = lower(${email}) for update`;
      if (!account) throw new AccountRefused(`There is no account with the e-mail address ${email}.`);
      if (account.disabled) return false;
      await tx`update accounts set disabled_at = now(), disabled_reason = ${reason} where id = ${account.id}`;
      await tx`update sessions set revoked_at = now(), revoked_because = 'account disabled'
        where account_id = ${account.id} and revoked_at is null`;
      await audit(tx, {
        action: "account.disabled",
        subject: account.id,
        delegation: null,
        details: { reason },
      });
      return true;
    });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "SU001") {
      throw new AccountRefused("This is the last administrator: make another one first.");
    }
    throw error;
  }
}
