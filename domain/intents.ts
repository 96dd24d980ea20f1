import type { IntentField } from "./field-names.ts";
import type { ActKind, Audience, Stage } from "./vocabulary.ts";

/** What a line of a draft is to become once it is communicated. */
export const INTENTS = ["change", "new", "withdraw", "correct", "confirm", "suspend", "step"] as const;
export type Intent = (typeof INTENTS)[number];

/** What a draft line says of its intent; `corrects` is the act that it corrects, as far as it exists. */
export type IntentLine = {
  symbol: string;
  fields: Record<IntentField, string>;
  before: { stage: Stage } | null;
  after: { stage: Stage };
  corrects: { actId: string; audience: Audience } | null;
};

export type ActGroup<L> = { kind: ActKind; correctsActId: string | null; lines: L[] };

/** The intent that was chosen; without one, a line that is on the record changes and another is new. */
export function intentOf(fields: Record<"intent", string>, before: unknown = {}): Intent {
  const chosen = INTENTS.find((intent) => intent === fields.intent);
  return chosen ?? (before === null ? "new" : "change");
}

/** The steps of consent that are acts of their own; every other one is told by a communication. */
const STEP_KINDS: Partial<Record<Stage, ActKind>> = {
  signed: "signature",
  ratified: "ratification",
  "in-force": "entry-into-force",
};
const KINDS: Record<Exclude<Intent, "step">, ActKind> = {
  change: "communication",
  new: "communication",
  withdraw: "withdrawal",
  correct: "correction",
  confirm: "confirmation",
  suspend: "suspension",
};

/** The kind of the act that brings a line. Going on after a suspension takes no new step: it is communicated. */
export function kindOfAct({ fields, before, after }: Omit<IntentLine, "corrects" | "symbol">): ActKind {
  const intent = intentOf(fields, before);
  if (intent !== "step") return KINDS[intent];
  return (before?.stage !== "suspended" && STEP_KINDS[after.stage]) || "communication";
}

/**
 * The acts that a draft makes, and which of its lines each brings: one act of a kind, and for corrections one for
 * each act that they correct. In the order of their first line.
 */
export function groupLines<L extends IntentLine>(lines: readonly L[]): ActGroup<L>[] {
  const groups: ActGroup<L>[] = [];
  for (const line of lines) {
    const kind = kindOfAct(line);
    const correctsActId = kind === "correction" ? (line.corrects?.actId ?? null) : null;
    const group = groups.find((each) => each.kind === kind && each.correctsActId === correctsActId);
    if (group) group.lines.push(line);
    else groups.push({ kind, correctsActId, lines: [line] });
  }
  return groups;
}

/** Why an act was taken: the reason of its lines, each under its symbol where they differ, then the cover note. */
export function reasonOfAct(lines: readonly IntentLine[], coverNote: string): string | null {
  const reasons = lines
    .map(({ symbol, fields }) => ({ symbol, reason: fields.reason.trim() }))
    .filter(({ reason }) => reason !== "");
  const isOne = reasons.length === lines.length && new Set(reasons.map(({ reason }) => reason)).size === 1;
  const said = isOne ? [reasons[0]?.reason] : reasons.map(({ symbol, reason }) => `${symbol}: ${reason}`);
  return [...said, coverNote.trim()].filter(Boolean).join("\n\n") || null;
}
