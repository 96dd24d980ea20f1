import { getTranslations } from "next-intl/server";
import { FlaggedName } from "@/components/flagged-name.tsx";
import type { CategoryRecord } from "@/domain/records.ts";
import { markWords } from "@/domain/search-marks.ts";
import type { SoughtWord } from "@/domain/search-words.ts";
import { actAddress } from "@/domain/symbol.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import { formatDay, inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { type Found, type SearchKind, snippetOf } from "../schema.ts";
import { MarkedText } from "./marked-text.tsx";

export type Names = ReadonlyMap<string, Record<Locale, string>>;
type Props = {
  page: PageRequest;
  found: Found;
  words: readonly SoughtWord[];
  names: Names;
  categories: readonly CategoryRecord[];
};

const ADDRESSES: Record<SearchKind, (locale: Locale, symbol: string) => ReturnType<typeof paths.home>> = {
  delegations: paths.delegation,
  commitments: paths.commitment,
  requirements: paths.requirement,
  // An event has its page beside the acts.
  events: paths.act,
  acts: (locale, symbol) => paths.act(locale, actAddress(symbol)),
  terms: paths.term,
};

/** The address of what was found, as of the moment in view. */
export const addressOf = (page: PageRequest, { kind, symbol }: Pick<Found, "kind" | "symbol">) => {
  const [path = "", anchor] = ADDRESSES[kind](page.locale, symbol).split("#");
  const href = page.link(path as ReturnType<typeof paths.home>);
  return anchor === undefined ? href : `${href}#${anchor}`;
};

/** What was found: its title, whose and when, and the part of its text that says so. */
export async function SearchHit({ page, found, words, names, categories }: Props) {
  const { locale } = page;
  const t = await getTranslations("common.language");
  const title = inLanguage(found.title, locale);
  const part = snippetOf(words, found.body, locale);
  const isForeign = title.lang !== locale || (part !== null && part.lang !== locale);
  const name = found.delegation === null ? null : (names.get(found.delegation)?.[locale] ?? found.delegation);
  const category = categories.find(({ code }) => code === found.category);
  const hasSymbol = found.kind !== "terms" && found.kind !== "delegations";
  return (
    <li className="search-hit">
      <h3 className="search-hit-title">
        <a href={addressOf(page, found)} lang={title.lang === locale ? undefined : title.lang}>
          <MarkedText pieces={markWords(words, title.text)} />
        </a>
      </h3>
      {part && part.pieces.length > 0 ? (
        <p className="search-hit-text" lang={part.lang === locale ? undefined : part.lang}>
          <MarkedText pieces={part.pieces} />
        </p>
      ) : null}
      <p className="search-hit-about">
        {hasSymbol ? <span className="whitespace-nowrap">{found.symbol}</span> : null}
        {found.delegation !== null && name !== null && found.kind !== "delegations" ? (
          <FlaggedName code={found.delegation} name={name} />
        ) : null}
        {category ? (
          <span>
            <MarkedText pieces={markWords(words, category.name[locale])} />
          </span>
        ) : null}
        {found.on === null ? null : <time dateTime={found.on}>{formatDay(found.on, locale)}</time>}
        {isForeign ? <span>({t(locale === "uk" ? "en" : "uk")})</span> : null}
      </p>
    </li>
  );
}
