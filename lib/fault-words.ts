import type { FieldFault } from "../domain/refusal.ts";
import type { Locale } from "../domain/vocabulary.ts";
import { formatDay } from "./format.ts";

/** The sentence for each code of a fault; `{name}` stands where a value belongs. */
export type FaultWords = Readonly<Record<string, string>>;

/** Puts values where a sentence has their names in braces. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** What is wrong and how to mend it; days are written as the reader's language writes them. */
export function sayFault(words: FaultWords, { code, values = {} }: FieldFault, locale: Locale): string {
  const written = Object.entries(values).map(([name, value]) => [
    name,
    /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? formatDay(String(value), locale) : value,
  ]);
  return fill(words[code] ?? code, Object.fromEntries(written));
}
