import { z } from "zod";
import type { Text } from "../../domain/commitment.ts";
import { type Piece, snippet } from "../../domain/search-marks.ts";
import { hasWords, type SoughtWord, soughtWords } from "../../domain/search-words.ts";
import { LOCALES, type Locale } from "../../domain/vocabulary.ts";
import type { QueryReader } from "../../server/page-request.ts";

/** What can be found, in the order in which it is shown. */
export const SEARCH_KINDS = [
  "delegations",
  "commitments",
  "requirements",
  "events",
  "acts",
  "terms",
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** Longer questions are refused in words: nobody types them. */
export const LONGEST_QUESTION = 200;
/** Of one kind no more are counted or given; what is meant is then not among the last of them. */
export const MOST_FOUND = 1000;

/** One record that answers, with the texts in which it does. */
export type Found = {
  kind: SearchKind;
  /** Symbol, code of a delegation, or anchor of a term. */
  symbol: string;
  title: Text;
  body: Text;
  /** Code of the delegation whose it is. */
  delegation: string | null;
  /** Code of the category of a commitment or a requirement. */
  category: string | null;
  /** Day of an event or an act. */
  on: string | null;
};

/** The piece of a record's text that shows why it was found, and the language that it is in. */
export function snippetOf(
  words: readonly SoughtWord[],
  body: Text,
  locale: Locale,
): { pieces: Piece[]; lang: Locale } | null {
  const texts = [locale, ...LOCALES.filter((other) => other !== locale)].flatMap((lang) => {
    const text = body[lang];
    return text ? [{ lang, text }] : [];
  });
  const best = texts.find(({ text }) => words.some((word) => hasWords([word], text))) ?? texts[0];
  return best ? { pieces: snippet(words, best.text), lang: best.lang } : null;
}

export const KIND_NAMES = {
  delegations: "delegation",
  commitments: "commitment",
  requirements: "requirement",
  events: "event",
  acts: "act",
  terms: "term",
} as const satisfies Record<SearchKind, string>;

/** What search found, as the API gives it. */
export const foundBody = z
  .strictObject({
    kind: z.enum(Object.values(KIND_NAMES)),
    symbol: z.string().meta({
      description: "Symbol of the record; code of a delegation; anchor of a word in the glossary.",
      examples: ["XA-7K3Q"],
    }),
    title: z.strictObject({ en: z.string(), uk: z.string().nullable() }),
    snippet: z.string().meta({ description: "The part of the text around the first word that was found." }),
  })
  .meta({ id: "Found" });

export function toFoundBody(found: Found, words: readonly SoughtWord[]): z.input<typeof foundBody> {
  const { kind, symbol, title, body } = found;
  const pieces = snippetOf(words, body, "en")?.pieces ?? [];
  return {
    kind: KIND_NAMES[kind],
    symbol,
    title: { en: title.en, uk: title.uk },
    snippet: pieces.map(({ text }) => text).join(""),
  };
}

export const foundExample: z.input<typeof foundBody> = {
  kind: "commitment",
  symbol: "XA-7K3Q",
  title: { en: "Two air defence batteries", uk: "Дві батареї протиповітряної оборони" },
  snippet: "Asteria provides two batteries with crews in training.",
};

/** What a page of results is asked for. */
export type AskedSearch = {
  /** For the field: all that a text can hold of what was typed. */
  typed: string;
  /** The question without signs that cannot be written; null where nothing is asked. */
  q: string | null;
  hasWords: boolean;
  isCleaned: boolean;
  fault: "too-long" | null;
  kinds: SearchKind[] | undefined;
  /** Its part of the address. */
  query: { q: string | null; in: SearchKind[] | undefined };
};

/** Reads the address of a page of results. */
export function readSearchQuery(query: Pick<QueryReader, "one" | "choices">): AskedSearch {
  const typed = query.one("q") ?? "";
  const written = typed.toWellFormed().replaceAll("\uFFFD", "");
  const q = written
    .replaceAll(/[\p{C}\s]+/gu, " ")
    .trim()
    .normalize("NFC");
  const isCleaned = written !== typed || /[^\P{C}\s]/u.test(typed);
  const kinds = query.choices("in", SEARCH_KINDS);
  const fault = Array.from(q).length > LONGEST_QUESTION ? "too-long" : null;
  return {
    typed: q,
    q: q || null,
    hasWords: soughtWords(q).length > 0,
    isCleaned,
    fault,
    kinds,
    query: { q: fault === null && q !== "" ? q : null, in: kinds },
  };
}
