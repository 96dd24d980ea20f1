import type { CalendarDuration, Day, Exit, Start, Term } from "./commitment.ts";
import type { Extension } from "./vocabulary.ts";

type Duration = { start: Start; term: Term; extension: Extension; exit: Exit };

const startDay = (start: Start): Day | null => (start.kind === "unstated" ? null : start.on);
export const yearOf = (day: Day): number => Number(day.slice(0, 4));
/** The earlier of two days; `a` null: none before `b`. */
export const earlierDay = (a: Day | null, b: Day): Day => (a !== null && a < b ? a : b);
export const laterDay = (a: Day, b: Day): Day => (a > b ? a : b);

/** No day of the register has more than four digits in its year; what would lie later is as good as no end. */
const LAST_DAY = "9999-12-31";
const written = (day: Temporal.PlainDate): Day => (day.year > 9999 ? LAST_DAY : day.toString());

const YEARS_AND_MONTHS = /^P(?:(\d+)Y)?(?:(\d+)M)?$/;

/**
 * The day a length later: years and months first, to the day of the same number or, where that month is shorter, to
 * its last day; then weeks and days. The length must be one that `Temporal.Duration` reads.
 */
export function dayAfter(day: Day, length: CalendarDuration): Day {
  const months = YEARS_AND_MONTHS.exec(length);
  if (months === null || day.length !== LAST_DAY.length)
    return written(Temporal.PlainDate.from(day).add(length));
  // Most lengths are years, and thousands are added for one matrix: these need no calendar but the months' lengths.
  const count =
    yearOf(day) * 12 + Number(day.slice(5, 7)) - 1 + Number(months[1] ?? 0) * 12 + Number(months[2] ?? 0);
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1];
  if (year > 9999) return LAST_DAY;
  const date = Math.min(Number(day.slice(8)), daysIn(year, month));
  return `${year < 1000 ? String(year).padStart(4, "0") : year}-${twoDigits(month)}-${twoDigits(date)}`;
}

const twoDigits = (number: number): string => (number < 10 ? `0${number}` : `${number}`);

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export const dayBefore = (day: Day): Day => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();

/**
 * The last day of the stated term, inclusive; null where the text gives none (open-ended, until an event whose
 * day is unknown, unstated, or counted from a start whose day is unknown). Ten years from 12 January 2024 end on
 * 12 January 2034: periods of years and months end on the day of the same number, month ends are kept
 * (Regulation (EEC, Euratom) No 1182/71, art. 3(2)(c)). A renewal is never counted here.
 */
export function nominalEnd({ start, term }: Pick<Duration, "start" | "term">): Day | null {
  return termEnd({ term, extension: "none" }, startDay(start), LAST_DAY);
}

/**
 * The last day, inclusive, of the term that runs on `asOf`, counted from `startsOn`. A tacit extension has renewed a
 * term of a stated length as often as it must have, so as not to be over on `asOf`; no other extension is counted.
 */
export function termEnd(
  { term, extension }: Pick<Duration, "term" | "extension">,
  startsOn: Day | null,
  asOf: Day,
): Day | null {
  if (term.kind === "fixed-date") return term.until;
  if (term.kind !== "duration" || startsOn === null) return null;
  const first = dayAfter(startsOn, term.length);
  return extension === "tacit" && first < asOf ? renewedEnd(startsOn, term.length, asOf) : first;
}

/** Each renewal is counted from the start, not from the end before it, so that 31 January stays a month end. */
function renewedEnd(startsOn: Day, length: CalendarDuration, asOf: Day): Day {
  const start = Temporal.PlainDate.from(startsOn);
  const { years, months, weeks, days } = Temporal.Duration.from(length);
  const after = (terms: number): Day =>
    written(
      start.add({ years: years * terms, months: months * terms, weeks: weeks * terms, days: days * terms }),
    );
  // No term is longer than months of 31 days make it, so no fewer terms than these have passed.
  const longest = (years * 12 + months) * 31 + weeks * 7 + days;
  if (longest <= 0) return after(1);
  let terms = Math.max(1, Math.floor(start.until(asOf, { largestUnit: "days" }).days / longest));
  while (after(terms) < asOf) terms += 1;
  return after(terms);
}

/**
 * How far the commitment binds if notice were given on `asOf`: never past the end of the term that runs on `asOf`,
 * never before a lock-in. Null where nothing assures any day: the exit is not stated, or there is neither an end
 * nor a lock-in. A day before `asOf`, or before the start, says that nothing is assured any more, or ever was.
 * `startsOn`: the day of the start under assumptions, where the text itself gives none.
 */
export function assuredHorizon(
  duration: Duration,
  asOf: Day,
  startsOn: Day | null = startDay(duration.start),
): Day | null {
  return assuredUntil(duration.exit, termEnd(duration, startsOn, asOf), asOf);
}

/** The assured horizon of a term that ends on `end`, or never. */
export function assuredUntil(exit: Exit, end: Day | null, asOf: Day): Day | null {
  switch (exit.kind) {
    case "notice":
      return earlierDay(end, dayAfter(asOf, exit.notice));
    case "none-before":
      return exit.before === null ? end : earlierDay(end, exit.before);
    case "on-breach":
      return end;
    case "unstated":
      return null;
  }
}
