import { locale as rootLocale } from "next/root-params";
import { getRequestConfig } from "next-intl/server";
import { LOCALES, type Locale } from "../domain/vocabulary.ts";
import { messagesOf } from "../messages/messages.ts";

export const isLocale = (value: unknown): value is Locale => LOCALES.some((known) => known === value);

/**
 * Parsed texts with their formatters, kept for the life of the process: without this the library parses each text anew
 * for each request. It has no documented setting for it; where it should ever overlook this one, pages are only slower.
 */
const kept = {
  dateTime: {},
  number: {},
  message: {},
  relativeTime: {},
  pluralRules: {},
  list: {},
  displayNames: {},
};

export default getRequestConfig(async ({ locale: asked }) => {
  const wanted = asked ?? (await rootLocale());
  const locale: Locale = isLocale(wanted) ? wanted : "en";
  return {
    locale,
    messages: messagesOf(locale),
    timeZone: "Europe/Kyiv",
    ...{ _cache: kept },
    // A missing text is a defect, in tests and in production alike.
    onError(error) {
      throw error;
    },
  };
});
