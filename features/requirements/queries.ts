// Longer than most: the sorted, filtered list, one requirement, and the answers to it belong together.
import { and, desc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import { type Reader as Database, read } from "../../db/client.ts";
import { acts } from "../../db/schema/acts.ts";
import { commitmentReleases, commitments } from "../../db/schema/commitments.ts";
import { categories } from "../../db/schema/parties.ts";
import {
  requirementAnswers,
  requirementReleases,
  requirements,
  requirementVersions,
} from "../../db/schema/requirements.ts";
import type { AsOf } from "../../domain/as-of.ts";
import type { Source } from "../../domain/commitment.ts";
import type { Page, RequirementAnswer, RequirementRecord } from "../../domain/records.ts";
import type { RequirementTerms } from "../../domain/requirement.ts";
import { isRequirementSymbol } from "../../domain/symbol.ts";
import { readsAs } from "../../domain/visibility.ts";
import { AUDIENCES, CATEGORIES, type Category, type Priority } from "../../domain/vocabulary.ts";
import { decodeCursor, encodeCursor } from "../../server/cursor.ts";
import type { Viewer } from "../../server/viewer.ts";
import {
  followedOf,
  followedReleases,
  holds,
  instantOf,
  sourcesOf,
  toInstant,
} from "../commitments/queries.ts";
import { saysWords } from "../words/queries.ts";

export const REQUIREMENT_SORTS = ["category", "priority", "symbol"] as const;
export type RequirementSort = (typeof REQUIREMENT_SORTS)[number];
export type RequirementFilter = {
  category?: readonly Category[] | undefined;
  priority?: readonly Priority[] | undefined;
  q?: string | undefined;
};
export type RequirementQuery = {
  asOf: AsOf;
  filter: RequirementFilter;
  sort?: RequirementSort | undefined;
  after?: string | undefined;
  limit: number;
};
export type RequirementFacets = Record<"category" | "priority", Record<string, number>>;
export type RequirementPage = Page<RequirementRecord> & {
  total: number;
  /** How many come before this page. */
  before: number;
  /** Counts under the other filter, so that a facet shows what choosing differently would find. */
  facets: RequirementFacets;
};

const standingAt = (asOf: AsOf): SQL => holds(requirementReleases.recordedDuring, asOf);
const followed = (viewer: Viewer): SQL => followedOf(viewer, requirementReleases);
const bySymbol = sql`${requirements.symbol} collate "C"`;

/** What is needed, sorted, filtered and by pages; every count is of rows that the viewer may read. */
export async function listRequirements(viewer: Viewer, query: RequirementQuery): Promise<RequirementPage> {
  const { asOf, filter, after, limit } = query;
  const order = sortingOf(query.sort);
  const isAfter = after === undefined ? undefined : followsCursor(order, after);
  return read(viewer, async (db) => {
    const says = await saysWords(filter.q);
    const said = says?.(sql`${requirementVersions}.words`, sql`${requirements.symbol}`);
    const wanted = and(followed(viewer), standingAt(asOf), said);
    const chosen = and(wanted, ...chosenFacets(filter));
    const groups = await countGroups(db, wanted);
    const rows = await selectRecords(db, order.key)
      .where(and(chosen, isAfter))
      .orderBy(order.key, bySymbol)
      .limit(limit + 1);
    const earlier = isAfter ? await countGroups(db, and(chosen, sql`not (${isAfter})`)) : [];
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: await toRecords(db, viewer, rows.slice(0, limit), asOf),
      next: last ? encodeCursor([order.name, last.key, last.symbol]) : null,
      before: sum(earlier),
      ...countFacets(groups, filter),
    };
  });
}

/** The version that stands at that moment; null for absent and for hidden alike. */
export const getRequirement = async (
  viewer: Viewer,
  symbol: string,
  asOf: AsOf,
): Promise<RequirementRecord | null> => (await ofSymbol(viewer, symbol, asOf, standingAt(asOf)))[0] ?? null;

/** All versions that the viewer's audience knew at that moment, newest first. */
export const listRequirementVersions = (
  viewer: Viewer,
  symbol: string,
  asOf: AsOf,
): Promise<RequirementRecord[]> =>
  ofSymbol(viewer, symbol, asOf, sql`lower(${requirementReleases.recordedDuring}) <= ${instantOf(asOf)}`);

async function ofSymbol(viewer: Viewer, symbol: string, asOf: AsOf, wanted: SQL) {
  // Addresses come from anywhere: what is no symbol names nothing.
  if (!isRequirementSymbol(symbol)) return [];
  return read(viewer, async (db) =>
    toRecords(
      db,
      viewer,
      await selectRecords(db)
        .where(and(eq(requirements.symbol, symbol), followed(viewer), wanted))
        .orderBy(desc(requirementReleases.number)),
      asOf,
    ),
  );
}

const corrected = alias(acts, "corrected");

const selectRecords = (db: Database, key: SQL = sql`0`) =>
  db
    .select({
      symbol: requirements.symbol,
      number: requirementReleases.number,
      delegation: requirementReleases.delegationCode,
      recordedAt: sql<string>`lower(${requirementReleases.recordedDuring})`,
      supersededAt: sql<string | null>`upper(${requirementReleases.recordedDuring})`,
      act: acts.symbol,
      actKind: acts.kind,
      reason: acts.reason,
      corrects: corrected.symbol,
      isBackdated: acts.isBackdated,
      version: requirementVersions,
      key: sql<string>`(${key})::text`,
    })
    .from(requirementReleases)
    .innerJoin(requirementVersions, eq(requirementVersions.id, requirementReleases.versionId))
    .innerJoin(requirements, eq(requirements.id, requirementReleases.requirementId))
    .innerJoin(acts, eq(acts.id, requirementVersions.actId))
    .leftJoin(corrected, eq(corrected.id, acts.correctsActId))
    .$dynamic();
type Row = Awaited<ReturnType<typeof selectRecords>>[number];

/** Answers for the audience as which this viewer reads, and the own ones: row-level security alone knows only the person. */
function answersRead({ reader }: Viewer): SQL | undefined {
  const wide = AUDIENCES.slice(AUDIENCES.indexOf(readsAs(reader, "")));
  const own = reader.kind === "member" ? reader.delegation : null;
  return or(
    inArray(requirementAnswers.audience, wide),
    own === null ? undefined : eq(requirementAnswers.delegationCode, own),
  );
}

/**
 * Of each requirement and line the newest answer that the viewer may read, of lines that they could read by then;
 * row-level security says which those are.
 */
export async function selectAnswers(db: Database, viewer: Viewer, asOf: AsOf) {
  const a = requirementAnswers;
  const isKnown = sql`exists (select from ${commitmentReleases} where ${commitmentReleases.commitmentId} = ${commitments.id}
    and ${followedReleases(viewer)} and lower(${commitmentReleases.recordedDuring}) <= ${instantOf(asOf)})`;
  return db
    .selectDistinctOn([requirements.symbol, commitments.symbol], {
      requirement: requirements.symbol,
      commitment: commitments.symbol,
      answer: a.answer,
      share: a.share,
      attribution: a.attribution,
      act: acts.symbol,
    })
    .from(a)
    .innerJoin(requirements, eq(requirements.id, a.requirementId))
    .innerJoin(commitments, eq(commitments.id, a.commitmentId))
    .innerJoin(acts, eq(acts.id, a.actId))
    .where(and(answersRead(viewer), sql`${a.releasedAt} <= ${instantOf(asOf)}`, isKnown))
    .orderBy(requirements.symbol, commitments.symbol, sql`${a.releasedAt} desc, ${a.id} desc`);
}

/** The same by requirement, each list by the symbols of the lines. */
async function answersBySymbol(db: Database, viewer: Viewer, asOf: AsOf) {
  const answers = new Map<string, RequirementAnswer[]>();
  for (const { requirement, ...answer } of await selectAnswers(db, viewer, asOf)) {
    answers.set(requirement, [...(answers.get(requirement) ?? []), answer]);
  }
  for (const list of answers.values()) list.sort((a, b) => (a.commitment < b.commitment ? -1 : 1));
  return answers;
}

async function toRecords(
  db: Database,
  viewer: Viewer,
  rows: Row[],
  asOf: AsOf,
): Promise<RequirementRecord[]> {
  const cited = await sourcesOf(
    db,
    "requirement",
    rows.map(({ version }) => version.id),
  );
  const answers = await answersBySymbol(db, viewer, asOf);
  return rows.map((row) => {
    const supersededAt = row.supersededAt === null ? null : toInstant(row.supersededAt);
    const known = supersededAt !== null && Temporal.Instant.compare(supersededAt, asOf.instant) <= 0;
    return {
      symbol: row.symbol,
      version: row.number,
      delegation: row.delegation,
      attribution: row.version.attribution,
      audience: row.version.audience,
      terms: needOfRow(row.version, cited.get(row.version.id) ?? []),
      answers: answers.get(row.symbol) ?? [],
      act: row.act,
      actKind: row.actKind,
      reason: row.reason,
      corrects: row.corrects,
      isBackdated: row.isBackdated,
      recordedAt: toInstant(row.recordedAt),
      // On a view of the past, what took its place later has not happened yet.
      supersededAt: asOf.isNow || known ? supersededAt : null,
    };
  });
}

export function needOfRow(row: typeof requirementVersions.$inferSelect, cited: Source[]): RequirementTerms {
  const category = CATEGORIES.find((code) => code === row.category);
  if (category === undefined) throw new Error(`unknown category ${row.category}`);
  const { minimumValue: minimum, minimumUnit: unit, desiredValue: desired } = row;
  return {
    category,
    title: { en: row.titleEn, uk: row.titleUk },
    summary: { en: row.summaryEn, uk: row.summaryUk },
    priority: row.priority,
    need: minimum === null || unit === null ? null : { minimum, desired, unit, tempo: row.tempo ?? "in-all" },
    needText: row.minimumText,
    period: { from: row.periodFrom, to: row.periodTo },
    durationSought: row.durationSought,
    lengthSought: row.lengthSought,
    statedOn: row.statedOn,
    sources: cited,
  };
}

type Sorting = { name: RequirementSort; key: SQL };
const priorityRank = sql`array_position(enum_range(null::priority), ${requirementVersions.priority})`;
const categoryRank = sql`(select ${categories.position} from ${categories} where ${categories.code} = ${requirementVersions.category})`;
const SORT_KEYS: Record<RequirementSort, SQL> = {
  category: sql`(${categoryRank} * 10 + ${priorityRank})`,
  priority: sql`(${priorityRank} * 1000 + ${categoryRank})`,
  symbol: sql`(0 + 0)`,
};
const sortingOf = (name: RequirementSort = "symbol"): Sorting => ({ name, key: SORT_KEYS[name] });

/** Every order is ascending in its key, and then by symbol, so that no two requirements tie. */
function followsCursor({ name, key }: Sorting, cursor: string): SQL {
  const parts = z.tuple([
    z.literal(name),
    z.string().regex(/^-?\d{1,9}$/),
    z
      .string()
      .max(12)
      .regex(/^[A-Z0-9-]+$/),
  ]);
  const [, value, symbol] = decodeCursor(cursor, parts);
  return sql`(${key}, ${bySymbol}) > (${value}::text::int, ${symbol}::text collate "C")`;
}

const chosenFacets = ({ category, priority }: RequirementFilter): (SQL | undefined)[] => [
  category && inArray(requirementVersions.category, [...category]),
  priority && inArray(requirementVersions.priority, [...priority]),
];

type Group = { category: string; priority: string; count: number };
const countGroups = (db: Database, where: SQL | undefined): Promise<Group[]> =>
  db
    .select({
      category: requirementVersions.category,
      priority: requirementVersions.priority,
      count: sql<number>`count(*)::int`,
    })
    .from(requirementReleases)
    .innerJoin(requirementVersions, eq(requirementVersions.id, requirementReleases.versionId))
    .innerJoin(requirements, eq(requirements.id, requirementReleases.requirementId))
    .where(where)
    .groupBy(sql`1, 2`);

const sum = (groups: readonly Group[]): number => groups.reduce((total, { count }) => total + count, 0);

function countFacets(groups: readonly Group[], filter: RequirementFilter) {
  const names = ["category", "priority"] as const;
  const fits = (group: Group, except: string | null) =>
    names.every((name) => name === except || (filter[name]?.some((value) => value === group[name]) ?? true));
  const facets: RequirementFacets = { category: {}, priority: {} };
  for (const name of names) {
    for (const group of groups) {
      if (fits(group, name)) facets[name][group[name]] = (facets[name][group[name]] ?? 0) + group.count;
    }
  }
  return { facets, total: sum(groups.filter((group) => fits(group, null))) };
}
