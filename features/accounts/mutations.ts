import { createHash, randomBytes } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { record, type Tx } from "@/db/client.ts";
import { accounts, invitations, memberships, sessions } from "@/db/schema/accounts.ts";
import { delegations } from "@/db/schema/parties.ts";
import { can } from "@/domain/policy.ts";
import { Refusal } from "@/domain/refusal.ts";
import type { MemberRole } from "@/domain/vocabulary.ts";
import { normalEmail } from "@/server/session.ts";
import type { Actor } from "@/server/viewer.ts";
import type { InvitationInput } from "./schema.ts";

const INVITATION_HOURS = 24;

type Invited = { email: string; name: string; role: MemberRole; delegation: string | null };

/**
 * Invites somebody by a link that works once, for 24 hours.
 * @returns the token, which is kept nowhere.
 * @throws Refusal `not_found` for whoever is no administrator; `invalid` for an address that has an account.
 */
export async function invite(actor: Actor, input: InvitationInput): Promise<string> {
  if (!can(actor, "account.invite", {})) throw new Refusal("not_found");
  return record(actor, async (tx) => inviteIn(tx, actor, { ...input, email: normalEmail(input.email) }));
}

async function inviteIn(tx: Tx, actor: Actor, { email, name, role, delegation }: Invited) {
  await refuseTaken(tx, email);
  await requireDelegation(tx, delegation);
  // A second link for one address would leave two ways in: the older ends.
  await tx
    .update(invitations)
    .set({ revokedAt: sql`now()` })
    .where(
      and(
        sql`lower(${invitations.email}) = ${email}`,
        isNull(invitations.usedAt),
        isNull(invitations.revokedAt),
      ),
    );
  const token = randomBytes(32).toString("base64url");
  const [made] = await tx
    .insert(invitations)
    .values({
      tokenHash: createHash("sha256").update(token).digest(),
      email,
      name,
      role,
      delegationCode: delegation,
      invitedBy: actor.accountId,
      expiresAt: sql`now() + make_interval(hours => ${INVITATION_HOURS})`,
    })
    .returning({ id: invitations.id });
  return {
    result: token,
    audit: {
      action: "account.invited" as const,
      subject: made?.id ?? null,
      delegation: null,
      details: { role, delegation },
    },
  };
}

async function refuseTaken(tx: Tx, email: string): Promise<void> {
  const taken = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(sql`lower(${accounts.email})`, email));
  if (taken.length > 0) throw new Refusal("invalid", { faults: [{ path: "email", code: "email-taken" }] });
}

async function requireDelegation(tx: Tx, code: string | null): Promise<void> {
  if (code === null) return;
  const found = await tx
    .select({ code: delegations.code })
    .from(delegations)
    .where(eq(delegations.code, code));
  if (found.length === 0) {
    throw new Refusal("invalid", { faults: [{ path: "delegation", code: "delegation-missing" }] });
  }
}

/**
 * A new link for an invitation that was not used; the old link ends.
 * @returns whom it invites, and the new token.
 * @throws Refusal `not_found`
 */
export async function renewInvitation(actor: Actor, id: string): Promise<Invited & { token: string }> {
  if (!can(actor, "account.invite", {})) throw new Refusal("not_found");
  return record(actor, async (tx) => {
    const [old] = await tx
      .select({
        email: invitations.email,
        name: invitations.name,
        role: invitations.role,
        delegation: invitations.delegationCode,
      })
      .from(invitations)
      .where(and(eq(invitations.id, id), isNull(invitations.usedAt)));
    if (!old) throw new Refusal("not_found");
    const { result: token, audit } = await inviteIn(tx, actor, old);
    return { result: { ...old, token }, audit };
  });
}

/** @throws Refusal `not_found` when it was used or revoked already. */
export async function revokeInvitation(actor: Actor, id: string): Promise<void> {
  if (!can(actor, "account.invite", {})) throw new Refusal("not_found");
  await record(actor, async (tx) => {
    const revoked = await tx
      .update(invitations)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(invitations.id, id), isNull(invitations.usedAt), isNull(invitations.revokedAt)))
      .returning({ id: invitations.id });
    if (revoked.length === 0) throw new Refusal("not_found");
    return {
      result: undefined,
      audit: { action: "account.invitation_revoked", subject: id, delegation: null, details: {} },
    };
  });
}

/** Nobody disables or reassigns themselves; the only administrator is told that they are the last one. */
async function refuseOneself(tx: Tx, actor: Actor): Promise<never> {
  const others = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .innerJoin(accounts, eq(accounts.id, memberships.accountId))
    .where(
      and(
        eq(memberships.role, "admin"),
        isNull(memberships.endedAt),
        isNull(accounts.disabledAt),
        sql`${accounts.id} <> ${actor.accountId}`,
      ),
    )
    .limit(1);
  throw new Refusal(others.length === 0 ? "last_administrator" : "forbidden");
}

/**
 * Disables an account; its sessions end with the same commit.
 * @throws Refusal `last_administrator`, `forbidden` for oneself, `nothing_to_do` when it is disabled, `not_found`.
 */
export async function disableAccount(actor: Actor, accountId: string, reason: string): Promise<void> {
  if (!can(actor, "account.list", {})) throw new Refusal("not_found");
  await record(actor, async (tx) => {
    if (!can(actor, "account.disable", { accountId })) await refuseOneself(tx, actor);
    await requireAccount(tx, accountId);
    const disabled = await tx
      .update(accounts)
      .set({ disabledAt: sql`now()`, disabledBy: actor.accountId, disabledReason: reason })
      .where(and(eq(accounts.id, accountId), isNull(accounts.disabledAt)))
      .returning({ id: accounts.id });
    if (disabled.length === 0) throw new Refusal("nothing_to_do");
    await tx
      .update(sessions)
      .set({ revokedAt: sql`now()`, revokedBecause: "account disabled" })
      .where(and(eq(sessions.accountId, accountId), isNull(sessions.revokedAt)));
    return {
      result: undefined,
      audit: { action: "account.disabled", subject: accountId, delegation: null, details: { reason } },
    };
  });
}

async function requireAccount(tx: Tx, accountId: string): Promise<void> {
  const found = await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, accountId));
  if (found.length === 0) throw new Refusal("not_found");
}

/** @throws Refusal `forbidden` for oneself, `nothing_to_do` when it is not disabled, `not_found`. */
export async function enableAccount(actor: Actor, accountId: string): Promise<void> {
  if (!can(actor, "account.list", {})) throw new Refusal("not_found");
  if (!can(actor, "account.enable", { accountId })) throw new Refusal("forbidden");
  await record(actor, async (tx) => {
    await requireAccount(tx, accountId);
    const enabled = await tx
      .update(accounts)
      .set({ disabledAt: null, disabledBy: null, disabledReason: null })
      .where(and(eq(accounts.id, accountId), sql`${accounts.disabledAt} is not null`))
      .returning({ id: accounts.id });
    if (enabled.length === 0) throw new Refusal("nothing_to_do");
    return {
      result: undefined,
      audit: { action: "account.enabled", subject: accountId, delegation: null, details: {} },
    };
  });
}

/**
 * Ends the capacity in which an account acts, and starts another.
 * @throws Refusal `last_administrator`, `forbidden` for oneself, `nothing_to_do` when it is the same, `not_found`.
 */
export async function assignAccount(
  actor: Actor,
  accountId: string,
  to: { role: MemberRole; delegation: string | null },
): Promise<void> {
  if (!can(actor, "account.list", {})) throw new Refusal("not_found");
  await record(actor, async (tx) => {
    if (!can(actor, "account.assign", { accountId })) await refuseOneself(tx, actor);
    await requireAccount(tx, accountId);
    await requireDelegation(tx, to.delegation);
    const open = and(eq(memberships.accountId, accountId), isNull(memberships.endedAt));
    const [now] = await tx
      .select({ role: memberships.role, delegation: memberships.delegationCode })
      .from(memberships)
      .where(open)
      .for("update");
    if (now?.role === to.role && now.delegation === to.delegation) throw new Refusal("nothing_to_do");
    await tx.update(memberships).set({ endedAt: sql`now()`, endedBy: actor.accountId }).where(open);
    await tx
      .insert(memberships)
      .values({ accountId, role: to.role, delegationCode: to.delegation, startedBy: actor.accountId });
    return {
      result: undefined,
      audit: { action: "account.assigned", subject: accountId, delegation: null, details: to },
    };
  });
}
