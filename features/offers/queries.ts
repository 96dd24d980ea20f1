// Longer than most: what a draft line is (its base, its texts, its changes) is worked out here and nowhere else.
import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { type Reader as Database, read } from "../../db/client.ts";
import { accounts, memberships } from "../../db/schema/accounts.ts";
import { acts } from "../../db/schema/acts.ts";
import { commitmentReleases, commitments, commitmentVersions } from "../../db/schema/commitments.ts";
import { draftFields, draftLines, offerDrafts } from "../../db/schema/drafts.ts";
import { asOfNow } from "../../domain/as-of.ts";
import type { CommitmentTerms, Text } from "../../domain/commitment.ts";
import { differences, type FieldDifference, textDifferences } from "../../domain/difference.ts";
import { can } from "../../domain/policy.ts";
import type { CommitmentRecord, Instant } from "../../domain/records.ts";
import type { FieldFault } from "../../domain/refusal.ts";
import {
  emptyFields,
  type FieldName,
  type Fields,
  fieldsOf,
  isFieldName,
  termsOf,
} from "../../domain/terms-fields.ts";
import { normaliseText } from "../../domain/text.ts";
import type { Attribution, Audience, Stage } from "../../domain/vocabulary.ts";
import type { Actor } from "../../server/viewer.ts";
import { listCommitments, sourcesOf, termsOfRow, toInstant } from "../commitments/queries.ts";

export type Draft = {
  id: string;
  state: "open" | "submitted";
  revision: number;
  submittedBy: { accountId: string; name: string } | null;
  submittedAt: Instant | null;
  returnedNote: string | null;
};
/** Who last wrote a field of the draft, and when. */
export type Edit = { accountId: string; name: string; at: Instant };
export type Line = {
  commitmentId: string;
  symbol: string;
  /** Null while the line is not in the draft. */
  lineId: string | null;
  isRemoved: boolean;
  baseVersionId: string | null;
  attribution: Attribution | null;
  /** Whether the public reads some version of it. */
  isPublic: boolean;
  before: CommitmentTerms | null;
  /** The texts it started from, and the texts as they stand in the draft. */
  base: Fields;
  fields: Fields;
  edits: Map<FieldName, Edit>;
  after: CommitmentTerms | null;
  faults: FieldFault[];
  changes: FieldDifference[];
};

/** The delegation for which the actor drafts or decides; null for everybody else. */
export const ownDelegation = (actor: Actor): string | null =>
  actor.delegation !== null && can(actor, "offer.edit", { delegation: actor.delegation })
    ? actor.delegation
    : null;

/** The delegation's open or submitted draft. */
export async function draftOf(db: Database, delegation: string): Promise<Draft | null> {
  const [row] = await db
    .select({
      id: offerDrafts.id,
      state: offerDrafts.state,
      revision: offerDrafts.revision,
      submittedBy: offerDrafts.submittedBy,
      submittedAt: sql<string | null>`${offerDrafts.submittedAt}::text`,
      returnedNote: offerDrafts.returnedNote,
      name: accounts.name,
    })
    .from(offerDrafts)
    .leftJoin(accounts, eq(accounts.id, offerDrafts.submittedBy))
    .where(
      and(eq(offerDrafts.delegationCode, delegation), inArray(offerDrafts.state, ["open", "submitted"])),
    );
  if (!row) return null;
  return {
    id: row.id,
    state: row.state === "submitted" ? "submitted" : "open",
    revision: row.revision,
    submittedBy: row.submittedBy === null ? null : { accountId: row.submittedBy, name: row.name ?? "" },
    submittedAt: row.submittedAt && toInstant(row.submittedAt),
    returnedNote: row.returnedNote,
  };
}

/** Lines in a draft, dropped ones left out, by symbol. */
export async function draftedLines(db: Database, draftId: string): Promise<Line[]> {
  const rows = await db
    .select({ line: draftLines, symbol: commitments.symbol })
    .from(draftLines)
    .innerJoin(commitments, eq(commitments.id, draftLines.commitmentId))
    .where(and(eq(draftLines.draftId, draftId), eq(draftLines.isRemoved, false)))
    .orderBy(sql`${commitments.symbol} collate "C"`);
  return toLines(db, rows);
}

/** One line of the delegation, with what the draft says of it; null for absent and for another delegation's alike. */
export async function lineOf(
  db: Database,
  delegation: string,
  symbol: string,
  draft: Draft | null,
): Promise<Line | null> {
  const [found] = await db
    .select({ id: commitments.id, versionId: commitmentReleases.versionId })
    .from(commitments)
    .leftJoin(
      commitmentReleases,
      and(eq(commitmentReleases.commitmentId, commitments.id), runsFor("delegation")),
    )
    .where(and(eq(commitments.symbol, symbol), eq(commitments.delegationCode, delegation)));
  if (!found) return null;
  const [line] = await db
    .select()
    .from(draftLines)
    .where(and(eq(draftLines.commitmentId, found.id), eq(draftLines.draftId, draft?.id ?? NOBODY)));
  if (!line && found.versionId === null) return null;
  const unopened = { id: null, commitmentId: found.id, baseVersionId: found.versionId, isRemoved: false };
  return (await toLines(db, [{ line: line ?? unopened, symbol }]))[0] ?? null;
}
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** Releases that an audience reads now. */
export const runsFor = (audience: Audience): SQL | undefined =>
  and(eq(commitmentReleases.audience, audience), sql`upper_inf(${commitmentReleases.recordedDuring})`);

type LineRow = {
  line: { id: string | null; commitmentId: string; baseVersionId: string | null; isRemoved: boolean };
  symbol: string;
};

async function toLines(db: Database, rows: LineRow[]): Promise<Line[]> {
  const versionIds = rows.flatMap(({ line }) => line.baseVersionId ?? []);
  const lineIds = rows.flatMap(({ line }) => (line.isRemoved ? [] : (line.id ?? [])));
  const versions = versionIds.length
    ? await db.select().from(commitmentVersions).where(inArray(commitmentVersions.id, versionIds))
    : [];
  const cited = await sourcesOf(db, "commitment", versionIds);
  const typed = await typedFields(db, lineIds);
  const shownToAll = await publicOnes(
    db,
    rows.map(({ line }) => line.commitmentId),
  );
  return rows.map(({ line, symbol }) => {
    const version = versions.find(({ id }) => id === line.baseVersionId);
    const before = version ? termsOfRow(version, cited.get(version.id) ?? []) : null;
    const own = typed.filter(({ lineId }) => lineId === line.id);
    return {
      commitmentId: line.commitmentId,
      symbol,
      lineId: line.id,
      isRemoved: line.isRemoved,
      baseVersionId: line.baseVersionId,
      attribution: version?.attribution ?? null,
      isPublic: shownToAll.has(line.commitmentId),
      ...compare(before, own),
    };
  });
}

async function publicOnes(db: Database, commitmentIds: string[]): Promise<Set<string>> {
  if (commitmentIds.length === 0) return new Set();
  const rows = await db
    .select({ id: commitmentReleases.commitmentId })
    .from(commitmentReleases)
    .where(and(inArray(commitmentReleases.commitmentId, commitmentIds), runsFor("public")));
  return new Set(rows.map(({ id }) => id));
}

type Typed = {
  lineId: string;
  name: FieldName;
  value: string;
  accountId: string;
  editor: string;
  at: string;
};

async function typedFields(db: Database, lineIds: string[]): Promise<Typed[]> {
  if (lineIds.length === 0) return [];
  const rows = await db
    .select({
      lineId: draftFields.lineId,
      name: draftFields.name,
      value: draftFields.value,
      accountId: draftFields.editedBy,
      editor: accounts.name,
      at: sql<string>`${draftFields.editedAt}::text`,
    })
    .from(draftFields)
    .leftJoin(accounts, eq(accounts.id, draftFields.editedBy))
    .where(inArray(draftFields.lineId, lineIds));
  return rows.flatMap((row) => {
    const { name } = row;
    return isFieldName(name) ? [{ ...row, name, editor: row.editor ?? "" }] : [];
  });
}

/** What was typed laid over what it started from. A change that comes to the same terms is none. */
function compare(before: CommitmentTerms | null, typed: readonly Typed[]) {
  const base = before ? tidy(fieldsOf(before)) : emptyFields();
  const fields = { ...base };
  const edits = new Map<FieldName, Edit>();
  for (const { name, value, accountId, editor, at } of typed) {
    fields[name] = value;
    edits.set(name, { accountId, name: editor, at: toInstant(at) });
  }
  const outcome = termsOf(fields);
  if ("terms" in outcome) {
    return {
      before,
      base,
      fields,
      edits,
      after: outcome.terms,
      faults: [],
      changes: differences(before, outcome.terms),
    };
  }
  return {
    before,
    base,
    fields,
    edits,
    after: null,
    faults: outcome.faults,
    changes: textDifferences(base, fields),
  };
}

/** As forms send texts back. */
const tidy = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, text]) => [name, normaliseText(text).trim()]),
  ) as Fields;

export type OfferLine = { record: CommitmentRecord; changes: number; faults: number; isDrafted: boolean };
export type Offer = { delegation: string; draft: Draft | null; lines: OfferLine[]; changes: number };

/** All that the actor's delegation has on the table, and where its draft stands; null for those who have no desk. */
export async function getOffer(actor: Actor): Promise<Offer | null> {
  const delegation = ownDelegation(actor);
  if (delegation === null) return null;
  const asOf = asOfNow(Temporal.Now.instant().toString());
  const filter = { delegation: [delegation] };
  const records = await listCommitments(actor, { asOf, filter, sort: "category", limit: MOST_LINES });
  return read(actor, async (db) => {
    const draft = await draftOf(db, delegation);
    const drafted = draft ? await draftedLines(db, draft.id) : [];
    const lines = records.items.map((record) => {
      const line = drafted.find(({ symbol }) => symbol === record.symbol);
      return {
        record,
        changes: line?.changes.length ?? 0,
        faults: line?.faults.length ?? 0,
        isDrafted: line !== undefined,
      };
    });
    return { delegation, draft, lines, changes: lines.reduce((sum, { changes }) => sum + changes, 0) };
  });
}
const MOST_LINES = 1000;

/** One line as the editor shows it; null where the actor has no such line. */
export async function getDraftLine(
  actor: Actor,
  symbol: string,
): Promise<{ draft: Draft | null; line: Line } | null> {
  const delegation = ownDelegation(actor);
  if (delegation === null) return null;
  return read(actor, async (db) => {
    const draft = await draftOf(db, delegation);
    const line = await lineOf(db, delegation, symbol, draft);
    return line && { draft, line };
  });
}

export type Review = {
  delegation: string;
  draft: Draft | null;
  /** Lines with at least one change. */
  lines: Line[];
  /** Enabled accounts of the delegation. */
  members: number;
};

/** Every change that the draft would bring; null for those who have no desk. */
export async function getReview(actor: Actor): Promise<Review | null> {
  const delegation = ownDelegation(actor);
  if (delegation === null) return null;
  return read(actor, async (db) => {
    const draft = await draftOf(db, delegation);
    const lines = draft ? await draftedLines(db, draft.id) : [];
    const members = await countMembers(db, delegation);
    return { delegation, draft, lines: lines.filter(({ changes }) => changes.length > 0), members };
  });
}

/** Enabled accounts with an open membership: two of them are needed wherever there are two. */
export async function countMembers(db: Database, delegation: string): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(memberships)
    .innerJoin(accounts, eq(accounts.id, memberships.accountId))
    .where(
      and(
        eq(memberships.delegationCode, delegation),
        isNull(memberships.endedAt),
        isNull(accounts.disabledAt),
      ),
    );
  return row?.count ?? 0;
}

export type Receipt = {
  symbol: string;
  audience: Audience;
  recordedAt: Instant;
  by: string;
  capacity: string | null;
  reason: string | null;
  contentHash: string | null;
  lines: { symbol: string; version: number; title: Text; stage: Stage }[];
};

/** An own act of the actor's delegation, as it was recorded; null where there is none. */
export async function getReceipt(actor: Actor, symbol: string): Promise<Receipt | null> {
  const delegation = ownDelegation(actor);
  if (delegation === null) return null;
  return read(actor, async (db) => {
    const [act] = await db
      .select({
        id: acts.id,
        symbol: acts.symbol,
        audience: acts.audience,
        recordedAt: sql<string>`${acts.recordedAt}::text`,
        by: acts.actorName,
        capacity: acts.capacity,
        reason: acts.reason,
        contentHash: sql<string | null>`encode(${acts.contentHash}, 'hex')`,
      })
      .from(acts)
      .where(and(eq(acts.symbol, symbol), eq(acts.delegationCode, delegation), eq(acts.attribution, "own")));
    if (!act) return null;
    const { id, ...said } = act;
    const lines = await linesOfAct(db, id, act.audience);
    return { ...said, by: act.by ?? "", recordedAt: toInstant(act.recordedAt), lines };
  });
}

/** The lines of an act with the numbers that its own audience counts. */
async function linesOfAct(db: Database, actId: string, audience: Audience): Promise<Receipt["lines"]> {
  const rows = await db
    .select({
      symbol: commitments.symbol,
      version: commitmentReleases.number,
      titleEn: commitmentVersions.titleEn,
      titleUk: commitmentVersions.titleUk,
      stage: commitmentVersions.stage,
    })
    .from(commitmentVersions)
    .innerJoin(commitments, eq(commitments.id, commitmentVersions.commitmentId))
    .innerJoin(
      commitmentReleases,
      and(eq(commitmentReleases.versionId, commitmentVersions.id), eq(commitmentReleases.audience, audience)),
    )
    .where(eq(commitmentVersions.actId, actId))
    .orderBy(sql`${commitments.symbol} collate "C"`);
  return rows.map(({ titleEn, titleUk, ...line }) => ({ ...line, title: { en: titleEn, uk: titleUk } }));
}
