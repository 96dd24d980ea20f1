import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Reader as Database } from "../../db/client.ts";
import { acts } from "../../db/schema/acts.ts";
import { commitmentReleases, commitmentVersions } from "../../db/schema/commitments.ts";
import type { PastVersion } from "../../domain/evidence.ts";
import { AUDIENCES, type Audience } from "../../domain/vocabulary.ts";
import { evidenceOfRow } from "../commitments/queries.ts";

/** What a delegation has said and was said of each of its lines, oldest first. */
export async function pastVersions(
  db: Database,
  commitmentIds: readonly string[],
): Promise<Map<string, PastVersion[]>> {
  const past = new Map<string, PastVersion[]>();
  if (commitmentIds.length === 0) return past;
  const v = commitmentVersions;
  const rows = await db
    .select({
      commitmentId: v.commitmentId,
      stage: v.stage,
      evidenceOn: v.evidenceOn,
      evidencePlace: v.evidencePlace,
      evidenceBody: v.evidenceBody,
      evidenceInstrument: v.evidenceInstrument,
      act: {
        id: acts.id,
        symbol: acts.symbol,
        audience: acts.audience,
        attribution: acts.attribution,
      },
    })
    .from(commitmentReleases)
    .innerJoin(v, eq(v.id, commitmentReleases.versionId))
    .innerJoin(acts, eq(acts.id, v.actId))
    .where(
      and(
        inArray(commitmentReleases.commitmentId, [...commitmentIds]),
        eq(commitmentReleases.audience, "delegation"),
      ),
    )
    .orderBy(asc(commitmentReleases.number));
  for (const { commitmentId, stage, act, ...row } of rows) {
    past.set(commitmentId, [...(past.get(commitmentId) ?? []), { stage, act, evidence: evidenceOfRow(row) }]);
  }
  return past;
}

/** The widest audience that reads some version of each line now; lines that nobody reads are left out. */
export async function widestAudiences(
  db: Database,
  commitmentIds: readonly string[],
): Promise<Map<string, Audience>> {
  const widest = new Map<string, Audience>();
  if (commitmentIds.length === 0) return widest;
  const rows = await db
    .select({ id: commitmentReleases.commitmentId, audience: commitmentReleases.audience })
    .from(commitmentReleases)
    .where(
      and(
        inArray(commitmentReleases.commitmentId, [...commitmentIds]),
        sql`upper_inf(${commitmentReleases.recordedDuring})`,
      ),
    );
  for (const { id, audience } of rows) {
    const known = widest.get(id);
    if (!known || AUDIENCES.indexOf(audience) > AUDIENCES.indexOf(known)) widest.set(id, audience);
  }
  return widest;
}
