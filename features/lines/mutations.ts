import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { record, type Tx } from "../../db/client.ts";
import { commitments } from "../../db/schema/commitments.ts";
import { draftLines } from "../../db/schema/drafts.ts";
import { requirements } from "../../db/schema/requirements.ts";
import { type Beginning, copiedFields, newFields } from "../../domain/beginnings.ts";
import { Refusal } from "../../domain/refusal.ts";
import { drawSymbol } from "../../domain/symbol.ts";
import { emptyFields, FIELD_NAMES, type Fields } from "../../domain/terms-fields.ts";
import type { Actor } from "../../server/viewer.ts";
import { openDraft, writeFields } from "../offers/mutations.ts";
import { type Draft, draftOf, lineOf, ownDelegation } from "../offers/queries.ts";

/** `today` is the day in Kyiv on which it is begun; `copy` names an own line, withdrawn ones too. */
export type Begin = { today: string } & (
  | { as: "new" | "nil"; beginning: Beginning }
  | { as: "copy"; from: string; keepsStage: boolean }
);

/**
 * Draws a symbol and opens a draft line for a new commitment. Nobody but the delegation sees it until an act brings it.
 * @returns the symbol.
 * @throws Refusal `not_found` (no desk, or no such line to copy); `conflict` while the draft is submitted.
 */
export async function beginCommitment(actor: Actor, begin: Begin): Promise<string> {
  const delegation = ownDelegation(actor);
  if (delegation === null) throw new Refusal("not_found");
  return record(actor, async (tx) => {
    const fields = await fieldsToBegin(tx, delegation, begin);
    const draft = await openDraft(tx, actor, delegation);
    const symbol = await addCommitment(tx, actor, draft, delegation);
    const line = await lineOf(tx, delegation, symbol, draft);
    if (!line) throw new Error("a new line was not written");
    const empty = emptyFields();
    const changes = FIELD_NAMES.flatMap((name) =>
      fields[name] === "" ? [] : [{ name, base: empty[name], value: fields[name] }],
    );
    await writeFields(tx, actor, draft, line, changes);
    const details = { line: symbol };
    return { result: symbol, audit: { action: "offer.drafted", subject: symbol, delegation, details } };
  });
}

async function fieldsToBegin(tx: Tx, delegation: string, begin: Begin): Promise<Fields> {
  if (begin.as !== "copy") return newFields(begin.beginning, begin.today);
  const draft = await draftOf(tx, delegation);
  const line = await lineOf(tx, delegation, begin.from, draft);
  if (!line) throw new Refusal("not_found");
  // What is on the record is copied as it stands there; a line that is only drafted, as it is drafted.
  return copiedFields(line.before ? line.base : line.fields, begin.keepsStage, begin.today);
}

const MOST_DRAWS = 20;

/** The identity, under a symbol that nothing in the register has, and its row in the draft. */
async function addCommitment(tx: Tx, actor: Actor, draft: Draft, delegationCode: string): Promise<string> {
  for (let drawn = 0; drawn < MOST_DRAWS; drawn += 1) {
    const symbol = drawSymbol(delegationCode, randomBytes(4));
    const [taken] = await tx
      .select({ id: requirements.id })
      .from(requirements)
      .where(eq(requirements.symbol, symbol));
    if (taken) continue;
    const [added] = await tx
      .insert(commitments)
      .values({ symbol, delegationCode })
      .onConflictDoNothing()
      .returning({ id: commitments.id });
    if (!added) continue;
    const createdBy = actor.accountId;
    await tx
      .insert(draftLines)
      .values({ draftId: draft.id, delegationCode, commitmentId: added.id, createdBy });
    return symbol;
  }
  throw new Error("no symbol was free");
}
