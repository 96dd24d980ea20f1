import { inArray, sql } from "drizzle-orm";
import { read } from "../../db/client.ts";
import { pathwaySteps } from "../../db/schema/pathways.ts";
import type { AsOf } from "../../domain/as-of.ts";
import type { Source } from "../../domain/commitment.ts";
import { PATHWAY_TEMPLATES, type Pathway, type PathwayTemplate, pathway } from "../../domain/pathways.ts";
import type { Instant } from "../../domain/records.ts";
import type { Backing } from "../../domain/vocabulary.ts";
import type { Viewer } from "../../server/viewer.ts";
import { instantOf, sourcesOf, toInstant } from "../commitments/queries.ts";

/** What the record says of one step, in the newest statement that the viewer may read. */
export type StatedStep = {
  step: string;
  doneOn: string | null;
  expectedOn: string | null;
  blockedBy: string | null;
  note: string | null;
  backing: Backing | null;
  /** Since when the register knows it. */
  recordedAt: Instant;
  sources: Source[];
};
/** The way of one delegation through its own institutions: what is stated, and what follows from it. */
export type DelegationPathway = {
  delegation: string;
  template: PathwayTemplate;
  stated: StatedStep[];
  pathway: Pathway;
};

const isTemplate = (name: string): name is PathwayTemplate => Object.hasOwn(PATHWAY_TEMPLATES, name);

/** The pathways of which the viewer may read something, by delegation and then as the templates stand; row-level security says which steps those are. */
export const listPathways = (
  viewer: Viewer,
  asOf: AsOf,
  filter: { delegation?: readonly string[] | undefined } = {},
): Promise<DelegationPathway[]> =>
  read(viewer, async (db) => {
    const p = pathwaySteps;
    const { delegation } = filter;
    const rows = await db
      .selectDistinctOn([p.delegationCode, p.template, p.step])
      .from(p)
      .where(
        sql`${p.releasedAt} <= ${instantOf(asOf)} and ${delegation ? inArray(p.delegationCode, [...delegation]) : sql`true`}`,
      )
      .orderBy(p.delegationCode, p.template, p.step, sql`${p.releasedAt} desc, ${p.id} desc`);
    const cited = await sourcesOf(
      db,
      "pathway-step",
      rows.map(({ id }) => id),
    );
    const groups = Map.groupBy(rows, (row) => `${row.delegationCode} ${row.template}`);
    return [...groups.values()]
      .flatMap((steps) => pathwayOf(steps, cited, asOf))
      .sort(
        (a, b) =>
          order(a.delegation, b.delegation) || TEMPLATES.indexOf(a.template) - TEMPLATES.indexOf(b.template),
      );
  });

const TEMPLATES = Object.keys(PATHWAY_TEMPLATES);
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function pathwayOf(
  rows: (typeof pathwaySteps.$inferSelect)[],
  cited: ReadonlyMap<string, Source[]>,
  asOf: AsOf,
): DelegationPathway[] {
  const [first] = rows;
  if (first === undefined || !isTemplate(first.template)) return [];
  const recorded = rows.map(({ step, doneOn, expectedOn, blockedBy }) => ({
    id: step,
    doneOn,
    expectedOn,
    blockedBy,
    // How long a step takes at least is not recorded yet.
    minDays: null,
  }));
  const stated = rows.map(({ id, step, doneOn, expectedOn, blockedBy, note, backing, releasedAt }) => ({
    ...{ step, doneOn, expectedOn, blockedBy, note, backing },
    recordedAt: toInstant(releasedAt.toISOString()),
    sources: cited.get(id) ?? [],
  }));
  const { delegationCode: delegation, template } = first;
  return [{ delegation, template, stated, pathway: pathway(template, recorded, asOf.day) }];
}
