import type { CalendarDuration } from "./commitment.ts";

/** Month starts whose following months differ in length, in a leap year and in a common one. */
const STARTS = ["2023-02-01", "2024-02-01", "2025-07-01", "2026-01-31", "2026-06-30"];

/** Which of two lengths is longer (positive: `after`); null where it depends on the day that they start from. */
export function compareLengths(before: CalendarDuration, after: CalendarDuration): number | null {
  try {
    const signs = STARTS.map((day) => {
      const from = Temporal.PlainDate.from(day);
      return Temporal.PlainDate.compare(from.add(after), from.add(before));
    });
    const [first = 0] = signs;
    return signs.every((sign) => sign === first) ? first : null;
  } catch {
    return null;
  }
}

/** Minutes of a response time such as `P2DT12H`, a day counted as 24 hours; null where the text is no such time. */
export function responseMinutes(within: string): number | null {
  try {
    return Temporal.Duration.from(within).total("minutes");
  } catch {
    return null;
  }
}

/** Compares decimal strings without a float; positive where `after` is more. Null where one is no plain decimal. */
export function compareDecimals(before: string, after: string): number | null {
  if (![before, after].every((value) => /^\d+(\.\d+)?$/.test(value))) return null;
  const scale = Math.max(...[before, after].map((value) => value.split(".")[1]?.length ?? 0));
  const [old, now] = [before, after].map((value) => {
    const [whole = "", fraction = ""] = value.split(".");
    return BigInt(whole + fraction.padEnd(scale, "0"));
  });
  if (old === undefined || now === undefined || old === now) return 0;
  return now > old ? 1 : -1;
}

/** Direction from one day to another, both `YYYY-MM-DD`: positive where `after` is later. */
export const compareDays = (before: string, after: string): number =>
  after === before ? 0 : after > before ? 1 : -1;
