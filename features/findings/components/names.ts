import type { Route } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { Fact, Finding } from "@/domain/finding.ts";
import type { Portfolio } from "@/domain/portfolio.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import { nameDelegations } from "@/features/delegations/queries.ts";
import { listCategories } from "@/features/installation/queries.ts";
import { formatDay, formatNumber, formatQuantity, inLanguage } from "@/lib/format.ts";

/** Where a line or a requirement stands; null where the reader has no page of it. */
export type HrefOf = (kind: "line" | "need", symbol: string) => Route | null;
export type Named = { symbol: string; delegation: string; title: { text: string; lang: Locale } };

/** The names of what findings name, in the reader's language. */
export type FindingNames = {
  locale: Locale;
  hrefOf: HrefOf;
  delegation: (code: string) => string;
  category: (code: string) => string;
  /** Null for what is none of the portfolio's. */
  named: (symbol: string) => Named | null;
  isNeed: (symbol: string) => boolean;
};

export async function namesIn({ lines, needs }: Portfolio, hrefOf: HrefOf): Promise<FindingNames> {
  const locale = await getLocale();
  const [names, categories] = await Promise.all([nameDelegations(), listCategories()]);
  const all = new Map(
    [...lines, ...needs].map(({ symbol, delegation, terms }) => [
      symbol,
      { symbol, delegation, title: inLanguage(terms.title, locale) },
    ]),
  );
  const stated = new Set(needs.map(({ symbol }) => symbol));
  return {
    locale,
    hrefOf,
    delegation: (code) => names.get(code)?.[locale] ?? code,
    category: (code) => categories.find((known) => known.code === code)?.name[locale] ?? code,
    named: (symbol) => all.get(symbol) ?? null,
    isNeed: (symbol) => stated.has(symbol),
  };
}

export const textOf = (fact: Fact | undefined): string => (typeof fact === "string" ? fact : "");
export const textsOf = (fact: Fact | undefined): string[] =>
  Array.isArray(fact) ? fact.filter((each): each is string => typeof each === "string") : [];
type FactRecord = { readonly [name: string]: Fact };
const isRecord = (fact: Fact | undefined): fact is FactRecord =>
  typeof fact === "object" && fact !== null && !Array.isArray(fact);
const recordOf = (fact: Fact | undefined): FactRecord | null => (isRecord(fact) ? fact : null);
export const recordsOf = (fact: Fact | undefined): FactRecord[] =>
  Array.isArray(fact) ? (fact as readonly Fact[]).filter(isRecord) : [];

/** `2027-2029` as it is printed: with the dash of a range. */
export const printedYears = (ranges: readonly string[]): string => ranges.join(", ").replaceAll("-", "–");

/** A share in per cent, to two digits after the point. */
export const printedShare = (share: number, locale: Locale): string =>
  new Intl.NumberFormat(locale === "uk" ? "uk-UA" : "en-GB", {
    style: "percent",
    maximumFractionDigits: 2,
  }).format(share);

type Arguments = Record<string, string | number>;

/** The values that the sentences of a finding take, written in the reader's language. */
export async function argumentsOf(found: Finding, names: FindingNames): Promise<Arguments> {
  const t = await getTranslations("findings");
  const stage = await getTranslations("terms.stage");
  const instrument = await getTranslations("terms.instrument");
  const { facts, clears, lines, requirement, id } = found;
  const { locale } = names;
  const day = (fact: Fact | undefined) => (textOf(fact) === "" ? "" : formatDay(textOf(fact), locale));
  const floor = textOf(facts.floor);
  const before = recordOf(facts.before);
  const after = recordOf(facts.after);
  const ending = facts.end ?? null;
  const events = new Set(textsOf(facts.way)).difference(new Set(lines)).size;
  const cuts = Array.isArray(clears.facts.cuts) ? clears.facts.cuts : null;
  const share = (fact: Fact | undefined) => (typeof fact === "number" ? printedShare(fact, locale) : "");
  const level = (side: FactRecord | null): string =>
    t("level", {
      level: textOf(side?.level),
      measured: typeof side?.share === "number" ? "yes" : "no",
      share: share(side?.share),
    });
  const words = (key: "aspect" | "item" | "caveat", fact: Fact | undefined): string =>
    textsOf(fact)
      .map((code) => t(`${key}.${code}` as "item.actor"))
      .join(", ");
  return {
    need: requirement ?? "",
    other: textOf(facts.other),
    line: lines[0] ?? "",
    count: lines.length,
    cuts: cuts?.length ?? 0,
    alone: textsOf(facts.delegations).length === 1 ? "yes" : "no",
    years: printedYears(textsOf(facts.ranges)),
    year: typeof facts.year === "number" ? String(facts.year) : "",
    floored: floor === "" || floor === "expressed" ? "no" : "yes",
    floor: floor === "" ? "" : stage(floor as "signed"),
    share: share(facts.share),
    minimum: minimumOf(found, locale),
    known: facts.longest === null ? "no" : "yes",
    sought: day(facts.sought),
    longest: day(facts.longest),
    until: day(clears.facts.until),
    first: day(facts.first),
    last: day(facts.last),
    before: level(before),
    beforeYear: String(before?.year ?? ""),
    after: level(after),
    afterYear: String(after?.year ?? ""),
    among: events === 0 ? "lines" : "events",
    events,
    about: requirement === null ? "category" : "need",
    category: names.category(textOf(facts.category) || id.replace(/^TRIG-/, "")),
    aspects: words("aspect", facts.aspects),
    delegations: textsOf(facts.delegations).map(names.delegation).join(", "),
    kinds: words("caveat", facts.kinds),
    ends: ending === null ? "no" : "yes",
    end: day(ending),
    funded: day(facts.fundedUntil),
    ground: textOf(facts.ground),
    instrument: textOf(facts.instrument) === "" ? "" : instrument(textOf(facts.instrument) as "treaty"),
    confirmed: facts.confirmedOn === null ? "no" : "yes",
    stated: typeof facts.stated === "number" ? String(facts.stated) : day(facts.statedOn),
    confirmedOn: day(facts.confirmedOn),
    due: day(facts.due),
    missing: words("item", facts.missing),
  };
}

const minimumOf = ({ clears: { facts } }: Finding, locale: Locale): string => {
  const [minimum, unit] = [textOf(facts.minimum), textOf(facts.unit)];
  return unit === "" ? formatNumber(minimum, locale) : formatQuantity(minimum, unit, locale);
};
