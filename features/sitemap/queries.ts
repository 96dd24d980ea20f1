import { and, eq, sql } from "drizzle-orm";
import type { Route } from "next";
import { read, readAtOneMoment } from "../../db/client.ts";
import { commitmentReleases, commitments } from "../../db/schema/commitments.ts";
import { requirementReleases, requirements } from "../../db/schema/requirements.ts";
import type { AsOf } from "../../domain/as-of.ts";
import { asOfNow } from "../../domain/as-of.ts";
import type { Instant, TimelineEntry } from "../../domain/records.ts";
import { actAddress } from "../../domain/symbol.ts";
import type { Locale } from "../../domain/vocabulary.ts";
import { paths } from "../../lib/paths.ts";
import { publicViewer } from "../../server/viewer.ts";
import { followedOf, holds, toInstant } from "../commitments/queries.ts";
import { listDelegations } from "../delegations/queries.ts";
import { listTimeline } from "../timeline/queries.ts";

/** A page that search engines may list; `changedAt` is when the register last recorded something on it. */
export type SitePage = { path: (locale: Locale) => Route; changedAt: Instant | null };

const CHUNK = 500;

/** Every page of the public record, all of one moment, and nothing that the public may not read. */
export const listPages = (): Promise<SitePage[]> =>
  readAtOneMoment(async () => {
    const asOf = asOfNow(Temporal.Now.instant().toString());
    return [
      ...[
        paths.home,
        paths.timeline,
        paths.delegations,
        paths.commitments,
        paths.requirements,
        paths.coverage,
        paths.duration,
        paths.lapses,
        paths.pace,
        paths.findings,
        paths.whatIf,
        paths.pathways,
        paths.rehearsal,
        paths.changes,
        paths.corrections,
        paths.glossary,
        paths.method,
        paths.data,
      ].map((path) => ({ path, changedAt: null })),
      ...(await listDelegations(publicViewer, asOf)).map(({ code, lastChangedAt }) => ({
        path: (locale: Locale) => paths.delegation(locale, code),
        changedAt: lastChangedAt,
      })),
      ...(await listLinePages(asOf)),
      ...(await listEntryPages(asOf)),
    ];
  });

/** Commitments and requirements, by their symbols. */
async function listLinePages(asOf: AsOf): Promise<SitePage[]> {
  const lines = await read(publicViewer, (db) =>
    db
      .select({ symbol: commitments.symbol, at: sql<string>`lower(${commitmentReleases.recordedDuring})` })
      .from(commitments)
      .innerJoin(commitmentReleases, eq(commitmentReleases.commitmentId, commitments.id))
      .where(
        and(followedOf(publicViewer, commitmentReleases), holds(commitmentReleases.recordedDuring, asOf)),
      )
      .orderBy(sql`${commitments.symbol} collate "C"`),
  );
  const needs = await read(publicViewer, (db) =>
    db
      .select({ symbol: requirements.symbol, at: sql<string>`lower(${requirementReleases.recordedDuring})` })
      .from(requirements)
      .innerJoin(requirementReleases, eq(requirementReleases.requirementId, requirements.id))
      .where(
        and(followedOf(publicViewer, requirementReleases), holds(requirementReleases.recordedDuring, asOf)),
      )
      .orderBy(sql`${requirements.symbol} collate "C"`),
  );
  return [
    ...lines.map(({ symbol, at }) => ({
      path: (locale: Locale) => paths.commitment(locale, symbol),
      changedAt: toInstant(at),
    })),
    ...needs.map(({ symbol, at }) => ({
      path: (locale: Locale) => paths.requirement(locale, symbol),
      changedAt: toInstant(at),
    })),
  ];
}

/** Acts and events; a correction changes the page of what it corrects. */
async function listEntryPages(asOf: AsOf): Promise<SitePage[]> {
  const pages: SitePage[] = [];
  let after: string | undefined;
  do {
    const list = await listTimeline(publicViewer, { asOf, filter: {}, after, limit: CHUNK });
    pages.push(...list.items.map(entryPage));
    after = list.next ?? undefined;
  } while (after !== undefined);
  return pages;
}

const entryPage = (entry: TimelineEntry): SitePage => {
  const name = entry.type === "act" ? actAddress(entry.symbol) : entry.symbol;
  const corrections = entry.type === "act" ? entry.correctedBy.map(({ at }) => at) : [];
  const changes = [entry.recordedAt, ...corrections].sort(Temporal.Instant.compare);
  return { path: (locale) => paths.act(locale, name), changedAt: changes.at(-1) ?? null };
};
