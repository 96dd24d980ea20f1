import type { getTranslations } from "next-intl/server";
import type { DelegationSummary } from "@/domain/records.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import { formatDay } from "@/lib/format.ts";

type Words = Awaited<ReturnType<typeof getTranslations<"delegations">>>;

/** The latest last day of its lines, or that one of them has none; null where nothing is stated. */
export function longestWords(t: Words, row: DelegationSummary, locale: Locale): string | null {
  if (row.hasOpenEnd) return t("openEnd");
  return row.longestEnd && formatDay(row.longestEnd, locale);
}

/** How far one of its lines binds if notice were given on the day in view: never the same as how long it lasts. */
export const assuredWords = (t: Words, { assuredUntil }: DelegationSummary, locale: Locale): string =>
  assuredUntil ? t("assured", { day: formatDay(assuredUntil, locale) }) : t("notAssured");
