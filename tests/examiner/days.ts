// Days of the calendar as the method adds to them ("Active interval", rule 5), by counting months and days.

const LAST_DAY = "9999-12-31";

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
const written = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
function read(text: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = text.split("-").map((part) => Number(part));
  return { year, month, day };
}

/** Adds a length, each part of it `times` over: years and months first, then weeks and days. */
export function add(on: string, length: string, times = 1): string {
  const part = (letter: string): number =>
    times * Number(new RegExp(`([0-9]+)${letter}`).exec(length)?.[1] ?? "0");
  let { year, month, day } = read(on);
  month += part("M") + 12 * part("Y");
  year += Math.floor((month - 1) / 12);
  month = ((month - 1) % 12) + 1;
  if (year > 9999) return LAST_DAY;
  day = Math.min(day, daysIn(year, month));
  day += 7 * part("W") + part("D");
  while (day > daysIn(year, month)) {
    day -= daysIn(year, month);
    month += 1;
    if (month === 13) [year, month] = [year + 1, 1];
    if (year > 9999) return LAST_DAY;
  }
  return written(year, month, day);
}

export function dayBefore(on: string): string {
  const { year, month, day } = read(on);
  if (day > 1) return written(year, month, day - 1);
  return month > 1 ? written(year, month - 1, daysIn(year, month - 1)) : written(year - 1, 12, 31);
}
