import { and, asc, desc, eq, isNull, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { read } from "../../db/client.ts";
import { accounts, memberships } from "../../db/schema/accounts.ts";
import { deputies } from "../../db/schema/drafts.ts";
import { can } from "../../domain/policy.ts";
import type { Instant } from "../../domain/records.ts";
import type { Actor } from "../../server/viewer.ts";
import { toInstant } from "../commitments/queries.ts";

export type Deputy = {
  id: string;
  accountId: string;
  name: string;
  head: string;
  headId: string;
  from: Instant;
  until: Instant;
  isExclusive: boolean;
  state: "ahead" | "running" | "over" | "ended";
  ended: { by: string; at: Instant } | null;
};

/** All that the actor's delegation has handed over, newest period first; null for those who have no desk. */
export async function listDeputies(actor: Actor): Promise<Deputy[] | null> {
  const { delegation } = actor;
  if (delegation === null || !can(actor, "offer.edit", { delegation })) return null;
  const head = alias(accounts, "head");
  const ender = alias(accounts, "ender");
  const rows = await read(actor, (db) =>
    db
      .select({
        id: deputies.id,
        accountId: deputies.accountId,
        name: accounts.name,
        head: head.name,
        headId: deputies.grantedBy,
        from: sql<string>`${deputies.fromAt}::text`,
        until: sql<string>`${deputies.untilAt}::text`,
        isExclusive: deputies.isExclusive,
        endedAt: sql<string | null>`${deputies.endedAt}::text`,
        endedBy: ender.name,
        state: sql<Deputy["state"]>`case when ${deputies.endedAt} is not null then 'ended'
          when ${deputies.untilAt} <= now() then 'over' when ${deputies.fromAt} > now() then 'ahead' else 'running' end`,
      })
      .from(deputies)
      .leftJoin(accounts, eq(accounts.id, deputies.accountId))
      .leftJoin(head, eq(head.id, deputies.grantedBy))
      .leftJoin(ender, eq(ender.id, deputies.endedBy))
      .where(eq(deputies.delegationCode, delegation))
      .orderBy(desc(deputies.fromAt), desc(deputies.id)),
  );
  return rows.map(({ endedAt, endedBy, ...row }) => ({
    ...row,
    name: row.name ?? "",
    head: row.head ?? "",
    from: toInstant(row.from),
    until: toInstant(row.until),
    ended: endedAt === null ? null : { by: endedBy ?? "", at: toInstant(endedAt) },
  }));
}

/** Colleagues whom the actor could appoint, by name. */
export async function listColleagues(actor: Actor): Promise<{ id: string; name: string }[]> {
  const { delegation } = actor;
  if (delegation === null) return [];
  return read(actor, (db) =>
    db
      .select({ id: accounts.id, name: accounts.name })
      .from(memberships)
      .innerJoin(accounts, eq(accounts.id, memberships.accountId))
      .where(
        and(
          eq(memberships.delegationCode, delegation),
          isNull(memberships.endedAt),
          isNull(accounts.disabledAt),
          ne(accounts.id, actor.accountId),
        ),
      )
      .orderBy(asc(accounts.name), asc(accounts.id)),
  );
}
