import type { Day } from "@/domain/commitment.ts";
import { spanState } from "@/domain/span-counts.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import { collator } from "@/lib/format.ts";
import { type Duration, type NeededLines, sortDurations } from "../queries.ts";
import type { DurationRequest } from "../schema.ts";

/** A line under one of its headings: `group` is a code, a symbol, or empty where there are no headings. */
export type Placed = { group: string; line: Duration };

type Asked = {
  request: Pick<DurationRequest, "group" | "sort">;
  needs: readonly NeededLines[];
  names: ReadonlyMap<string, { en: string; uk: string }>;
  asOf: Day;
  locale: Locale;
};

/** The lines in the order of the page; one that is taken for several requirements stands under each of them. */
export function arrange(
  lines: readonly Duration[],
  { request, needs, names, asOf, locale }: Asked,
): Placed[] {
  const sorted = sortDurations(lines, request.sort, asOf);
  const shown = sorted.filter((line) => spanState(line, asOf) !== "away");
  const under = (group: string) => (line: Duration) => ({ group, line });
  if (request.group === "none") return shown.map(under(""));
  if (request.group === "requirement") {
    return needs.flatMap(({ symbol, lines: taken }) =>
      shown.filter((line) => taken.includes(line.symbol)).map(under(symbol)),
    );
  }
  const name = (code: string) => names.get(code)?.[locale] ?? code;
  const codes = [...new Set(shown.map(({ delegation }) => delegation))];
  codes.sort((a, b) => collator(locale).compare(name(a), name(b)));
  return codes.flatMap((code) => shown.filter(({ delegation }) => delegation === code).map(under(code)));
}
