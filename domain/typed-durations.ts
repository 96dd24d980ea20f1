import type { Reading } from "./field-values.ts";

/** Units as ISO 8601 writes them; a leading `T` marks those below a day. */
type Unit = "Y" | "M" | "W" | "D" | "TH" | "TM";

const WORDS: readonly [RegExp, Unit][] = [
  [/^(?:y|yrs?|years?|рік|року|роки|років|р)$/, "Y"],
  [/^(?:mo|months?|місяц(?:ь|я|і|ів)|міс)$/, "M"],
  [/^(?:w|weeks?|тиж(?:день|ня|ні|нів)|тиж)$/, "W"],
  [/^(?:d|days?|день|дня|дні|днів|доба|доби|діб|дн)$/, "D"],
  [/^(?:h|hrs?|hours?|годин[аиу]?|год)$/, "TH"],
  [/^(?:min|minutes?|хвилин[аиу]?|хв)$/, "TM"],
];

/** Numbers as texts of treaties write them; Ukrainian ones in the forms that follow 'for' and 'a notice of'. */
const NUMBERS: readonly [RegExp, number][] = [
  [/^(?:an?|one|один|одна|одного|однієї|одну)$/, 1],
  [/^(?:two|два|дві|двох)$/, 2],
  [/^(?:three|три|трьох)$/, 3],
  [/^(?:four|чотири|чотирьох)$/, 4],
  [/^(?:five|пʼять|пʼяти)$/, 5],
  [/^(?:six|шість|шести)$/, 6],
  [/^(?:seven|сім|семи)$/, 7],
  [/^(?:eight|вісім|восьми)$/, 8],
  [/^(?:nine|девʼять|девʼяти)$/, 9],
  [/^(?:ten|десять|десяти)$/, 10],
  [/^(?:twelve|дванадцять|дванадцяти)$/, 12],
  [/^(?:fifteen|пʼятнадцять|пʼятнадцяти)$/, 15],
  [/^(?:eighteen|вісімнадцять|вісімнадцяти)$/, 18],
  [/^(?:twenty|двадцять|двадцяти)$/, 20],
  [/^(?:thirty|тридцять|тридцяти)$/, 30],
];

/** Words for numbers as digits; `months’` and `months'` are months. */
const inDigits = (text: string): string =>
  text
    .replaceAll(/[’'](?=\P{L}|$)/gu, "")
    .replaceAll(/[’'](?=\p{L})/gu, "ʼ")
    .replaceAll(/[\p{L}ʼ]+/gu, (word) => {
      const found = NUMBERS.find(([pattern]) => pattern.test(word.toLowerCase()));
      return found ? String(found[1]) : word;
    });

const unitOf = (word: string): Unit | null =>
  WORDS.find(([pattern]) => pattern.test(word.toLowerCase()))?.[1] ?? null;

/** `1 year 6 months` as counts per unit; null where a word or number is not understood, or a unit is said twice. */
function countsOf(text: string): Map<Unit, number> | null {
  const tidy = inDigits(text)
    .trim()
    .replaceAll(/[\s\u00A0\u202F]+/g, " ");
  if (!/^(?:\d{1,5} ?\p{L}+\.?,? ?(?:and |та |і )?)+$/u.test(tidy)) return null;
  const counts = new Map<Unit, number>();
  for (const [, count = "", word = ""] of tidy.matchAll(/(\d{1,5}) ?(\p{L}+)/gu)) {
    const unit = unitOf(word);
    if (unit === null || counts.has(unit)) return null;
    counts.set(unit, Number(count));
  }
  return counts;
}

const part = (count: number | undefined, unit: string): string => (count ? `${count}${unit}` : "");

/** A length in calendar units: `P10Y`, `10 years`, `10 років`, `1 year 6 months`, `2 weeks`. */
export function readCalendarDuration(text: string): Reading<string> {
  const iso = /^P(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/i.exec(text.trim());
  const counts = iso ? isoCounts(["Y", "M", "W", "D"], iso.slice(1)) : countsOf(text);
  if (counts === null || counts.has("TH") || counts.has("TM")) return { fault: "duration-malformed" };
  const days = (counts.get("D") ?? 0) + 7 * (counts.get("W") ?? 0);
  const years = counts.get("Y") ?? 0;
  const length = `P${part(years, "Y")}${part(counts.get("M"), "M")}${part(days, "D")}`;
  if (length === "P") return { fault: "duration-empty" };
  return years > 999 || (counts.get("M") ?? 0) > 9999 ? { fault: "duration-malformed" } : { value: length };
}

/** A time to respond: a number of hours, `PT24H`, `24 hours`, `3 days`, `30 хвилин`. */
export function readResponseTime(text: string): Reading<string> {
  const typed = text.trim();
  const iso = /^P(?=\d|T\d)(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,5})H)?(?:(\d{1,5})M)?)?$/i.exec(typed);
  const hours = /^\d{1,5}$/.test(typed) ? new Map<Unit, number>([["TH", Number(typed)]]) : null;
  const counts = hours ?? (iso ? isoCounts(["D", "TH", "TM"], iso.slice(1)) : countsOf(typed));
  if (counts === null || counts.has("Y") || counts.has("M")) return { fault: "response-malformed" };
  const days = (counts.get("D") ?? 0) + 7 * (counts.get("W") ?? 0);
  const time = `${part(counts.get("TH"), "H")}${part(counts.get("TM"), "M")}`;
  if (days === 0 && time === "") return { fault: "duration-empty" };
  return { value: `P${part(days, "D")}${time ? `T${time}` : ""}` };
}

function isoCounts(units: readonly Unit[], numbers: readonly (string | undefined)[]): Map<Unit, number> {
  const counts = new Map<Unit, number>();
  for (const [index, unit] of units.entries()) {
    const number = numbers[index];
    if (number !== undefined) counts.set(unit, Number(number));
  }
  return counts;
}
