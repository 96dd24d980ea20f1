import { and, asc, desc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { read } from "@/db/client.ts";
import { accounts, invitations, memberships, sessions } from "@/db/schema/accounts.ts";
import { delegations } from "@/db/schema/parties.ts";
import { can } from "@/domain/policy.ts";
import type { MemberRole } from "@/domain/vocabulary.ts";
import type { Actor } from "@/server/viewer.ts";
import type { AccountFilter } from "./schema.ts";

export type DelegationChoice = { code: string; name: { en: string; uk: string } };

/** All delegations by their codes, for choosing one and for naming one. */
export async function listDelegationChoices(actor: Actor): Promise<DelegationChoice[]> {
  const rows = await read(actor, (db) =>
    db
      .select({ code: delegations.code, en: delegations.nameEn, uk: delegations.nameUk })
      .from(delegations)
      .orderBy(asc(delegations.code)),
  );
  return rows.map(({ code, en, uk }) => ({ code, name: { en, uk } }));
}

export type AccountSummary = {
  id: string;
  email: string;
  name: string;
  role: MemberRole | null;
  delegation: string | null;
  disabledAt: Date | null;
  lastSeenAt: Date | null;
};

const lastSeenAt = sql<string | null>`(select max(${sessions.lastSeenAt}) from ${sessions}
  where ${sessions.accountId} = ${accounts.id})`.mapWith((value: string) => new Date(value));
const summary = {
  id: accounts.id,
  email: accounts.email,
  name: accounts.name,
  role: memberships.role,
  delegation: memberships.delegationCode,
  disabledAt: accounts.disabledAt,
  lastSeenAt,
};
const openMembership = and(eq(memberships.accountId, accounts.id), isNull(memberships.endedAt));

/** As many as the list shows; narrower filters show the rest. */
export const MOST_ACCOUNTS = 500;

/** Accounts by name. Empty for whoever administers nothing: the page then does not exist. */
export async function listAccounts(actor: Actor, filter: AccountFilter): Promise<AccountSummary[]> {
  if (!can(actor, "account.list", {})) return [];
  const term = `%${filter.q.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const conditions: (SQL | undefined)[] = [
    filter.delegation ? eq(memberships.delegationCode, filter.delegation) : undefined,
    filter.role ? eq(memberships.role, filter.role) : undefined,
    filter.status === "active" ? isNull(accounts.disabledAt) : undefined,
    filter.status === "disabled" ? isNotNull(accounts.disabledAt) : undefined,
    filter.q ? sql`(${accounts.name} ilike ${term} or ${accounts.email} ilike ${term})` : undefined,
  ];
  return read(actor, (db) =>
    db
      .select(summary)
      .from(accounts)
      .leftJoin(memberships, openMembership)
      .where(and(...conditions))
      .orderBy(asc(sql`lower(${accounts.name})`), asc(accounts.id))
      .limit(MOST_ACCOUNTS),
  );
}

export type AccountDetail = AccountSummary & {
  createdAt: Date;
  disabledReason: string | null;
  memberships: {
    id: string;
    role: MemberRole;
    delegation: string | null;
    startedAt: Date;
    endedAt: Date | null;
  }[];
  sessions: {
    id: string;
    createdAt: Date;
    lastSeenAt: Date;
    userAgent: string | null;
    network: string | null;
  }[];
};

/** One account with its capacities, newest first, and its live sessions; null for whoever may not know. */
export async function getAccount(actor: Actor, id: string): Promise<AccountDetail | null> {
  if (!can(actor, "account.list", {}) || !z.uuid().safeParse(id).success) return null;
  return read(actor, async (db) => {
    const [account] = await db
      .select({ ...summary, createdAt: accounts.createdAt, disabledReason: accounts.disabledReason })
      .from(accounts)
      .leftJoin(memberships, openMembership)
      .where(eq(accounts.id, id));
    if (!account) return null;
    const held = await db
      .select({
        id: memberships.id,
        role: memberships.role,
        delegation: memberships.delegationCode,
        startedAt: memberships.startedAt,
        endedAt: memberships.endedAt,
      })
      .from(memberships)
      .where(eq(memberships.accountId, id))
      .orderBy(desc(memberships.startedAt));
    const live = await db
      .select({
        id: sessions.id,
        createdAt: sessions.createdAt,
        lastSeenAt: sessions.lastSeenAt,
        userAgent: sessions.userAgent,
        network: sessions.network,
      })
      .from(sessions)
      .where(
        and(
          eq(sessions.accountId, id),
          isNull(sessions.revokedAt),
          sql`${sessions.expiresAt} > now() and ${sessions.lastSeenAt} > now() - interval '1 hour'`,
        ),
      )
      .orderBy(desc(sessions.lastSeenAt));
    return { ...account, memberships: held, sessions: live };
  });
}

export type InvitationState = "pending" | "accepted" | "revoked" | "expired";
export type InvitationSummary = {
  id: string;
  email: string;
  name: string;
  role: MemberRole;
  delegation: string | null;
  inviter: string | null;
  createdAt: Date;
  expiresAt: Date;
  state: InvitationState;
};

/** The newest two hundred invitations, newest first. */
export async function listInvitations(actor: Actor): Promise<InvitationSummary[]> {
  if (!can(actor, "account.list", {})) return [];
  const state = sql<InvitationState>`case when ${invitations.usedAt} is not null then 'accepted'
    when ${invitations.revokedAt} is not null then 'revoked'
    when ${invitations.expiresAt} <= now() then 'expired' else 'pending' end`;
  return read(actor, (db) =>
    db
      .select({
        id: invitations.id,
        email: invitations.email,
        name: invitations.name,
        role: invitations.role,
        delegation: invitations.delegationCode,
        inviter: accounts.name,
        createdAt: invitations.createdAt,
        expiresAt: invitations.expiresAt,
        state,
      })
      .from(invitations)
      .leftJoin(accounts, eq(accounts.id, invitations.invitedBy))
      .orderBy(desc(invitations.createdAt))
      .limit(200),
  );
}
