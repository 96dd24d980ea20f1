import type { getTranslations } from "next-intl/server";
import { APPROVAL_FORMS, type Evidence } from "../domain/evidence.ts";
import { INSTRUMENT_FORMS, type Locale } from "../domain/vocabulary.ts";
import { formatDay } from "./format.ts";

export type EvidenceTranslators = {
  steps: Awaited<ReturnType<typeof getTranslations<"steps">>>;
  terms: Awaited<ReturnType<typeof getTranslations<"terms">>>;
};

/** On what a step of consent rests, as one line: '12 May 2026, Testville (treaty)'. */
export function evidenceWords(
  evidence: Evidence,
  { steps, terms }: EvidenceTranslators,
  locale: Locale,
): string {
  const { on, place, body, instrument } = evidence;
  const day = formatDay(on, locale);
  const when = place ? steps("evidence.onAt", { day, place }) : day;
  const whom = body ? steps("evidence.by", { evidence: when, body }) : when;
  const form = INSTRUMENT_FORMS.find((code) => code === instrument);
  const approval = APPROVAL_FORMS.find((code) => code === instrument);
  const word = form ? terms(`instrument.${form}`) : approval ? steps(`approval.${approval}`) : instrument;
  return word ? steps("evidence.how", { evidence: whom, instrument: word }) : whom;
}
