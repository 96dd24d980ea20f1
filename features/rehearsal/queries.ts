import type { AsOf } from "../../domain/as-of.ts";
import type { Assumptions, Portfolio } from "../../domain/portfolio.ts";
import type { Instant } from "../../domain/records.ts";
import { type Rehearsal, rehearsal } from "../../domain/rehearsal.ts";
import type { Viewer } from "../../server/viewer.ts";
import { listDelegations } from "../delegations/queries.ts";
import { getPortfolio } from "../portfolio/queries.ts";

export type RehearsalAsked = { asOf: AsOf; assumptions: Assumptions; attack: Instant };
/** What would follow, and the rows of the record from which it was worked out: no others. */
export type RehearsalView = { portfolio: Portfolio; rehearsal: Rehearsal };

/** What would follow on a renewed attack, from the rows that this viewer may read. Nothing is written. */
export async function getRehearsal(viewer: Viewer, asked: RehearsalAsked): Promise<RehearsalView> {
  const { asOf, assumptions, attack } = asked;
  const [portfolio, delegations] = await Promise.all([
    getPortfolio(viewer, asOf),
    listDelegations(viewer, asOf),
  ]);
  return { portfolio, rehearsal: rehearsal(portfolio, assumptions, delegations, attack) };
}
