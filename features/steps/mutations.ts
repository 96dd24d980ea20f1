import { asOfNow } from "../../domain/as-of.ts";
import { textDifferences } from "../../domain/difference.ts";
import { stageBeforeSuspension } from "../../domain/evidence.ts";
import { INTENT_FIELDS } from "../../domain/field-names.ts";
import { intentOf } from "../../domain/intents.ts";
import { Refusal } from "../../domain/refusal.ts";
import { stepFaults } from "../../domain/step-faults.ts";
import { intentOfStep, mayFollow, type Step, stageAfter } from "../../domain/steps.ts";
import type { Fields } from "../../domain/terms-fields.ts";
import type { Stage } from "../../domain/vocabulary.ts";
import type { Actor } from "../../server/viewer.ts";
import { saveFields } from "../offers/mutations.ts";
import { getDraftLine, type Line } from "../offers/queries.ts";
import type { StepTexts } from "./schema.ts";

type Texts = Partial<Fields>;
type Asked = { symbol: string; step: Step; was: string; said: StepTexts };

/**
 * Writes into the draft that a line takes a step; it takes it once the draft is communicated.
 * @throws Refusal `not_found`; `conflict` while the draft is submitted; `embargoed`; `out_of_date` where a colleague
 * chose another step meanwhile; `invalid` with each field that lacks something.
 */
export async function draftStep(actor: Actor, { symbol, step, was, said }: Asked): Promise<void> {
  const line = await openLine(actor, symbol);
  const stage = line.before?.stage;
  if (stage === undefined) throw new Refusal("not_found");
  if (line.fields.intent !== was) throw new Refusal("out_of_date");
  if (!mayFollow(stage, step)) {
    throw new Refusal("invalid", { faults: [{ path: "stage", code: "step-not-from" }] });
  }
  const texts = { ...takenBack(line), ...textsOf(step, stage, line, said) };
  const fields = { ...line.fields, ...texts };
  const changes = textDifferences(line.base, fields);
  const today = asOfNow(Temporal.Now.instant().toString()).day;
  // What is corrected, is typed afterwards.
  const faults = stepFaults({ ...line, fields, changes }, today).filter(
    ({ code }) => code !== "nothing-corrected",
  );
  if (faults.length > 0) throw new Refusal("invalid", { faults });
  await write(actor, line, texts);
}

/** Makes a line a plain change again: what its step wrote is taken back, everything else stays. */
export async function dropStep(actor: Actor, { symbol }: { symbol: string }): Promise<void> {
  const line = await openLine(actor, symbol);
  const texts = takenBack(line);
  if (Object.keys(texts).length === 0) throw new Refusal("nothing_to_do");
  await write(actor, line, texts);
}

async function openLine(actor: Actor, symbol: string): Promise<Line> {
  const found = await getDraftLine(actor, symbol);
  if (!found) throw new Refusal("not_found");
  if (found.draft?.state === "submitted") throw new Refusal("conflict");
  if (found.line.embargo !== null) throw new Refusal("embargoed");
  return found.line;
}

async function write(actor: Actor, line: Line, texts: Texts): Promise<void> {
  const changes = Object.entries(texts).map(([name, value]) => ({
    name: name as keyof Fields,
    base: line.fields[name as keyof Fields],
    value,
  }));
  const { clashes } = await saveFields(actor, { symbol: line.symbol, changes });
  if (clashes.length > 0) throw new Refusal("out_of_date");
}

/** The fields that a step fills in; what belongs to another step is emptied. */
function textsOf(step: Step, stage: Stage, line: Line, said: StepTexts): Texts {
  const known = stageBeforeSuspension(line.history);
  const after = step === "resume" && known === null ? said.stage : stageAfter(step, stage, known);
  const tellsEvidence = ["sign", "ratify", "enter-into-force", "correct"].includes(step);
  const none = Object.fromEntries(INTENT_FIELDS.map((name) => [name, ""])) as Texts;
  return {
    ...none,
    intent: intentOfStep(step),
    reason: said.reason,
    ...(tellsEvidence
      ? {
          evidence_on: said.evidence_on,
          evidence_place: said.evidence_place,
          evidence_body: said.evidence_body,
          evidence_instrument: said.evidence_instrument,
        }
      : {}),
    ...(step === "correct" ? { corrects: said.corrects } : { stage: after }),
    ...(step === "confirm" ? { confirmed_on: said.confirmed_on } : {}),
    // The form of what was signed is a term of the commitment as well.
    ...(step === "sign" ? { instrument: said.evidence_instrument } : {}),
  };
}

/** What the step that a line has in the draft wrote, as it was before. */
function takenBack({ fields, base, before }: Line): Texts {
  const intent = intentOf(fields, before);
  if (intent === "change" || intent === "new") return {};
  const none = Object.fromEntries(INTENT_FIELDS.map((name) => [name, ""])) as Texts;
  if (intent === "correct") return none;
  if (intent === "confirm") return { ...none, confirmed_on: base.confirmed_on };
  const isSignature = intent === "step" && fields.stage === "signed";
  return { ...none, stage: base.stage, ...(isSignature ? { instrument: base.instrument } : {}) };
}
