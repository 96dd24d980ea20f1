import type { Caveat } from "./commitment.ts";
import type { CoverageCell, Excluded } from "./coverage-cell.ts";
import { type Finding, finding, yearRanges } from "./finding.ts";
import { exclusionQuotes, needQuotes, quotesOf } from "./findings-quotes.ts";
import { BY_PRIORITY, countedIn, type Judged, type JudgedNeed } from "./findings-reading.ts";

/** A share below this of an essential need is a high finding. */
const THIN_HIGH_BELOW = 0.5;
/** From this share on there is a surplus. */
const SURPLUS_FROM = 1.25;

const isEssential = ({ need }: JudgedNeed): boolean => need.need.terms.priority === "essential";
const yearsOf = (cells: readonly CoverageCell[]): number[] => cells.map(({ year }) => year);

/** An essential requirement with nothing that counts. */
export function gaps({ needs, lines, assumptions }: Judged): Finding[] {
  return needs.filter(isEssential).flatMap(({ need, cells }) => {
    const empty = cells.filter(({ level }) => level === "none");
    if (empty.length === 0) return [];
    const left = new Map<string, Excluded>();
    for (const { excluded } of empty)
      for (const each of excluded) left.set(`${each.symbol} ${each.reason}`, each);
    const ranges = yearRanges(yearsOf(empty));
    return finding({
      id: `GAP-${need.symbol}`,
      rule: "GAP",
      severity: "high",
      requirement: need.symbol,
      lines: Array.from(left.values(), ({ symbol }) => symbol),
      years: yearsOf(empty),
      facts: {
        ranges,
        floor: assumptions.floor,
        excluded: [...left.keys()].sort().flatMap((key) => {
          const each = left.get(key);
          return each ? [{ symbol: each.symbol, reason: each.reason }] : [];
        }),
      },
      quotes: [
        ...needQuotes(need.need),
        ...Array.from(left.values()).flatMap((each) => {
          const read = lines.get(each.symbol);
          return read ? exclusionQuotes(read, each) : [];
        }),
      ],
      clears: { ranges, floor: assumptions.floor },
    });
  });
}

/** A measured requirement with something, but less than its minimum. */
export function thin({ needs, lines }: Judged): Finding[] {
  return needs.flatMap(({ need, cells }) => {
    const short = cells.filter(({ level, share }) => level === "partial" && share !== null);
    if (short.length === 0) return [];
    const lowest = short.reduce((least, cell) => ((cell.share ?? 0) < (least.share ?? 0) ? cell : least));
    const { priority } = need.need.terms;
    const isHalf = (lowest.share ?? 0) >= THIN_HIGH_BELOW;
    const named = [...countedIn(short)].sort();
    return finding({
      id: `THIN-${need.symbol}`,
      rule: "THIN",
      severity: priority === "essential" && isHalf ? "medium" : BY_PRIORITY[priority],
      requirement: need.symbol,
      lines: named,
      years: yearsOf(short),
      facts: {
        ranges: yearRanges(yearsOf(short)),
        share: lowest.share,
        year: lowest.year,
        sum: lowest.sum,
        minimum: lowest.minimum,
        unit: need.need.terms.need?.unit ?? null,
      },
      quotes: [
        ...needQuotes(need.need),
        ...named.flatMap((symbol) => {
          const terms = lines.get(symbol)?.line.terms;
          return quotesOf(symbol, {
            "amount.currency": terms?.amount?.currency,
            "amount.value": terms?.amount?.value,
            "quantity.unit": terms?.quantity?.unit,
            "quantity.value": terms?.quantity?.value,
          });
        }),
      ],
      clears: { minimum: lowest.minimum, unit: need.need.terms.need?.unit ?? null },
    });
  });
}

/** A surplus for one requirement in a year in which another one of its category has nothing. */
export function overlaps({ needs }: Judged): Finding[] {
  const surplus = needs.filter(({ cells }) => cells.some(({ share }) => (share ?? 0) >= SURPLUS_FROM));
  const bare = Map.groupBy(
    needs.filter(({ cells }) => cells.some(({ level }) => level === "none")),
    ({ need }) => need.need.terms.category,
  );
  return surplus.flatMap((rich) =>
    (bare.get(rich.need.need.terms.category) ?? []).flatMap((poor) => overlap(rich, poor)),
  );
}

function overlap(rich: JudgedNeed, poor: JudgedNeed): Finding[] {
  if (rich === poor) return [];
  const empty = new Set(yearsOf(poor.cells.filter(({ level }) => level === "none")));
  const both = rich.cells.filter(({ share, year }) => (share ?? 0) >= SURPLUS_FROM && empty.has(year));
  if (both.length === 0) return [];
  const [surplus, gap] = [rich.need.symbol, poor.need.symbol];
  return [
    finding({
      id: `OVERLAP-${surplus}-${gap}`,
      rule: "OVERLAP",
      severity: isEssential(poor) ? "medium" : "low",
      requirement: surplus,
      lines: countedIn(both),
      years: yearsOf(both),
      facts: {
        ranges: yearRanges(yearsOf(both)),
        other: gap,
        share: both.reduce((most, { share }) => Math.max(most, share ?? 0), 0),
      },
      quotes: [...needQuotes(rich.need.need), ...needQuotes(poor.need.need)],
      clears: { other: gap },
    }),
  ];
}

/** One delegation alone holds an essential requirement. */
export function singlePoints({ needs, lines }: Judged): Finding[] {
  return needs.filter(isEssential).flatMap(({ need, cells }) => {
    const held = cells.filter(({ level }) => level !== "none");
    const alone = held.flatMap((cell) => {
      const holder = soleHolder(cell, lines);
      return holder === null ? [] : [{ cell, holder }];
    });
    if (alone.length === 0) return [];
    const years = alone.map(({ cell }) => cell.year);
    const delegations = [...new Set(alone.map(({ holder }) => holder))].sort();
    const named = [...countedIn(alone.map(({ cell }) => cell))].sort();
    return finding({
      id: `SPOF-${need.symbol}`,
      rule: "SPOF",
      severity: alone.length === held.length ? "high" : "medium",
      requirement: need.symbol,
      lines: named,
      years,
      facts: { ranges: yearRanges(years), delegations },
      quotes: [
        ...quotesOf(need.symbol, { priority: need.need.terms.priority }),
        ...[...named].flatMap((symbol) =>
          quotesOf(symbol, { delegation: lines.get(symbol)?.line.delegation }),
        ),
      ],
      clears: { delegations },
    });
  });
}

/** Lines that are counted with a lead of the cell. What a cell excludes is worked out when it is asked for: ask late. */
const sharesIn = (cell: CoverageCell): string[] =>
  cell.excluded.flatMap(({ symbol, reason }) => (reason === "part-of" ? [symbol] : []));

/** The delegation of all lines of a cell and of the shares counted with them; null where there are several. */
function soleHolder(cell: CoverageCell, lines: Judged["lines"]): string | null {
  const { commitments } = cell;
  const delegation = (symbol: string): string | null => lines.get(symbol)?.line.delegation ?? null;
  const holder = delegation(commitments[0] ?? "");
  const isOther = (symbol: string): boolean => delegation(symbol) !== holder;
  if (commitments.some(isOther)) return null;
  return sharesIn(cell).some(isOther) ? null : holder;
}

const isLimit = ({ kind }: Caveat): boolean => kind !== "other";

/** The only line that counts carries a caveat on where, in which role or for what. */
export function caveats({ needs, lines }: Judged): Finding[] {
  return needs.flatMap(({ need, cells }) => {
    const only = cells.filter((cell) => cell.commitments.length === 1 && sharesIn(cell).length === 0);
    return [...Map.groupBy(only, ({ commitments }) => commitments[0] ?? "")].flatMap(([symbol, own]) => {
      const all = lines.get(symbol)?.line.terms.caveats ?? [];
      const limits = all.flatMap((caveat, index) => (isLimit(caveat) ? [{ ...caveat, index }] : []));
      if (limits.length === 0) return [];
      return finding({
        id: `CAVEAT-${need.symbol}-${symbol}`,
        rule: "CAVEAT",
        severity: BY_PRIORITY[need.need.terms.priority],
        requirement: need.symbol,
        lines: [symbol],
        years: yearsOf(own),
        facts: {
          ranges: yearRanges(yearsOf(own)),
          kinds: [...new Set(limits.map(({ kind }) => kind))].sort(),
        },
        quotes: [
          ...quotesOf(need.symbol, { priority: need.need.terms.priority }),
          ...limits.flatMap(({ index, text }) => quotesOf(symbol, { [`caveats.${index}.text`]: text })),
        ],
      });
    });
  });
}
