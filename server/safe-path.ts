import { LOCALES } from "../domain/vocabulary.ts";

const OF_A_PAGE = new RegExp(`^/(?:${LOCALES.join("|")})(?:[/?#]|$)`);

/**
 * A path of a page of ours to go to after signing in, or null. What a browser might read as another host
 * (`//evil`, `/\evil`, `https:evil`) never passes, because the first part must be a language.
 */
export function safePath(value: string | null | undefined): string | null {
  if (!value || value.length > 2_000 || /[\\\p{Cc}]/u.test(value) || !OF_A_PAGE.test(value)) return null;
  const here = "http://own.invalid";
  const url = URL.parse(value, here);
  // Dots in the path may lead out of the language again: what counts is where the browser would end.
  return url?.origin === here && OF_A_PAGE.test(url.pathname) ? url.pathname + url.search + url.hash : null;
}
