import type { Instant } from "./records.ts";

const ZONE = "Europe/Kyiv";

/** After `from`, up to and with `to`. */
export type Span = { from: Instant; to: Instant };
/** A month of the calendar in Kyiv and its first instant, in milliseconds of the epoch. */
export type KyivMonth = { month: string; begins: number };

const inKyiv = (milliseconds: number): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(ZONE);

/** The months from that of one instant to that of another, both given in milliseconds of the epoch. */
export function kyivMonths(first: number, last: number): KyivMonth[] {
  const months: KyivMonth[] = [];
  const end = inKyiv(last).toPlainDate().toPlainYearMonth();
  let month = inKyiv(first).toPlainDate().toPlainYearMonth();
  for (; Temporal.PlainYearMonth.compare(month, end) <= 0; month = month.add({ months: 1 })) {
    const begins = month.toPlainDate({ day: 1 }).toZonedDateTime(ZONE).epochMilliseconds;
    months.push({ month: month.toString(), begins });
  }
  return months;
}

/** The place of an instant's month among sorted months. */
export function monthOf(months: readonly KyivMonth[], milliseconds: number): number {
  let [low, high] = [0, months.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((months[middle]?.begins ?? 0) <= milliseconds) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Three months back from a moment, by calendar and clock in Kyiv, and from there three more. */
export function windowsBefore(until: Instant): { last: Span; before: Span } {
  const back = (instant: Instant): Instant =>
    Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE).subtract({ months: 3 }).toInstant().toString();
  const middle = back(until);
  return { last: { from: middle, to: until }, before: { from: back(middle), to: middle } };
}
