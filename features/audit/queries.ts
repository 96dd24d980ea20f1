import { and, desc, eq, inArray, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import { read } from "@/db/client.ts";
import { accounts, auditEvents, invitations } from "@/db/schema/accounts.ts";
import { can } from "@/domain/policy.ts";
import { decodeCursor, encodeCursor } from "@/server/cursor.ts";
import type { Actor } from "@/server/viewer.ts";

/** What the page can filter by: the actions that administrators may read. */
export const ACCOUNT_ACTIONS = [
  "session.opened",
  "session.refused",
  "session.closed",
  "session.reauthenticated",
  "account.invited",
  "account.invitation_revoked",
  "account.accepted",
  "account.created",
  "account.disabled",
  "account.enabled",
  "account.assigned",
] as const;
export type AccountAction = (typeof ACCOUNT_ACTIONS)[number];

export type AuditRow = {
  id: string;
  at: Date;
  action: AccountAction;
  /** Who did it; null for the command line, and where nobody was signed in. */
  by: string | null;
  /** The account or the invited address that it was done to. */
  about: string | null;
  aboutAccountId: string | null;
  details: Record<string, unknown>;
};

const PAGE = 100;
const cursorShape = z.tuple([z.string(), z.uuid()]);

/**
 * Account events, newest first, a hundred at a time. What happens inside a delegation's room is left out by
 * the database for everybody but its heads.
 * @throws Refusal `malformed` for a cursor of another list.
 */
export async function listAudit(
  actor: Actor,
  filter: { action?: AccountAction | null; account?: string | null; after?: string | null },
): Promise<{ items: AuditRow[]; next: string | null }> {
  if (!can(actor, "account.list", {})) return { items: [], next: null };
  const { action, account, after } = filter;
  const rows = await read(actor, (db) => {
    const subject = alias(accounts, "subject");
    const exactAt = sql<string>`${auditEvents.at}::text`;
    return db
      .select({
        id: auditEvents.id,
        at: auditEvents.at,
        exactAt,
        action: sql<AccountAction>`${auditEvents.action}`,
        by: accounts.name,
        subjectName: subject.name,
        aboutAccountId: subject.id,
        invited: invitations.email,
        details: sql<Record<string, unknown>>`${auditEvents.details}`,
      })
      .from(auditEvents)
      .leftJoin(accounts, eq(accounts.id, auditEvents.accountId))
      .leftJoin(subject, eq(sql`${subject.id}::text`, auditEvents.subject))
      .leftJoin(invitations, eq(sql`${invitations.id}::text`, auditEvents.subject))
      .where(
        and(
          inArray(auditEvents.action, action ? [action] : [...ACCOUNT_ACTIONS]),
          account ? or(eq(auditEvents.accountId, account), eq(auditEvents.subject, account)) : undefined,
          after ? before(after) : undefined,
        ),
      )
      .orderBy(desc(auditEvents.at), desc(auditEvents.id))
      .limit(PAGE + 1);
  });
  const items = rows
    .slice(0, PAGE)
    .map(({ subjectName, invited, exactAt: _, ...row }) => ({ ...row, about: subjectName ?? invited }));
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  return { items, next: last ? encodeCursor([last.exactAt, last.id]) : null };
}

function before(cursor: string) {
  const [at, id] = decodeCursor(cursor, cursorShape);
  return sql`(${auditEvents.at}, ${auditEvents.id}) < (${at}::timestamptz, ${id}::uuid)`;
}
