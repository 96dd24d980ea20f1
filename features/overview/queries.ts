import { and, eq, sql } from "drizzle-orm";
import { read } from "../../db/client.ts";
import { acts } from "../../db/schema/acts.ts";
import { commitmentReleases, commitmentVersions } from "../../db/schema/commitments.ts";
import { delegations } from "../../db/schema/parties.ts";
import type { AsOf } from "../../domain/as-of.ts";
import type { Instant } from "../../domain/records.ts";
import type { Attribution, Stage } from "../../domain/vocabulary.ts";
import type { Viewer } from "../../server/viewer.ts";
import {
  type End,
  endKind,
  followedReleases,
  nominalEndOn,
  standingAt,
  toInstant,
} from "../commitments/queries.ts";

/** Stages that count as at least signed and not ended. */
export const FIRM_STAGES = ["signed", "ratified", "in-force"] as const satisfies readonly Stage[];

/** What the three questions come to, from the rows that the viewer may read. */
export type Overview = {
  delegations: number;
  /** Delegations with at least one line at a firm stage. */
  firmDelegations: number;
  commitments: number;
  stages: Partial<Record<Stage, number>>;
  attributions: Record<Attribution, number>;
  ends: Record<End, number>;
  /** The middle year of the known last days; the earlier of two middles. Null when none is known. */
  medianEndYear: number | null;
  /** The newest act behind the figures of each question; null where no line is behind them. */
  newest: Record<"who" | "what" | "howLong", NewestAct | null>;
};
export type NewestAct = { symbol: string; recordedAt: Instant };

export async function getOverview(viewer: Viewer, asOf: AsOf): Promise<Overview> {
  const { lines, parties } = await read(viewer, async (db) => ({
    lines: await db
      .select({
        delegation: commitmentReleases.delegationCode,
        stage: commitmentVersions.stage,
        attribution: commitmentVersions.attribution,
        end: endKind,
        endsOn: nominalEndOn,
        act: acts.symbol,
        recordedAt: sql<string>`lower(${commitmentReleases.recordedDuring})::text`,
      })
      .from(commitmentReleases)
      .innerJoin(commitmentVersions, eq(commitmentVersions.id, commitmentReleases.versionId))
      .innerJoin(acts, eq(acts.id, commitmentVersions.actId))
      .where(and(followedReleases(viewer), standingAt(asOf))),
    parties: await db.select({ code: delegations.code }).from(delegations),
  }));
  const years = lines.flatMap((line) => (line.endsOn === null ? [] : [Number(line.endsOn.slice(0, 4))]));
  years.sort((a, b) => a - b);
  const count = (fits: (line: (typeof lines)[number]) => boolean) => lines.filter(fits).length;
  const firm = lines.filter((line) => FIRM_STAGES.some((stage) => stage === line.stage));
  return {
    delegations: parties.length,
    firmDelegations: new Set(firm.map((line) => line.delegation)).size,
    commitments: lines.length,
    stages: Object.fromEntries(
      [...new Set(lines.map((line) => line.stage))].map((stage) => [
        stage,
        count((line) => line.stage === stage),
      ]),
    ),
    attributions: {
      own: count((line) => line.attribution === "own"),
      reported: count((line) => line.attribution === "reported"),
    },
    ends: {
      known: count((line) => line.end === "known"),
      open: count((line) => line.end === "open"),
      unstated: count((line) => line.end === "unstated"),
    },
    medianEndYear: years[Math.floor((years.length - 1) / 2)] ?? null,
    newest: {
      who: newestOf(firm),
      what: newestOf(lines),
      howLong: newestOf(lines.filter((line) => line.end === "known")),
    },
  };
}

function newestOf(lines: readonly { act: string; recordedAt: string }[]): NewestAct | null {
  const byTime = lines.map(({ act, recordedAt }) => ({ symbol: act, recordedAt: toInstant(recordedAt) }));
  byTime.sort(
    (a, b) =>
      Temporal.Instant.compare(a.recordedAt, b.recordedAt) ||
      Number(a.symbol > b.symbol) - Number(a.symbol < b.symbol),
  );
  return byTime.at(-1) ?? null;
}
