import { getTranslations } from "next-intl/server";
import type { Instant } from "@/domain/records.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import { formatInstant, formatNumber } from "@/lib/format.ts";

/** '1 March 2027, 08:00 Kyiv time (UTC+02:00)'. */
export async function momentWords(at: Instant, locale: Locale): Promise<string> {
  const t = await getTranslations("rehearsal");
  const { offset } = Temporal.Instant.from(at).toZonedDateTimeISO("Europe/Kyiv");
  return t("moment", { moment: formatInstant(at, locale), offset });
}

/** 'T0 + 24 h'; what states no time has none. */
export async function offsetWords(hours: number | null, locale: Locale): Promise<string> {
  const t = await getTranslations("rehearsal");
  return hours === null ? t("offsetNone") : t("offset", { hours: formatNumber(hours, locale) });
}
