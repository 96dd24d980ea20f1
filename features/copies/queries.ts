// Longer than most: the one table of what can be taken away, so that no address has two answers.
import type { Route } from "next";
import type { z } from "zod";
import { readAtOneMoment } from "../../db/client.ts";
import { Gate } from "../../db/gate.ts";
import type { CommitmentRecord, EventEntry, Page } from "../../domain/records.ts";
import { Refusal } from "../../domain/refusal.ts";
import { actFromAddress } from "../../domain/symbol.ts";
import { CATEGORIES } from "../../domain/vocabulary.ts";
import { paths } from "../../lib/paths.ts";
import type { Format } from "../../server/formats.ts";
import type { LinkQuery, PageRequest } from "../../server/page-request.ts";
import { publicViewer } from "../../server/viewer.ts";
import { listChanges } from "../changes/queries.ts";
import { changeBody, readChangesQuery, toChangeBody } from "../changes/schema.ts";
import { getCommitment, getVersion, listEveryVersion, listLines } from "../commitments/queries.ts";
import { commitmentBody, readCommitmentsQuery, toCommitmentBody } from "../commitments/schema.ts";
import { listOffer } from "../compare/queries.ts";
import {
  comparedRows,
  comparisonBody,
  isSameTwice,
  readComparison,
  toComparisonBodies,
} from "../compare/schema.ts";
import { listCorrections } from "../corrections/queries.ts";
import { correctionBody, toCorrectionBodies } from "../corrections/schema.ts";
import { getCell, getCoverage } from "../coverage/queries.ts";
import {
  coverageRowBody,
  readCoverageQuery,
  readYear,
  toCellBody,
  toCoverageBodies,
  toCoverageRows,
} from "../coverage/schema.ts";
import {
  byName,
  fitsFilter,
  getDelegation,
  listDelegations,
  nameDelegations,
} from "../delegations/queries.ts";
import { delegationBody, readDelegationsQuery, toDelegationBody } from "../delegations/schema.ts";
import { getLapses, listDurations, sortDurations } from "../duration/queries.ts";
import {
  durationBody,
  fitsLapse,
  fitsLine,
  lapseBody,
  readDurationQuery,
  readLapsesQuery,
  toDurationBody,
  toLapseBody,
} from "../duration/schema.ts";
import { daysOfEvents, daysOfLapses, daysOfLines, getCalendar, getFeed } from "../feeds/queries.ts";
import { chosenOf, getFinding, getFindings } from "../findings/queries.ts";
import { findingRowBody, readFindingsQuery, toFindingBody, toFindingRow } from "../findings/schema.ts";
import { listCategories } from "../installation/queries.ts";
import { getPace } from "../pace/queries.ts";
import { paceBody, toPaceMonth, toPaceSummary } from "../pace/schema.ts";
import { listPathways } from "../pathways/queries.ts";
import {
  pathwayRowBody,
  readPathwaysQuery,
  toPathwayBody,
  toPathwayRows,
  toWholeBody,
} from "../pathways/schema.ts";
import { assumptionsQuery, readAssumptions } from "../portfolio/schema.ts";
import { getRehearsal } from "../rehearsal/queries.ts";
import { readRehearsal, rehearsalRowBody, toRehearsalBody, toRehearsalRows } from "../rehearsal/schema.ts";
import { getRequirement, listRequirements } from "../requirements/queries.ts";
import { readRequirementsQuery, requirementBody, toRequirementBody } from "../requirements/schema.ts";
import { getScenario } from "../scenarios/queries.ts";
import { changedCellBody, readScenario, toScenarioBody } from "../scenarios/schema.ts";
import { listFound, lookFor } from "../search/queries.ts";
import { foundBody, readSearchQuery, toFoundBody } from "../search/schema.ts";
import { getAct, getEvent, listTimeline } from "../timeline/queries.ts";
import {
  actBody,
  eventBody,
  readTimelineQuery,
  timelineEntryBody,
  toActBody,
  toTimelineBody,
} from "../timeline/schema.ts";
import { absolute, type Copy } from "./schema.ts";

/**
 * What can be taken away: the path after the language, where `*` is one segment, and the formats in which it makes sense.
 * Each reads its address and its rows by the functions of the page, so that both show the same.
 */
type Source = {
  path: string;
  formats: readonly Format[];
  /** Without a query it finds nothing: its address is of use to those alone who have one. */
  isAsked?: boolean;
  copy: (page: PageRequest, ...named: string[]) => Promise<Copy | null>;
};

const TABLE = ["csv", "json"] as const;
/** Entries asked for at a time. */
const CHUNK = 2000;
/** Milliseconds for a whole list, and for all of a copy: then the pool takes its connection back. */
const PATIENCE = 50_000;
const LONGEST = 60_000;
/** So many at once, each waiting for its turn so many milliseconds: the other places in the pool are for pages. */
const gate = new Gate(3, 10_000);

/** All pages of a list. @throws Refusal `busy` when they take too long. */
async function everything<T>(ask: (after: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  const end = performance.now() + PATIENCE;
  let after: string | undefined;
  do {
    if (performance.now() > end) throw new Refusal("busy", { retryAfter: 30 });
    const page = await ask(after);
    items.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return items;
}

async function findCommitments(page: PageRequest) {
  const { filter, sort, query } = await readCommitmentsQuery(page);
  const { asOf, locale } = page;
  const records = await everything((after) =>
    listLines(publicViewer, { asOf, filter, sort, locale, after, limit: CHUNK }),
  );
  return { query, records };
}

async function findLapses(page: PageRequest) {
  const request = await readLapsesQuery(page);
  const { days, changes } = await getLapses(publicViewer, { asOf: page.asOf, ...request });
  return { ...request, days: days.filter((day) => fitsLapse(day, request)), changes };
}

const offerOf = ({ asOf, locale }: PageRequest, code: string) =>
  everything((after) =>
    listLines(publicViewer, {
      asOf,
      filter: { delegation: [code] },
      sort: "category",
      locale,
      after,
      limit: CHUNK,
    }),
  );

async function findTimeline(page: PageRequest) {
  const { filter, query } = await readTimelineQuery(page);
  const entries = await everything((after) =>
    listTimeline(publicViewer, { asOf: page.asOf, filter, after, limit: CHUNK }),
  );
  return { query, entries };
}

const isEvent = (entry: { type: string }): entry is EventEntry => entry.type === "event";
const bodies = ({ asOf }: PageRequest, records: readonly CommitmentRecord[]) =>
  records.map((record) => toCommitmentBody(record, asOf));

/** One record: a table of one row, and in JSON the record itself. */
const single = (path: Route, name: string, shape: z.ZodType, row: object): Copy => ({
  kind: "table",
  path,
  query: {},
  name,
  shape,
  rows: [row],
  body: row,
});

async function calendarOfLines(
  page: PageRequest,
  given: { path: Route; query?: LinkQuery; name: string },
  records: readonly CommitmentRecord[],
): Promise<Copy> {
  const { path, query = {}, name } = given;
  const calendar = await getCalendar(page, absolute(page, paths.copy(path, "ics"), query));
  return { kind: "calendar", path, query, name, calendar, days: await daysOfLines(page, records) };
}

async function feedOf(page: PageRequest, self: Route): Promise<Copy> {
  const { filter, query } = await readTimelineQuery(page);
  const path = paths.timeline(page.locale);
  const addresses = { page: absolute(page, path, query), self: absolute(page, self, query) };
  return { kind: "feed", path, query, name: "timeline", feed: await getFeed(page, filter, addresses) };
}

async function feedOfCorrections(page: PageRequest): Promise<Copy> {
  const path = paths.corrections(page.locale);
  const addresses = { page: absolute(page, path), self: absolute(page, paths.copy(path, "atom")) };
  const feed = await getFeed(page, { kind: ["correction"] }, addresses);
  return { kind: "feed", path, query: {}, name: "corrections", feed };
}

/** Of all that lies ahead: the events of the talks, and what falls due of the lines. */
async function calendarAhead(page: PageRequest): Promise<Copy> {
  const { asOf, query: asked, locale } = page;
  const filter = {
    delegation: asked.choices("delegation", [...(await nameDelegations()).keys()]),
    category: asked.choices("category", CATEGORIES),
  };
  const [path, self] = [paths.timeline(locale), paths.calendar(locale)];
  const records = await everything((after) => listLines(publicViewer, { asOf, filter, after, limit: CHUNK }));
  // An event is of no category.
  const { delegation } = filter;
  const entries = filter.category
    ? []
    : await everything((after) =>
        listTimeline(publicViewer, { asOf, filter: { delegation, from: asOf.day }, after, limit: CHUNK }),
      );
  const days = [...daysOfEvents(page, entries.filter(isEvent)), ...(await daysOfLines(page, records))];
  const calendar = await getCalendar(page, absolute(page, self, filter));
  return { kind: "calendar", path, query: { delegation }, name: "calendar", calendar, days };
}

/** Everything that is public, in one file. */
async function wholeRecord(page: PageRequest): Promise<Copy> {
  const { asOf } = page;
  const delegations = await listDelegations(publicViewer, asOf);
  const versions = await everything((after) => listEveryVersion(publicViewer, { asOf, after, limit: CHUNK }));
  const requirements = await everything((after) =>
    listRequirements(publicViewer, { asOf, filter: {}, after, limit: CHUNK }),
  );
  const entries = await everything((after) =>
    listTimeline(publicViewer, { asOf, filter: {}, after, limit: CHUNK }),
  );
  return {
    kind: "table",
    path: paths.data(page.locale),
    query: {},
    name: "record",
    shape: commitmentBody,
    rows: [],
    body: {
      categories: await listCategories(),
      delegations: delegations.map(toDelegationBody),
      commitmentVersions: bodies(page, versions),
      requirements: requirements.map(toRequirementBody),
      timeline: entries.map((entry) => toTimelineBody(entry, asOf)),
    },
  };
}

const SOURCES: readonly Source[] = [
  {
    path: "commitments",
    formats: TABLE,
    copy: async (page) => {
      const { query, records } = await findCommitments(page);
      const path = paths.commitments(page.locale);
      const rows = bodies(page, records);
      return { kind: "table", path, query, name: "commitments", shape: commitmentBody, rows };
    },
  },
  {
    path: "commitments",
    formats: ["ics"],
    copy: async (page) => {
      const { query, records } = await findCommitments(page);
      const given = { path: paths.commitments(page.locale), query, name: "commitments" };
      return calendarOfLines(page, given, records);
    },
  },
  {
    path: "commitments/*",
    formats: TABLE,
    copy: async (page, symbol = "") => {
      const record = await getCommitment(publicViewer, symbol, page.asOf);
      const path = paths.commitment(page.locale, symbol);
      return record && single(path, symbol, commitmentBody, toCommitmentBody(record, page.asOf));
    },
  },
  {
    path: "commitments/*",
    formats: ["ics"],
    copy: async (page, symbol = "") => {
      const record = await getCommitment(publicViewer, symbol, page.asOf);
      const given = { path: paths.commitment(page.locale, symbol), name: symbol };
      return record && calendarOfLines(page, given, [record]);
    },
  },
  {
    path: "commitments/*/v/*",
    formats: TABLE,
    copy: async (page, symbol = "", number = "") => {
      const version = /^[1-9]\d{0,6}$/.test(number) ? Number(number) : 0;
      const record = await getVersion(publicViewer, symbol, version, page.asOf);
      const path = paths.version(page.locale, symbol, version);
      const row = record && toCommitmentBody(record, page.asOf);
      return row && single(path, `${symbol}-v${version}`, commitmentBody, row);
    },
  },
  {
    path: "versions",
    formats: TABLE,
    copy: async (page) => {
      const { asOf } = page;
      const records = await everything((after) =>
        listEveryVersion(publicViewer, { asOf, after, limit: CHUNK }),
      );
      const path = paths.data(page.locale);
      const rows = bodies(page, records);
      return { kind: "table", path, query: {}, name: "versions", shape: commitmentBody, rows };
    },
  },
  {
    path: "delegations",
    formats: TABLE,
    copy: async (page) => {
      const { filter, query } = readDelegationsQuery(page);
      const all = await listDelegations(publicViewer, page.asOf);
      const found = all.filter((row) => fitsFilter(row, filter, page.asOf.day));
      const rows = found.sort(byName(page.locale)).map(toDelegationBody);
      const path = paths.delegations(page.locale);
      return { kind: "table", path, query, name: "delegations", shape: delegationBody, rows };
    },
  },
  {
    path: "delegations/*",
    formats: TABLE,
    copy: async (page, code = "") => {
      const found = await getDelegation(publicViewer, code, page.asOf);
      if (found === null) return null;
      const rows = bodies(page, await offerOf(page, code));
      const path = paths.delegation(page.locale, code);
      const body = { delegation: toDelegationBody(found), items: rows };
      return { kind: "table", path, query: {}, name: code, shape: commitmentBody, rows, body };
    },
  },
  {
    path: "delegations/*",
    formats: ["ics"],
    copy: async (page, code = "") => {
      const found = await getDelegation(publicViewer, code, page.asOf);
      const given = { path: paths.delegation(page.locale, code), name: code };
      return found && calendarOfLines(page, given, await offerOf(page, code));
    },
  },
  {
    path: "timeline",
    formats: TABLE,
    copy: async (page) => {
      const { query, entries } = await findTimeline(page);
      const path = paths.timeline(page.locale);
      const rows = entries.map((entry) => toTimelineBody(entry, page.asOf));
      return { kind: "table", path, query, name: "timeline", shape: timelineEntryBody, rows };
    },
  },
  {
    path: "timeline",
    formats: ["ics"],
    copy: async (page) => {
      const { query, entries } = await findTimeline(page);
      const path = paths.timeline(page.locale);
      const calendar = await getCalendar(page, absolute(page, paths.copy(path, "ics"), query));
      const days = daysOfEvents(page, entries.filter(isEvent));
      return { kind: "calendar", path, query, name: "timeline", calendar, days };
    },
  },
  {
    path: "timeline",
    formats: ["atom"],
    copy: (page) => feedOf(page, paths.copy(paths.timeline(page.locale), "atom")),
  },
  {
    path: "timeline/*",
    formats: TABLE,
    copy: async (page, address = "") => {
      const path = paths.act(page.locale, address);
      const symbol = actFromAddress(address);
      if (symbol === null) {
        const event = await getEvent(publicViewer, address, page.asOf);
        return event && single(path, address, eventBody, event);
      }
      const act = await getAct(publicViewer, symbol, page.asOf);
      return act && single(path, address, actBody, toActBody(act, page.asOf));
    },
  },
  {
    path: "requirements",
    formats: TABLE,
    copy: async (page) => {
      const { asOf } = page;
      const { filter, sort, query } = readRequirementsQuery(page);
      const found = await everything((after) =>
        listRequirements(publicViewer, { asOf, filter, sort, after, limit: CHUNK }),
      );
      const path = paths.requirements(page.locale);
      const rows = found.map(toRequirementBody);
      return { kind: "table", path, query, name: "requirements", shape: requirementBody, rows };
    },
  },
  {
    path: "requirements/*",
    formats: TABLE,
    copy: async (page, symbol = "") => {
      const found = await getRequirement(publicViewer, symbol, page.asOf);
      const path = paths.requirement(page.locale, symbol);
      return found && single(path, symbol, requirementBody, toRequirementBody(found));
    },
  },
  {
    path: "coverage",
    formats: TABLE,
    copy: async (page) => {
      const { asOf, locale } = page;
      const { query, ...asked } = readCoverageQuery(page);
      const view = await getCoverage(publicViewer, { asOf, ...asked });
      const rows = toCoverageRows(view);
      const body = { ...asked.years, items: toCoverageBodies(view) };
      const path = paths.coverage(locale);
      return { kind: "table", path, query, name: "coverage", shape: coverageRowBody, rows, body };
    },
  },
  {
    path: "coverage/*/*",
    formats: TABLE,
    copy: async (page, symbol = "", asked = "") => {
      const year = readYear(asked);
      const assumptions = readAssumptions(page.query);
      const view = year && (await getCell(publicViewer, { asOf: page.asOf, assumptions, symbol, year }));
      if (!view) return null;
      const { portfolio, need, cell, detail } = view;
      const rows = toCoverageRows({ portfolio, rows: [{ symbol, years: [cell] }] });
      const unit = need.terms.need?.unit ?? null;
      const body = { symbol, unit, ...toCellBody(cell, detail) };
      const path = paths.coverageCell(page.locale, symbol, year);
      const query = assumptionsQuery(assumptions);
      const name = `coverage-${symbol}-${year}`;
      return { kind: "table", path, query, name, shape: coverageRowBody, rows, body };
    },
  },
  {
    path: "what-if",
    formats: TABLE,
    isAsked: true,
    copy: async (page) => {
      const { query, isEmpty, ...asked } = readScenario(page);
      if (isEmpty) return null;
      const body = toScenarioBody(await getScenario(publicViewer, { asOf: page.asOf, ...asked }));
      const path = paths.whatIf(page.locale);
      const rows = body.items;
      return { kind: "table", path, query, name: "what-if", shape: changedCellBody, rows, body };
    },
  },
  {
    path: "duration",
    formats: TABLE,
    copy: async (page) => {
      const { asOf, locale } = page;
      const { query, assumptions, filter, years: _shown, ...order } = await readDurationQuery(page);
      const { durations } = await listDurations(publicViewer, asOf, assumptions);
      const found = durations.filter((line) => fitsLine(line, filter));
      const rows = sortDurations(found, order.sort, asOf.day).map(toDurationBody);
      const path = paths.duration(locale);
      return { kind: "table", path, query, name: "duration", shape: durationBody, rows };
    },
  },
  {
    path: "duration/calendar",
    formats: TABLE,
    copy: async (page) => {
      const { query, days, changes, years } = await findLapses(page);
      const rows = days.map(toLapseBody);
      const path = paths.lapses(page.locale);
      const body = { ...years, items: rows, changes };
      return { kind: "table", path, query, name: "lapses", shape: lapseBody, rows, body };
    },
  },
  {
    path: "duration/calendar",
    formats: ["ics"],
    copy: async (page) => {
      const { query, days } = await findLapses(page);
      const { asOf, locale } = page;
      const records = await everything((after) =>
        listLines(publicViewer, { asOf, filter: {}, after, limit: CHUNK }),
      );
      const path = paths.lapses(locale);
      const calendar = await getCalendar(page, absolute(page, paths.copy(path, "ics"), query));
      const entries = await daysOfLapses(page, days, records);
      return { kind: "calendar", path, query, name: "lapses", calendar, days: entries };
    },
  },
  {
    path: "pace",
    formats: TABLE,
    copy: async (page) => {
      const view = await getPace(publicViewer, page.asOf);
      const rows = view.months.map(toPaceMonth);
      const path = paths.pace(page.locale);
      const body = { ...toPaceSummary(view, page.asOf), items: rows };
      return { kind: "table", path, query: {}, name: "pace", shape: paceBody, rows, body };
    },
  },
  {
    path: "pathways",
    formats: TABLE,
    copy: async (page) => {
      const { asOf, locale } = page;
      const { query, rule } = readPathwaysQuery(page, [...(await nameDelegations()).keys()]);
      const found = await listPathways(publicViewer, asOf);
      const rows = found.flatMap(toPathwayRows);
      const body = { items: found.map(toPathwayBody), whole: toWholeBody(found, rule) };
      const path = paths.pathways(locale);
      return { kind: "table", path, query, name: "pathways", shape: pathwayRowBody, rows, body };
    },
  },
  {
    path: "rehearsal",
    formats: TABLE,
    isAsked: true,
    copy: async (page) => {
      const { attack, assumptions, query } = readRehearsal(page);
      if (attack === null) return null;
      const { rehearsal } = await getRehearsal(publicViewer, { asOf: page.asOf, assumptions, attack });
      const rows = toRehearsalRows(rehearsal);
      const body = toRehearsalBody(rehearsal);
      const path = paths.rehearsal(page.locale);
      return { kind: "table", path, query, name: "rehearsal", shape: rehearsalRowBody, rows, body };
    },
  },
  {
    path: "findings",
    formats: TABLE,
    copy: async (page) => {
      const given = readFindingsQuery(page, [...(await nameDelegations()).keys()]);
      const { asOf, locale } = page;
      const { items } = await getFindings(publicViewer, { ...given, asOf });
      const chosen = chosenOf(items, given.filter);
      const rows = chosen.map(toFindingRow);
      const body = { ...given.years, items: chosen.map(toFindingBody) };
      const path = paths.findings(locale);
      const { query } = given;
      return { kind: "table", path, query, name: "findings", shape: findingRowBody, rows, body };
    },
  },
  {
    path: "findings/*",
    formats: TABLE,
    copy: async (page, id = "") => {
      const given = readFindingsQuery(page, [...(await nameDelegations()).keys()]);
      const view = await getFinding(publicViewer, { ...given, asOf: page.asOf, id });
      const path = paths.finding(page.locale, id);
      const found = view?.found;
      if (!found) return null;
      const body = { ...given.years, ...toFindingBody(found) };
      return { ...single(path, id, findingRowBody, toFindingRow(found)), query: given.setting, body };
    },
  },
  {
    path: "changes",
    formats: TABLE,
    copy: async (page) => {
      const { from, to, filter, query } = await readChangesQuery(page);
      const { locale } = page;
      const found = await everything((after) =>
        listChanges(publicViewer, { from, to, filter, locale, after, limit: CHUNK }),
      );
      const rows = found.map(toChangeBody);
      const body = { from: from.instant, to: to.isNow ? null : to.instant, items: rows };
      const path = paths.changes(locale);
      return { kind: "table", path, query, name: "changes", shape: changeBody, rows, body };
    },
  },
  {
    path: "compare",
    formats: TABLE,
    isAsked: true,
    copy: async (page) => {
      const { a, b, rows: which, query } = await readComparison(page);
      if (a === null || b === null || isSameTwice(a, b)) return null;
      const codes = (await listCategories()).map(({ code }) => code);
      const [left, right] = [
        await listOffer(publicViewer, a.code, a.asOf),
        await listOffer(publicViewer, b.code, b.asOf),
      ];
      const { shown } = comparedRows(left, right, codes, which);
      const rows = toComparisonBodies(shown, { a, b });
      const path = paths.compare(page.locale);
      return { kind: "table", path, query, name: `compare-${a.code}-${b.code}`, shape: comparisonBody, rows };
    },
  },
  {
    path: "corrections",
    formats: TABLE,
    copy: async (page) => {
      const { asOf } = page;
      const found = await everything((after) => listCorrections(publicViewer, { asOf, after, limit: CHUNK }));
      const path = paths.corrections(page.locale);
      const rows = found.flatMap((entry) => toCorrectionBodies(entry, asOf));
      return { kind: "table", path, query: {}, name: "corrections", shape: correctionBody, rows };
    },
  },
  {
    path: "search",
    formats: ["json"],
    isAsked: true,
    copy: async (page) => {
      const { asOf } = page;
      const { q, fault, kinds, query } = readSearchQuery(page.query);
      if (q === null || fault !== null) return null;
      const meant = await lookFor(publicViewer, { q, asOf, limit: 1 });
      const rows = await everything(async (after) => {
        const asked = { q: meant.q, asOf, kinds, limit: CHUNK, after };
        const { items, next, words } = await listFound(publicViewer, asked);
        return { items: items.map((found) => toFoundBody(found, words)), next };
      });
      const body = { q, instead: meant.instead && meant.q, items: rows };
      const path = paths.search(page.locale);
      return { kind: "table", path, query, name: "search", shape: foundBody, rows, body };
    },
  },
  { path: "corrections", formats: ["atom"], copy: feedOfCorrections },
  { path: "feed", formats: ["json"], copy: (page) => feedOf(page, paths.feed(page.locale)) },
  { path: "calendar", formats: ["ics"], copy: calendarAhead },
  { path: "record", formats: ["json"], copy: wholeRecord },
];

/** The lists that can be taken away, each with all its formats; records and questions have theirs at their own addresses. */
export function listOfCopies(): { path: string; formats: Format[] }[] {
  const lists = Map.groupBy(
    SOURCES.filter(({ path, isAsked }) => !path.includes("*") && !isAsked),
    ({ path }) => path,
  );
  return Array.from(lists, ([path, sources]) => ({
    path,
    formats: sources.flatMap(({ formats }) => formats),
  }));
}

/** What `*` stood for; null where the path is another one. */
function namedIn(pattern: string, path: string): string[] | null {
  const [wanted, given] = [pattern.split("/"), path.split("/")];
  if (wanted.length !== given.length) return null;
  const fits = wanted.every((part, index) => part === "*" || part === given[index]);
  return fits ? given.filter((_, index) => wanted[index] === "*") : null;
}

/**
 * The copy of a page in a format, all of it of one moment; null for what is absent, hidden, or makes no sense in it.
 * `path` is what stands after the language, without the format.
 */
export async function getCopy(page: PageRequest, path: string, format: Format): Promise<Copy | null> {
  for (const source of SOURCES) {
    const named = source.formats.includes(format) ? namedIn(source.path, path) : null;
    if (named === null) continue;
    const leave = await gate.enter(() => new Refusal("busy", { retryAfter: 5 }));
    return readAtOneMoment(() => source.copy(page, ...named), LONGEST).finally(leave);
  }
  return null;
}
