import { scaleUtc } from "d3-scale";
import type { Day } from "@/domain/commitment.ts";
import type { Years } from "@/features/portfolio/schema.ts";

/** Places along the chart in per cent of its width, so that it fits every page. */
export type GanttScale = {
  years: Years;
  /** Where a day is; before the first year at 0, after the last one at 100. */
  at: (day: Day) => number;
  isBefore: (day: Day) => boolean;
  isAfter: (day: Day) => boolean;
  /** Years that are named along the chart. */
  ticks: readonly { year: number; at: number }[];
};

const TICKS = 8;
const midnight = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const rounded = (place: number): number => Math.round(place * 100) / 100;

export function ganttScale(years: Years): GanttScale {
  const domain = [Date.UTC(years.from, 0, 1), Date.UTC(years.to + 1, 0, 1)] as const;
  const scale = scaleUtc().domain(domain).range([0, 100]).clamp(true);
  const firstDays = scale.ticks(TICKS).filter((tick) => tick.getUTCMonth() === 0);
  return {
    years,
    at: (day) => rounded(scale(midnight(day))),
    isBefore: (day) => midnight(day) < domain[0],
    isAfter: (day) => midnight(day) >= domain[1],
    ticks: firstDays
      // The last year has no room for its name.
      .filter((tick) => tick.getUTCFullYear() <= years.to)
      .map((tick) => ({ year: tick.getUTCFullYear(), at: rounded(scale(tick)) })),
  };
}
