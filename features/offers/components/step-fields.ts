import type { getTranslations } from "next-intl/server";
import type { FormField } from "@/components/form-fields.tsx";
import { APPROVAL_FORMS, stageBeforeSuspension } from "@/domain/evidence.ts";
import type { Step } from "@/domain/steps.ts";
import { CONSENT_STEPS, INSTRUMENT_FORMS } from "@/domain/vocabulary.ts";
import type { Line } from "../queries.ts";

export type StepWords = {
  t: Awaited<ReturnType<typeof getTranslations<"steps">>>;
  terms: Awaited<ReturnType<typeof getTranslations<"terms">>>;
};

/** What a step asks, with what the draft says already where it is the step that is drafted. */
export function stepFields(step: Step, line: Line, words: StepWords, isDrafted: boolean, today: string) {
  const { t } = words;
  const value = (name: keyof Line["fields"]) => (isDrafted ? line.fields[name] : "");
  const reason: FormField = {
    kind: "lines",
    name: "reason",
    label: t("label.reason"),
    hint: t("hint.reason"),
    value: value("reason"),
  };
  switch (step) {
    case "pledge":
      return [];
    case "resume":
      return [...formerStage(line, words), { ...reason, optional: t("optional") }];
    case "sign":
    case "ratify":
    case "enter-into-force":
      return evidenceFields(STAGES[step], words, value);
    case "confirm":
      return [day("confirmed_on", t("label.confirmedOn"), value("confirmed_on") || today)];
    case "correct":
      return [actField(line, words, value("corrects")), reason, ...evidenceAnew(line, words, value)];
    default:
      return [reason];
  }
}
const STAGES = { sign: "signed", ratify: "ratified", "enter-into-force": "in-force" } as const;

const day = (name: string, label: string, value: string): FormField => ({ kind: "day", name, label, value });

type ValueOf = (name: keyof Line["fields"]) => string;

function evidenceFields(stage: string, { t, terms }: StepWords, value: ValueOf): FormField[] {
  const options = (codes: readonly string[], word: (code: string) => string) => [
    { value: "", label: t("choose") },
    ...codes.map((code) => ({ value: code, label: word(code) })),
  ];
  const form = { kind: "choice", name: "evidence_instrument", value: value("evidence_instrument") } as const;
  if (stage === "signed") {
    return [
      day("evidence_on", t("label.signedOn"), value("evidence_on")),
      { kind: "text", name: "evidence_place", label: t("label.place"), value: value("evidence_place") },
      {
        ...form,
        label: t("label.signed"),
        options: options(INSTRUMENT_FORMS, (code) => terms(`instrument.${code}` as "instrument.treaty")),
      },
    ];
  }
  if (stage === "ratified") {
    return [
      {
        ...form,
        label: t("label.how"),
        options: options(APPROVAL_FORMS, (code) => t(`approval.${code}` as "approval.approval")),
      },
      day("evidence_on", t("label.decidedOn"), value("evidence_on")),
      {
        kind: "text",
        name: "evidence_body",
        label: t("label.body"),
        hint: t("hint.body"),
        value: value("evidence_body"),
      },
    ];
  }
  return stage === "in-force" ? [day("evidence_on", t("label.forceOn"), value("evidence_on"))] : [];
}

/** Evidence may itself be what was wrong. */
function evidenceAnew(line: Line, words: StepWords, value: ValueOf): FormField[] {
  const { t } = words;
  return evidenceFields(line.before?.stage ?? "", words, value).map((field) => ({
    ...field,
    label: t("label.corrected", { field: field.label }),
    optional: t("optional"),
  }));
}

function actField(line: Line, { t }: StepWords, value: string): FormField {
  const own = ownActs(line);
  return {
    kind: "choice",
    name: "corrects",
    label: t("label.act"),
    hint: t("hint.act"),
    value: value || (own[0] ?? ""),
    options: own.map((symbol) => ({ value: symbol, label: symbol })),
  };
}

/** Acts of the delegation that brought this line, newest first: what a correction can be of. */
export const ownActs = ({ history }: Line): string[] =>
  history
    .flatMap(({ act }) => (act.attribution === "own" && act.symbol !== "" ? [act.symbol] : []))
    .reverse();

/** Asked only where the record does not know at which stage the line was suspended. */
function formerStage(line: Line, { t, terms }: StepWords): FormField[] {
  if (stageBeforeSuspension(line.history) !== null) return [];
  const options = CONSENT_STEPS.map((stage) => ({ value: stage, label: terms(`stage.${stage}`) }));
  return [{ kind: "choice", name: "stage", label: t("label.stage"), options }];
}
