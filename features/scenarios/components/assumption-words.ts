import { getTranslations } from "next-intl/server";
import type { ConsentStep, Locale } from "@/domain/vocabulary.ts";
import { formatDay, formatDuration } from "@/lib/format.ts";
import type { Assumed } from "../schema.ts";

/** Names of delegations, by code. */
export type Names = ReadonlyMap<string, { en: string; uk: string }>;

/** What is assumed, in words: 'Without Asteria', 'XA-7K3Q begins 12 months later'. */
export async function assumptionWords(locale: Locale, names: Names) {
  const t = await getTranslations("scenarios.assumed");
  const terms = await getTranslations("terms.stage");
  return ({ key, subject, value }: Assumed): string => {
    if (key === "floor") return t("floor", { value: terms(value as ConsentStep) });
    if (key === "without") return t("without", { subject: names.get(subject)?.[locale] ?? subject });
    if (key === "lapse") return t("lapse", { subject });
    if (key === "delay") return t("delay", { subject, value: formatDuration(value, locale) });
    if (key === "raise") return t("raise", { subject, value: terms(value as ConsentStep) });
    return value === "never" ? t(`${key}Never`) : t(key, { value: formatDay(value, locale) });
  };
}
