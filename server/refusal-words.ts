import { getTranslations } from "next-intl/server";
import { REFUSAL_CODES, type RefusalCode } from "../domain/refusal.ts";
import type { Locale } from "../domain/vocabulary.ts";
import type { RefusalWords } from "../lib/refusal-words.ts";

/** The longest wait that the throttle asks for, in minutes. */
const LONGEST_WAIT = 15;

/** For forms: every refusal in the reader's language. */
export async function refusalWords(locale: Locale): Promise<RefusalWords> {
  const t = await getTranslations({ locale, namespace: "refusals" });
  const byCode = Object.fromEntries(REFUSAL_CODES.map((code) => [code, t(code)])) as Record<
    RefusalCode,
    string
  >;
  const throttledFor = Array.from({ length: LONGEST_WAIT }, (_, index) =>
    t("throttledFor", { minutes: index + 1 }),
  );
  return { byCode, throttledFor };
}
