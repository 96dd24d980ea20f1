import ical, { ICalEventTransparency } from "ical-generator";
import type { Day } from "../domain/commitment.ts";
import type { Instant } from "../domain/records.ts";
import type { Locale } from "../domain/vocabulary.ts";

export type CalendarDay = {
  /** What the day is of, the same in every language and at every time: `XA-7K3Q-nominal-end`. */
  name: string;
  on: Day;
  title: string;
  description: string;
  place: string | null;
  /** Absolute. */
  address: string;
  /** Which version of the record says so, from one, and since when the register knows it. */
  version: number;
  recordedAt: Instant;
};

export type Calendar = { title: string; description: string; lang: Locale; self: string; host: string };

/** The generator escapes the texts of events, and not those of the calendar (RFC 5545, 3.3.11). */
const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, "\\$&").replaceAll(/\s+/g, " ");

/** How often a subscriber may ask again, in seconds. */
const REFRESH = 3600;

/**
 * Whole days as iCalendar (RFC 5545). A day that moves keeps its UID and gets a higher SEQUENCE; DTSTAMP is record time, so
 * that the same record is the same calendar, byte by byte.
 */
export function calendarOf({ title, description, lang, self, host }: Calendar, days: readonly CalendarDay[]) {
  const calendar = ical({
    prodId: { company: "Surety", product: "Register", language: lang.toUpperCase() },
    name: escaped(title),
    description: escaped(description),
    source: self,
    url: self,
    ttl: REFRESH,
  });
  for (const day of days) {
    calendar.createEvent({
      id: `${day.name}@${host}`,
      sequence: day.version - 1,
      stamp: new Date(day.recordedAt),
      // Days of the calendar, which the generator takes from a moment in UTC: no zone may move them.
      start: new Date(`${day.on}T00:00:00Z`),
      end: new Date(`${Temporal.PlainDate.from(day.on).add({ days: 1 })}T00:00:00Z`),
      allDay: true,
      timezone: "UTC",
      summary: day.title,
      description: day.description,
      location: day.place,
      url: day.address,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}
