/** Why a text cannot be kept; the words that people read for each are elsewhere. */
export type TextFault =
  | "malformed"
  | "not-normalised"
  | "control"
  | "bidirectional"
  | "joiner"
  | "several-lines"
  | "too-long";

/** `max` counts Unicode code points. */
export type TextLimits = { max?: number; multiline?: boolean };

/** Scripts in which a zero-width joiner or non-joiner changes the reading, so that it is no disguise. */
const JOINING =
  /\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Devanagari}|\p{Script=Bengali}|\p{Script=Sinhala}|\p{Script=Malayalam}/u;

/**
 * The first reason not to keep a text, or null. PostgreSQL refuses NUL and lone surrogates; overrides of
 * direction and invisible joiners let a line read otherwise than it is stored.
 * Source: Unicode Technical Report 36, 2.5 and 2.10; Trojan Source (CVE-2021-42574).
 */
export function textFault(value: string, limits: TextLimits = {}): TextFault | null {
  const { max = 10_000, multiline = true } = limits;
  // Cheap bound before anything that walks the text: a code point is at most two units.
  if (value.length > max * 2 || codePoints(value) > max) return "too-long";
  if (!value.isWellFormed()) return "malformed";
  if (value.normalize("NFC") !== value) return "not-normalised";
  if (/[\u202A-\u202E\u2066-\u2069\uFEFF]/.test(value)) return "bidirectional";
  if (/\p{Cc}/u.test(value.replaceAll(/[\n\t]/g, ""))) return "control";
  if (/[\u200C\u200D]/.test(value) && !JOINING.test(value)) return "joiner";
  if (!multiline && /[\n\t\u2028\u2029]/.test(value)) return "several-lines";
  return null;
}

/** As the register keeps a text: normal form C, `\n` at the end of lines. */
export const normaliseText = (value: string): string => value.replaceAll(/\r\n?/g, "\n").normalize("NFC");

function codePoints(value: string): number {
  let count = 0;
  for (const _ of value) count += 1;
  return count;
}
