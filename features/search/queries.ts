// Longer than most: one question asked of six kinds of record, each under the rights of its own pages.
import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { type Reader as Database, read } from "../../db/client.ts";
import { acts } from "../../db/schema/acts.ts";
import { commitmentReleases, commitments, commitmentVersions } from "../../db/schema/commitments.ts";
import { eventReleases, events, eventVersions } from "../../db/schema/events.ts";
import { delegations } from "../../db/schema/parties.ts";
import { requirementReleases, requirements, requirementVersions } from "../../db/schema/requirements.ts";
import type { AsOf } from "../../domain/as-of.ts";
import { askedSymbol } from "../../domain/asked-symbol.ts";
import { onOtherKeyboard } from "../../domain/keyboard-layout.ts";
import { closestWord } from "../../domain/misspelling.ts";
import type { Page } from "../../domain/records.ts";
import { fold, hasWords, latinOf, type SoughtWord, soughtWords } from "../../domain/search-words.ts";
import { dayInKyiv } from "../../lib/format.ts";
import { messagesOf } from "../../messages/messages.ts";
import { decodeCursor, encodeCursor } from "../../server/cursor.ts";
import type { Viewer } from "../../server/viewer.ts";
import { followedOf, holds, instantOf, toInstant } from "../commitments/queries.ts";
import { glossaryOf } from "../glossary/schema.ts";
import { listCategories } from "../installation/queries.ts";
import { listLabelWords, type Sought, seek } from "../words/queries.ts";
import { type Found, MOST_FOUND, SEARCH_KINDS, type SearchKind } from "./schema.ts";

/** Where a record stands among those of its kind: title before text, newest first, then by symbol. */
const place = z.tuple([
  z.int().min(0).max(1),
  z.string().regex(/^-?\d{1,12}(\.\d{1,6})?$/),
  z.string().max(60),
]);
type Place = z.output<typeof place>;
type Ranked = { found: Found; place: Place };
type Asking = { viewer: Viewer; sought: Sought; asOf: AsOf; limit: number; after: Place | null };
type Answer = { ranked: Ranked[]; total: number };

export type SearchQuery = {
  q: string;
  asOf: AsOf;
  kinds?: readonly SearchKind[] | undefined;
  /** How many in all. */
  limit: number;
  after?: string | undefined;
};
export type SearchPage = Page<Found> & { words: SoughtWord[] };

/** What answers, by pages: first what the question names, then kind after kind. */
export async function listFound(viewer: Viewer, query: SearchQuery): Promise<SearchPage> {
  const { q, asOf, kinds = SEARCH_KINDS, limit } = query;
  const sought = await seek(q);
  if (sought === null) return { items: [], next: null, words: [] };
  const [from, after] = startOf(query.after);
  const named = await findNamed(viewer, q, asOf);
  const isNamed = ({ found }: Ranked) => found.kind === named?.kind && found.symbol === named.symbol;
  const items: Ranked[] = named && from === null && kinds.includes(named.kind) ? [atTop(named)] : [];
  for (const kind of SEARCH_KINDS.slice(from === null ? 0 : SEARCH_KINDS.indexOf(from))) {
    // One more to know whether there are more, and one for what is left out as named already.
    const wanted = limit + 2 - items.length;
    if (items.length > limit || !kinds.includes(kind)) continue;
    const asking = { viewer, sought, asOf, limit: wanted, after: kind === from ? after : null };
    const { ranked } = await ANSWERS[kind](asking);
    items.push(...ranked.filter((each) => !isNamed(each)));
  }
  const last = items.length > limit ? items[limit - 1] : undefined;
  return {
    items: items.slice(0, limit).map(({ found }) => found),
    next: last ? encodeCursor([last.place === TOP ? SEARCH_KINDS[0] : last.found.kind, ...last.place]) : null,
    words: sought.words,
  };
}

/** Before every other place. */
const TOP: Place = [0, "-999999999999", ""];
const atTop = (found: Found): Ranked => ({ found, place: TOP });

function startOf(cursor: string | undefined): [SearchKind, Place] | [null, null] {
  if (cursor === undefined) return [null, null];
  const [kind, ...rest] = decodeCursor(cursor, z.tuple([z.enum(SEARCH_KINDS), ...place.def.items]));
  return [kind, rest];
}

/** How many answer of each kind, counted up to MOST_FOUND, and the first of them. */
export type Groups = { words: SoughtWord[]; groups: { kind: SearchKind; total: number; items: Found[] }[] };

export async function findGroups(
  viewer: Viewer,
  { q, asOf, limit }: Pick<SearchQuery, "q" | "asOf" | "limit">,
): Promise<Groups> {
  const sought = await seek(q);
  if (sought === null) return { words: [], groups: [] };
  const asked = SEARCH_KINDS.map(async (kind) => {
    const { ranked, total } = await ANSWERS[kind]({ viewer, sought, asOf, limit, after: null });
    return { kind, total, items: ranked.map(({ found }) => found) };
  });
  return { words: sought.words, groups: (await Promise.all(asked)).filter(({ total }) => total > 0) };
}

/** The record of a symbol, or the delegation of a name, that the viewer may read at that moment. */
export async function findNamed(viewer: Viewer, q: string, asOf: AsOf): Promise<Found | null> {
  const asked = askedSymbol(q);
  switch (asked?.kind) {
    case "line":
      return (
        (await getFound.commitments(viewer, asked.symbol, asOf)) ??
        (await getFound.requirements(viewer, asked.symbol, asOf))
      );
    case "event":
      return getFound.events(viewer, asked.symbol, asOf);
    case "act":
      return getFound.acts(viewer, asked.symbol, asOf);
    default: {
      const name = fold(q).trim();
      const isNamed = ({ code, nameEn, nameUk }: Party) =>
        code === asked?.symbol || [fold(nameEn), fold(nameUk), latinOf(fold(nameUk))].includes(name);
      const party = (await listParties(viewer)).find(isNamed);
      return party ? partyFound(party) : null;
    }
  }
}

const listParties = (viewer: Viewer) => read(viewer, (db) => db.select().from(delegations));
type Party = typeof delegations.$inferSelect;

type GetFound = (viewer: Viewer, symbol: string, asOf: AsOf) => Promise<Found | null>;
const getFound: Record<"commitments" | "requirements" | "events" | "acts", GetFound> = {
  commitments: (viewer, symbol, asOf) =>
    read(viewer, async (db) => {
      const wanted = and(eq(commitments.symbol, symbol), standing.commitments(viewer, asOf));
      const [row] = await selectCommitments(db).where(wanted).limit(1);
      return row ? lineFound("commitments", row) : null;
    }),
  requirements: (viewer, symbol, asOf) =>
    read(viewer, async (db) => {
      const wanted = and(eq(requirements.symbol, symbol), standing.requirements(viewer, asOf));
      const [row] = await selectRequirements(db).where(wanted).limit(1);
      return row ? lineFound("requirements", row) : null;
    }),
  events: (viewer, symbol, asOf) =>
    read(viewer, async (db) => {
      const wanted = and(eq(events.symbol, symbol), standing.events(viewer, asOf));
      const [row] = await selectEvents(db).where(wanted).limit(1);
      return row ? eventFound(row) : null;
    }),
  acts: (viewer, symbol, asOf) =>
    read(viewer, async (db) => {
      const wanted = and(eq(acts.symbol, symbol), standing.acts(viewer, asOf));
      const [row] = await selectActs(db).where(wanted).limit(1);
      return row ? actFound(row) : null;
    }),
};

type Rows<S extends (db: Database) => PromiseLike<unknown[]>> = Awaited<ReturnType<S>>[number];

const lineFound = (
  kind: "commitments" | "requirements",
  { symbol, title, body, delegation, category }: Omit<Found, "kind" | "on">,
): Found => ({ kind, symbol, title, body, delegation, category, on: null });

const eventFound = ({ symbol, title, body, on }: Rows<typeof selectEvents>): Found => ({
  kind: "events",
  symbol,
  title,
  body,
  delegation: null,
  category: null,
  on,
});

/** An act has no title of its own: it is called by who acted and what it was. */
function actFound({
  symbol,
  kind,
  delegation,
  releasedAt,
  reason,
  nameEn,
  nameUk,
}: Rows<typeof selectActs>): Found {
  const [en, uk] = [messagesOf("en").terms.actKind, messagesOf("uk").terms.actKind];
  return {
    kind: "acts",
    symbol,
    title: { en: `${nameEn}: ${en[kind]}`, uk: `${nameUk}: ${uk[kind]}` },
    body: { en: reason ?? "", uk: null },
    delegation,
    category: null,
    on: dayInKyiv(toInstant(releasedAt)),
  };
}

const partyFound = ({ code, nameEn, nameUk, formalNameEn, formalNameUk }: Party): Found => ({
  kind: "delegations",
  symbol: code,
  title: { en: nameEn, uk: nameUk },
  body: { en: formalNameEn ?? "", uk: formalNameUk },
  delegation: code,
  category: null,
  on: null,
});

/** As each kind's own pages have it. */
const standing = {
  commitments: (viewer: Viewer, asOf: AsOf) =>
    and(followedOf(viewer, commitmentReleases), holds(commitmentReleases.recordedDuring, asOf)),
  requirements: (viewer: Viewer, asOf: AsOf) =>
    and(followedOf(viewer, requirementReleases), holds(requirementReleases.recordedDuring, asOf)),
  events: ({ reader }: Viewer, asOf: AsOf) => {
    const audience = reader.kind === "member" && reader.takesPart ? "participants" : "public";
    return and(eq(eventReleases.audience, audience), holds(eventReleases.recordedDuring, asOf));
  },
  acts: (_viewer: Viewer, asOf: AsOf) =>
    sql`${acts.releasedAt} <= ${instantOf(asOf)} and ${acts.symbol} <> ''`,
};

const commitmentWords = sql`${commitmentVersions}.words`;
const requirementWords = sql`${requirementVersions}.words`;
const eventWords = sql`${eventVersions}.words`;
const actWords = sql`search.act_words(${acts.delegationCode}, ${acts.kind}, ${acts.reason})`;

const selectCommitments = (db: Database, rank: SQL = sql`0`) =>
  db
    .select({
      symbol: commitments.symbol,
      delegation: commitmentReleases.delegationCode,
      category: commitmentVersions.category,
      title: { en: commitmentVersions.titleEn, uk: commitmentVersions.titleUk },
      body: {
        en: sql<string>`concat_ws(' ', ${commitmentVersions.summaryEn}, search.listed(${commitmentVersions.caveats}))`,
        uk: commitmentVersions.summaryUk,
      },
      rank: sql<number>`${rank}`,
      at: sql<string>`'0'`,
      total: sql<number>`count(*) over ()::int`,
    })
    .from(commitmentReleases)
    .innerJoin(commitmentVersions, eq(commitmentVersions.id, commitmentReleases.versionId))
    .innerJoin(commitments, eq(commitments.id, commitmentReleases.commitmentId))
    .$dynamic();

const selectRequirements = (db: Database, rank: SQL = sql`0`) =>
  db
    .select({
      symbol: requirements.symbol,
      delegation: requirementReleases.delegationCode,
      category: requirementVersions.category,
      title: { en: requirementVersions.titleEn, uk: requirementVersions.titleUk },
      body: {
        en: sql<string>`concat_ws(' ', ${requirementVersions.summaryEn}, ${requirementVersions.minimumText})`,
        uk: requirementVersions.summaryUk,
      },
      rank: sql<number>`${rank}`,
      at: sql<string>`'0'`,
      total: sql<number>`count(*) over ()::int`,
    })
    .from(requirementReleases)
    .innerJoin(requirementVersions, eq(requirementVersions.id, requirementReleases.versionId))
    .innerJoin(requirements, eq(requirements.id, requirementReleases.requirementId))
    .$dynamic();

const newestEvent = sql`(date '2300-01-01' - ${eventReleases.occursOn})`;
const selectEvents = (db: Database, rank: SQL = sql`0`) =>
  db
    .select({
      symbol: events.symbol,
      on: eventReleases.occursOn,
      title: { en: eventVersions.titleEn, uk: eventVersions.titleUk },
      body: {
        en: sql<string>`concat_ws(' · ', ${eventVersions.place}, ${eventVersions.summaryEn})`,
        uk: eventVersions.summaryUk,
      },
      rank: sql<number>`${rank}`,
      at: sql<string>`${newestEvent}::text`,
      total: sql<number>`count(*) over ()::int`,
    })
    .from(eventReleases)
    .innerJoin(eventVersions, eq(eventVersions.id, eventReleases.versionId))
    .innerJoin(events, eq(events.id, eventReleases.eventId))
    .$dynamic();

const newestAct = sql`(- extract(epoch from ${acts.releasedAt}))`;
const selectActs = (db: Database) =>
  db
    .select({
      symbol: acts.symbol,
      kind: acts.kind,
      delegation: acts.delegationCode,
      releasedAt: sql<string>`${acts.releasedAt}::text`,
      reason: acts.reason,
      nameEn: delegations.nameEn,
      nameUk: delegations.nameUk,
      rank: sql<number>`1`,
      at: sql<string>`${newestAct}::text`,
      total: sql<number>`count(*) over ()::int`,
    })
    .from(acts)
    .innerJoin(delegations, eq(delegations.code, acts.delegationCode))
    .$dynamic();

/**
 * Ids come from an index that row-level security would not let the public's own login use; whether their rows may be read
 * is then asked of the policies, as on every page. Members' rows are few enough to be looked through.
 */
const amongFound = ({ viewer, sought }: Asking, id: SQL, words: SQL, found: SQL): SQL =>
  viewer.sessionHash === null ? sql`${id} in (select ${found})` : sql`${words} @@ ${sought.all}`;
const LOOK_UP = {
  commitments: {
    found: sql`search.public_commitment_versions`,
    like: sql`search.public_commitment_versions_like`,
  },
  requirements: {
    found: sql`search.public_requirement_versions`,
    like: sql`search.public_requirement_versions_like`,
  },
  events: { found: sql`search.public_event_versions`, like: sql`search.public_event_versions_like` },
};
const versionsFound = (kind: keyof typeof LOOK_UP, { sought, asOf }: Asking): SQL =>
  sql`${LOOK_UP[kind].found}(${sought.all}, ${sought.title}, ${instantOf(asOf)}, ${MOST_FOUND}::int)`;

const rankBy = (words: SQL, { sought }: Asking): SQL =>
  sql`(case when ${words} @@ ${sought.title} then 0 else 1 end)`;
const inOrder = (rank: SQL, at: SQL, symbol: SQL): SQL => sql`${rank}, ${at}, ${symbol} collate "C"`;
const follows = ({ after }: Asking, rank: SQL, at: SQL, symbol: SQL): SQL | undefined =>
  after === null
    ? undefined
    : sql`(${rank}, (${at})::numeric, ${symbol} collate "C") > (${after[0]}::int, ${after[1]}::text::numeric, ${after[2]}::text collate "C")`;

const counted = (ranked: Ranked[], rows: readonly { total: number }[]): Answer => ({
  ranked,
  total: rows[0]?.total ?? 0,
});

async function answerCommitments(asking: Asking): Promise<Answer> {
  const { viewer, asOf, limit } = asking;
  const [rank, at, symbol] = [rankBy(commitmentWords, asking), sql`(0 + 0)`, sql`${commitments.symbol}`];
  const found = versionsFound("commitments", asking);
  const wanted = amongFound(asking, sql`${commitmentVersions.id}`, commitmentWords, found);
  const rows = await read(viewer, (db) =>
    selectCommitments(db, rank)
      .where(and(standing.commitments(viewer, asOf), wanted, follows(asking, rank, at, symbol)))
      .orderBy(inOrder(rank, at, symbol))
      .limit(limit),
  );
  return counted(
    rows.map((row) => ({
      found: lineFound("commitments", row),
      place: [row.rank, row.at, row.symbol],
    })),
    rows,
  );
}

async function answerRequirements(asking: Asking): Promise<Answer> {
  const { viewer, asOf, limit } = asking;
  const [rank, at, symbol] = [rankBy(requirementWords, asking), sql`(0 + 0)`, sql`${requirements.symbol}`];
  const found = versionsFound("requirements", asking);
  const wanted = amongFound(asking, sql`${requirementVersions.id}`, requirementWords, found);
  const rows = await read(viewer, (db) =>
    selectRequirements(db, rank)
      .where(and(standing.requirements(viewer, asOf), wanted, follows(asking, rank, at, symbol)))
      .orderBy(inOrder(rank, at, symbol))
      .limit(limit),
  );
  return counted(
    rows.map((row) => ({
      found: lineFound("requirements", row),
      place: [row.rank, row.at, row.symbol],
    })),
    rows,
  );
}

async function answerEvents(asking: Asking): Promise<Answer> {
  const { viewer, asOf, limit } = asking;
  const [rank, symbol] = [rankBy(eventWords, asking), sql`${events.symbol}`];
  const found = versionsFound("events", asking);
  const wanted = amongFound(asking, sql`${eventVersions.id}`, eventWords, found);
  const rows = await read(viewer, (db) =>
    selectEvents(db, rank)
      .where(and(standing.events(viewer, asOf), wanted, follows(asking, rank, newestEvent, symbol)))
      .orderBy(inOrder(rank, newestEvent, symbol))
      .limit(limit),
  );
  return counted(
    rows.map((row) => ({
      found: eventFound(row),
      place: [row.rank, row.at, row.symbol],
    })),
    rows,
  );
}

async function answerActs(asking: Asking): Promise<Answer> {
  const { viewer, asOf, limit, sought } = asking;
  const [rank, symbol] = [sql`(1 + 0)`, sql`${acts.symbol}`];
  const found = sql`search.public_acts(${sought.all}, ${instantOf(asOf)}, ${MOST_FOUND}::int)`;
  const wanted = amongFound(asking, sql`${acts.id}`, actWords, found);
  const rows = await read(viewer, (db) =>
    selectActs(db)
      .where(and(standing.acts(viewer, asOf), wanted, follows(asking, rank, newestAct, symbol)))
      .orderBy(inOrder(rank, newestAct, symbol))
      .limit(limit),
  );
  return counted(
    rows.map((row) => ({ found: actFound(row), place: [1, row.at, row.symbol] })),
    rows,
  );
}

async function answerDelegations(asking: Asking): Promise<Answer> {
  const found = (await listParties(asking.viewer)).map((party) => ({
    names: [party.nameEn, party.nameUk, party.genitiveUk, party.code].join(" "),
    found: partyFound(party),
  }));
  return answerInMemory(asking, found);
}

async function answerTerms(asking: Asking): Promise<Answer> {
  const categories = await listCategories();
  const ukrainian = new Map(glossaryOf("uk", categories).map((entry) => [entry.id, entry]));
  const found = glossaryOf("en", categories)
    .filter(({ text }) => text !== null)
    .map(({ id, word, text }) => {
      const uk = ukrainian.get(id);
      return {
        names: `${word} ${uk?.word ?? ""}`,
        found: {
          kind: "terms" as const,
          symbol: id,
          title: { en: word, uk: uk?.word ?? null },
          body: { en: text ?? "", uk: uk?.text ?? null },
          delegation: null,
          category: null,
          on: null,
        },
      };
    });
  return answerInMemory(asking, found);
}

/** Lists that everybody may read and that are short enough to be looked through. */
function answerInMemory(
  { sought, after, limit }: Asking,
  all: readonly { names: string; found: Found }[],
): Answer {
  const ranked = all.flatMap(({ names, found }): Ranked[] => {
    const inTitle = hasWords(sought.words, names);
    const text = `${names} ${found.body.en} ${found.body.uk ?? ""}`;
    if (!inTitle && !hasWords(sought.words, text)) return [];
    return [{ found, place: [inTitle ? 0 : 1, "0", found.symbol] }];
  });
  const key = ([rank, , symbol]: Place) => `${rank} ${symbol}`;
  ranked.sort((a, b) => (key(a.place) < key(b.place) ? -1 : 1));
  const rest = ranked.filter(({ place: at }) => after === null || key(at) > key(after));
  return { ranked: rest.slice(0, limit), total: ranked.length };
}

const ANSWERS: Record<SearchKind, (asking: Asking) => Promise<Answer>> = {
  delegations: answerDelegations,
  commitments: answerCommitments,
  requirements: answerRequirements,
  events: answerEvents,
  acts: answerActs,
  terms: answerTerms,
};

/** How many titles are looked at for what a mistyped word was meant to be. */
const MOST_ALIKE = 30;

/** Titles, which the viewer may read at that moment, with a word in them that is like this one. */
export async function listTitlesLike(viewer: Viewer, word: string, asOf: AsOf): Promise<string[]> {
  const like = (kind: keyof typeof LOOK_UP) =>
    sql`${LOOK_UP[kind].like}(${word}::text, ${instantOf(asOf)}, ${MOST_ALIKE}::int)`;
  if (viewer.sessionHash !== null) return [];
  const rows = await read(viewer, (db) =>
    Promise.all([
      selectCommitments(db).where(
        and(
          standing.commitments(viewer, asOf),
          inArray(commitmentVersions.id, sql`(select ${like("commitments")})`),
        ),
      ),
      selectRequirements(db).where(
        and(
          standing.requirements(viewer, asOf),
          inArray(requirementVersions.id, sql`(select ${like("requirements")})`),
        ),
      ),
      selectEvents(db).where(
        and(standing.events(viewer, asOf), inArray(eventVersions.id, sql`(select ${like("events")})`)),
      ),
    ]),
  );
  return rows.flat().flatMap(({ title }) => [title.en, ...(title.uk === null ? [] : [title.uk])]);
}

export type Answered = Groups & {
  /** What was looked for in the end: as asked, or as it was probably meant. */
  q: string;
  /** Why that is not what was asked for; then nothing answers that. */
  instead: "keyboard" | "spelling" | null;
};

/** As `findGroups`; where nothing answers, what was typed on the wrong keyboard or misspelt is tried. */
export async function lookFor(
  viewer: Viewer,
  query: Pick<SearchQuery, "q" | "asOf" | "limit">,
): Promise<Answered> {
  const { q, asOf } = query;
  const asked = await findGroups(viewer, query);
  if (asked.groups.length > 0 || asked.words.length === 0) return { ...asked, q, instead: null };
  const meant = { keyboard: async () => onOtherKeyboard(q), spelling: () => respell(viewer, q, asOf) };
  for (const instead of ["keyboard", "spelling"] as const) {
    const other = await meant[instead]();
    if (other === null) continue;
    const found = await findGroups(viewer, { ...query, q: other });
    if (found.groups.length > 0) return { ...found, q: other, instead };
  }
  return { ...asked, q, instead: null };
}

/** More words than this are no slip of the fingers. */
const MOST_RESPELT = 6;

/** The question with each word that nothing has in the spelling of one that the viewer may read; null for no other. */
async function respell(viewer: Viewer, q: string, asOf: AsOf): Promise<string | null> {
  const typed = soughtWords(q).map((word) => word.typed);
  if (typed.length > MOST_RESPELT) return null;
  const labels = await listLabelWords();
  const meant = await Promise.all(
    typed.map(async (word) => {
      const { groups } = await findGroups(viewer, { q: word, asOf, limit: 1 });
      if (groups.length > 0) return word;
      const titles = await listTitlesLike(viewer, word, asOf);
      const words = [...titles.flatMap((title) => title.match(/[\p{L}\p{M}'’ʼ]+/gu) ?? []), ...labels];
      const candidates = [...new Set(words)].map((shown) => {
        const form = fold(shown).trim();
        return { shown, forms: [form, latinOf(form)] };
      });
      return closestWord(word, candidates)?.shown ?? word;
    }),
  );
  const other = meant.join(" ");
  return other === typed.join(" ") ? null : other;
}
