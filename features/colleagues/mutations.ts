import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { record, type Tx } from "../../db/client.ts";
import { commitments } from "../../db/schema/commitments.ts";
import { draftComments, draftLines, draftPresence } from "../../db/schema/drafts.ts";
import type { FieldName } from "../../domain/field-names.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Actor } from "../../server/viewer.ts";
import { lineInDraft, saveFields } from "../offers/mutations.ts";
import { ownDelegation } from "../offers/queries.ts";
import { getNews, getRestoration } from "./queries.ts";
import { type News, STALE_SECONDS } from "./schema.ts";

function delegationOf(actor: Actor): string {
  const delegation = ownDelegation(actor);
  if (delegation === null) throw new Refusal("not_found");
  return delegation;
}

/** The own delegation's commitment of this symbol. @throws Refusal `not_found`. */
async function commitmentOf(tx: Tx, delegation: string, symbol: string): Promise<string> {
  const [found] = await tx
    .select({ id: commitments.id })
    .from(commitments)
    .where(and(eq(commitments.symbol, symbol), eq(commitments.delegationCode, delegation)));
  if (!found) throw new Refusal("not_found");
  return found.id;
}

/** Tells colleagues that the actor has this part of the line open. A person is in one place at a time. */
export async function enterLine(
  actor: Actor,
  { symbol, section }: { symbol: string; section: string },
): Promise<void> {
  const delegationCode = delegationOf(actor);
  await record(actor, async (tx) => {
    const commitmentId = await commitmentOf(tx, delegationCode, symbol);
    const here = { commitmentId, delegationCode, section };
    await tx
      .insert(draftPresence)
      .values({ ...here, accountId: actor.accountId })
      .onConflictDoUpdate({
        target: draftPresence.accountId,
        set: { ...here, seenAt: sql`clock_timestamp()` },
      });
    // Where somebody looks is not kept: the row says where they are, and nothing where they were.
    return { result: undefined, audit: [] };
  });
}

/** As above, and answers what happened to the line since the state that the page knows. */
export async function reportPresence(
  actor: Actor,
  at: { symbol: string; section: string; mark: string },
): Promise<News> {
  await enterLine(actor, at);
  const news = await getNews(actor, { symbol: at.symbol, mark: at.mark, seconds: STALE_SECONDS });
  if (!news) throw new Refusal("not_found");
  return news;
}

/** Says something about a field of a line. What was resolved before stays so; the talk is open again. */
export async function commentOnField(
  actor: Actor,
  { symbol, field, body }: { symbol: string; field: FieldName; body: string },
): Promise<void> {
  const delegation = delegationOf(actor);
  await record(actor, async (tx) => {
    const lineId = await lineInDraft(tx, actor, symbol);
    await tx
      .insert(draftComments)
      .values({ lineId, delegationCode: delegation, name: field, body, writtenBy: actor.accountId });
    const details = { line: symbol, field };
    return { result: undefined, audit: { action: "offer.commented", subject: symbol, delegation, details } };
  });
}

/**
 * Closes what was said about a field, as far as the reader has read it.
 * @throws Refusal `nothing_to_do` where nothing of it is open.
 */
export async function resolveTalk(
  actor: Actor,
  { symbol, field, last }: { symbol: string; field: FieldName; last: string },
): Promise<void> {
  const delegation = delegationOf(actor);
  await record(actor, async (tx) => {
    const resolved = await tx
      .update(draftComments)
      .set({ resolvedBy: actor.accountId, resolvedAt: sql`clock_timestamp()` })
      .where(
        and(
          inArray(draftComments.lineId, linesOf(tx, delegation, symbol)),
          eq(draftComments.name, field),
          isNull(draftComments.resolvedAt),
          notAfter(last),
        ),
      )
      .returning({ id: draftComments.id });
    if (resolved.length === 0) throw new Refusal("nothing_to_do");
    const details = { line: symbol, field };
    return {
      result: undefined,
      audit: { action: "offer.comments_resolved", subject: symbol, delegation, details },
    };
  });
}

const linesOf = (tx: Tx, delegation: string, symbol: string) =>
  tx
    .select({ id: draftLines.id })
    .from(draftLines)
    .innerJoin(commitments, eq(commitments.id, draftLines.commitmentId))
    .where(and(eq(commitments.symbol, symbol), eq(commitments.delegationCode, delegation)));

const notAfter = (comment: string): SQL =>
  sql`(${draftComments.writtenAt}, ${draftComments.id}) <= (
    select c.written_at, c.id from ${draftComments} c where c.id = ${comment})`;

/**
 * Writes a text that a field once had into the draft, as an edit like any other.
 * @throws Refusal `not_found`; `nothing_to_do` where it stands already; `out_of_date` where the field is no longer
 * as the reader saw it; `conflict` while the draft is submitted.
 */
export async function restoreText(
  actor: Actor,
  { symbol, edit, shown }: { symbol: string; edit: string; shown: string },
): Promise<void> {
  const change = await getRestoration(actor, { symbol, edit, shown });
  if (!change) throw new Refusal("not_found");
  if (change.base === change.value) throw new Refusal("nothing_to_do");
  const { clashes } = await saveFields(actor, { symbol, changes: [change] });
  if (clashes.length > 0) throw new Refusal("out_of_date");
}
