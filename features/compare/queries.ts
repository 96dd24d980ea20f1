import type { AsOf } from "../../domain/as-of.ts";
import type { Day } from "../../domain/commitment.ts";
import type { CommitmentRecord } from "../../domain/records.ts";
import type { Viewer } from "../../server/viewer.ts";
import { listLines } from "../commitments/queries.ts";
import { listActs } from "../timeline/queries.ts";

const AT_ONCE = 200;

/** All lines of a delegation that stood at that moment, by symbol. */
export async function listOffer(viewer: Viewer, code: string, asOf: AsOf): Promise<CommitmentRecord[]> {
  const found: CommitmentRecord[] = [];
  let after: string | undefined;
  do {
    const filter = { delegation: [code] };
    const page = await listLines(viewer, { asOf, filter, sort: "symbol", after, limit: AT_ONCE });
    found.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return found;
}

/** The last days on which an act of the delegation, or a report on it, came onto the record; newest first. */
export async function listDaysOfActs(viewer: Viewer, code: string, asOf: AsOf): Promise<Day[]> {
  const { items } = await listActs(viewer, { asOf, filter: { delegation: [code] }, limit: 50 });
  return [...new Set(items.map(({ on }) => on))];
}
