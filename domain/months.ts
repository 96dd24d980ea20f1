import type { Day } from "./commitment.ts";

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/**
 * The day of the same number so many months later, or the last day of that month where it has none. As
 * `Temporal.PlainDate` adds them, without making one: rules ask this of thousands of lines at once.
 */
export function monthsAfter(day: Day, months: number): Day {
  const since = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(since / 12), since % 12];
  const last = month === 1 && isLeap(year) ? 29 : (LENGTHS[month] ?? 31);
  const number = Math.min(Number(day.slice(8, 10)), last);
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month + 1)}-${two(number)}`;
}
