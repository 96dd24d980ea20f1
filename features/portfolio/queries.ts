import { and, eq, type SQL, sql } from "drizzle-orm";
import { type Reader as Database, read } from "../../db/client.ts";
import { commitmentReleases, commitments, commitmentVersions } from "../../db/schema/commitments.ts";
import { eventReleases, events } from "../../db/schema/events.ts";
import { requirementReleases, requirements, requirementVersions } from "../../db/schema/requirements.ts";
import type { AsOf } from "../../domain/as-of.ts";
import type { DatedEvent, Line, Portfolio, StatedNeed } from "../../domain/portfolio.ts";
import type { Viewer } from "../../server/viewer.ts";
import { followedOf, followedReleases, holds, standingAt, termsOfRow } from "../commitments/queries.ts";
import { needOfRow, selectAnswers } from "../requirements/queries.ts";
import { eventAudience } from "../timeline/queries.ts";

/**
 * All that the rules of coverage, duration and coherence read, as this viewer may read it at that moment. Sources are
 * left out: no rule reads them.
 */
export const getPortfolio = (viewer: Viewer, asOf: AsOf): Promise<Portfolio> =>
  read(viewer, async (db) => {
    const [lines, needs, answers, dated] = await Promise.all([
      selectLines(db, and(followedReleases(viewer), standingAt(asOf))),
      selectNeeds(
        db,
        and(followedOf(viewer, requirementReleases), holds(requirementReleases.recordedDuring, asOf)),
      ),
      selectAnswers(db, viewer, asOf),
      selectEvents(db, viewer, asOf),
    ]);
    return { asOf: asOf.day, lines, needs, answers, events: dated };
  });

async function selectLines(db: Database, where: SQL | undefined): Promise<Line[]> {
  const rows = await db
    .select({
      symbol: commitments.symbol,
      number: commitmentReleases.number,
      delegation: commitmentReleases.delegationCode,
      version: commitmentVersions,
    })
    .from(commitmentReleases)
    .innerJoin(commitmentVersions, eq(commitmentVersions.id, commitmentReleases.versionId))
    .innerJoin(commitments, eq(commitments.id, commitmentReleases.commitmentId))
    .where(where)
    .orderBy(sql`${commitments.symbol} collate "C"`);
  return rows.map(({ symbol, number, delegation, version }) => {
    const terms = termsOfRow(version, []);
    const { attribution } = version;
    const { addresses, partOf } = terms;
    return { symbol, version: number, delegation, attribution, terms, addresses, partOf };
  });
}

async function selectNeeds(db: Database, where: SQL | undefined): Promise<StatedNeed[]> {
  const rows = await db
    .select({
      symbol: requirements.symbol,
      delegation: requirementReleases.delegationCode,
      version: requirementVersions,
    })
    .from(requirementReleases)
    .innerJoin(requirementVersions, eq(requirementVersions.id, requirementReleases.versionId))
    .innerJoin(requirements, eq(requirements.id, requirementReleases.requirementId))
    .where(where)
    .orderBy(sql`${requirements.symbol} collate "C"`);
  return rows.map(({ version, ...row }) => ({ ...row, terms: needOfRow(version, []) }));
}

const selectEvents = (db: Database, viewer: Viewer, asOf: AsOf): Promise<DatedEvent[]> =>
  db
    .select({ symbol: events.symbol, on: eventReleases.occursOn })
    .from(eventReleases)
    .innerJoin(events, eq(events.id, eventReleases.eventId))
    .where(and(eq(eventReleases.audience, eventAudience(viewer)), holds(eventReleases.recordedDuring, asOf)));
