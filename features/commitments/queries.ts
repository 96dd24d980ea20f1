// Longer than most: the sorted, filtered list and the one mapping of a row to its terms belong together.
import { and, asc, desc, eq, inArray, ne, type SQL, sql } from "drizzle-orm";
import { type AnyPgColumn, alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import { type Reader as Database, read } from "../../db/client.ts";
import { acts } from "../../db/schema/acts.ts";
import { commitmentReleases, commitments, commitmentVersions } from "../../db/schema/commitments.ts";
import { categories, delegations } from "../../db/schema/parties.ts";
import { sources } from "../../db/schema/sources.ts";
import type { AsOf } from "../../domain/as-of.ts";
import type { CommitmentTerms, Day, Exit, Source, Start, Term } from "../../domain/commitment.ts";
import type { Evidence } from "../../domain/evidence.ts";
import type { CommitmentRecord, Correction, Instant, Page } from "../../domain/records.ts";
import { isCommitmentSymbol } from "../../domain/symbol.ts";
import { readsAs } from "../../domain/visibility.ts";
import {
  type Attribution,
  CATEGORIES,
  CAVEAT_KINDS,
  type CaveatKind,
  type Locale,
  type Stage,
} from "../../domain/vocabulary.ts";
import { decodeCursor, encodeCursor } from "../../server/cursor.ts";
import type { Viewer } from "../../server/viewer.ts";
import { saysWords } from "../words/queries.ts";

export const COMMITMENT_SORTS = [
  "symbol",
  "delegation",
  "category",
  "stage",
  "-stage",
  "end",
  "-changed",
] as const;
export type CommitmentSort = (typeof COMMITMENT_SORTS)[number];
/** What the record says of the last day: a known day, none by its terms (open-ended, until an event), nothing. */
export const ENDS = ["known", "open", "unstated"] as const;
export type End = (typeof ENDS)[number];

/** `year`: the stated term covers some day of it; a line whose end is not stated is left out. */
export type CommitmentFilter = {
  delegation?: readonly string[] | undefined;
  category?: readonly string[] | undefined;
  stage?: readonly string[] | undefined;
  end?: readonly End[] | undefined;
  year?: number | undefined;
  /** The parties' own lines, or those that are reported. */
  attribution?: readonly Attribution[] | undefined;
  q?: string | undefined;
};
export type CommitmentQuery = {
  asOf: AsOf;
  filter: CommitmentFilter;
  sort?: CommitmentSort | undefined;
  /** In which language names stand in order when sorted by delegation. */
  locale?: Locale | undefined;
  after?: string | undefined;
  limit: number;
};
export type CommitmentFacets = Record<"delegation" | "category" | "stage" | "end", Record<string, number>>;
export type CommitmentPage = Page<CommitmentRecord> & {
  total: number;
  /** How many come before this page. */
  before: number;
  /** Counts under the other filters, so that a facet shows what choosing differently would find. */
  facets: CommitmentFacets;
};

/** The moment of record time that is asked for; the newest state is the database's own now. */
export const instantOf = (asOf: AsOf): SQL => (asOf.isNow ? sql`now()` : sql`${asOf.instant}::timestamptz`);

/** A PostgreSQL instant as RFC 3339 UTC, to the microsecond. */
export const toInstant = (text: string): Instant => Temporal.Instant.from(text).toString();

/** Each delegation's lines are followed through one audience: the own ones as the delegation, others as one may read. */
export const followedReleases = (viewer: Viewer): SQL => followedOf(viewer, commitmentReleases);

/** The same for the releases of anything that belongs to a delegation. */
export function followedOf(
  { reader }: Viewer,
  releases: { audience: AnyPgColumn; delegationCode: AnyPgColumn },
): SQL {
  const audience = sql`${releases.audience}`;
  if (reader.kind === "public" || reader.delegation === null)
    return sql`${audience} = ${readsAs(reader, "")}`;
  const own = reader.delegation;
  const of = sql`${releases.delegationCode}`;
  // Codes have two letters, so that the empty one is nobody's.
  return sql`(${of} = ${own} and ${audience} = ${readsAs(reader, own)}
    or ${of} <> ${own} and ${audience} = ${readsAs(reader, "")})`;
}

/**
 * Whether a range of record time holds that moment. Written so that the planner, which takes `range @> now()` for
 * next to nothing, still walks the index of a long list from its end.
 */
export const holds = (range: AnyPgColumn, asOf: AsOf): SQL =>
  asOf.isNow
    ? sql`upper_inf(${range})`
    : sql`(lower(${range}) <= ${instantOf(asOf)} and (upper_inf(${range}) or upper(${range}) > ${instantOf(asOf)}))`;

/** Releases that stood at that moment. */
export const standingAt = (asOf: AsOf): SQL => holds(commitmentReleases.recordedDuring, asOf);
const recordedBy = (asOf: AsOf): SQL =>
  sql`lower(${commitmentReleases.recordedDuring}) <= ${instantOf(asOf)}`;

/** As domain/duration.ts `nominalEnd`, for lists that PostgreSQL sorts and filters. */
export const nominalEndOn = sql<string | null>`coalesce(${commitmentVersions.termUntil},
  (${commitmentVersions.startOn} + ${commitmentVersions.termLength}::interval)::date)`;
/** Terms that end on no day by their own words. */
export const hasNoEnd = sql`${commitmentVersions.termKind} in ('open-ended', 'until-event')`;
/** As domain/duration.ts `termEnd`: by a tacit extension a term has renewed itself until it is not over on that day. */
const termEndOn = (day: Day): SQL<Day | null> => {
  const { startOn, termLength, extension } = commitmentVersions;
  const renewed = sql`(${startOn} + renewal * ${termLength}::interval)::date`;
  return sql`case when ${extension} = 'tacit' and ${startOn} + ${termLength}::interval < ${day}::date
    then (select ${renewed} from generate_series(1, 1000) renewal where ${renewed} >= ${day}::date order by renewal limit 1)
    else ${nominalEndOn} end`;
};
/** As domain/duration.ts `assuredHorizon`: `least` passes over a null. */
export const assuredOn = (day: Day): SQL<Day | null> =>
  sql`case ${commitmentVersions.exitKind}
    when 'notice' then least(${termEndOn(day)}, (${day}::date + ${commitmentVersions.exitNotice}::interval)::date)
    when 'none-before' then least(${commitmentVersions.exitBefore}, ${termEndOn(day)})
    when 'on-breach' then ${termEndOn(day)} end`;
export const endKind = sql<End>`case when ${nominalEndOn} is not null then 'known'
  when ${hasNoEnd} then 'open' else 'unstated' end`;

/** Lines of the register, sorted, filtered and by pages, with nothing counted. */
export const listLines = (viewer: Viewer, query: CommitmentQuery): Promise<Page<CommitmentRecord>> =>
  read(viewer, async (db) => (await selectPage(db, viewer, query)).page);

/** The same with counts; every count is of rows that the viewer may read. */
export async function listCommitments(viewer: Viewer, query: CommitmentQuery): Promise<CommitmentPage> {
  return read(viewer, async (db) => {
    const wanted = await wantedOf(viewer, query);
    const [groups, { page, isAfter }] = await Promise.all([
      countGroups(db, wanted),
      selectPage(db, viewer, query),
    ]);
    const chosen = and(wanted, ...chosenFacets(query.filter));
    const earlier = isAfter ? await countGroups(db, and(chosen, sql`not (${isAfter})`)) : [];
    return { ...page, before: sum(earlier), ...countFacets(groups, query.filter) };
  });
}

/** All but the facets, which the counts of the others must not know. */
async function wantedOf(viewer: Viewer, { asOf, filter }: CommitmentQuery): Promise<SQL | undefined> {
  const says = await saysWords(filter.q);
  const said = says?.(sql`${commitmentVersions}.words`, sql`${commitments.symbol}`);
  return and(followedReleases(viewer), standingAt(asOf), spansYear(filter), saidBy(filter), said);
}

async function selectPage(db: Database, viewer: Viewer, query: CommitmentQuery) {
  const { asOf, filter, limit, after } = query;
  const order = await sortingOf(db, query);
  const isAfter = after === undefined ? undefined : followsCursor(order, after);
  const rows = await selectRecords(db, order.key)
    .where(and(await wantedOf(viewer, query), ...chosenFacets(filter), isAfter))
    .orderBy(order.key, bySymbol)
    .limit(limit + 1);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const page: Page<CommitmentRecord> = {
    items: await toRecords(db, rows.slice(0, limit), asOf),
    next: last ? encodeCursor([order.name, last.key, last.symbol]) : null,
  };
  return { page, isAfter };
}

/** The version that stands at that moment; null for absent and for hidden alike. */
export async function getCommitment(
  viewer: Viewer,
  symbol: string,
  asOf: AsOf,
): Promise<CommitmentRecord | null> {
  return (await ofSymbol(viewer, symbol, asOf, standingAt(asOf)))[0] ?? null;
}

/** All versions that the viewer's audience knew at that moment, newest first. */
export const listVersions = (viewer: Viewer, symbol: string, asOf: AsOf): Promise<CommitmentRecord[]> =>
  ofSymbol(viewer, symbol, asOf, recordedBy(asOf));

/** Every version of every line that the viewer's audience knew at that moment: by symbol, oldest first. */
export const listEveryVersion = (
  viewer: Viewer,
  { asOf, after, limit }: Pick<CommitmentQuery, "asOf" | "after" | "limit">,
): Promise<Page<CommitmentRecord>> =>
  read(viewer, async (db) => {
    const place = z.tuple([z.string().max(12), z.int()]);
    const [symbol, number] = after === undefined ? [] : decodeCursor(after, place);
    const isLater = sql`(${commitments.symbol}, ${commitmentReleases.number}) > (${symbol} collate "C", ${number}::int)`;
    const rows = await selectRecords(db)
      .where(and(followedReleases(viewer), recordedBy(asOf), after === undefined ? undefined : isLater))
      .orderBy(bySymbol, asc(commitmentReleases.number))
      .limit(limit + 1);
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: await toRecords(db, rows.slice(0, limit), asOf),
      next: last ? encodeCursor([last.symbol, last.number]) : null,
    };
  });

/**
 * The versions that stood at some time from one moment to another, of the lines that have a newer one than at the first:
 * by symbol, oldest first.
 */
export const listVersionsBetween = (viewer: Viewer, from: AsOf, to: AsOf): Promise<CommitmentRecord[]> =>
  read(viewer, async (db) => {
    const { recordedDuring, commitmentId } = commitmentReleases;
    const isNewer = and(
      followedReleases(viewer),
      recordedBy(to),
      sql`lower(${recordedDuring}) > ${instantOf(from)}`,
    );
    const stoodSince = sql`(upper_inf(${recordedDuring}) or upper(${recordedDuring}) > ${instantOf(from)})`;
    const hasNewer = sql`${commitmentId} in (select ${commitmentId} from ${commitmentReleases} where ${isNewer})`;
    const rows = await selectRecords(db)
      .where(and(followedReleases(viewer), recordedBy(to), stoodSince, hasNewer))
      .orderBy(bySymbol, asc(commitmentReleases.number));
    return toRecords(db, rows, to);
  });

export async function getVersion(
  viewer: Viewer,
  symbol: string,
  number: number,
  asOf: AsOf,
): Promise<CommitmentRecord | null> {
  if (!Number.isInteger(number) || number < 1 || number > 1_000_000) return null;
  const wanted = and(recordedBy(asOf), eq(commitmentReleases.number, number));
  return (await ofSymbol(viewer, symbol, asOf, wanted))[0] ?? null;
}

/** The lines of these symbols that stand at that moment, by symbol; what is hidden or not yet known is left out. */
export const listNamedLines = (
  viewer: Viewer,
  symbols: readonly string[],
  asOf: AsOf,
): Promise<CommitmentRecord[]> =>
  read(viewer, async (db) => {
    const named = symbols.filter(isCommitmentSymbol);
    if (named.length === 0) return [];
    const rows = await selectRecords(db)
      .where(and(inArray(commitments.symbol, named), followedReleases(viewer), standingAt(asOf)))
      .orderBy(bySymbol);
    return toRecords(db, rows, asOf);
  });

/** Which of these symbols name a line that stands at that moment. */
export async function knownSymbols(
  db: Database,
  viewer: Viewer,
  symbols: readonly string[],
  asOf: AsOf,
): Promise<ReadonlySet<string>> {
  if (symbols.length === 0) return new Set();
  const rows = await db
    .select({ symbol: commitments.symbol })
    .from(commitments)
    .innerJoin(commitmentReleases, eq(commitmentReleases.commitmentId, commitments.id))
    .where(and(inArray(commitments.symbol, [...symbols]), followedReleases(viewer), standingAt(asOf)));
  return new Set(rows.map(({ symbol }) => symbol));
}

async function ofSymbol(viewer: Viewer, symbol: string, asOf: AsOf, wanted: SQL | undefined) {
  // Addresses come from anywhere: what is no symbol names nothing.
  if (!isCommitmentSymbol(symbol)) return [];
  return read(viewer, async (db) =>
    toRecords(
      db,
      await selectRecords(db)
        .where(and(eq(commitments.symbol, symbol), followedReleases(viewer), wanted))
        .orderBy(desc(commitmentReleases.number)),
      asOf,
    ),
  );
}

const bySymbol = sql`${commitments.symbol} collate "C"`;

const corrected = alias(acts, "corrected");

const selectRecords = (db: Database, key: SQL = sql`0`) =>
  db
    .select({
      symbol: commitments.symbol,
      number: commitmentReleases.number,
      delegation: commitmentReleases.delegationCode,
      recordedAt: sql<string>`lower(${commitmentReleases.recordedDuring})`,
      supersededAt: sql<string | null>`upper(${commitmentReleases.recordedDuring})`,
      act: acts.symbol,
      actKind: acts.kind,
      reason: acts.reason,
      corrects: corrected.symbol,
      isBackdated: acts.isBackdated,
      version: commitmentVersions,
      key: sql<string>`(${key})::text`,
    })
    .from(commitmentReleases)
    .innerJoin(commitmentVersions, eq(commitmentVersions.id, commitmentReleases.versionId))
    .innerJoin(commitments, eq(commitments.id, commitmentReleases.commitmentId))
    .innerJoin(acts, eq(acts.id, commitmentVersions.actId))
    .leftJoin(corrected, eq(corrected.id, acts.correctsActId))
    .$dynamic();
type Row = Awaited<ReturnType<typeof selectRecords>>[number];

async function toRecords(db: Database, rows: Row[], asOf: AsOf): Promise<CommitmentRecord[]> {
  const versionIds = rows.map((row) => row.version.id);
  const cited = await sourcesOf(db, "commitment", versionIds);
  const corrections = await correctionsOf(db, "id", versionIds);
  return rows.map((row) => {
    const supersededAt = row.supersededAt === null ? null : toInstant(row.supersededAt);
    const known = supersededAt !== null && Temporal.Instant.compare(supersededAt, asOf.instant) <= 0;
    return {
      symbol: row.symbol,
      version: row.number,
      delegation: row.delegation,
      attribution: row.version.attribution,
      audience: row.version.audience,
      terms: termsOfRow(row.version, cited.get(row.version.id) ?? []),
      evidence: evidenceOfRow(row.version),
      act: row.act,
      actKind: row.actKind,
      reason: row.reason,
      corrects: row.corrects,
      correctedBy: corrections.get(row.version.id) ?? [],
      isBackdated: row.isBackdated,
      recordedAt: toInstant(row.recordedAt),
      // On a view of the past, what took its place later has not happened yet.
      supersededAt: asOf.isNow || known ? supersededAt : null,
    };
  });
}

/** Acts that corrected versions, by the id of the version or of the act that brought it; oldest first. */
export async function correctionsOf(
  db: Database,
  by: "id" | "actId",
  ids: string[],
): Promise<Map<string, Correction[]>> {
  const found = new Map<string, Correction[]>();
  if (ids.length === 0) return found;
  const [first, next] = [commitmentVersions, alias(commitmentVersions, "next")];
  const rows = await db
    .selectDistinct({
      id: first[by],
      act: acts.symbol,
      at: sql<string>`${acts.releasedAt}::text`,
      releasedAt: acts.releasedAt,
    })
    .from(first)
    .innerJoin(next, eq(next.commitmentId, first.commitmentId))
    .innerJoin(acts, and(eq(acts.id, next.actId), eq(acts.correctsActId, first.actId)))
    .where(and(inArray(first[by], ids), ne(acts.symbol, "")))
    .orderBy(asc(acts.releasedAt), asc(acts.symbol));
  for (const { id, act, at } of rows) {
    found.set(id, [...(found.get(id) ?? []), { act, at: toInstant(at) }]);
  }
  return found;
}

type Sorting = { name: CommitmentSort; key: SQL; cast: SQL; shape: RegExp };
const stageRank = sql`array_position(enum_range(null::stage), ${commitmentVersions.stage})`;
const categoryRank = sql`(select ${categories.position} from ${categories} where ${categories.code} = ${commitmentVersions.category})`;
const whole = { cast: sql`int`, shape: /^-?\d{1,9}$/ };

/** Every order is ascending in its key, and then by symbol, so that no two lines tie. */
async function sortingOf(
  db: Database,
  { sort = "symbol", locale = "en" }: CommitmentQuery,
): Promise<Sorting> {
  switch (sort) {
    case "symbol":
      return { name: sort, key: sql`(0 + 0)`, ...whole };
    case "category":
      return { name: sort, key: categoryRank, ...whole };
    case "stage":
      return { name: sort, key: stageRank, ...whole };
    case "-stage":
      return { name: sort, key: sql`(- ${stageRank})`, ...whole };
    case "delegation": {
      const codes = (await codesByName(db, locale)).join(",");
      const rank = sql`array_position(string_to_array(${codes}, ','), ${commitmentReleases.delegationCode})`;
      return { name: sort, key: sql`(${rank} * 1000 + ${categoryRank})`, ...whole };
    }
    case "end": {
      // Lines without a known last day come after all that have one.
      const key = sql`coalesce(${nominalEndOn}, 'infinity'::date)`;
      return { name: sort, key, cast: sql`date`, shape: /^(\d{4}-\d{2}-\d{2}|infinity)$/ };
    }
    case "-changed": {
      const key = sql`(- extract(epoch from lower(${commitmentReleases.recordedDuring})))`;
      return { name: sort, key, cast: sql`numeric`, shape: /^-?\d{1,12}(\.\d{1,6})?$/ };
    }
  }
}

function followsCursor({ name, key, cast, shape }: Sorting, cursor: string): SQL {
  const parts = z.tuple([
    z.literal(name),
    z.string().regex(shape),
    z
      .string()
      .max(12)
      .regex(/^[A-Z0-9-]+$/),
  ]);
  const [, value, symbol] = decodeCursor(cursor, parts);
  return sql`(${key}, ${bySymbol}) > (${value}::text::${cast}, ${symbol}::text collate "C")`;
}

async function codesByName(db: Database, locale: Locale): Promise<string[]> {
  const name = locale === "uk" ? delegations.nameUk : delegations.nameEn;
  const rows = await db.select({ code: delegations.code, name }).from(delegations);
  const { compare } = new Intl.Collator(locale);
  return rows.sort((a, b) => compare(a.name, b.name)).map((row) => row.code);
}

const isOneOf = <T extends string>(known: readonly T[], value: string): value is T =>
  known.some((code) => code === value);

const none = sql`false`;
const chosenFacets = (filter: CommitmentFilter): (SQL | undefined)[] => [
  filter.delegation && inArrayOrNone(commitmentReleases.delegationCode, filter.delegation),
  filter.category && inArrayOrNone(commitmentVersions.category, filter.category),
  filter.stage && inArrayOrNone(sql`${commitmentVersions.stage}::text`, filter.stage),
  filter.end && inArrayOrNone(endKind, filter.end),
];
const inArrayOrNone = (
  column: SQL | typeof commitmentVersions.category | typeof commitmentReleases.delegationCode,
  values: readonly string[],
) => (values.length === 0 ? none : sql`${column} in ${values}`);

function spansYear({ year }: CommitmentFilter): SQL | undefined {
  if (year === undefined) return undefined;
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  return sql`(coalesce(${commitmentVersions.startOn}, ${commitmentVersions.statedOn}) <= ${last}::date
    and (${nominalEndOn} >= ${first}::date or ${endKind} = 'open'))`;
}

const saidBy = ({ attribution }: CommitmentFilter): SQL | undefined =>
  attribution && inArrayOrNone(sql`${commitmentVersions.attribution}::text`, attribution);

type Group = { delegation: string; category: string; stage: Stage; end: End; count: number };
const countGroups = (db: Database, where: SQL | undefined): Promise<Group[]> =>
  db
    .select({
      delegation: commitmentReleases.delegationCode,
      category: commitmentVersions.category,
      stage: commitmentVersions.stage,
      end: endKind,
      count: sql<number>`count(*)::int`,
    })
    .from(commitmentReleases)
    .innerJoin(commitmentVersions, eq(commitmentVersions.id, commitmentReleases.versionId))
    .innerJoin(commitments, eq(commitments.id, commitmentReleases.commitmentId))
    .where(where)
    .groupBy(sql`1, 2, 3, 4`);

const sum = (groups: readonly Group[]): number => groups.reduce((total, group) => total + group.count, 0);

function countFacets(groups: readonly Group[], filter: CommitmentFilter) {
  const names = ["delegation", "category", "stage", "end"] as const;
  const fits = (group: Group, except: string | null) =>
    names.every((name) => name === except || (filter[name]?.some((value) => value === group[name]) ?? true));
  const facets: CommitmentFacets = { delegation: {}, category: {}, stage: {}, end: {} };
  for (const name of names) {
    for (const group of groups) {
      if (fits(group, name)) facets[name][group[name]] = (facets[name][group[name]] ?? 0) + group.count;
    }
  }
  return { facets, total: sum(groups.filter((group) => fits(group, null))) };
}

/** The sources of versions, in their order. */
export async function sourcesOf(
  db: Database,
  kind: "commitment" | "requirement" | "event" | "pathway-step",
  versionIds: string[],
): Promise<Map<string, Source[]>> {
  const found = new Map<string, Source[]>();
  if (versionIds.length === 0) return found;
  const rows = await db
    .select()
    .from(sources)
    .where(and(eq(sources.recordKind, kind), inArray(sources.versionId, versionIds)))
    .orderBy(asc(sources.versionId), asc(sources.position));
  for (const { versionId, title, publisher, publishedOn, url, grade, backing } of rows) {
    const list = found.get(versionId) ?? [];
    found.set(versionId, [...list, { title, publisher, publishedOn, url, grade, backing }]);
  }
  return found;
}

type VersionRow = typeof commitmentVersions.$inferSelect;

type EvidenceRow = Pick<VersionRow, "evidenceOn" | "evidencePlace" | "evidenceBody" | "evidenceInstrument">;

/** On what the step of consent rests that a version tells of; null where it tells of none. */
export const evidenceOfRow = (row: EvidenceRow): Evidence | null =>
  row.evidenceOn === null
    ? null
    : {
        on: row.evidenceOn,
        place: row.evidencePlace,
        body: row.evidenceBody,
        instrument: row.evidenceInstrument,
      };

/** A row of commitment_versions as the domain speaks of it. */
export function termsOfRow(row: VersionRow, cited: Source[]): CommitmentTerms {
  const { quantityValue, quantityUnit, amountValue, amountCurrency, responseWithin } = row;
  if (!isOneOf(CATEGORIES, row.category)) throw new Error(`unknown category ${row.category}`);
  return {
    category: row.category,
    details: row.details,
    nilReturn: row.nilReturn,
    title: { en: row.titleEn, uk: row.titleUk },
    summary: { en: row.summaryEn, uk: row.summaryUk },
    stage: row.stage,
    bindingness: row.bindingness,
    instrument: row.instrument,
    start: startOf(row),
    term: termOf(row),
    extension: row.extension,
    exit: exitOf(row),
    durationNote: row.durationNote,
    nextReviewOn: row.nextReviewOn,
    fundedUntil: row.fundedUntil,
    trigger: row.trigger,
    decisionRule: row.decisionRule,
    responseTime:
      responseWithin === null ? null : { within: responseWithin, hard: row.responseHard ?? false },
    obligationAct: row.obligationAct,
    delivery: row.delivery,
    quantity:
      quantityValue === null || quantityUnit === null
        ? null
        : { value: quantityValue, unit: quantityUnit, tempo: row.quantityTempo },
    amount:
      amountValue === null || amountCurrency === null
        ? null
        : { value: amountValue, currency: amountCurrency, period: row.amountPeriod, form: row.amountForm },
    caveats: row.caveats.map((text, index) => ({ kind: caveatKind(row.caveatKinds[index]), text })),
    conditions: row.conditions,
    addresses: row.addresses,
    partOf: row.partOf,
    statedOn: row.statedOn,
    confirmedOn: row.confirmedOn,
    sources: cited,
  };
}

/** Versions from before caveats had kinds name none. */
const caveatKind = (kind: string | undefined): CaveatKind =>
  kind !== undefined && isOneOf(CAVEAT_KINDS, kind) ? kind : "other";

function startOf({ startKind: kind, startOn: on, startEvent: event }: VersionRow): Start {
  if (kind === "date") return on === null ? { kind: "unstated" } : { kind, on };
  if (kind === "event") return event === null ? { kind: "unstated" } : { kind, event, on };
  return kind === "unstated" ? { kind } : { kind, on };
}

function termOf({ termKind: kind, termUntil, termLength, termEvent }: VersionRow): Term {
  if (kind === "fixed-date" && termUntil !== null) return { kind, until: termUntil };
  if (kind === "duration" && termLength !== null) return { kind, length: termLength };
  if (kind === "until-event" && termEvent !== null) return { kind, event: termEvent };
  return kind === "open-ended" ? { kind } : { kind: "unstated" };
}

function exitOf({ exitKind: kind, exitBefore: before, exitNotice: notice }: VersionRow): Exit {
  if (kind === "none-before") return { kind, before };
  if (kind === "notice") return notice === null ? { kind: "unstated" } : { kind, notice };
  return { kind };
}
