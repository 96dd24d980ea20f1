// Longer than most: what a draft line is (its base, its texts, its changes) is worked out here and nowhere else.
import { and, eq, inArray, isNull, ne, type SQL, sql } from "drizzle-orm";
import { type Reader as Database, read } from "../../db/client.ts";
import { accounts, memberships } from "../../db/schema/accounts.ts";
import { actCancellations, acts } from "../../db/schema/acts.ts";
import { commitmentReleases, commitments, commitmentVersions } from "../../db/schema/commitments.ts";
import { draftFields, draftLines, offerDrafts } from "../../db/schema/drafts.ts";
import { asOfNow } from "../../domain/as-of.ts";
import { saysSomething } from "../../domain/beginnings.ts";
import type { CommitmentTerms, Text } from "../../domain/commitment.ts";
import { differences, type FieldDifference, textDifferences } from "../../domain/difference.ts";
import { type Evidence, evidenceAt, type PastVersion } from "../../domain/evidence.ts";
import { type ActGroup, groupLines, intentOf, kindOfAct } from "../../domain/intents.ts";
import { can } from "../../domain/policy.ts";
import type { CommitmentRecord, Instant } from "../../domain/records.ts";
import type { FieldFault } from "../../domain/refusal.ts";
import { correctedAct, evidenceOf, stepFaults } from "../../domain/step-faults.ts";
import {
  emptyFields,
  type FieldName,
  type Fields,
  fieldsOf,
  isFieldName,
  termsOf,
} from "../../domain/terms-fields.ts";
import { normaliseText } from "../../domain/text.ts";
import type { ActKind, Attribution, Audience, Stage } from "../../domain/vocabulary.ts";
import { type Actor, asReadBy } from "../../server/viewer.ts";
import { listCommitments, sourcesOf, termsOfRow, toInstant } from "../commitments/queries.ts";
import { linkFaults } from "../lines/queries.ts";
import { pastVersions, widestAudiences } from "../steps/queries.ts";
import type { OfferAudience } from "./schema.ts";

export type Draft = {
  id: string;
  state: "open" | "submitted";
  revision: number;
  submittedBy: { accountId: string; name: string } | null;
  submittedAt: Instant | null;
  returnedNote: string | null;
};
/** An act that waits for its time, which holds its lines as they are until then. */
export type Embargo = { actId: string; releasedAt: Instant };
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
  /** The widest audience that reads some version of it; null for a new line. */
  readBy: Audience | null;
  /** Its versions as the delegation knows them, oldest first. */
  history: readonly PastVersion[];
  /** On what the stage that it will have rests. */
  evidence: Evidence | null;
  embargo: Embargo | null;
  /** The own act that the field `corrects` names. */
  corrects: { actId: string; audience: Audience } | null;
  before: CommitmentTerms | null;
  /** The texts it started from, and the texts as they stand in the draft. */
  base: Fields;
  fields: Fields;
  edits: Map<FieldName, Edit>;
  after: CommitmentTerms | null;
  faults: FieldFault[];
  changes: FieldDifference[];
};

/** Whether a line of the draft has anything to communicate: changed terms, or a step that it takes. */
export const isMoved = ({ changes, fields, before, lineId, isRemoved }: Line): boolean =>
  changes.length > 0 ||
  (lineId !== null && !isRemoved && !["change", "new"].includes(intentOf(fields, before)));

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
  // A new line that was dropped is as if it had never been; one under embargo is its delegation's to read.
  const isGone = !line || line.isRemoved;
  const baseVersionId = found.versionId ?? (isGone ? await waitingVersion(db, found.id) : null);
  if (isGone && baseVersionId === null) return null;
  const unopened = {
    id: null,
    commitmentId: found.id,
    delegationCode: delegation,
    baseVersionId,
    isRemoved: false,
  };
  return (await toLines(db, [{ line: line ?? unopened, symbol }]))[0] ?? null;
}
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** Releases that an audience reads now. */
export const runsFor = (audience: Audience): SQL | undefined =>
  and(eq(commitmentReleases.audience, audience), sql`upper_inf(${commitmentReleases.recordedDuring})`);

type LineRow = {
  line: {
    id: string | null;
    commitmentId: string;
    delegationCode: string;
    baseVersionId: string | null;
    isRemoved: boolean;
  };
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
  const ids = rows.map(({ line }) => line.commitmentId);
  const readers = await widestAudiences(db, ids);
  const past = await pastVersions(db, ids);
  const embargoes = await embargoesOf(db, ids);
  const today = asOfNow(Temporal.Now.instant().toString()).day;
  const lines = rows.map(({ line, symbol }) => {
    const version = versions.find(({ id }) => id === line.baseVersionId);
    const before = version ? termsOfRow(version, cited.get(version.id) ?? []) : null;
    const own = typed.filter(({ lineId }) => lineId === line.id);
    const history = past.get(line.commitmentId) ?? [];
    const attribution = version?.attribution ?? null;
    const compared = compare(before, own);
    const faults = stepFaults({ ...compared, attribution, history }, today);
    const stage = compared.after?.stage ?? null;
    const readBy = readers.get(line.commitmentId) ?? null;
    return {
      commitmentId: line.commitmentId,
      symbol,
      lineId: line.id,
      isRemoved: line.isRemoved,
      baseVersionId: line.baseVersionId,
      attribution,
      isPublic: readBy === "public",
      readBy,
      history,
      evidence: stage && evidenceAt(stage, toldEvidence(compared), history),
      embargo: embargoes.get(line.commitmentId) ?? null,
      corrects: correctedAct(compared.fields, history),
      ...compared,
      faults: [...compared.faults, ...faults],
    };
  });
  const unlinked = await linkFaults(db, lines);
  return lines.map((line) => ({ ...line, faults: [...line.faults, ...(unlinked.get(line.symbol) ?? [])] }));
}

/** Without a number and not called off: released by a job at its time, and nobody else's until then. */
const isPending = and(eq(acts.symbol, ""), isNull(actCancellations.actId));

async function embargoesOf(db: Database, commitmentIds: string[]): Promise<Map<string, Embargo>> {
  if (commitmentIds.length === 0) return new Map();
  const rows = await db
    .select({
      commitmentId: commitmentVersions.commitmentId,
      actId: acts.id,
      releasedAt: sql<string>`${acts.releasedAt}::text`,
    })
    .from(acts)
    .innerJoin(commitmentVersions, eq(commitmentVersions.actId, acts.id))
    .leftJoin(actCancellations, eq(actCancellations.actId, acts.id))
    .where(and(isPending, inArray(commitmentVersions.commitmentId, commitmentIds)));
  return new Map(
    rows.map(({ commitmentId, actId, releasedAt }) => [
      commitmentId,
      { actId, releasedAt: toInstant(releasedAt) },
    ]),
  );
}

async function waitingVersion(db: Database, commitmentId: string): Promise<string | null> {
  const [row] = await db
    .select({ versionId: commitmentVersions.id })
    .from(commitmentVersions)
    .innerJoin(acts, eq(acts.id, commitmentVersions.actId))
    .leftJoin(actCancellations, eq(actCancellations.actId, acts.id))
    .where(and(isPending, eq(commitmentVersions.commitmentId, commitmentId)));
  return row?.versionId ?? null;
}

/** Evidence is told by steps and by corrections; what another intent left in its fields is not. */
function toldEvidence({
  before,
  fields,
}: {
  before: CommitmentTerms | null;
  fields: Fields;
}): Evidence | null {
  const intent = intentOf(fields, before);
  const tells = intent === "correct" || (intent === "step" && before?.stage !== "suspended");
  return tells ? evidenceOf(fields) : null;
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
      changes: before
        ? differences(before, outcome.terms)
        : differences(null, outcome.terms).filter(saysSomething),
    };
  }
  return {
    before,
    base,
    fields,
    edits,
    after: null,
    faults: outcome.faults,
    changes: before ? textDifferences(base, fields) : textDifferences(base, fields).filter(saysSomething),
  };
}

/** As forms send texts back. */
const tidy = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, text]) => [name, normaliseText(text).trim()]),
  ) as Fields;

export type OfferLine = {
  record: CommitmentRecord;
  changes: number;
  faults: number;
  isDrafted: boolean;
  embargo: Instant | null;
};
export type Offer = {
  delegation: string;
  draft: Draft | null;
  lines: OfferLine[];
  changes: number;
  embargoed: EmbargoedAct[];
  /** Lines that were begun in the draft and are on no record yet. */
  begun: Line[];
};

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
    const embargoed = await embargoedActs(db, delegation);
    const lines = records.items.map((record) => {
      const line = drafted.find(({ symbol }) => symbol === record.symbol);
      return {
        record,
        changes: line?.changes.length ?? 0,
        faults: line?.faults.length ?? 0,
        isDrafted: line !== undefined,
        embargo: embargoed.find(({ symbols }) => symbols.includes(record.symbol))?.releasedAt ?? null,
      };
    });
    const changes = drafted.reduce((sum, line) => sum + line.changes.length, 0);
    const begun = drafted.filter(({ before }) => before === null);
    return { delegation, draft, lines, changes, embargoed, begun };
  });
}

/** An act that waits for the end of its embargo, and the lines that it will bring. */
export type EmbargoedAct = {
  id: string;
  kind: ActKind;
  audience: Audience;
  releasedAt: Instant;
  symbols: string[];
};

async function embargoedActs(db: Database, delegation: string): Promise<EmbargoedAct[]> {
  const rows = await db
    .select({
      id: acts.id,
      kind: acts.kind,
      audience: acts.audience,
      releasedAt: sql<string>`${acts.releasedAt}::text`,
      symbols: sql<string[]>`array_agg(${commitments.symbol} order by ${commitments.symbol} collate "C")`,
    })
    .from(acts)
    .innerJoin(commitmentVersions, eq(commitmentVersions.actId, acts.id))
    .innerJoin(commitments, eq(commitments.id, commitmentVersions.commitmentId))
    .leftJoin(actCancellations, eq(actCancellations.actId, acts.id))
    .where(and(isPending, eq(acts.delegationCode, delegation)))
    .groupBy(acts.id)
    .orderBy(acts.releasedAt, acts.id);
  return rows.map((row) => ({ ...row, releasedAt: toInstant(row.releasedAt) }));
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
  /** When all this was read: what is written later was not in it. */
  readAt: Instant;
};

/** Every change that the draft would bring; null for those who have no desk. */
export async function getReview(actor: Actor): Promise<Review | null> {
  const delegation = ownDelegation(actor);
  if (delegation === null) return null;
  const readAt = Temporal.Now.instant().toString();
  return read(actor, async (db) => {
    const draft = await draftOf(db, delegation);
    const lines = draft ? await draftedLines(db, draft.id) : [];
    const members = await countMembers(db, delegation);
    return { delegation, draft, lines: lines.filter(isMoved), members, readAt };
  });
}

/** The acts that these lines would make; a line that cannot be read yet stands with the stage that it has. */
export function draftedActs(lines: readonly Line[]): ActGroup<Line>[] {
  const ready = lines.map((line) => ({
    ...line,
    line,
    after: line.after ?? line.before ?? { stage: "expressed" as const },
  }));
  return groupLines(ready).map((group) => ({ ...group, lines: group.lines.map(({ line }) => line) }));
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

export type Preview = {
  delegation: string;
  /** What that audience reads today, with the lines of the draft laid over it. */
  records: CommitmentRecord[];
  /** Lines that the draft brings, and those that it cannot bring yet. */
  drafted: string[];
  unready: string[];
};

/** The actor's offer as an audience would read it were the draft communicated to it; null where there is no desk. */
export async function getPreview(actor: Actor, audience: OfferAudience): Promise<Preview | null> {
  const delegation = ownDelegation(actor);
  if (delegation === null) return null;
  const now = Temporal.Now.instant().toString();
  const today = await listCommitments(asReadBy(actor, audience), {
    asOf: asOfNow(now),
    filter: { delegation: [delegation] },
    sort: "category",
    limit: MOST_LINES,
  });
  const { lines } = (await getReview(actor)) ?? { lines: [] };
  const ready = lines.flatMap((line): CommitmentRecord[] => {
    if (line.after === null || line.faults.length > 0) return [];
    const read = today.items.find(({ symbol }) => symbol === line.symbol);
    return [
      {
        symbol: line.symbol,
        version: (read?.version ?? 0) + 1,
        delegation,
        attribution: "own",
        audience,
        terms: line.after,
        evidence: line.evidence,
        act: "",
        actKind: kindOfAct({ ...line, after: line.after }),
        reason: line.fields.reason || null,
        corrects: line.corrects === null ? null : line.fields.corrects,
        correctedBy: [],
        isBackdated: false,
        recordedAt: now,
        supersededAt: null,
      },
    ];
  });
  const drafted = ready.map(({ symbol }) => symbol);
  return {
    delegation,
    records: [...today.items.filter(({ symbol }) => !drafted.includes(symbol)), ...ready],
    drafted,
    unready: lines.map(({ symbol }) => symbol).filter((symbol) => !drafted.includes(symbol)),
  };
}

export type Receipt = {
  id: string;
  /** Empty until the act is released. */
  symbol: string;
  kind: ActKind;
  audience: Audience;
  recordedAt: Instant;
  releasedAt: Instant;
  state: "released" | "embargoed" | "called-off";
  calledOff: { by: string; at: Instant } | null;
  by: string;
  capacity: string | null;
  reason: string | null;
  contentHash: string | null;
  /** `version` is null until the audience reads it. */
  lines: { symbol: string; version: number | null; title: Text; stage: Stage }[];
  /** What else the same draft was communicated as. */
  siblings: { id: string; symbol: string; kind: ActKind }[];
};

const isId = (address: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(address);

/** An own act of the actor's delegation by its symbol or id, as it was recorded; null where there is none. */
export async function getReceipt(actor: Actor, named: string): Promise<Receipt | null> {
  const delegation = ownDelegation(actor);
  if (delegation === null || named === "") return null;
  return read(actor, async (db) => {
    const [act] = await db
      .select({
        id: acts.id,
        symbol: acts.symbol,
        kind: acts.kind,
        audience: acts.audience,
        recordedAt: sql<string>`${acts.recordedAt}::text`,
        releasedAt: sql<string>`${acts.releasedAt}::text`,
        by: acts.actorName,
        capacity: acts.capacity,
        reason: acts.reason,
        contentHash: sql<string | null>`encode(${acts.contentHash}, 'hex')`,
        draftId: acts.draftId,
        calledOffAt: sql<string | null>`${actCancellations.cancelledAt}::text`,
        calledOffBy: accounts.name,
      })
      .from(acts)
      .leftJoin(actCancellations, eq(actCancellations.actId, acts.id))
      .leftJoin(accounts, eq(accounts.id, actCancellations.cancelledBy))
      .where(
        and(
          isId(named) ? eq(acts.id, named) : eq(acts.symbol, named),
          eq(acts.delegationCode, delegation),
          eq(acts.attribution, "own"),
        ),
      );
    if (!act) return null;
    const { draftId, calledOffAt, calledOffBy, ...said } = act;
    return {
      ...said,
      by: act.by ?? "",
      recordedAt: toInstant(act.recordedAt),
      releasedAt: toInstant(act.releasedAt),
      state: calledOffAt ? "called-off" : act.symbol === "" ? "embargoed" : "released",
      calledOff: calledOffAt ? { by: calledOffBy ?? "", at: toInstant(calledOffAt) } : null,
      lines: await linesOfAct(db, act.id, act.audience),
      siblings: draftId === null ? [] : await siblingsOf(db, act.id, draftId),
    };
  });
}

const siblingsOf = (db: Database, actId: string, draftId: string): Promise<Receipt["siblings"]> =>
  db
    .select({ id: acts.id, symbol: acts.symbol, kind: acts.kind })
    .from(acts)
    .where(and(eq(acts.draftId, draftId), ne(acts.id, actId)))
    .orderBy(acts.kind, acts.id);

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
    .leftJoin(
      commitmentReleases,
      and(eq(commitmentReleases.versionId, commitmentVersions.id), eq(commitmentReleases.audience, audience)),
    )
    .where(eq(commitmentVersions.actId, actId))
    .orderBy(sql`${commitments.symbol} collate "C"`);
  return rows.map(({ titleEn, titleUk, ...line }) => ({ ...line, title: { en: titleEn, uk: titleUk } }));
}
