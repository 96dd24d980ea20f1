import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import { cache } from "react";
import { type Reader as Database, read } from "../../db/client.ts";
import { commitmentReleases, commitmentVersions } from "../../db/schema/commitments.ts";
import { delegationRoles, delegations } from "../../db/schema/parties.ts";
import type { AsOf } from "../../domain/as-of.ts";
import type { Day } from "../../domain/commitment.ts";
import type { DelegationSummary } from "../../domain/records.ts";
import type { Viewer } from "../../server/viewer.ts";
import { followedReleases, standingAt, toInstant } from "../commitments/queries.ts";

/** All delegations, by code; what each has on the table is counted from what the viewer may read. */
export const listDelegations = (viewer: Viewer, asOf: AsOf): Promise<DelegationSummary[]> =>
  read(viewer, (db) => summaries(db, viewer, asOf));

/** Null for what is no code of a delegation here. */
export async function getDelegation(
  viewer: Viewer,
  code: string,
  asOf: AsOf,
): Promise<DelegationSummary | null> {
  if (!/^[A-Z]{2}$/.test(code)) return null;
  return read(viewer, async (db) => (await summaries(db, viewer, asOf, code))[0] ?? null);
}

async function summaries(
  db: Database,
  viewer: Viewer,
  asOf: AsOf,
  code?: string,
): Promise<DelegationSummary[]> {
  const rows = await db
    .select()
    .from(delegations)
    .where(code === undefined ? undefined : eq(delegations.code, code))
    .orderBy(asc(sql`${delegations.code} collate "C"`));
  if (rows.length === 0) return [];
  const roles = await db
    .select()
    .from(delegationRoles)
    .where(code === undefined ? undefined : eq(delegationRoles.delegationCode, code))
    .orderBy(asc(delegationRoles.fromOn), asc(delegationRoles.role));
  const counts = await countStages(db, and(followedReleases(viewer), standingAt(asOf)), code);
  return rows.map((row) => {
    const own = counts.filter((count) => count.code === row.code);
    const changes = own.map((count) => toInstant(count.changedAt));
    return {
      code: row.code,
      kind: row.kind,
      name: { en: row.nameEn, uk: row.nameUk },
      formalName: { en: row.formalNameEn, uk: row.formalNameUk },
      genitiveUk: row.genitiveUk,
      roles: roles
        .filter((role) => role.delegationCode === row.code)
        .map(({ role, fromOn, toOn }) => ({ role, from: fromOn, to: toOn })),
      domesticProcedure: row.domesticProcedure,
      stages: Object.fromEntries(own.map((count) => [count.stage, count.count])),
      commitments: own.reduce((sum, { count }) => sum + count, 0),
      lastChangedAt: changes.sort(Temporal.Instant.compare).at(-1) ?? null,
    };
  });
}

const countStages = (db: Database, where: SQL | undefined, code: string | undefined) =>
  db
    .select({
      code: commitmentReleases.delegationCode,
      stage: commitmentVersions.stage,
      count: sql<number>`count(*)::int`,
      changedAt: sql<string>`max(lower(${commitmentReleases.recordedDuring}))`,
    })
    .from(commitmentReleases)
    .innerJoin(commitmentVersions, eq(commitmentVersions.id, commitmentReleases.versionId))
    .where(and(where, code === undefined ? undefined : eq(commitmentReleases.delegationCode, code)))
    .groupBy(commitmentReleases.delegationCode, commitmentVersions.stage);

export type PartyName = { en: string; uk: string; genitiveUk: string | null };

/** Names by code: delegations are known to everybody. Asked once a request. */
export const nameDelegations = cache(async (): Promise<ReadonlyMap<string, PartyName>> => {
  const rows = await read({ sessionHash: null }, (db) => db.select().from(delegations));
  return new Map(
    rows.map((row) => [row.code, { en: row.nameEn, uk: row.nameUk, genitiveUk: row.genitiveUk }]),
  );
});

/** Who the guarantees are for on a day, by code. */
export async function beneficiaries(day: Day): Promise<PartyName[]> {
  const rows = await read({ sessionHash: null }, (db) =>
    db
      .select({ en: delegations.nameEn, uk: delegations.nameUk, genitiveUk: delegations.genitiveUk })
      .from(delegations)
      .innerJoin(delegationRoles, eq(delegationRoles.delegationCode, delegations.code))
      .where(
        and(
          eq(delegationRoles.role, "beneficiary"),
          sql`coalesce(${delegationRoles.fromOn}, '-infinity') <= ${day}::date`,
          sql`coalesce(${delegationRoles.toOn}, 'infinity') >= ${day}::date`,
        ),
      )
      .orderBy(asc(delegations.code)),
  );
  return rows;
}
