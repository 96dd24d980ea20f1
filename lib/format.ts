import type { Amount, CalendarDuration, Day, Text } from "../domain/commitment.ts";
import type { DatePrecision, Locale } from "../domain/vocabulary.ts";

/** How the two languages write days, instants, numbers and money. Pure; the language comes last. */

const TAGS: Record<Locale, string> = { en: "en-GB", uk: "uk-UA" };
const NBSP = "\u00a0";

const kept = new Map<string, Intl.DateTimeFormat>();
function dates(locale: Locale, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const known = kept.get(`${locale} ${name}`);
  if (known) return known;
  const made = new Intl.DateTimeFormat(TAGS[locale], options);
  kept.set(`${locale} ${name}`, made);
  return made;
}

/** A calendar day has no time zone: it is set at midnight UTC and written in UTC, so that nothing moves it. */
const calendar = (day: Day): Date => new Date(`${day}T00:00:00Z`);

const ABOUT: Record<Locale, (day: string) => string> = {
  en: (day) => `about ${day}`,
  uk: (day) => `близько ${day}`,
};

/** '22 November 2026', or as much of it as is known: 'November 2026', '2026', 'about 22 November 2026'. */
export function formatDay(day: Day, locale: Locale, precision: DatePrecision = "day"): string {
  if (precision === "month") return formatMonth(day, locale);
  if (precision === "year") return day.slice(0, 4);
  const text = dates(locale, "day", { dateStyle: "long", timeZone: "UTC" }).format(calendar(day));
  return precision === "approximate" ? ABOUT[locale](text) : text;
}

/** For a list under the heading of its month: '22 Nov', 'about 22 Nov', 'Nov'. */
export function formatShortDay(day: Day, locale: Locale, precision: DatePrecision = "day"): string {
  if (precision === "year") return day.slice(0, 4);
  if (precision === "month") {
    return dates(locale, "short month", { month: "short", timeZone: "UTC" }).format(calendar(day));
  }
  const options = { day: "numeric", month: "short", timeZone: "UTC" } as const;
  const text = dates(locale, "short day", options).format(calendar(day));
  return precision === "approximate" ? ABOUT[locale](text) : text;
}

/** 'November 2026' of any day in it; Ukrainian has the nominative here. */
export const formatMonth = (day: Day, locale: Locale): string =>
  dates(locale, "month", { month: "long", year: "numeric", timeZone: "UTC" }).format(calendar(day));

/** As much of a day as is known, for the `datetime` attribute: `2026-11-22`, `2026-11`, `2026`. */
export const machineDay = (day: Day, precision: DatePrecision): string =>
  precision === "month" ? day.slice(0, 7) : precision === "year" ? day.slice(0, 4) : day;

const IN_KYIV: Record<Locale, (day: string, time: string) => string> = {
  en: (day, time) => `${day}, ${time} Kyiv time`,
  uk: (day, time) => `${day}, ${time} за Києвом`,
};

/** '22 November 2026, 18:00 Kyiv time', for an RFC 3339 instant. */
export function formatInstant(instant: string, locale: Locale): string {
  const date = new Date(instant);
  const day = dates(locale, "kyiv day", { dateStyle: "long", timeZone: "Europe/Kyiv" }).format(date);
  const time = dates(locale, "kyiv time", { timeStyle: "short", timeZone: "Europe/Kyiv" }).format(date);
  return IN_KYIV[locale](day, time);
}

/** The day in Kyiv of an RFC 3339 instant. */
export const dayInKyiv = (instant: string): Day =>
  Temporal.Instant.from(instant).toZonedDateTimeISO("Europe/Kyiv").toPlainDate().toString();

const isDecimal = (text: string): text is `${number}` => /^-?\d+(\.\d+)?$/.test(text);

/** Grouped as the language does it; a decimal string is written exactly, and any other text as it stands. */
export function formatNumber(value: number | string, locale: Locale): string {
  const written = new Intl.NumberFormat(TAGS[locale], { maximumFractionDigits: 20 });
  if (typeof value === "number") return written.format(value);
  return isDecimal(value) ? written.format(value) : value;
}

/** 49 of something: number and unit are not parted by the end of a line. */
export const formatQuantity = (value: string, unit: string, locale: Locale): string =>
  `${formatNumber(value, locale)}${NBSP}${unit}`;

const SCALES: readonly { digits: number; word: Record<Locale, string> }[] = [
  { digits: 9, word: { en: "billion", uk: "млрд" } },
  { digits: 6, word: { en: "million", uk: "млн" } },
];
/** Signs that name one currency only; `$` alone is the United States', all other dollars keep their code. */
const SIGNED = new Set(["EUR", "GBP", "USD", "UAH"]);

/** '£3 billion', '3 млрд £', 'CAD 500 million': in the original currency, and shortened only where nothing is lost. */
export function formatMoney({ value, currency }: Pick<Amount, "value" | "currency">, locale: Locale): string {
  if (!isDecimal(value)) return `${value}${NBSP}${currency}`;
  const scale = SCALES.find(({ digits }) => isShortIn(value, digits));
  const short = scale ? moveComma(value, scale.digits) : value;
  const money = new Intl.NumberFormat(TAGS[locale], {
    style: "currency",
    currency,
    currencyDisplay: SIGNED.has(currency) ? "narrowSymbol" : "code",
    minimumFractionDigits: 0,
    maximumFractionDigits: 20,
  });
  const parts = money.formatToParts(isDecimal(short) ? short : value);
  const end = parts.findLastIndex(({ type }) => type === "integer" || type === "fraction");
  return parts
    .map((part, index) => (scale && index === end ? `${part.value}${NBSP}${scale.word[locale]}` : part.value))
    .join("");
}

/** Whether a whole number fills the scale and needs no more than three decimals in it. */
const isShortIn = (value: string, digits: number): boolean =>
  /^\d+$/.test(value) && value.length > digits && /^0*$/.test(value.slice(value.length - digits + 3));

const moveComma = (value: string, digits: number): string =>
  `${value.slice(0, -digits)}.${value.slice(-digits)}`.replace(/\.?0+$/, "");

/** An ISO 8601 duration in words: '10 years', '6 місяців', '24 hours'. */
export function formatDuration(duration: CalendarDuration, locale: Locale): string {
  const { years, months, weeks, days, hours, minutes } = Temporal.Duration.from(duration);
  return new Intl.DurationFormat(TAGS[locale], { style: "long" }).format({
    years,
    months,
    weeks,
    days,
    hours,
    minutes,
  });
}

const collators = { en: new Intl.Collator("en-GB"), uk: new Intl.Collator("uk-UA") };

/** Orders names as the reader's language does: Ґ after Г, Є after Е. */
export const collator = (locale: Locale): Intl.Collator => collators[locale];

/** A text of the record in the reader's language, or in the language in which it is. */
export const inLanguage = (text: Text, locale: Locale): { text: string; lang: Locale } =>
  locale === "uk" && text.uk !== null ? { text: text.uk, lang: "uk" } : { text: text.en, lang: "en" };

const TENTHS = { style: "percent", maximumFractionDigits: 1, roundingMode: "trunc" } as const;

/** '60 %' of a whole: cut off and not rounded, so that 99.96 % never reads as all of it; '< 0.1 %' is not nothing. */
export function formatShare(share: number, locale: Locale): string {
  const write = (value: number) => new Intl.NumberFormat(TAGS[locale], TENTHS).format(value);
  return share > 0 && share < 0.001 ? `<${NBSP}${write(0.001)}` : write(share);
}
