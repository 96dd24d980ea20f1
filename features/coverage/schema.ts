import { z } from "zod";
import { OUT_REASONS } from "../../domain/active-interval.ts";
import type { Day } from "../../domain/commitment.ts";
import {
  COVERAGE_LEVELS,
  type CoverageCell,
  type CoverageLevel,
  type RequirementCoverage,
  UNMEASURED_REASONS,
  YEAR_REASONS,
} from "../../domain/coverage-cell.ts";
import type { CellDetail } from "../../domain/coverage-contributions.ts";
import { LINK_BASES } from "../../domain/coverage-needs.ts";
import { ANSWERS, type Assumptions, type Portfolio } from "../../domain/portfolio.ts";
import { CATEGORIES, CONSENT_STEPS, NEED_TEMPOS, PRIORITIES } from "../../domain/vocabulary.ts";
import type { LinkQuery, PageRequest } from "../../server/page-request.ts";
import { MalformedRequest } from "../../server/problem.ts";
import {
  assumptionsQuery,
  FIRST_YEAR,
  LAST_YEAR,
  MOST_YEARS,
  readAssumptions,
  readYears,
  type Years,
  yearsOf,
} from "../portfolio/schema.ts";
import { requirementSymbol } from "../requirements/schema.ts";
import type { CoverageFilter, CoverageView } from "./queries.ts";

/** What the cells of the matrix show beside their level. */
export const MEASURES = ["firmest", "share", "count"] as const;
export type Measure = (typeof MEASURES)[number];

/** The years as an address carries them, defaults left out. */
export function yearsQuery({ from, to }: Years, asOf: Day): LinkQuery {
  const current = Number(asOf.slice(0, 4));
  return {
    from: from === current ? null : from,
    to: to === yearsOf({ from }, asOf).to ? null : to,
  };
}

export type AskedCoverage = {
  assumptions: Assumptions;
  years: Years;
  filter: CoverageFilter;
  measure: Measure;
  /** All of it as keys of a link. */
  query: LinkQuery;
};

/** What an address asks of the matrix. */
export function readCoverageQuery({ query, asOf }: Pick<PageRequest, "query" | "asOf">): AskedCoverage {
  const assumptions = readAssumptions(query);
  const years = readYears(query, asOf.day);
  const filter = {
    priority: query.choices("priority", PRIORITIES),
    category: query.choices("category", CATEGORIES),
  };
  const measure = query.choice("measure", MEASURES) ?? "firmest";
  const shown = measure === "firmest" ? null : measure;
  return {
    assumptions,
    years,
    filter,
    measure,
    query: { ...assumptionsQuery(assumptions), ...yearsQuery(years, asOf.day), ...filter, measure: shown },
  };
}

/** A year of an address, in the span that the register knows. */
export function readYear(text: string): number | null {
  const year = /^\d{4}$/.test(text) ? Number(text) : 0;
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : null;
}

/** The years that the API was asked for. @throws MalformedRequest where they are none, or too many for one answer. */
export function askedYears(asked: { [Name in keyof Years]?: Years[Name] | undefined }, asOf: Day): Years {
  const { from, to } = asked;
  const detail =
    from === undefined || to === undefined
      ? null
      : to < from
        ? "lies before `from`"
        : to - from >= MOST_YEARS
          ? `lies more than ${MOST_YEARS - 1} years after \`from\``
          : null;
  if (detail !== null) throw new MalformedRequest([{ pointer: "/to", detail }]);
  return yearsOf(asked, asOf);
}

/** How many requirements are at which level in a year. */
export function levelsIn(rows: readonly RequirementCoverage[], year: number): Record<CoverageLevel, number> {
  const cells = rows.flatMap(({ years }) => years.filter((cell) => cell.year === year));
  const count = (level: CoverageLevel) => cells.filter((cell) => cell.level === level).length;
  return { none: count("none"), partial: count("partial"), met: count("met") };
}

const commitment = z.string().meta({ examples: ["XA-7K3Q"] });
const sum = z
  .string()
  .regex(/^\d+(\.\d+)?$/)
  .nullable();

export const excludedBody = z.strictObject({
  symbol: commitment,
  reason: z.enum([...OUT_REASONS, ...YEAR_REASONS]),
  by: z
    .string()
    .nullable()
    .meta({ description: "The line that a condition waits for, or the lead that a share is counted with." }),
});

const contributionBody = z.strictObject({
  symbol: commitment,
  delegation: z.string().meta({ examples: ["XA"] }),
  step: z.enum(CONSENT_STEPS),
  basis: z.enum(LINK_BASES).meta({
    description:
      "named: the line says that it addresses the requirement. answered: the beneficiary answered on it. category: nothing but the same category.",
  }),
  answer: z.enum(ANSWERS).nullable().meta({ description: "What the beneficiary said of it." }),
  weight: sum.meta({ description: "1, or the share that the beneficiary says it meets." }),
  value: sum.meta({ description: "What it adds to `sum`; null where the need is not measured." }),
  unmeasured: z.enum(UNMEASURED_REASONS).nullable(),
  shares: z.array(commitment).meta({ description: "Shares of a joint commitment that are counted with it." }),
  conditional: z.boolean(),
  unfunded: z.boolean(),
});

const LEVEL = "none: no line counts. met: `sum` reaches `minimum`. partial: all else.";

export const cellBody = z.strictObject({
  year: z.int(),
  level: z.enum(COVERAGE_LEVELS).meta({ description: LEVEL }),
  firmest: z.enum(CONSENT_STEPS).nullable(),
  share: z
    .number()
    .nullable()
    .meta({ description: "sum / minimum to four decimals; null where the need is not measured." }),
  sum: sum.meta({ description: "In the unit of the requirement; null where the need is not measured." }),
  minimum: sum,
  commitments: z.array(commitment).meta({ description: "Lines that count, by symbol." }),
  excluded: z.array(excludedBody).meta({ description: "Lines taken for the requirement that do not count." }),
  unmeasured: z
    .array(z.strictObject({ symbol: commitment, reason: z.enum(UNMEASURED_REASONS) }))
    .meta({ description: "Lines that count and add nothing to the sum." }),
  conditional: z
    .array(commitment)
    .meta({ description: "Lines that count although a condition of theirs cannot be computed." }),
  unfunded: z
    .array(commitment)
    .meta({ description: "Lines that count although their money ends before the year begins." }),
  claimed: z
    .boolean()
    .meta({ description: "Something counts, and none of it rests on an answer of the beneficiary." }),
  contributions: z
    .array(contributionBody)
    .optional()
    .meta({ description: "Only with detail=contributions: the values add up to `sum`." }),
});

/** What covers one requirement, year by year. */
export const coverageBody = z
  .strictObject({
    symbol: requirementSymbol,
    unit: z.string().nullable().meta({ description: "Of `sum` and `minimum`; null: not measured." }),
    tempo: z.enum(NEED_TEMPOS).nullable(),
    years: z.array(cellBody),
  })
  .meta({ id: "Coverage" });

/** One cell as a row of a table. */
export const coverageRowBody = z
  .strictObject({ symbol: requirementSymbol, unit: z.string().nullable() })
  .extend(cellBody.omit({ contributions: true }).shape);

export const toCellBody = (cell: CoverageCell, detail?: CellDetail): z.input<typeof cellBody> => ({
  year: cell.year,
  level: cell.level,
  firmest: cell.firmest,
  share: cell.share,
  sum: cell.sum,
  minimum: cell.minimum,
  commitments: [...cell.commitments],
  excluded: [...cell.excluded],
  unmeasured: [...cell.unmeasured],
  conditional: [...cell.conditional],
  unfunded: [...cell.unfunded],
  claimed: cell.claimed,
  ...(detail === undefined
    ? {}
    : { contributions: detail.rows.map((row) => ({ ...row, shares: [...row.shares] })) }),
});

const needOf = ({ needs }: Portfolio, symbol: string) =>
  needs.find((each) => each.symbol === symbol)?.terms.need ?? null;

/** The matrix as the API gives it; `details` by `symbol.year`. */
export const toCoverageBodies = (
  { portfolio, rows }: CoverageView,
  details?: ReadonlyMap<string, CellDetail>,
): z.input<typeof coverageBody>[] =>
  rows.map(({ symbol, years }) => {
    const need = needOf(portfolio, symbol);
    const cells = years.map((cell) => toCellBody(cell, details?.get(`${symbol}.${cell.year}`)));
    return { symbol, unit: need?.unit ?? null, tempo: need?.tempo ?? null, years: cells };
  });

/** The same, a cell a row. */
export const toCoverageRows = ({ portfolio, rows }: CoverageView): z.input<typeof coverageRowBody>[] =>
  rows.flatMap(({ symbol, years }) =>
    years.map((cell) => ({ symbol, unit: needOf(portfolio, symbol)?.unit ?? null, ...toCellBody(cell) })),
  );

/** For the description of the API; the parties are invented. */
export const coverageExample: z.input<typeof coverageBody> = {
  symbol: "XU-R9TX",
  unit: "batteries",
  tempo: "yearly",
  years: [
    {
      year: 2029,
      level: "partial",
      firmest: "signed",
      share: 0.5,
      sum: "4",
      minimum: "8",
      commitments: ["XA-7K3Q"],
      excluded: [{ symbol: "XB-2C3D", reason: "over", by: null }],
      unmeasured: [],
      conditional: [],
      unfunded: ["XA-7K3Q"],
      claimed: true,
    },
  ],
};
