import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { type AsOf, type AsOfFault, asOfNow, parseAsOf } from "../domain/as-of.ts";
import type { Day } from "../domain/commitment.ts";
import { textFault } from "../domain/text.ts";
import { LOCALES, type Locale } from "../domain/vocabulary.ts";
import { paths, withQuery } from "../lib/paths.ts";
import { type Format, MEDIA_TYPES } from "./formats.ts";
import { isLocale } from "./i18n.ts";

export type PageProps<P = unknown> = {
  params: Promise<{ locale: string } & P>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
/** What a link carries beside its path; lists stand in one key, parted by commas. */
export type LinkQuery = Record<string, string | number | readonly string[] | null | undefined>;

/** What a public page is asked for: language, moment of record time, and the keys of its query. */
export type PageRequest = {
  locale: Locale;
  asOf: AsOf;
  asOfFault: AsOfFault | null;
  /** The day in Kyiv on which the page is asked for, whatever moment is in view. */
  today: Day;
  query: QueryReader;
  /** An address within the site that keeps the moment in view. */
  link: (path: Route, query?: LinkQuery) => Route;
  /** The same with another moment; null is now. */
  linkAsOf: (path: Route, query: LinkQuery, asOf: string | null) => Route;
};

/** One moment for a whole request, so that its parts agree. */
const requestTime = cache((): string => Temporal.Now.instant().toString());
/** The same object for the same words, so that what is read for a moment is read once a request. */
const momentOf = cache((asked: string | null) => parseAsOf(asked, requestTime()));

/** Answers 404 for a language that the register does not speak; a moment that cannot be shown is set to now. */
export async function readPage({ params, searchParams }: PageProps): Promise<PageRequest> {
  const [{ locale }, search] = await Promise.all([params, searchParams]);
  if (!isLocale(locale)) notFound();
  const query = new QueryReader(search);
  const asked = query.one("asOf");
  const { asOf, fault } = momentOf(asked);
  const kept = asOf.isNow || asked === null ? null : asked;
  const linkAsOf: PageRequest["linkAsOf"] = (path, more, moment) =>
    withQuery(path, { ...joined(more), asOf: moment });
  return {
    locale,
    asOf,
    asOfFault: fault,
    today: asOfNow(requestTime()).day,
    query,
    link: (path, more = {}) => linkAsOf(path, more, kept),
    linkAsOf,
  };
}

const joined = (query: LinkQuery): Record<string, string | number | null | undefined> =>
  Object.fromEntries(
    Object.entries(query).map(([key, value]) => [key, typeof value === "object" ? value?.join(",") : value]),
  );

/** Reads the query of a page. What is not understood is left out and remembered in `ignored`. */
export class QueryReader {
  readonly ignored: string[] = [];
  readonly #search: Record<string, string | string[] | undefined>;

  constructor(search: Record<string, string | string[] | undefined>) {
    this.#search = search;
  }

  /** The first value of a key; null where it is missing or empty. */
  one(name: string): string | null {
    const [value] = [this.#search[name] ?? []].flat();
    return value || null;
  }

  /** Codes of a closed list, repeated or parted by commas; undefined when none is asked for. */
  choices<T extends string>(name: string, known: readonly T[]): T[] | undefined {
    const values = [this.#search[name] ?? []]
      .flat()
      .flatMap((value) => value.split(","))
      .filter(Boolean);
    const chosen = known.filter((code) => values.includes(code));
    for (const value of new Set(values)) if (!known.some((code) => code === value)) this.#ignore(name, value);
    return chosen.length > 0 ? chosen : undefined;
  }

  choice<T extends string>(name: string, known: readonly T[]): T | undefined {
    const value = this.one(name);
    const chosen = known.find((code) => code === value);
    if (value !== null && chosen === undefined) this.#ignore(name, value);
    return chosen;
  }

  integer(name: string, from: number, to: number): number | undefined {
    const value = this.one(name)?.trim();
    if (!value) return undefined;
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= from && number <= to) return number;
    this.#ignore(name, value);
    return undefined;
  }

  /** One value that `read` understands. */
  as<T>(name: string, read: (text: string) => T | undefined): T | undefined {
    const value = this.one(name)?.trim();
    if (!value) return undefined;
    return read(value) ?? this.#ignore(name, value);
  }

  /** Values, repeated or parted by commas, each of which `read` understands; undefined when none is. */
  each<T>(name: string, read: (text: string) => T | undefined): T[] | undefined {
    const values = [this.#search[name] ?? []]
      .flat()
      .flatMap((value) => value.split(","))
      .map((value) => value.trim())
      .filter(Boolean);
    const found = [...new Set(values)].flatMap((value) => {
      const understood = read(value);
      if (understood === undefined) this.#ignore(name, value);
      return understood === undefined ? [] : [understood];
    });
    return found.length > 0 ? found : undefined;
  }

  day(name: string): Day | undefined {
    const value = this.one(name)?.trim();
    if (!value) return undefined;
    try {
      return Temporal.PlainDate.from(value, { overflow: "reject" }).toString() === value
        ? value
        : this.#ignore(name, value);
    } catch {
      return this.#ignore(name, value);
    }
  }

  /** A day, which means its end in Kyiv, or an instant; none that is later than `latest`. */
  moment(name: string, latest: AsOf): AsOf | undefined {
    const value = this.one(name)?.trim();
    if (!value) return undefined;
    const { asOf, fault } = parseAsOf(value, latest.instant);
    if (fault !== null) return this.#ignore(name, value);
    return asOf.isNow ? latest : asOf;
  }

  text(name: string, max: number): string | undefined {
    const value = this.one(name)?.trim().normalize("NFC");
    if (!value) return undefined;
    return textFault(value, { max, multiline: false }) === null ? value : this.#ignore(name, value);
  }

  #ignore(name: string, value: string): undefined {
    // What is shown back is short and cannot turn the line around.
    this.ignored.push(
      `${name}=${value
        .toWellFormed()
        .replaceAll(/[\p{C}\s]+/gu, " ")
        .slice(0, 60)}`,
    );
    return undefined;
  }
}

/** As those who show links to pages name the languages. */
const OG_LOCALES: Record<Locale, string> = { en: "en_GB", uk: "uk_UA" };

/** Title, canonical address, picture, the same page in the other language and in other formats. */
export function metadataOf(
  { locale, link }: PageRequest,
  page: { title?: string; path: (locale: Locale) => Route; query?: LinkQuery; copies?: readonly Format[] },
): Metadata {
  const here = link(page.path(locale), page.query);
  return {
    ...(page.title ? { title: page.title } : {}),
    // Title and description are those of the page.
    openGraph: {
      type: "website",
      url: here,
      locale: OG_LOCALES[locale],
      alternateLocale: LOCALES.filter((each) => each !== locale).map((each) => OG_LOCALES[each]),
      images: [{ url: link(paths.card(page.path(locale))), width: 1200, height: 630, alt: page.title ?? "" }],
    },
    twitter: { card: "summary_large_image" },
    alternates: {
      canonical: here,
      languages: {
        ...Object.fromEntries(LOCALES.map((each) => [each, link(page.path(each), page.query)])),
        // For readers of any other language.
        "x-default": link(page.path("en"), page.query),
      },
      types: Object.fromEntries(
        (page.copies ?? []).map((format) => [
          MEDIA_TYPES[format],
          link(paths.copy(page.path(locale), format), page.query),
        ]),
      ),
    },
  };
}
