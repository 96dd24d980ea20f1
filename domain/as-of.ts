import type { Day } from "./commitment.ts";

/**
 * The moment of record time that a reader looks at. `instant` is RFC 3339 UTC; `day` the calendar day in Kyiv.
 * `isNow` is true when nothing was asked: then the newest state is meant and no banner is shown.
 */
export type AsOf = { instant: string; day: Day; isNow: boolean };
export type AsOfFault = "as_of_malformed" | "as_of_future";

const ZONE = "Europe/Kyiv";

/** What the register knew `now`. */
export const asOfNow = (now: string): AsOf => ({
  instant: now,
  day: Temporal.Instant.from(now).toZonedDateTimeISO(ZONE).toPlainDate().toString(),
  isNow: true,
});

/**
 * Reads `YYYY-MM-DD` (the end of that day in Kyiv) or an RFC 3339 instant. What cannot be read, or lies ahead,
 * is set to now and said so.
 */
export function parseAsOf(
  text: string | null | undefined,
  now: string,
): { asOf: AsOf; fault: AsOfFault | null } {
  const current = asOfNow(now);
  if (text === null || text === undefined || text === "") return { asOf: current, fault: null };
  const instant = readInstant(text);
  if (instant === null) return { asOf: current, fault: "as_of_malformed" };
  if (Temporal.Instant.compare(instant, Temporal.Instant.from(now)) > 0) {
    // The end of today is still ahead, and today is a fair question.
    return text === current.day ? { asOf: current, fault: null } : { asOf: current, fault: "as_of_future" };
  }
  const day = instant.toZonedDateTimeISO(ZONE).toPlainDate().toString();
  return { asOf: { instant: instant.toString(), day, isNow: false }, fault: null };
}

function readInstant(text: string): Temporal.Instant | null {
  try {
    // Four digits from the year 1000: what lies before, PostgreSQL may read otherwise or not at all.
    if (/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) {
      const nextDay = Temporal.PlainDate.from(text, { overflow: "reject" }).add({ days: 1 });
      return nextDay.toZonedDateTime(ZONE).toInstant().subtract({ milliseconds: 1 });
    }
    return /^[1-9]\d{3}-\d{2}-\d{2}T/.test(text) ? Temporal.Instant.from(text) : null;
  } catch {
    return null;
  }
}
