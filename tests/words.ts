import { createTranslator } from "next-intl";
import type { Locale } from "../domain/vocabulary.ts";
import { messagesOf } from "../messages/messages.ts";

/**
 * Stands in for `next-intl/server`, which works within the framework alone: the same texts by the same library, for those
 * who name their language.
 */
export const wordsOutsideOfPages = {
  getRequestConfig: (config: unknown) => config,
  getTranslations: async ({ locale, namespace }: { locale: Locale; namespace: never }) =>
    createTranslator({ locale, namespace, messages: messagesOf(locale), timeZone: "Europe/Kyiv" }),
};
