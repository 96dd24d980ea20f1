import { and, eq } from "drizzle-orm";
import { read } from "../../db/client.ts";
import { commitmentReleases, commitmentVersions } from "../../db/schema/commitments.ts";
import { delegations } from "../../db/schema/parties.ts";
import type { AsOf } from "../../domain/as-of.ts";
import type { Attribution, Stage } from "../../domain/vocabulary.ts";
import type { Viewer } from "../../server/viewer.ts";
import { type End, endKind, followedReleases, nominalEndOn, standingAt } from "../commitments/queries.ts";

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
};

export async function getOverview(viewer: Viewer, asOf: AsOf): Promise<Overview> {
  const { lines, parties } = await read(viewer, async (db) => ({
    lines: await db
      .select({
        delegation: commitmentReleases.delegationCode,
        stage: commitmentVersions.stage,
        attribution: commitmentVersions.attribution,
        end: endKind,
        endsOn: nominalEndOn,
      })
      .from(commitmentReleases)
      .innerJoin(commitmentVersions, eq(commitmentVersions.id, commitmentReleases.versionId))
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
  };
}
