import type { Locale } from "../domain/vocabulary.ts";

/** The language that a browser prefers among ours, by Accept-Language (RFC 9110, 12.5.4); else English. */
export function localeOf(acceptLanguage: string | null): Locale {
  let best: { locale: Locale; weight: number } = { locale: "en", weight: 0 };
  for (const part of (acceptLanguage ?? "").slice(0, 500).split(",")) {
    const [range = "", ...parameters] = part.trim().toLowerCase().split(";");
    const locale = /^uk(-|$)/.test(range) ? "uk" : /^en(-|$)/.test(range) ? "en" : null;
    const q = parameters.map((each) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(each)?.[1]).find(Boolean);
    const weight = q === undefined ? 1 : Number(q);
    if (locale && weight > best.weight) best = { locale, weight };
  }
  return best.locale;
}
