import { createHash } from "node:crypto";
import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { read, recordSignIn } from "@/db/client.ts";
import { accounts, invitations, sessions } from "@/db/schema/accounts.ts";
import { delegations } from "@/db/schema/parties.ts";
import type { MemberRole } from "@/domain/vocabulary.ts";
import type { Actor } from "@/server/viewer.ts";
import { invitationToken } from "./schema.ts";

export type SessionRow = {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  userAgent: string | null;
  network: string | null;
  isCurrent: boolean;
};

/** The actor's own sessions that are still alive, this one first, then by last use. */
export async function listOwnSessions(actor: Actor): Promise<SessionRow[]> {
  const rows = await read(actor, (db) =>
    db
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
          eq(sessions.accountId, actor.accountId),
          isNull(sessions.revokedAt),
          gt(sessions.expiresAt, sql`now()`),
          gt(sessions.lastSeenAt, sql`now() - interval '1 hour'`),
        ),
      )
      .orderBy(desc(sql`${sessions.id} = ${actor.sessionId}`), desc(sessions.lastSeenAt)),
  );
  return rows.map((row) => ({ ...row, isCurrent: row.id === actor.sessionId }));
}

export type OwnDelegation = { code: string; name: { en: string; uk: string } };

/** The delegation that the actor acts for, with its names. */
export async function ownDelegation(actor: Actor): Promise<OwnDelegation | null> {
  const code = actor.delegation;
  if (code === null) return null;
  const [row] = await read(actor, (db) =>
    db
      .select({ en: delegations.nameEn, uk: delegations.nameUk })
      .from(delegations)
      .where(eq(delegations.code, code)),
  );
  return row ? { code, name: row } : null;
}

export type Invitation = {
  email: string;
  name: string;
  role: MemberRole;
  delegation: OwnDelegation | null;
  inviter: string;
  expiresAt: Date;
};

/** An invitation that can still be accepted. Looking never uses it up: mail scanners follow links. */
export async function getInvitation(token: string): Promise<Invitation | null> {
  if (!invitationToken.safeParse(token).success) return null;
  return recordSignIn(async (tx) => {
    const [row] = await tx
      .select({
        email: invitations.email,
        name: invitations.name,
        role: invitations.role,
        expiresAt: invitations.expiresAt,
        inviter: accounts.name,
        code: delegations.code,
        en: delegations.nameEn,
        uk: delegations.nameUk,
      })
      .from(invitations)
      .innerJoin(accounts, eq(accounts.id, invitations.invitedBy))
      .leftJoin(delegations, eq(delegations.code, invitations.delegationCode))
      .where(
        and(
          eq(invitations.tokenHash, createHash("sha256").update(token).digest()),
          isNull(invitations.usedAt),
          isNull(invitations.revokedAt),
          gt(invitations.expiresAt, sql`now()`),
          isNull(accounts.disabledAt),
        ),
      );
    return { result: row ? invitationOf(row) : null, accountId: null, audit: [] };
  });
}

function invitationOf(
  row: Omit<Invitation, "delegation"> & { code: string | null; en: string | null; uk: string | null },
): Invitation {
  const { code, en, uk, ...rest } = row;
  return { ...rest, delegation: code && en && uk ? { code, name: { en, uk } } : null };
}
