import { getTranslations } from "next-intl/server";
import type { FormWords } from "@/components/action-form.tsx";
import type { Locale } from "@/domain/vocabulary.ts";
import { refusalWords } from "@/server/refusal-words.ts";

const FAULTS = [
  "email",
  "email-taken",
  "name-missing",
  "role-missing",
  "delegation-missing",
  "delegation-surplus",
  "reason-missing",
  "malformed",
  "not-normalised",
  "control",
  "bidirectional",
  "joiner",
  "several-lines",
  "too-long",
] as const;
const SAID = ["mailed", "shown", "mail-failed"] as const;

/** What the forms of the administration can say. */
export async function formWords(locale: Locale, problem: string): Promise<FormWords> {
  const t = await getTranslations({ locale, namespace: "admin" });
  return {
    problem,
    faults: Object.fromEntries(FAULTS.map((code) => [code, t(`faults.${code}`)])),
    said: Object.fromEntries(SAID.map((code) => [code, t(`invite.said.${code}`)])),
    refusals: await refusalWords(locale),
  };
}
