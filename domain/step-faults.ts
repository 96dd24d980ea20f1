import type { CommitmentTerms, Day } from "./commitment.ts";
import type { FieldDifference } from "./difference.ts";
import {
  APPROVAL_FORMS,
  EVIDENCED_STAGES,
  type Evidence,
  evidenceByStage,
  type PastVersion,
  stageBeforeSuspension,
} from "./evidence.ts";
import type { FieldName } from "./field-names.ts";
import { type FieldReader, type Fields, fieldReader, LINE } from "./field-reader.ts";
import { intentOf } from "./intents.ts";
import type { FieldFault } from "./refusal.ts";
import { mayFollow, type Step, stageAfter, stepOf } from "./steps.ts";
import {
  type Attribution,
  type Audience,
  CONSENT_STEPS,
  INSTRUMENT_FORMS,
  type Stage,
} from "./vocabulary.ts";

/** A line of a draft with all that its step is judged by. */
export type StepLine = {
  fields: Fields;
  before: Pick<CommitmentTerms, "stage" | "confirmedOn"> | null;
  attribution: Attribution | null;
  /** What its delegation has said and was said of it, oldest first. */
  history: readonly PastVersion[];
  changes: readonly FieldDifference[];
};

const REASON = { max: 2000, multiline: true };

/** Why what a line is to become cannot stand, by field. `today` is the day in Kyiv. */
export function stepFaults(line: StepLine, today: Day): FieldFault[] {
  const { fields, before } = line;
  const intent = intentOf(fields, before);
  if (before === null) return newLineFaults(fields);
  if (intent === "change" || intent === "new") return changeFaults(line, before.stage);
  const step = stepOf(intent, before.stage, fields.stage);
  const from = fieldReader(fields);
  const reason = from.text("reason", REASON);
  if (step === null || !mayFollow(before.stage, step) || !leadsThere(line, before.stage, step)) {
    from.fault("stage", "step-not-from");
    return from.faults;
  }
  if (NEEDS_REASON.includes(step)) from.needed("reason", reason, "reason-missing");
  if (step === "confirm") confirmationFaults(from, before.confirmedOn, today);
  if (step === "correct") correctionFaults(from, line);
  if (ONLY[step]) othersFaults(from, line, ONLY[step]);
  readEvidence(from, step, fields.stage as Stage);
  dayFaults(from, line, today);
  return from.faults;
}

const NEEDS_REASON: readonly Step[] = ["withdraw", "denounce", "suspend", "correct"];

/** Acts that change nothing but this. Whoever signs or ratifies may state more exactly what they do. */
const ONLY: Partial<Record<Step, FieldName>> = {
  withdraw: "stage",
  denounce: "stage",
  suspend: "stage",
  resume: "stage",
  confirm: "confirmed_on",
};

const START: readonly string[] = ["expressed", "pledged", ""];

function newLineFaults(fields: Fields): FieldFault[] {
  return START.includes(fields.stage) ? [] : [{ path: "stage", code: "new-line-stage" }];
}

/** A plain change states terms; consent moves by steps. What others reported is no word of the party that binds it. */
function changeFaults({ fields, attribution, changes }: StepLine, stage: Stage): FieldFault[] {
  const isOwn = attribution === "own";
  if (isOwn && ENDED.includes(stage) && changes.length > 0) return [{ path: "intent", code: "line-ended" }];
  const { stage: after } = fields;
  if (after === stage || (stage === "expressed" && after === "pledged")) return [];
  if (START.includes(after)) {
    return isOwn && after !== "" ? [{ path: "stage", code: "stage-back" }] : [];
  }
  return [{ path: "stage", code: "stage-by-step" }];
}
const ENDED: readonly Stage[] = ["withdrawn", "lapsed", "superseded", "denounced"];

/** Whether the stage that the line now says is the one to which the step leads. */
function leadsThere({ fields, history }: StepLine, stage: Stage, step: Step): boolean {
  const after = fields.stage;
  if (step === "correct") return isCorrected(stage, after, history);
  const known = stageBeforeSuspension(history);
  // Nobody knows any more where a line stood that came into the record as suspended.
  if (step === "resume" && known === null) return CONSENT.includes(after);
  return after === stageAfter(step, stage, known);
}
const CONSENT: readonly string[] = CONSENT_STEPS;

/** A correction may say that consent never went so far; further it goes by a step alone. */
function isCorrected(stage: Stage, after: string, history: readonly PastVersion[]): boolean {
  if (after === stage) return true;
  const place = CONSENT.indexOf(after);
  if (place === -1) return false;
  const here = CONSENT.indexOf(stage);
  if (here !== -1) return place < here;
  return history.some((version) => version.stage === after);
}

function confirmationFaults(from: FieldReader, last: Day | null, today: Day): void {
  const day = from.needed("confirmed_on", from.day("confirmed_on"), "confirmed-day-missing");
  if (day === null) return;
  if (day > today) from.fault("confirmed_on", "day-in-future");
  else if (last !== null && day <= last) from.fault("confirmed_on", "confirmed-already", { day: last });
}

function correctionFaults(from: FieldReader, { fields, history, changes }: StepLine): void {
  if (from.isEmpty("corrects")) from.fault("corrects", "correction-act-missing");
  else if (correctedAct(fields, history) === null) from.fault("corrects", "correction-act-unknown");
  if (changes.length === 0 && from.isEmpty("evidence_on")) from.fault("intent", "nothing-corrected");
}

/** The own act that a line corrects; null where it names none that brought this line. */
export function correctedAct(
  fields: Record<"corrects", string>,
  history: readonly PastVersion[],
): { actId: string; audience: Audience } | null {
  const named = fields.corrects.trim();
  const found = history.findLast(
    ({ act }) => act.symbol === named && act.symbol !== "" && act.attribution === "own",
  );
  return found ? { actId: found.act.id, audience: found.act.audience } : null;
}

function othersFaults(from: FieldReader, { changes }: StepLine, only: FieldName): void {
  for (const { field } of changes) if (field !== only) from.fault(field, "changes-nothing-else");
}

/** What each step rests on. A correction may state it anew; nothing else has any. */
function readEvidence(from: FieldReader, step: Step, stage: Stage): void {
  const isAnew = step === "correct" && !from.isEmpty("evidence_on");
  const on = from.day("evidence_on");
  const [place, body] = [from.text("evidence_place", LINE), from.text("evidence_body", LINE)];
  const needs = isAnew ? stage : STAGE_OF[step];
  if (!needs) return;
  from.needed("evidence_on", on, "evidence-day-missing");
  if (needs === "signed") {
    from.needed("evidence_place", place, "evidence-place-missing");
    const form = from.one("evidence_instrument", INSTRUMENT_FORMS);
    from.needed("evidence_instrument", form, "evidence-instrument-missing");
  }
  if (needs === "ratified") {
    const form = from.one("evidence_instrument", APPROVAL_FORMS);
    from.needed("evidence_instrument", form, "evidence-approval-missing");
    from.needed("evidence_body", body, "evidence-body-missing");
  }
}
const STAGE_OF: Partial<Record<Step, Stage>> = {
  sign: "signed",
  ratify: "ratified",
  "enter-into-force": "in-force",
};

/** No step lies ahead, and none before the one that it follows. */
function dayFaults(from: FieldReader, { fields, history }: StepLine, today: Day): void {
  const on = from.faults.some(({ path }) => path === "evidence_on") ? null : evidenceOf(fields)?.on;
  if (!on) return;
  if (on > today) from.fault("evidence_on", "day-in-future");
  const known = evidenceByStage(history);
  const place = CONSENT.indexOf(fields.stage);
  const [last] = EVIDENCED_STAGES.filter((stage) => CONSENT.indexOf(stage) < place)
    .flatMap((stage) => known[stage]?.on ?? [])
    .sort()
    .reverse();
  if (last !== undefined && on < last) from.fault("evidence_on", "evidence-order", { day: last });
}

/** The evidence as it was typed; null where no day is given. Whether it may stand, `stepFaults` says. */
export function evidenceOf(fields: Fields): Evidence | null {
  const text = (name: FieldName): string | null => fields[name].trim() || null;
  const on = text("evidence_on");
  if (on === null) return null;
  return {
    on,
    place: text("evidence_place"),
    body: text("evidence_body"),
    instrument: text("evidence_instrument"),
  };
}

type Bound = {
  symbol: string;
  fields: Fields;
  before: unknown;
  corrects: { audience: Audience } | null;
  /** The widest audience that reads the line now. */
  readBy: Audience | null;
};

/**
 * Audiences to which a draft cannot go: a correction reaches whom the corrected act reached; a withdrawal everybody
 * who reads the line and nobody else, so that what was never public leaves nothing in public.
 */
export function audienceFaults(lines: readonly Bound[], audience: Audience): FieldFault[] {
  const faults: FieldFault[] = [];
  for (const { symbol, fields, before, corrects, readBy } of lines) {
    const intent = intentOf(fields, before);
    if (intent === "correct" && corrects && corrects.audience !== audience) {
      faults.push({ path: "audience", code: "corrects-other-audience" });
    }
    if (intent === "withdraw" && readBy && readBy !== audience) {
      faults.push({ path: "audience", code: `withdrawal-for-${readBy}`, values: { line: symbol } });
    }
  }
  return faults;
}
