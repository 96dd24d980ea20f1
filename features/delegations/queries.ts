import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import { cache } from "react";
import { type Reader as Database, read } from "../../db/client.ts";
import { commitmentReleases, commitmentVersions } from "../../db/schema/commitments.ts";
import { delegationRoles, delegations } from "../../db/schema/parties.ts";
import type { AsOf } from "../../domain/as-of.ts";
import type { Day } from "../../domain/commitment.ts";
import type { DelegationSummary } from "../../domain/records.ts";
import { rolesNow } from "../../domain/roles.ts";
import { CONSENT_STEPS, type DelegationRole, type Locale, type Stage } from "../../domain/vocabulary.ts";
import { collator } from "../../lib/format.ts";
import type { Viewer } from "../../server/viewer.ts";
import {
  assuredOn,
  followedReleases,
  hasNoEnd,
  nominalEndOn,
  standingAt,
  toInstant,
} from "../commitments/queries.ts";

/** Delegations with a line at one of these stages, with one in one of these categories, in one of these roles. */
export type DelegationFilter = {
  stage?: readonly Stage[] | undefined;
  category?: readonly string[] | undefined;
  role?: readonly DelegationRole[] | undefined;
};

/** Whether a delegation fits the filter on the day in view. */
export const fitsFilter = (
  row: DelegationSummary,
  { stage, category, role }: DelegationFilter,
  day: Day,
): boolean =>
  (stage?.some((each) => row.stages[each]) ?? true) &&
  (category?.some((each) => row.categories.includes(each)) ?? true) &&
  (role?.some((each) => rolesNow(row, day).roles.includes(each)) ?? true);

/** In the order of their names in the reader's language: the one published order of delegations. */
export const byName = (locale: Locale) => (a: DelegationSummary, b: DelegationSummary) =>
  collator(locale).compare(a.name[locale], b.name[locale]);

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
  const groups = await groupLines(db, and(followedReleases(viewer), standingAt(asOf)), asOf, code);
  return rows.map((row) => {
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
      ...tally(groups.filter((group) => group.code === row.code)),
    };
  });
}

type Group = Awaited<ReturnType<typeof groupLines>>[number];

function tally(groups: readonly Group[]) {
  const stages: Partial<Record<Stage, number>> = {};
  for (const { stage, count } of groups) stages[stage] = (stages[stage] ?? 0) + count;
  const days = (of: "longestEnd" | "assuredUntil") =>
    groups
      .flatMap((group) => group[of] ?? [])
      .sort()
      .at(-1) ?? null;
  const changes = groups.map((group) => toInstant(group.changedAt));
  return {
    stages,
    categories: [...new Set(groups.map(({ category }) => category))],
    commitments: groups.reduce((sum, { count }) => sum + count, 0),
    ownLines: groups.reduce((sum, { own }) => sum + own, 0),
    longestEnd: days("longestEnd"),
    hasOpenEnd: groups.some(({ open }) => open),
    assuredUntil: days("assuredUntil"),
    lastChangedAt: changes.sort(Temporal.Instant.compare).at(-1) ?? null,
  };
}

/** Days of lines that stand at a step of consent and undertake something; a nil return lasts for nobody. */
const binds = sql`${commitmentVersions.stage}::text in ${CONSENT_STEPS} and not ${commitmentVersions.nilReturn}`;

const groupLines = (db: Database, where: SQL | undefined, asOf: AsOf, code: string | undefined) =>
  db
    .select({
      code: commitmentReleases.delegationCode,
      stage: commitmentVersions.stage,
      category: commitmentVersions.category,
      count: sql<number>`count(*)::int`,
      own: sql<number>`(count(*) filter (where ${commitmentVersions.attribution} = 'own'))::int`,
      longestEnd: sql<Day | null>`(max(${nominalEndOn}) filter (where ${binds}))::text`,
      assuredUntil: sql<Day | null>`(max(${assuredOn(asOf.day)}) filter (where ${binds}))::text`,
      open: sql<boolean>`coalesce(bool_or(${hasNoEnd}) filter (where ${binds}), false)`,
      changedAt: sql<string>`max(lower(${commitmentReleases.recordedDuring}))`,
    })
    .from(commitmentReleases)
    .innerJoin(commitmentVersions, eq(commitmentVersions.id, commitmentReleases.versionId))
    .where(and(where, code === undefined ? undefined : eq(commitmentReleases.delegationCode, code)))
    .groupBy(sql`1, 2, 3`);

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
