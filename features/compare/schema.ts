import { z } from "zod";
import type { AsOf } from "../../domain/as-of.ts";
import { type CategoryRow, compareOffers } from "../../domain/compare.ts";
import { nominalEnd } from "../../domain/duration.ts";
import type { CommitmentRecord } from "../../domain/records.ts";
import * as words from "../../domain/vocabulary.ts";
import type { LinkQuery, PageRequest } from "../../server/page-request.ts";
import { commitmentBody, day } from "../commitments/schema.ts";
import { nameDelegations } from "../delegations/queries.ts";

/** One side of a comparison: a delegation, on the day that was asked for it or at the moment of the page. */
export type ComparedParty = { code: string; asOf: AsOf; asked: string | null };
/** One side with all that it has on the table; `label` has its day where the sides have different ones. */
export type NamedSide = {
  party: ComparedParty;
  label: string;
  lines: readonly CommitmentRecord[];
};
export type SideName = "a" | "b";

type Asking = Pick<PageRequest, "query" | "asOf">;

const ROWS = ["diff"] as const;

/**
 * `a=XA&aAsOf=2026-01-06&b=XB`: two delegations, or one at two days. A side without a day of its own stands at the
 * moment of the page; none may look past it.
 */
export async function readComparison(page: Asking) {
  const codes = [...(await nameDelegations()).keys()];
  const a = readSide(page, codes, "a");
  const b = readSide(page, codes, "b");
  const rows = page.query.choice("rows", ROWS) ?? null;
  return { a, b, rows, query: { ...sideQuery("a", a), ...sideQuery("b", b), rows } satisfies LinkQuery };
}

function readSide({ query, asOf }: Asking, codes: readonly string[], side: SideName): ComparedParty | null {
  const code = query.choice(side, codes);
  const moment = query.moment(`${side}AsOf`, asOf);
  if (code === undefined) return null;
  const isOwn = moment !== undefined && moment.instant !== asOf.instant;
  return { code, asOf: moment ?? asOf, asked: isOwn ? query.one(`${side}AsOf`) : null };
}

/** The keys of the address that name one side. */
export const sideQuery = (side: SideName, party: ComparedParty | null): Record<string, string | null> => ({
  [side]: party?.code ?? null,
  [`${side}AsOf`]: party?.asked ?? null,
});

/** Whether both sides are the same delegation at the same moment, so that there is nothing to compare. */
export const isSameTwice = (a: ComparedParty, b: ComparedParty): boolean =>
  a.code === b.code && a.asOf.instant === b.asOf.instant;

type Offer = readonly CommitmentRecord[];

/** The rows that the page shows: all categories in the order of the codelist, or those that differ. */
export function comparedRows(a: Offer, b: Offer, codes: readonly string[], rows: string | null) {
  const all = compareOffers(a, b, codes);
  const shown = rows === "diff" ? all.filter(({ differs }) => differs) : all;
  return { shown, hidden: all.length - shown.length };
}

const line = commitmentBody.shape;
/** One side of one category: a row for each of its lines, or one that says why there is none. */
export const comparisonBody = z.strictObject({
  category: z.enum(words.CATEGORIES),
  differs: z.boolean(),
  side: z.enum(["a", "b"]),
  delegation: z.string(),
  asOf: z.string().meta({ description: "The day, or the instant that was asked for." }),
  standing: z.enum(["lines", "nil", "nothing"]),
  symbol: z.string().nullable(),
  version: z.int().nullable(),
  title: line.title.nullable(),
  stage: line.stage.nullable(),
  attribution: line.attribution.nullable(),
  quantity: line.quantity,
  amount: line.amount,
  nominalEnd: day.nullable(),
});
type ComparisonBody = z.input<typeof comparisonBody>;

/** The comparison as a table, in the order of the page. */
export const toComparisonBodies = (
  rows: readonly CategoryRow<CommitmentRecord>[],
  parties: Record<SideName, ComparedParty>,
): ComparisonBody[] =>
  rows.flatMap((row) =>
    (["a", "b"] as const).flatMap((side) => {
      const { standing, lines } = row[side];
      const { code: delegation, asOf, asked } = parties[side];
      const about = { differs: row.differs, side, delegation, asOf: asked ?? asOf.day, standing };
      const category = words.CATEGORIES.find((code) => code === row.category);
      if (category === undefined) throw new Error(`unknown category ${row.category}`);
      const shown = lines.length > 0 ? lines : [null];
      return shown.map((each): ComparisonBody => ({ category, ...about, ...lineBody(each) }));
    }),
  );

const lineBody = (record: CommitmentRecord | null) => ({
  symbol: record?.symbol ?? null,
  version: record?.version ?? null,
  title: record?.terms.title ?? null,
  stage: record?.terms.stage ?? null,
  attribution: record?.attribution ?? null,
  quantity: record?.terms.quantity ?? null,
  amount: record?.terms.amount ?? null,
  nominalEnd: record && nominalEnd(record.terms),
});
