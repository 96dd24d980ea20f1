import { z } from "zod";
import { OUT_REASONS } from "../../domain/active-interval.ts";
import { CLIFF_KINDS, type CliffKind } from "../../domain/cliff-days.ts";
import type { Assumptions } from "../../domain/portfolio.ts";
import * as words from "../../domain/vocabulary.ts";
import type { LinkQuery, PageRequest } from "../../server/page-request.ts";
import { commitmentSymbol, day, text } from "../commitments/schema.ts";
import { yearsQuery } from "../coverage/schema.ts";
import { nameDelegations } from "../delegations/queries.ts";
import {
  assumesNothing,
  assumptionsQuery,
  FIRST_YEAR,
  LAST_YEAR,
  readAssumptions,
  readYears,
  type Years,
} from "../portfolio/schema.ts";
import { DURATION_SORTS, type Duration, type DurationSort, type Lapse } from "./queries.ts";

export const GROUPS = ["delegation", "requirement", "none"] as const;
export type Grouping = (typeof GROUPS)[number];
const CHART_VIEWS = ["chart", "table"] as const;
const MOST_PAGES = 10_000;
/** Years that the chart shows where none are asked for: some that are past, and more that are ahead. */
const YEARS_PAST = 3;
const YEARS_SHOWN = 16;
const MOST_YEARS_SHOWN = 120;

export type DurationFilter = {
  delegation?: readonly string[] | undefined;
  stage?: readonly words.Stage[] | undefined;
  category?: readonly string[] | undefined;
};
export type DurationRequest = {
  assumptions: Assumptions;
  isScenario: boolean;
  filter: DurationFilter;
  group: Grouping;
  sort: DurationSort;
  isTable: boolean;
  years: Years;
  /** The page of the list, from one. */
  number: number;
  /** All but the page as keys of a link, defaults left out. */
  query: LinkQuery;
};

const readLineFilter = async ({ query }: Pick<PageRequest, "query">): Promise<DurationFilter> => ({
  delegation: query.choices("delegation", [...(await nameDelegations()).keys()]),
  stage: query.choices("stage", words.CONSENT_STEPS),
  category: query.choices("category", words.CATEGORIES),
});

/** What an address asks of the chart of durations. */
export async function readDurationQuery(page: Pick<PageRequest, "query" | "asOf">): Promise<DurationRequest> {
  const { query, asOf } = page;
  const assumptions = readAssumptions(query);
  const filter = await readLineFilter(page);
  const group = query.choice("group", GROUPS) ?? "delegation";
  const sort = query.choice("sort", DURATION_SORTS) ?? "end";
  const isTable = query.choice("view", CHART_VIEWS) === "table";
  const usual = usualYears(Number(asOf.day.slice(0, 4)));
  const from = query.integer("from", FIRST_YEAR, LAST_YEAR) ?? usual.from;
  const asked = query.integer("to", FIRST_YEAR, LAST_YEAR) ?? usual.to;
  const to = Math.min(Math.max(asked, from), from + MOST_YEARS_SHOWN - 1);
  return {
    assumptions,
    isScenario: !assumesNothing(assumptions),
    filter,
    group,
    sort,
    isTable,
    years: { from, to },
    number: query.integer("page", 1, MOST_PAGES) ?? 1,
    query: {
      ...assumptionsQuery(assumptions),
      ...filter,
      group: group === "delegation" ? null : group,
      sort: sort === "end" ? null : sort,
      view: isTable ? "table" : null,
      from: from === usual.from ? null : from,
      to: to === usual.to ? null : to,
    },
  };
}

const usualYears = (year: number): Years => ({
  from: year - YEARS_PAST,
  to: year - YEARS_PAST + YEARS_SHOWN - 1,
});

type Filtered = { delegation: string; stage: words.Stage; category: string };

/** Whether a line fits the filter. */
export const fitsLine = (line: Filtered, { delegation, stage, category }: DurationFilter): boolean =>
  (delegation?.includes(line.delegation) ?? true) &&
  (stage?.includes(line.stage) ?? true) &&
  (category?.includes(line.category) ?? true);

export type LapsesRequest = {
  assumptions: Assumptions;
  isScenario: boolean;
  filter: DurationFilter;
  kinds: readonly CliffKind[] | undefined;
  years: Years;
  query: LinkQuery;
};

/** What an address asks of the calendar of what lapses. */
export async function readLapsesQuery(page: Pick<PageRequest, "query" | "asOf">): Promise<LapsesRequest> {
  const { query, asOf } = page;
  const assumptions = readAssumptions(query);
  const filter = await readLineFilter(page);
  const kinds = query.choices("kind", CLIFF_KINDS);
  const years = readYears(query, asOf.day);
  return {
    assumptions,
    isScenario: !assumesNothing(assumptions),
    filter,
    kinds,
    years,
    query: {
      ...assumptionsQuery(assumptions),
      ...filter,
      kind: kinds,
      ...yearsQuery(years, asOf.day),
    },
  };
}

/** A line of the chart of durations as its file has it. */
export const durationBody = z.strictObject({
  symbol: commitmentSymbol,
  delegation: z.string(),
  category: z.enum(words.CATEGORIES),
  title: text,
  stage: z.enum(words.STAGES),
  attribution: z.enum(words.ATTRIBUTIONS),
  out: z.enum(OUT_REASONS).nullable(),
  begins: day.nullable(),
  nominalEnd: day.nullable(),
  endNotStated: z.boolean(),
  openEnded: z.boolean(),
  untilEvent: z.string().nullable(),
  assuredHorizon: day.nullable(),
  extension: z.enum(words.EXTENSIONS).nullable(),
  fundedUntil: day.nullable(),
  nextReviewOn: day.nullable(),
});

export function toDurationBody(row: Duration): z.input<typeof durationBody> {
  const { from, assured, renewable, review, ...rest } = row;
  return {
    ...rest,
    begins: from,
    assuredHorizon: assured,
    extension: renewable,
    nextReviewOn: review,
  };
}

/** A day of the calendar of what lapses as its file has it. */
export const lapseBody = z.strictObject({
  on: day,
  kind: z.enum(CLIFF_KINDS),
  symbol: commitmentSymbol,
  delegation: z.string(),
  category: z.enum(words.CATEGORIES),
  title: text,
  stage: z.enum(words.STAGES),
  attribution: z.enum(words.ATTRIBUTIONS),
});

export const toLapseBody = ({ on, kind, line }: Lapse): z.input<typeof lapseBody> => ({
  on,
  kind,
  symbol: line.symbol,
  delegation: line.delegation,
  category: line.category,
  title: line.title,
  stage: line.stage,
  attribution: line.attribution,
});

/** Whether a day of the calendar is asked for. */
export const fitsLapse = ({ kind, line }: Lapse, { kinds, filter }: LapsesRequest): boolean =>
  (kinds?.includes(kind) ?? true) && fitsLine(line, filter);
