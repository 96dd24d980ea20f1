import { createHash } from "node:crypto";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { recordSignIn, type Tx } from "@/db/client.ts";
import { hashPassword } from "@/db/password-hash.ts";
import { accountPasswords, accounts, invitations, memberships } from "@/db/schema/accounts.ts";
import { passwordFault } from "@/domain/password.ts";
import { Refusal } from "@/domain/refusal.ts";
import { sqlState } from "@/server/refusals.ts";
import { normalEmail } from "@/server/session.ts";
import { getInvitation } from "./queries.ts";
import type { Acceptance } from "./schema.ts";

const UNIQUE_VIOLATION = "23505";

const gone = () => new Refusal("not_found", { faults: [{ path: "token", code: "invitation-gone" }] });

/**
 * Uses an invitation up and makes the account: once, also when the form is sent twice at the same time.
 * @returns the e-mail address to sign in with.
 * @throws Refusal `not_found` when the invitation is used, revoked, expired or never was; `invalid` for the password.
 */
export async function acceptInvitation(input: Acceptance): Promise<string> {
  const invitation = await getInvitation(input.token);
  if (!invitation) throw gone();
  const email = normalEmail(invitation.email);
  const fault = passwordFault(input.password, { email, name: input.name });
  if (fault) throw new Refusal("invalid", { faults: [{ path: "password", code: fault }] });
  const hash = await hashPassword(input.password);
  try {
    await recordSignIn(async (tx) => {
      const used = await lockInvitation(tx, input.token);
      const accountId = await makeAccount(tx, { ...used, email, name: input.name, hash });
      const { role, delegation } = used;
      return {
        result: undefined,
        accountId,
        audit: [
          {
            action: "account.accepted" as const,
            subject: accountId,
            delegation: null,
            details: { role, delegation },
          },
        ],
      };
    });
  } catch (error) {
    // Somebody with this address came in by another way meanwhile.
    if (sqlState(error) === UNIQUE_VIOLATION) throw gone();
    throw error;
  }
  return email;
}

type Used = Pick<typeof invitations.$inferSelect, "id" | "role" | "invitedBy"> & {
  delegation: string | null;
};

async function lockInvitation(tx: Tx, token: string): Promise<Used> {
  const [row] = await tx
    .select({
      id: invitations.id,
      role: invitations.role,
      invitedBy: invitations.invitedBy,
      delegation: invitations.delegationCode,
    })
    .from(invitations)
    .where(
      and(
        eq(invitations.tokenHash, createHash("sha256").update(token).digest()),
        isNull(invitations.usedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, sql`now()`),
      ),
    )
    .for("update");
  if (!row) throw gone();
  return row;
}

async function makeAccount(tx: Tx, from: Used & { email: string; name: string; hash: string }) {
  const [account] = await tx
    .insert(accounts)
    .values({ email: from.email, name: from.name, createdBy: from.invitedBy })
    .returning({ id: accounts.id });
  const accountId = account?.id ?? "";
  await tx.insert(accountPasswords).values({ accountId, hash: from.hash });
  await tx
    .insert(memberships)
    .values({ accountId, role: from.role, delegationCode: from.delegation, startedBy: from.invitedBy });
  await tx
    .update(invitations)
    .set({ usedAt: sql`now()`, usedBy: accountId })
    .where(eq(invitations.id, from.id));
  return accountId;
}
