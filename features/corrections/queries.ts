import type { AsOf } from "../../domain/as-of.ts";
import type { ActEntry, Page } from "../../domain/records.ts";
import type { Viewer } from "../../server/viewer.ts";
import { listActs } from "../timeline/queries.ts";

export type CorrectionsQuery = { asOf: AsOf; after?: string | undefined; limit: number };

/** Every act that corrects another, newest first: the policy of the database lets no other kind of act correct. */
export const listCorrections = (viewer: Viewer, query: CorrectionsQuery): Promise<Page<ActEntry>> =>
  listActs(viewer, { ...query, filter: { kind: ["correction"] } });
