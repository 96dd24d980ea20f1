import { type AsOf, parseAsOf } from "../../domain/as-of.ts";
import type { CommitmentRecord } from "../../domain/records.ts";
import type { LinkQuery, PageRequest } from "../../server/page-request.ts";

/** One side of a comparison: a delegation, on the day that was asked for it or at the moment of the page. */
export type ComparedParty = { code: string; asOf: AsOf; asked: string | null };
/** One side with all that it has on the table; `label` has its day where the sides have different ones. */
export type NamedSide = {
  party: ComparedParty;
  label: string;
  lines: readonly CommitmentRecord[];
};
export type SideName = "a" | "b";

export const ROWS = ["diff"] as const;

/**
 * `a=XA&aAsOf=2026-01-06&b=XB`: two delegations, or one at two days. A side without a day of its own stands at the
 * moment of the page; none may look past it.
 */
export function readComparison(page: PageRequest, codes: readonly string[]) {
  const a = readSide(page, codes, "a");
  const b = readSide(page, codes, "b");
  const rows = page.query.choice("rows", ROWS) ?? null;
  return { a, b, rows, query: { ...sideQuery("a", a), ...sideQuery("b", b), rows } satisfies LinkQuery };
}

function readSide(page: PageRequest, codes: readonly string[], side: SideName): ComparedParty | null {
  const { query, asOf } = page;
  const code = query.choice(side, codes);
  const asked = query.day(`${side}AsOf`);
  if (code === undefined) return null;
  if (asked === undefined || asked === asOf.day) return { code, asOf, asked: null };
  const read = parseAsOf(asked, asOf.instant);
  if (read.fault === null) return { code, asOf: read.asOf, asked };
  query.ignored.push(`${side}AsOf=${asked}`);
  return { code, asOf, asked: null };
}

/** The keys of the address that name one side. */
export const sideQuery = (side: SideName, party: ComparedParty | null): Record<string, string | null> => ({
  [side]: party?.code ?? null,
  [`${side}AsOf`]: party?.asked ?? null,
});
