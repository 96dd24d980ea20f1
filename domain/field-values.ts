import { isCommitmentSymbol, isRequirementSymbol } from "./symbol.ts";
import { textFault } from "./text.ts";

/** What a typed text means, or the code of what is wrong with it (a key of the messages namespace `faults`). */
export type Reading<T> =
  | { value: T }
  | { fault: string; values?: Record<string, string | number> | undefined };

const FIRST_DAY = "1900-01-01";
const LAST_DAY = "2299-12-31";

/** A real calendar day, `YYYY-MM-DD`, between 1900 and 2299. */
export function readDay(text: string): Reading<string> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return { fault: "day-malformed" };
  try {
    const day = Temporal.PlainDate.from(text, { overflow: "reject" }).toString();
    return day < FIRST_DAY || day > LAST_DAY ? { fault: "day-out-of-range" } : { value: day };
  } catch {
    return { fault: "day-not-real" };
  }
}

/** A day, or the last one of a month or year: `2027` is 31 December 2027, `2027-02` is 28 February 2027. */
export function readLastDay(text: string): Reading<string> {
  const [year, month] = text.split("-");
  if (/^\d{4}$/.test(text)) return readDay(`${text}-12-31`);
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return readDay(text);
  const { daysInMonth } = Temporal.PlainYearMonth.from({ year: Number(year), month: Number(month) });
  return readDay(`${text}-${daysInMonth}`);
}

/** The symbol of a commitment, as people type it; whether there is one is for a query to say. */
export function readCommitment(text: string): Reading<string> {
  const symbol = text.trim().toUpperCase();
  return isCommitmentSymbol(symbol) ? { value: symbol } : { fault: "commitment-malformed" };
}

/** Symbols of requirements, one on each line or parted by commas; each once, in their own order. */
export function readRequirements(text: string): Reading<string[]> {
  const symbols = text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
  const wrong = symbols.find((symbol) => !isRequirementSymbol(symbol));
  if (wrong !== undefined) return { fault: "requirement-malformed", values: { symbol: wrong.slice(0, 20) } };
  return symbols.length > 50
    ? { fault: "list-too-long", values: { max: 50 } }
    : { value: [...new Set(symbols)].sort() };
}

/** Spaces of all kinds and apostrophes stand between thousands in one or another language. */
const BETWEEN_THOUSANDS = /[\s\u00A0\u2009\u202F'’ʼ]/g;
const GROUPED = /^\d{1,3}([.,])\d{3}(?:\1\d{3})+(?:(?!\1)[.,](\d+))?$|^\d{1,3}([.,])\d{3}(?!\3)[.,](\d+)$/;

/**
 * A decimal as a string, never a float: `1,5`, `1.5`, `1 500 000`, `1,500,000.25`. At most 18 digits before
 * the mark and 6 after it. `1,500` could be read two ways and is refused.
 */
export function readDecimal(text: string): Reading<string> {
  const typed = text.trim().replaceAll(BETWEEN_THOUSANDS, "");
  if (/^[1-9]\d{0,2},\d{3}$/.test(typed)) {
    const [whole = "", rest = ""] = typed.split(",");
    return { fault: "number-two-readings", values: { one: `${whole}${rest}`, other: `${whole}.${rest}` } };
  }
  const plain = withPoint(typed);
  if (plain === null) return { fault: /^[-−]/.test(typed) ? "number-negative" : "number-malformed" };
  const decimal = plainDecimal(plain);
  const [whole = "", fraction = ""] = decimal.split(".");
  return whole.length > 18 || fraction.length > 6 ? { fault: "number-too-long" } : { value: decimal };
}

function withPoint(typed: string): string | null {
  if (/^\d{1,40}(?:[.,]\d{1,40})?$/.test(typed)) return typed.replace(",", ".");
  const grouped = GROUPED.exec(typed);
  if (!grouped) return null;
  const fraction = grouped[2] ?? grouped[4];
  const whole = (fraction === undefined ? typed : typed.slice(0, -fraction.length)).replaceAll(/[.,]/g, "");
  return fraction === undefined ? whole : `${whole}.${fraction}`;
}

/** `007.50` is `7.5`: one number has one text. */
export const plainDecimal = (value: string): string => {
  const [whole = "", fraction = ""] = value.split(".");
  const kept = fraction.replace(/0+$/, "");
  return `${whole.replace(/^0+(?=\d)/, "")}${kept ? `.${kept}` : ""}`;
};

/** One of a closed list. */
export function readOne<T extends string>(text: string, list: readonly T[]): Reading<T> {
  const found = list.find((known) => known === text);
  return found === undefined ? { fault: "choice-unknown" } : { value: found };
}

export const readCurrency = (text: string): Reading<string> =>
  /^[A-Za-z]{3}$/.test(text) ? { value: text.toUpperCase() } : { fault: "currency-malformed" };

export const readUrl = (text: string): Reading<string> =>
  text.length <= 2000 && /^https?:\/\/\S+$/.test(text) && URL.canParse(text)
    ? { value: text }
    : { fault: "url-malformed" };

/** Text that may be kept, at most `max` code points long. */
export function readText(text: string, limits: { max: number; multiline: boolean }): Reading<string> {
  const fault = textFault(text, limits);
  if (fault === null) return { value: text };
  return fault === "too-long" ? { fault: "longer-than", values: { max: limits.max } } : { fault };
}
