import type { ActiveInterval } from "./active-interval.ts";
import type { UnmeasuredReason } from "./coverage-cell.ts";
import { type Decimal, ONE, readExact, times, whole } from "./decimal.ts";
import { earlierDay, laterDay, yearOf } from "./duration.ts";
import type { Answer, Line } from "./portfolio.ts";
import type { Need, RequirementTerms } from "./requirement.ts";

/** What a line adds, in each year in which it counts or only in `year`; or why it adds nothing. */
export type Own = { value: Decimal; year: number | null } | { reason: UnmeasuredReason };

/** How the text says over which time an amount or a quantity is meant. */
type Tempo = "yearly" | "monthly" | "once" | "years" | { year: number };

const YEARLY = ["per year", "yearly", "annual"];
const MONTHLY = ["per month", "monthly"];

const plain = (text: string): string => text.trim().toLowerCase();

export function tempoOf(words: string | null): Tempo {
  if (words === null) return "once";
  const text = plain(words).replaceAll(/[\s–-]+/g, " ");
  if (YEARLY.includes(text)) return "yearly";
  if (MONTHLY.includes(text)) return "monthly";
  const years = /^(\d{4})(?: (\d{4}))?$/.exec(text);
  if (years === null) return "once";
  return years[2] === undefined || years[2] === years[1] ? { year: Number(years[1]) } : "years";
}

/** A need in money is one whose unit has the form of an ISO 4217 code. */
export const isMoney = ({ unit }: Need): boolean => /^[A-Z]{3}$/.test(unit.trim());

/** The least that is needed, for a year or in all; null where nothing is measured. */
export function leastOf({ need }: RequirementTerms): Decimal | null {
  const minimum = need === null ? null : readExact(need.minimum);
  if (need === null || minimum === null) return null;
  return need.tempo === "monthly" ? times(minimum, whole(12)) : minimum;
}

/** 1 where the beneficiary has not weighed the line; null where it meets a part that is not stated. */
export function weightOf(answer: Answer | null): Decimal | null {
  if (answer === null || answer.answer !== "partly") return ONE;
  return answer.share === null ? null : readExact(answer.share);
}

/** A number that a line states, read once for all requirements. */
type Stated = { value: Decimal; unit: string; tempo: Tempo };
export type StatedNumbers = { amount: Stated | null; quantity: Stated | null };

export function statedNumbers({ terms: { amount, quantity } }: Line): StatedNumbers {
  return {
    amount: amount && statedAs(amount.value, amount.currency, amount.period),
    quantity: quantity && statedAs(quantity.value, quantity.unit, quantity.tempo),
  };
}

function statedAs(text: string, unit: string, tempo: string | null): Stated | null {
  const value = readExact(text);
  return value === null ? null : { value, unit: plain(unit), tempo: tempoOf(tempo) };
}

/** What a line that counts in some year adds to a measured need, before joint lines are counted once. */
export function measured(
  numbers: StatedNumbers,
  active: ActiveInterval,
  { need, period }: RequirementTerms,
  weight: Decimal | null,
): Own {
  if (need === null || weight === null) return { reason: "no-share" };
  const isInMoney = isMoney(need);
  const stated = isInMoney ? numbers.amount : numbers.quantity;
  if (stated === null) return { reason: "no-quantity" };
  if (stated.unit !== plain(need.unit)) return { reason: isInMoney ? "other-currency" : "other-unit" };
  const over = need.tempo === "in-all" ? inAll(stated.tempo, active, period) : byYear(stated.tempo, active);
  if ("reason" in over) return over;
  const value = weight === ONE ? stated.value : times(stated.value, weight);
  return { value: over.times === 1 ? value : times(value, whole(over.times)), year: over.year };
}

type Over = { times: number; year: number | null } | { reason: UnmeasuredReason };

/** What counts towards a need of each year. */
function byYear(tempo: Tempo, { from, to, endNotStated }: ActiveInterval): Over {
  if (tempo === "yearly") return { times: 1, year: null };
  if (tempo === "monthly") return { times: 12, year: null };
  if (typeof tempo === "object") return { times: 1, year: tempo.year };
  const isOfOneYear = tempo === "once" && to !== null && !endNotStated && yearOf(from) === yearOf(to);
  return isOfOneYear ? { times: 1, year: null } : { reason: "not-by-year" };
}

/** What counts towards a need of the whole period. */
function inAll(tempo: Tempo, active: ActiveInterval, period: RequirementTerms["period"]): Over {
  if (tempo !== "yearly" && tempo !== "monthly") return { times: 1, year: null };
  if (active.to === null || active.endNotStated || period.from === null || period.to === null) {
    return { reason: "not-by-year" };
  }
  const first = laterDay(active.from, period.from);
  const last = earlierDay(active.to, period.to);
  const years = first > last ? 0 : yearOf(last) - yearOf(first) + 1;
  return { times: tempo === "monthly" ? years * 12 : years, year: null };
}
