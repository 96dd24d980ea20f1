import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { RecordText } from "@/components/record-text.tsx";
import type { Text } from "@/domain/commitment.ts";
import type { Need, RequirementTerms } from "@/domain/requirement.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import { formatDay, formatDuration, formatMoney, formatQuantity, inLanguage } from "@/lib/format.ts";

/** A text of the record, with its language said where it is not the page's. */
export async function RequirementText({ text }: { text: Text }) {
  const locale = await getLocale();
  const t = await getTranslations("common.language");
  const shown = inLanguage(text, locale);
  return <RecordText text={shown.text} lang={shown.lang} pageLang={locale} label={t(shown.lang)} />;
}

/** Words of the record that have no translation: English, and said so unless they are figures alone. */
export async function RequirementVerbatim({ text }: { text: string }) {
  if (!/\p{L}/u.test(text)) return text;
  return <RequirementText text={{ en: text, uk: null }} />;
}

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

/** '10 systems', '$60 billion': units are words of the record, currencies are written as the reader's language does. */
const amountOf = (value: string, unit: string, locale: Locale): string =>
  currencies.has(unit) ? formatMoney({ value, currency: unit }, locale) : formatQuantity(value, unit, locale);

/** How much, and how often: '$1 billion a month'. */
export async function NeedWords({ need }: { need: Need }) {
  const locale = await getLocale();
  const t = await getTranslations("requirements.need");
  const amount = (chunks: ReactNode) =>
    currencies.has(need.unit) || locale === "en" ? chunks : <span lang="en">{chunks}</span>;
  const least = amountOf(need.minimum, need.unit, locale);
  return (
    <>
      {t.rich(need.tempo, { amount, value: least })}
      {need.desired === null ? null : (
        <div className="text-caption text-ink-2">
          {t.rich("desired", { amount, value: amountOf(need.desired, need.unit, locale) })}
        </div>
      )}
    </>
  );
}

type Words = Awaited<ReturnType<typeof getTranslations<"requirements.period">>>;

/** Within which days: whole years are named as years. Null where the record names none. */
export function periodWords(
  t: Words,
  { from, to }: RequirementTerms["period"],
  locale: Locale,
): string | null {
  if (from === null && to === null) return null;
  const isWhole = (from?.endsWith("-01-01") ?? true) && (to?.endsWith("-12-31") ?? true);
  const word = (day: string) => (isWhole ? day.slice(0, 4) : formatDay(day, locale));
  if (from !== null && to !== null) {
    if (isWhole && word(from) === word(to)) return t("year", { year: word(from) });
    return t(isWhole ? "years" : "days", { from: word(from), to: word(to) });
  }
  if (from !== null) return t(isWhole ? "fromYear" : "fromDay", { from: word(from) });
  return t(isWhole ? "toYear" : "toDay", { to: word(to ?? "") });
}

/** 'At least 30 years' where the record's words name a length. */
export const lengthWords = (
  t: Awaited<ReturnType<typeof getTranslations<"requirements">>>,
  { lengthSought }: RequirementTerms,
  locale: Locale,
): string | null =>
  lengthSought === null ? null : t("atLeast", { length: formatDuration(lengthSought, locale) });
