import type { Instant } from "./records.ts";

const ZONE = "Europe/Kyiv";
const SHAPE = /^(\d{4}-\d{2}-\d{2})[ T](\d{1,2}):(\d{2})(?::(\d{2}))?$/;

/** A time as it was typed, or why it is none: `code` is a key of the messages namespace `faults`. */
export type TypedTime = { instant: Instant } | { code: string };

/**
 * Reads `2026-11-24 18:00` or `2026-11-24 18:00:30` as the clock in Kyiv shows it. The hour that is left out in spring
 * and the one that comes twice in autumn are refused: neither names one moment.
 */
export function timeInKyiv(text: string): TypedTime {
  const match = SHAPE.exec(text.trim());
  if (!match) return { code: "time-malformed" };
  const [, day = "", hour = "", minute = "", second = "00"] = match;
  let local: Temporal.PlainDateTime;
  try {
    const typed = `${day}T${hour.padStart(2, "0")}:${minute}:${second}`;
    local = Temporal.PlainDateTime.from(typed, { overflow: "reject" });
  } catch {
    return { code: "time-not-real" };
  }
  try {
    return { instant: local.toZonedDateTime(ZONE, { disambiguation: "reject" }).toInstant().toString() };
  } catch {
    return { code: "time-ambiguous" };
  }
}

/** As `timeInKyiv` reads it back: `2026-11-24 18:00`. */
export function writeKyivTime(instant: Instant): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE).toPlainDateTime();
  return local.toString({ smallestUnit: "minute" }).replace("T", " ");
}

/** Why a time cannot lie ahead of `now`, as ends of embargoes and periods must: within a year of the calendar. */
export function aheadFault(instant: Instant, now: Instant): string | null {
  const [asked, from] = [Temporal.Instant.from(instant), Temporal.Instant.from(now)];
  if (Temporal.Instant.compare(asked, from) <= 0) return "time-past";
  const latest = from.toZonedDateTimeISO(ZONE).add({ years: 1 }).toInstant();
  return Temporal.Instant.compare(asked, latest) > 0 ? "time-too-far" : null;
}
