// Longer than most: every step of an offer, from the first saved field to the act, in the order in which it is taken.
import { createHash } from "node:crypto";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { record, type Tx } from "../../db/client.ts";
import { commitmentColumns } from "../../db/commitment-columns.ts";
import { accounts } from "../../db/schema/accounts.ts";
import { actCancellations, acts } from "../../db/schema/acts.ts";
import { commitmentReleases, commitments, commitmentVersions } from "../../db/schema/commitments.ts";
import { deputies, draftEdits, draftFields, draftLines, offerDrafts } from "../../db/schema/drafts.ts";
import { requirementReleases, requirements } from "../../db/schema/requirements.ts";
import { sources } from "../../db/schema/sources.ts";
import type { AuditEntry } from "../../domain/audit.ts";
import { canonicalJson } from "../../domain/canonical-json.ts";
import type { CommitmentTerms } from "../../domain/commitment.ts";
import { takesConsentBack } from "../../domain/commitment-checks.ts";
import { deputyCapacity } from "../../domain/deputy.ts";
import type { Evidence } from "../../domain/evidence.ts";
import { isFieldName } from "../../domain/field-names.ts";
import { type ActGroup, groupLines, reasonOfAct } from "../../domain/intents.ts";
import { aheadFault } from "../../domain/kyiv-time.ts";
import { mergeField } from "../../domain/merge.ts";
import { can } from "../../domain/policy.ts";
import type { Instant } from "../../domain/records.ts";
import { type FieldFault, Refusal } from "../../domain/refusal.ts";
import { audienceFaults } from "../../domain/step-faults.ts";
import { reaches } from "../../domain/visibility.ts";
import { type ActKind, AUDIENCES, type Audience } from "../../domain/vocabulary.ts";
import { detailFaults } from "../../lib/commitment-details.ts";
import { reauthenticate } from "../../server/session.ts";
import type { Actor } from "../../server/viewer.ts";
import {
  countMembers,
  type Draft,
  draftedLines,
  draftOf,
  isMoved,
  type Line,
  lineOf,
  ownDelegation,
  runsFor,
} from "./queries.ts";
import type { Clash, FieldChange, Note, OfferAudience, SaveResult } from "./schema.ts";

function delegationOf(actor: Actor): string {
  const delegation = ownDelegation(actor);
  if (delegation === null) throw new Refusal("not_found");
  return delegation;
}

/** Locks the delegation's draft until the transaction ends: all that moves it waits its turn here. */
async function lockDraft(tx: Tx, delegation: string): Promise<Draft | null> {
  await tx
    .select({ id: offerDrafts.id })
    .from(offerDrafts)
    .where(and(eq(offerDrafts.delegationCode, delegation), inArray(offerDrafts.state, ["open", "submitted"])))
    .for("update");
  return draftOf(tx, delegation);
}

/** The delegation's open draft, locked; a new one where there is none. @throws Refusal `conflict` while it is submitted. */
export async function openDraft(tx: Tx, actor: Actor, delegation: string): Promise<Draft> {
  await tx
    .insert(offerDrafts)
    .values({ delegationCode: delegation, openedBy: actor.accountId })
    .onConflictDoNothing();
  const draft = await lockDraft(tx, delegation);
  if (draft?.state !== "open") throw new Refusal("conflict");
  return draft;
}

/**
 * Saves fields of one line, each merged with what stands: what nobody else touched is written, what two people
 * wrote differently is handed back with both texts, and what a colleague wrote elsewhere is told.
 * @throws Refusal `not_found`; `conflict` while the draft is submitted; `embargoed` while an act that waits for its
 * time brings the line.
 */
export async function saveFields(
  actor: Actor,
  { symbol, changes }: { symbol: string; changes: FieldChange[] },
): Promise<SaveResult> {
  const delegation = delegationOf(actor);
  return record(actor, async (tx) => {
    // An untouched form opens no draft.
    const isTouched = changes.some(({ base, value }) => base !== value);
    const draft = isTouched ? await openDraft(tx, actor, delegation) : await draftOf(tx, delegation);
    const known = await lineOf(tx, delegation, symbol, draft);
    if (!known) throw new Refusal("not_found");
    if (isTouched && known.embargo) throw new Refusal("embargoed");
    const { write, clashes, notes } = merge(known, changes);
    const audit: AuditEntry[] = [];
    if (draft && write.length > 0) {
      await writeFields(tx, actor, draft, known, write);
      audit.push({ action: "offer.drafted", subject: symbol, delegation, details: { line: symbol } });
    }
    const now = audit.length > 0 ? await lineOf(tx, delegation, symbol, draft) : known;
    const savedAt = Temporal.Now.instant().toString();
    return { result: { savedAt, clashes, notes, faults: now?.faults ?? [] }, audit };
  });
}

function merge(line: Line, changes: FieldChange[]) {
  const write: FieldChange[] = [];
  const clashes: Clash[] = [];
  const notes: Note[] = [];
  for (const change of changes) {
    const { name, base, value: mine } = change;
    const theirs = line.fields[name];
    const edit = line.edits.get(name);
    const outcome = mergeField({ base, mine, theirs });
    const told = { name, by: edit?.name ?? "", at: edit?.at ?? Temporal.Now.instant().toString() };
    if (outcome === "mine") write.push(change);
    if (outcome === "clash") clashes.push({ ...told, base, mine, theirs });
    if (outcome === "theirs") notes.push({ ...told, value: theirs });
  }
  return { write, clashes, notes };
}

/** Writes texts of one line, with their history; the caller has merged them and holds the draft. */
export async function writeFields(
  tx: Tx,
  actor: Actor,
  draft: Draft,
  line: Line,
  write: FieldChange[],
): Promise<void> {
  const lineId = line.lineId ?? (await addLine(tx, actor, draft, line));
  if (line.isRemoved) await startAfresh(tx, actor, lineId, line);
  const rows = write.map(({ name, value }) => fieldRow(actor, lineId, name, value));
  await tx.insert(draftEdits).values(rows);
  await tx
    .insert(draftFields)
    .values(rows)
    .onConflictDoUpdate({
      target: [draftFields.lineId, draftFields.name],
      set: { value: sql`excluded.value`, editedBy: actor.accountId, editedAt: sql`clock_timestamp()` },
    });
  await tx
    .update(draftLines)
    .set({ revision: sql`${draftLines.revision} + 1` })
    .where(eq(draftLines.id, lineId));
  await advance(tx, draft.id);
}

const fieldRow = (actor: Actor, lineId: string, name: string, value: string) => ({
  lineId,
  delegationCode: delegationOf(actor),
  name,
  value,
  editedBy: actor.accountId,
});

/**
 * The draft's row of a line, made where there is none: what colleagues say about a line hangs on it.
 * @throws Refusal `not_found`; `conflict` where the draft is submitted without this line.
 */
export async function lineInDraft(tx: Tx, actor: Actor, symbol: string): Promise<string> {
  const delegation = delegationOf(actor);
  const draft = (await draftOf(tx, delegation)) ?? (await openDraft(tx, actor, delegation));
  const known = await lineOf(tx, delegation, symbol, draft);
  if (!known) throw new Refusal("not_found");
  if (known.lineId) return known.lineId;
  const open = await openDraft(tx, actor, delegation);
  // A colleague may have been quicker.
  const now = (await lineOf(tx, delegation, symbol, open)) ?? known;
  return now.lineId ?? addLine(tx, actor, open, now);
}

async function addLine(tx: Tx, actor: Actor, draft: Draft, line: Line): Promise<string> {
  const [added] = await tx
    .insert(draftLines)
    .values({
      draftId: draft.id,
      delegationCode: delegationOf(actor),
      commitmentId: line.commitmentId,
      baseVersionId: line.baseVersionId,
      createdBy: actor.accountId,
    })
    .returning({ id: draftLines.id });
  if (!added) throw new Error("a draft line was not written");
  return added.id;
}

/** A line that was dropped comes back without what was typed before: its rows stay, with the text of its base. */
async function startAfresh(tx: Tx, actor: Actor, lineId: string, line: Line): Promise<void> {
  const typed = await tx
    .select({ name: draftFields.name })
    .from(draftFields)
    .where(eq(draftFields.lineId, lineId));
  const texts: Partial<Record<string, string>> = line.base;
  for (const { name } of typed) {
    const value = texts[name] ?? "";
    await tx.insert(draftEdits).values(fieldRow(actor, lineId, name, value));
    await tx
      .update(draftFields)
      .set({ value, editedBy: actor.accountId, editedAt: sql`clock_timestamp()` })
      .where(and(eq(draftFields.lineId, lineId), eq(draftFields.name, name)));
  }
  await tx
    .update(draftLines)
    .set({ isRemoved: false, baseVersionId: line.baseVersionId })
    .where(eq(draftLines.id, lineId));
}

type Movement = Partial<typeof offerDrafts.$inferInsert>;

/** Every change of a draft raises its revision: a decision on an older one is refused. */
async function advance(tx: Tx, draftId: string, set: Movement = {}): Promise<void> {
  const moved = await tx
    .update(offerDrafts)
    .set({ ...set, revision: sql`${offerDrafts.revision} + 1` })
    .where(eq(offerDrafts.id, draftId))
    .returning({ id: offerDrafts.id });
  if (moved.length !== 1) throw new Refusal("conflict");
}

/** Drops a line from the draft; what is on the record stays as it is. */
export async function removeLine(actor: Actor, { symbol }: { symbol: string }): Promise<void> {
  const delegation = delegationOf(actor);
  return record(actor, async (tx) => {
    const draft = await lockDraft(tx, delegation);
    if (!draft) throw new Refusal("nothing_to_do");
    if (draft.state === "submitted") throw new Refusal("conflict");
    const line = await lineOf(tx, delegation, symbol, draft);
    if (!line?.lineId || line.isRemoved) throw new Refusal("nothing_to_do");
    await tx
      .update(draftLines)
      .set({ isRemoved: true, revision: sql`${draftLines.revision} + 1` })
      .where(eq(draftLines.id, line.lineId));
    await advance(tx, draft.id);
    const details = { line: symbol };
    return {
      result: undefined,
      audit: { action: "offer.line_removed", subject: symbol, delegation, details },
    };
  });
}

/**
 * Hands the draft to the head of delegation; nothing in it moves until it is returned or communicated.
 * @throws Refusal `nothing_to_do`, `out_of_date`, or `invalid` with each fault as `SYMBOL/field`.
 */
export async function submitOffer(actor: Actor, { revision }: { revision: number }): Promise<void> {
  const delegation = delegationOf(actor);
  return record(actor, async (tx) => {
    const draft = await lockDraft(tx, delegation);
    if (draft?.state !== "open") throw new Refusal(draft ? "conflict" : "nothing_to_do");
    if (draft.revision !== revision) throw new Refusal("out_of_date");
    const lines = changedLines(await draftedLines(tx, draft.id));
    await advance(tx, draft.id, {
      state: "submitted",
      submittedBy: actor.accountId,
      submittedAt: new Date(),
      returnedNote: null,
    });
    const details = { lines: lines.length };
    return {
      result: undefined,
      audit: { action: "offer.submitted", subject: draft.id, delegation, details },
    };
  });
}

/** The lines that an act would bring. @throws Refusal `nothing_to_do`, or `invalid` where one cannot stand. */
function changedLines(drafted: Line[]): (Line & { after: CommitmentTerms })[] {
  const changed = drafted.filter(isMoved);
  const faults = changed.flatMap((line) =>
    [...line.faults, ...(line.after ? detailFaults(line.after) : [])].map(
      (fault): FieldFault => ({ ...fault, path: `${line.symbol}/${fault.path}` }),
    ),
  );
  if (faults.length > 0) throw new Refusal("invalid", { faults });
  const ready = changed.flatMap((line) => (line.after ? [{ ...line, after: line.after }] : []));
  if (ready.length === 0) throw new Refusal("nothing_to_do");
  return ready;
}

/** The delegation takes its submitted draft back to go on editing. */
export async function takeBackOffer(actor: Actor): Promise<void> {
  const delegation = delegationOf(actor);
  return record(actor, async (tx) => {
    const draft = await lockDraft(tx, delegation);
    if (draft?.state !== "submitted") throw new Refusal("nothing_to_do");
    await advance(tx, draft.id, { state: "open", submittedBy: null, submittedAt: null });
    return {
      result: undefined,
      audit: { action: "offer.taken_back", subject: draft.id, delegation, details: {} },
    };
  });
}

/** The head gives the draft back with a note to its drafters. */
export async function returnOffer(
  actor: Actor,
  { revision, note }: { revision: number; note: string },
): Promise<void> {
  const delegation = delegationOf(actor);
  if (!can(actor, "offer.return", { delegation })) throw new Refusal("not_found");
  return record(actor, async (tx) => {
    const draft = await lockDraft(tx, delegation);
    if (draft?.state !== "submitted") throw new Refusal("nothing_to_do");
    if (draft.revision !== revision) throw new Refusal("out_of_date");
    await advance(tx, draft.id, { state: "open", submittedBy: null, submittedAt: null, returnedNote: note });
    return {
      result: undefined,
      audit: { action: "offer.returned", subject: draft.id, delegation, details: {} },
    };
  });
}

export type Communication = {
  revision: number;
  audience: OfferAudience;
  /** Until when nobody else reads it; none: it is released at once. */
  embargo?: Instant | null | undefined;
  coverNote: string;
  password: string;
};
/** `symbol` is empty until the act is released. */
export type CommunicatedAct = { id: string; symbol: string; kind: ActKind };

/**
 * Makes the submitted draft acts of the delegation, one of each kind that its lines intend, and its lines versions
 * that nobody can change.
 * @returns the acts, in the order of their first lines.
 * @throws Refusal `wrong_password`, `throttled`, `nothing_to_do`, `conflict` (not submitted), `out_of_date` (the
 * draft is not the one that was read), `two_persons`, `embargoed`, `invalid`.
 */
export async function communicateOffer(actor: Actor, said: Communication): Promise<CommunicatedAct[]> {
  const delegation = delegationOf(actor);
  if (!can(actor, "offer.return", { delegation })) throw new Refusal("not_found");
  checkEmbargo(said.embargo ?? null);
  await reauthenticate(actor, said.password);
  return record(actor, async (tx) => {
    const draft = await lockDraft(tx, delegation);
    if (!draft) throw new Refusal("nothing_to_do");
    if (draft.state !== "submitted") throw new Refusal("conflict");
    if (draft.revision !== said.revision) throw new Refusal("out_of_date");
    const members = await countMembers(tx, delegation);
    const submittedBy = draft.submittedBy?.accountId ?? null;
    if (!can(actor, "offer.communicate", { delegation, submittedBy, members }))
      throw new Refusal("two_persons");
    const lines = changedLines(await draftedLines(tx, draft.id));
    if (lines.some(({ embargo }) => embargo !== null)) throw new Refusal("embargoed");
    checkReason(lines, said.coverNote);
    checkAudience(lines, said.audience);
    await checkLinks(tx, lines, said.audience);
    await checkBases(tx, lines);
    const capacity = await capacityOf(tx, actor, delegation);
    const made: CommunicatedAct[] = [];
    const audit: AuditEntry[] = [];
    for (const group of groupLines(lines)) {
      const act = await insertAct(tx, actor, { draft, said, group, capacity });
      await insertVersions(tx, act, delegation, said.audience, group.lines);
      made.push({ id: act.id, symbol: act.symbol, kind: group.kind });
      audit.push(communicated(act, delegation, said.audience, group.lines.length));
    }
    await advance(tx, draft.id, { state: "communicated", closedAt: new Date() });
    return { result: made, audit };
  });
}

function communicated(act: Act, delegation: string, audience: Audience, lines: number): AuditEntry {
  const subject = act.symbol || act.id;
  const until = act.symbol === "" ? { releasedAt: act.releasedAt } : {};
  const details = { act: subject, audience, lines, ...until };
  return { action: "offer.communicated", subject, delegation, details };
}

type ReadyLine = Line & { after: CommitmentTerms };

function checkEmbargo(embargo: Instant | null): void {
  const fault = embargo === null ? null : aheadFault(embargo, Temporal.Now.instant().toString());
  if (fault !== null) throw new Refusal("invalid", { faults: [{ path: "embargo", code: fault }] });
}

/** A step back says why: on its line, or in the cover note. */
function checkReason(lines: readonly ReadyLine[], coverNote: string): void {
  const back = lines.filter(
    ({ before, after, fields }) =>
      // Going on after a suspension leads back to where consent stood.
      before?.stage !== "suspended" &&
      takesConsentBack(before?.stage ?? null, after.stage) &&
      fields.reason === "",
  );
  if (back.length > 0 && coverNote === "") {
    const values = { lines: back.map(({ symbol }) => symbol).join(", ") };
    throw new Refusal("invalid", {
      faults: [{ path: "cover_note", code: "consent-reason-missing", values }],
    });
  }
}

/** Corrections and withdrawals are for the audience of what they are about, and for no other. */
function checkAudience(lines: readonly ReadyLine[], audience: Audience): void {
  const faults = audienceFaults(lines, audience);
  if (faults.length > 0) throw new Refusal("invalid", { faults });
}

/**
 * A line names only what its audience may know: whoever made a text alone widens who reads of it. What the same
 * draft communicates counts.
 */
async function checkLinks(tx: Tx, lines: readonly ReadyLine[], audience: OfferAudience): Promise<void> {
  const own = new Set(lines.map(({ symbol }) => symbol));
  const links = lines.flatMap(({ symbol, after }) =>
    [...after.conditions.map(({ commitment }) => commitment), after.partOf].flatMap((to) =>
      to === null || own.has(to) ? [] : [{ line: symbol, to }],
    ),
  );
  const needs = lines.flatMap(({ symbol, after }) => after.addresses.map((to) => ({ line: symbol, to })));
  if (links.length + needs.length === 0) return;
  const wide = AUDIENCES.slice(AUDIENCES.indexOf(audience));
  const readable = await tx
    .select({ symbol: commitments.symbol })
    .from(commitments)
    .innerJoin(commitmentReleases, eq(commitmentReleases.commitmentId, commitments.id))
    .where(
      and(
        inArray(
          commitments.symbol,
          links.map(({ to }) => to),
        ),
        inArray(commitmentReleases.audience, wide),
      ),
    );
  const stated = await tx
    .select({ symbol: requirements.symbol })
    .from(requirements)
    .innerJoin(requirementReleases, eq(requirementReleases.requirementId, requirements.id))
    .where(
      and(
        inArray(
          requirements.symbol,
          needs.map(({ to }) => to),
        ),
        inArray(requirementReleases.audience, wide),
      ),
    );
  const known = new Set([...readable, ...stated].map(({ symbol }) => symbol));
  const unreadable = (code: string, named: typeof links) =>
    named.filter(({ to }) => !known.has(to)).map((values) => ({ path: "audience", code, values }));
  const faults = [
    ...unreadable("condition-unreadable", links),
    ...unreadable("requirement-unreadable", needs),
  ];
  if (faults.length > 0) throw new Refusal("invalid", { faults });
}

/** A line whose record moved on since it was opened is not communicated over what came meanwhile. */
async function checkBases(tx: Tx, lines: readonly ReadyLine[]): Promise<void> {
  const ids = lines.map(({ commitmentId }) => commitmentId);
  const running = await tx
    .select({ versionId: commitmentReleases.versionId })
    .from(commitmentReleases)
    .where(and(inArray(commitmentReleases.commitmentId, ids), runsFor("delegation")));
  const current = new Set(running.map(({ versionId }) => versionId));
  if (lines.some(({ baseVersionId }) => baseVersionId !== null && !current.has(baseVersionId))) {
    throw new Refusal("out_of_date");
  }
}

/** A head acts as head; anybody else who may act does so as a deputy, and for whom is part of the act. */
export async function capacityOf(tx: Tx, actor: Actor, delegation: string): Promise<string> {
  if (actor.role === "head") return actor.role;
  const [grant] = await tx
    .select({ head: accounts.name })
    .from(deputies)
    .innerJoin(accounts, eq(accounts.id, deputies.grantedBy))
    .where(
      and(
        eq(deputies.delegationCode, delegation),
        eq(deputies.accountId, actor.accountId),
        isNull(deputies.endedAt),
        sql`${deputies.fromAt} <= now() and ${deputies.untilAt} > now()`,
      ),
    )
    .orderBy(deputies.grantedAt)
    .limit(1);
  if (!grant) throw new Refusal("not_found");
  return deputyCapacity(grant.head);
}

/** Instants are PostgreSQL's own text: a Date would cut the microseconds by which rows are tied together. */
type Act = { id: string; symbol: string; releasedAt: string };
type ToInsert = { draft: Draft; said: Communication; group: ActGroup<ReadyLine>; capacity: string };

async function insertAct(tx: Tx, actor: Actor, { draft, said, group, capacity }: ToInsert): Promise<Act> {
  const content = group.lines.map(({ symbol, after, evidence }) => ({
    symbol,
    terms: after,
    ...(evidence ? { evidence } : {}),
  }));
  const [act] = await tx
    .insert(acts)
    .values({
      kind: group.kind,
      attribution: "own",
      audience: said.audience,
      delegationCode: delegationOf(actor),
      accountId: actor.accountId,
      actorName: actor.name,
      capacity,
      reason: reasonOfAct(group.lines, said.coverNote),
      contentHash: createHash("sha256").update(canonicalJson(content)).digest(),
      correctsActId: group.correctsActId,
      draftId: draft.id,
      ...(said.embargo ? { releasedAt: sql`${said.embargo}::timestamptz` } : {}),
    })
    .returning({
      id: acts.id,
      symbol: acts.symbol,
      releasedAt: sql<string>`${acts.releasedAt}::text`,
    });
  if (!act) throw new Error("an act was not written");
  return act;
}

async function insertVersions(
  tx: Tx,
  act: Act,
  delegationCode: string,
  audience: Audience,
  lines: readonly ReadyLine[],
): Promise<void> {
  const common = { delegationCode, audience, releasedAt: sql`${act.releasedAt}::timestamptz` };
  for (const { commitmentId, after, evidence } of lines) {
    const [version] = await tx
      .insert(commitmentVersions)
      .values({
        ...common,
        ...commitmentColumns(after),
        ...evidenceColumns(evidence),
        commitmentId,
        actId: act.id,
        attribution: "own",
      })
      .returning({ id: commitmentVersions.id });
    if (!version) throw new Error("a version was not written");
    const cited = after.sources.map((source, index) => ({
      ...common,
      ...source,
      recordKind: "commitment" as const,
      versionId: version.id,
      position: index + 1,
    }));
    if (cited.length > 0) await tx.insert(sources).values(cited);
    // Under an embargo nobody's version ends or begins yet: authz.release_due() does that at its end.
    if (act.symbol === "") continue;
    for (const reader of reaches(audience))
      await release(tx, act, version.id, commitmentId, delegationCode, reader);
  }
}

const evidenceColumns = (evidence: Evidence | null) => ({
  evidenceOn: evidence?.on ?? null,
  evidencePlace: evidence?.place ?? null,
  evidenceBody: evidence?.body ?? null,
  evidenceInstrument: evidence?.instrument ?? null,
});

/** For one audience, ends the version it read and starts the new one, which is that audience's next in number. */
async function release(
  tx: Tx,
  act: Act,
  versionId: string,
  commitmentId: string,
  delegationCode: string,
  audience: Audience,
): Promise<void> {
  const during = commitmentReleases.recordedDuring;
  await tx
    .update(commitmentReleases)
    .set({ recordedDuring: sql`tstzrange(lower(${during}), ${act.releasedAt}::timestamptz)` })
    .where(and(eq(commitmentReleases.commitmentId, commitmentId), runsFor(audience)));
  const [last] = await tx
    .select({ number: sql<number>`coalesce(max(${commitmentReleases.number}), 0)` })
    .from(commitmentReleases)
    .where(and(eq(commitmentReleases.commitmentId, commitmentId), eq(commitmentReleases.audience, audience)));
  await tx.insert(commitmentReleases).values({
    commitmentId,
    versionId,
    delegationCode,
    audience,
    number: (last?.number ?? 0) + 1,
    recordedDuring: sql`tstzrange(${act.releasedAt}::timestamptz, null)`,
  });
}

/**
 * Calls off an act before its embargo ends. It stays in its delegation's sight alone, and its lines go back into the
 * draft as they were; a draft that is submitted is taken back for that.
 * @throws Refusal `wrong_password`, `throttled`, `not_found`, `nothing_to_do` (released meanwhile, or called off).
 */
export async function callOffAct(
  actor: Actor,
  { act: actId, password }: { act: string; password: string },
): Promise<void> {
  const delegation = delegationOf(actor);
  if (!can(actor, "offer.call_off", { delegation })) throw new Refusal("not_found");
  await reauthenticate(actor, password);
  return record(actor, async (tx) => {
    // Releases wait for this lock as well: an act is either released or called off.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('surety.releases'))`);
    const [act] = await tx
      .select({
        draftId: acts.draftId,
        isWaiting: sql<boolean>`${acts.symbol} = '' and ${acts.releasedAt} > clock_timestamp()
          and not exists (select from ${actCancellations} c where c.act_id = ${actId}::uuid)`,
      })
      .from(acts)
      .where(and(eq(acts.id, actId), eq(acts.delegationCode, delegation), eq(acts.attribution, "own")));
    if (!act) throw new Refusal("not_found");
    if (!act.isWaiting) throw new Refusal("nothing_to_do");
    await tx
      .insert(actCancellations)
      .values({ actId, delegationCode: delegation, cancelledBy: actor.accountId });
    const { lines, audit } = await putBack(tx, actor, delegation, { id: actId, draftId: act.draftId });
    const details = { act: actId, lines };
    return {
      result: undefined,
      audit: [{ action: "offer.called_off", subject: actId, delegation, details }, ...audit],
    };
  });
}

/** The texts of an act's lines, as they stood in its draft, in the draft that is open now. */
async function putBack(
  tx: Tx,
  actor: Actor,
  delegation: string,
  act: { id: string; draftId: string | null },
): Promise<{ lines: number; audit: AuditEntry[] }> {
  const audit: AuditEntry[] = [];
  const standing = await lockDraft(tx, delegation);
  if (standing?.state === "submitted") {
    await advance(tx, standing.id, { state: "open", submittedBy: null, submittedAt: null });
    audit.push({ action: "offer.taken_back", subject: standing.id, delegation, details: {} });
  }
  const draft = await openDraft(tx, actor, delegation);
  const brought = await tx
    .select({ line: draftLines, symbol: commitments.symbol })
    .from(draftLines)
    .innerJoin(commitments, eq(commitments.id, draftLines.commitmentId))
    .innerJoin(
      commitmentVersions,
      and(eq(commitmentVersions.commitmentId, draftLines.commitmentId), eq(commitmentVersions.actId, act.id)),
    )
    .where(and(eq(draftLines.draftId, act.draftId ?? draft.id), eq(draftLines.isRemoved, false)));
  for (const { line: earlier, symbol } of brought) {
    const typed = await tx.select().from(draftFields).where(eq(draftFields.lineId, earlier.id));
    await tx
      .insert(draftLines)
      .values({
        draftId: draft.id,
        delegationCode: delegation,
        commitmentId: earlier.commitmentId,
        baseVersionId: earlier.baseVersionId,
        createdBy: actor.accountId,
      })
      .onConflictDoNothing();
    const line = await lineOf(tx, delegation, symbol, draft);
    if (!line) throw new Error(`${symbol} was not put back`);
    const write = typed.flatMap(({ name, value }): FieldChange[] =>
      isFieldName(name) ? [{ name, base: "", value }] : [],
    );
    if (write.length > 0) await writeFields(tx, actor, draft, line, write);
  }
  return { lines: brought.length, audit };
}
