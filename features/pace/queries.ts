import { and, eq, sql } from "drizzle-orm";
import { read } from "../../db/client.ts";
import { acts } from "../../db/schema/acts.ts";
import { commitmentReleases, commitments, commitmentVersions } from "../../db/schema/commitments.ts";
import type { AsOf } from "../../domain/as-of.ts";
import { type Pace, pace } from "../../domain/pace.ts";
import type { VersionOfLine } from "../../domain/pace-steps.ts";
import type { Viewer } from "../../server/viewer.ts";
import { followedReleases, instantOf, termsOfRow, toInstant } from "../commitments/queries.ts";

export type PaceView = Pace & {
  /** Versions that the rule counts, and how many of them carry the day of the statement as their record time. */
  versions: number;
  backdated: number;
};

/** How the record grew up to that moment, from the versions and acts that the viewer may read. */
export const getPace = (viewer: Viewer, asOf: AsOf): Promise<PaceView> =>
  read(viewer, async (db) => {
    const { recordedDuring } = commitmentReleases;
    const [rows, done] = await Promise.all([
      db
        .select({
          symbol: commitments.symbol,
          number: commitmentReleases.number,
          delegation: commitmentReleases.delegationCode,
          recordedAt: sql<string>`lower(${recordedDuring})`,
          supersededAt: sql<string | null>`upper(${recordedDuring})`,
          actKind: acts.kind,
          isBackdated: acts.isBackdated,
          version: commitmentVersions,
        })
        .from(commitmentReleases)
        .innerJoin(commitmentVersions, eq(commitmentVersions.id, commitmentReleases.versionId))
        .innerJoin(commitments, eq(commitments.id, commitmentReleases.commitmentId))
        .innerJoin(acts, eq(acts.id, commitmentVersions.actId))
        .where(and(followedReleases(viewer), sql`lower(${recordedDuring}) <= ${instantOf(asOf)}`)),
      // Row-level security says which acts; an embargoed one has no symbol yet.
      db
        .select({ kind: acts.kind, recordedAt: sql<string>`${acts.releasedAt}::text` })
        .from(acts)
        .where(and(sql`${acts.releasedAt} <= ${instantOf(asOf)}`, sql`${acts.symbol} <> ''`)),
    ]);
    const versions = rows.map(
      ({ version, number, recordedAt, supersededAt, isBackdated: _known, ...row }): VersionOfLine => ({
        ...row,
        version: number,
        recordedAt: toInstant(recordedAt),
        supersededAt: supersededAt === null ? null : toInstant(supersededAt),
        terms: termsOfRow(version, []),
      }),
    );
    const dated = done.map(({ kind, recordedAt }) => ({ kind, recordedAt: toInstant(recordedAt) }));
    return {
      ...pace(versions, dated, asOf.instant),
      versions: versions.length,
      backdated: rows.filter(({ isBackdated }) => isBackdated).length,
    };
  });
