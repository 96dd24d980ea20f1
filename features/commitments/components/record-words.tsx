import { getLocale, getTranslations } from "next-intl/server";
import { RecordText } from "@/components/record-text.tsx";
import type { Text } from "@/domain/commitment.ts";
import { inLanguage } from "@/lib/format.ts";

/** A text of the record, with its language said where it is not the page's. */
export async function RecordWords({ text }: { text: Text }) {
  const locale = await getLocale();
  const t = await getTranslations("common.language");
  const shown = inLanguage(text, locale);
  return <RecordText text={shown.text} lang={shown.lang} pageLang={locale} label={t(shown.lang)} />;
}

/** Words of the record that have no translation: English, and marked as such for assistive tools. */
export function Verbatim({ text, locale }: { text: string; locale: string }) {
  return locale === "en" ? text : <span lang="en">{text}</span>;
}
