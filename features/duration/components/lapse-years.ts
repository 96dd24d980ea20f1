import { CLIFF_KINDS, type CliffKind } from "@/domain/cliff-days.ts";
import type { CellChange } from "@/domain/cliffs.ts";
import { COVERAGE_LEVELS, type CoverageLevel } from "@/domain/coverage-cell.ts";
import { yearOf } from "@/domain/duration.ts";
import type { Years } from "@/features/portfolio/schema.ts";
import type { Lapse } from "../queries.ts";

/** What falls due in a year, and the cells that differ from the year before. */
export type LapseYear = {
  year: number;
  days: readonly Lapse[];
  counts: Record<CliffKind, number>;
  changes: readonly CellChange[];
  /** Those in which a line no longer counts, and those in which one counts that did not. */
  falls: readonly CellChange[];
  rises: readonly CellChange[];
  isEmpty: boolean;
};

export const yearAnchor = (year: number): string => `year-${year}`;

export function yearsOfLapses(
  { from, to }: Years,
  days: readonly Lapse[],
  changes: readonly CellChange[],
): LapseYear[] {
  return Array.from({ length: to - from + 1 }, (_, index): LapseYear => {
    const year = from + index;
    const own = days.filter(({ on }) => yearOf(on) === year);
    const changed = changes.filter((change) => change.year === year);
    const withLine = (kind: "fell" | "joined") =>
      changed.filter(({ lines }) => lines.some((line) => line.kind === kind));
    const counts = Object.fromEntries(
      CLIFF_KINDS.map((kind) => [kind, own.filter((day) => day.kind === kind).length]),
    ) as Record<CliffKind, number>;
    return {
      year,
      days: own,
      counts,
      changes: changed,
      falls: withLine("fell"),
      rises: withLine("joined"),
      isEmpty: own.length === 0 && changed.length === 0,
    };
  });
}

/** The requirements whose level is lower in some year than in the one before. */
export const loweredNeeds = (changes: readonly CellChange[]): ReadonlySet<string> =>
  new Set(
    changes.filter(({ before, after }) => rank(after.level) < rank(before.level)).map(({ symbol }) => symbol),
  );

const rank = (level: CoverageLevel): number => COVERAGE_LEVELS.indexOf(level);
