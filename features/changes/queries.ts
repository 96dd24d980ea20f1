import { and, eq, ne, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { read } from "../../db/client.ts";
import { acts } from "../../db/schema/acts.ts";
import { commitmentReleases } from "../../db/schema/commitments.ts";
import { eventReleases } from "../../db/schema/events.ts";
import { requirementReleases, requirements, requirementVersions } from "../../db/schema/requirements.ts";
import type { AsOf } from "../../domain/as-of.ts";
import type { Text } from "../../domain/commitment.ts";
import { type ChangeKind, type LineChange, lineChanges } from "../../domain/line-change.ts";
import type { Instant, Page } from "../../domain/records.ts";
import type { Verdict } from "../../domain/strength-rules.ts";
import { readsAs } from "../../domain/visibility.ts";
import type { Locale } from "../../domain/vocabulary.ts";
import { collator } from "../../lib/format.ts";
import { decodeCursor, encodeCursor } from "../../server/cursor.ts";
import type { Viewer } from "../../server/viewer.ts";
import { followedReleases, instantOf, listVersionsBetween, toInstant } from "../commitments/queries.ts";
import { nameDelegations } from "../delegations/queries.ts";

export type ChangesFilter = {
  delegation?: readonly string[] | undefined;
  category?: readonly string[] | undefined;
  direction?: readonly Verdict[] | undefined;
};
/** What stood at `from` against what stands at `to`. Without a language, delegations stand by code. */
export type ChangesQuery = {
  from: AsOf;
  to: AsOf;
  filter: ChangesFilter;
  locale?: Locale | undefined;
  after?: string | undefined;
  limit: number;
};
export type ChangesPage = Page<LineChange> & {
  /** Lines under the filter, and without one. */
  total: number;
  all: number;
  kinds: Record<ChangeKind, number>;
  /** Counts under the other filters, so that a facet shows what choosing differently would find. */
  facets: ChangesFacets;
};
export type ChangesFacets = Record<keyof ChangesFilter, Record<string, number>>;

/** Lines that differ between two moments, by delegation and symbol; every count is of lines that the viewer may read. */
export async function listChanges(viewer: Viewer, query: ChangesQuery): Promise<ChangesPage> {
  const { from, to, filter, locale, after, limit } = query;
  const versions = await listVersionsBetween(viewer, from, to);
  const all = lineChanges(versions, from.instant, to.day);
  const order = await orderOf(locale);
  const found = all.filter((line) => fits(line, filter)).sort((a, b) => order(a.symbol, b.symbol));
  const last = after === undefined ? null : decodeCursor(after, z.tuple([z.string().max(12)]))[0];
  const rest = last === null ? found : found.filter((line) => order(line.symbol, last) > 0);
  const items = rest.slice(0, limit);
  const end = rest.length > limit ? items.at(-1) : undefined;
  return {
    items,
    next: end ? encodeCursor([end.symbol]) : null,
    total: found.length,
    all: all.length,
    kinds: {
      new: found.filter(({ kind }) => kind === "new").length,
      changed: found.filter(({ kind }) => kind === "changed").length,
      ended: found.filter(({ kind }) => kind === "ended").length,
    },
    facets: countFacets(all, filter),
  };
}

const VALUE_OF = {
  delegation: (line: LineChange): string => line.delegation,
  category: (line: LineChange): string => line.after.terms.category,
  direction: (line: LineChange): string => line.verdict,
};
const FACETS = ["delegation", "category", "direction"] as const;

const fits = (line: LineChange, filter: ChangesFilter, except?: keyof ChangesFilter): boolean =>
  FACETS.every(
    (facet) => facet === except || (filter[facet]?.some((value) => value === VALUE_OF[facet](line)) ?? true),
  );

function countFacets(lines: readonly LineChange[], filter: ChangesFilter): ChangesFacets {
  const facets: ChangesFacets = { delegation: {}, category: {}, direction: {} };
  for (const facet of FACETS) {
    for (const line of lines.filter((each) => fits(each, filter, facet))) {
      const value = VALUE_OF[facet](line);
      facets[facet][value] = (facets[facet][value] ?? 0) + 1;
    }
  }
  return facets;
}

/** Symbols begin with the code of their delegation. */
async function orderOf(locale: Locale | undefined): Promise<(a: string, b: string) => number> {
  const names = locale === undefined ? null : await nameDelegations();
  const nameOf = (symbol: string): string => {
    const code = symbol.slice(0, 2);
    return locale === undefined ? code : (names?.get(code)?.[locale] ?? code);
  };
  const { compare } = collator(locale ?? "en");
  return (a, b) => compare(nameOf(a), nameOf(b)) || Number(a > b) - Number(a < b);
}

/** How many lines have changed since that moment. */
export const countChangedLines = (viewer: Viewer, since: AsOf): Promise<number> =>
  read(viewer, async (db) => {
    const [row] = await db
      .select({ count: sql<number>`count(distinct ${commitmentReleases.commitmentId})::int` })
      .from(commitmentReleases)
      .where(and(followedReleases(viewer), isSince(commitmentReleases.recordedDuring, since)));
    return row?.count ?? 0;
  });

export type RequirementChange = { symbol: string; title: Text; isNew: boolean; act: string };

/** Requirements with a newer version, in the newest of them, by symbol. */
export const listRequirementChanges = (viewer: Viewer, from: AsOf, to: AsOf): Promise<RequirementChange[]> =>
  read(viewer, async (db) => {
    const { recordedDuring, audience, requirementId, number } = requirementReleases;
    const rows = await db
      .selectDistinctOn([sql`${requirements.symbol} collate "C"`], {
        symbol: requirements.symbol,
        title: { en: requirementVersions.titleEn, uk: requirementVersions.titleUk },
        isNew: sql<boolean>`not exists (select from requirement_releases earlier where earlier.requirement_id = ${requirementId}
          and earlier.audience = ${audience} and lower(earlier.recorded_during) <= ${instantOf(from)})`,
        act: acts.symbol,
      })
      .from(requirementReleases)
      .innerJoin(requirementVersions, eq(requirementVersions.id, requirementReleases.versionId))
      .innerJoin(requirements, eq(requirements.id, requirementId))
      .innerJoin(acts, eq(acts.id, requirementVersions.actId))
      .where(
        and(
          sql`${audience} = ${readsAs(viewer.reader, "")}`,
          isSince(recordedDuring, from),
          sql`lower(${recordedDuring}) <= ${instantOf(to)}`,
        ),
      )
      .orderBy(sql`${requirements.symbol} collate "C"`, sql`${number} desc`);
    return rows;
  });

/** Acts and events recorded after a moment, and when the newest of them was. */
export const countNews = (
  viewer: Viewer,
  since: Instant,
): Promise<{ updates: number; latest: Instant | null }> =>
  read(viewer, async (db) => {
    const after = sql`${since}::timestamptz`;
    const news = (at: SQL) => ({
      updates: sql<number>`count(*)::int`,
      latest: sql<string | null>`max(${at})::text`,
    });
    const recordedAt = sql`lower(${eventReleases.recordedDuring})`;
    const [[ofActs], [ofEvents]] = await Promise.all([
      db
        .select(news(sql`${acts.releasedAt}`))
        .from(acts)
        .where(and(eq(acts.audience, "public"), ne(acts.symbol, ""), sql`${acts.releasedAt} > ${after}`)),
      db
        .select(news(recordedAt))
        .from(eventReleases)
        .where(and(eq(eventReleases.audience, "public"), sql`${recordedAt} > ${after}`)),
    ]);
    const moments = [ofActs?.latest, ofEvents?.latest].flatMap((at) => (at ? [toInstant(at)] : []));
    return {
      updates: (ofActs?.updates ?? 0) + (ofEvents?.updates ?? 0),
      latest: moments.sort(Temporal.Instant.compare).at(-1) ?? null,
    };
  });

const isSince = (
  range: typeof commitmentReleases.recordedDuring | typeof requirementReleases.recordedDuring,
  since: AsOf,
): SQL => sql`lower(${range}) > ${instantOf(since)}`;
