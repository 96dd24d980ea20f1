import { type SQL, sql } from "drizzle-orm";
import { cache } from "react";
import { read } from "../../db/client.ts";
import { categories, delegations } from "../../db/schema/parties.ts";
import { askedSymbol } from "../../domain/asked-symbol.ts";
import { answers, fold, type SoughtWord, soughtWords } from "../../domain/search-words.ts";
import { otherSpellings, shortNames } from "../../domain/spellings.ts";
import { LOCALES } from "../../domain/vocabulary.ts";
import { messagesOf } from "../../messages/messages.ts";

/** A code that the database keeps beside the words of a record, and every word by which a reader calls it. */
type Label = { code: string; words: string[] };

/** The lists whose codes are kept, by their sign there (migration 0005) and their name among the messages. */
const CODELISTS = { stg: "stage", ins: "instrument", act: "actKind", evt: "eventKind" } as const;

const PARTY = "dlg";

const codeOf = (list: string, code: string): string => list + fold(code).replaceAll(" ", "");
const wordsOf = (...texts: (string | null)[]): string[] =>
  texts.flatMap((text) => soughtWords(text ?? "").map(({ typed }) => typed));

const listLabels = cache(async (): Promise<Label[]> => {
  const [parties, groups] = await Promise.all([
    read({ sessionHash: null }, (db) => db.select().from(delegations)),
    read({ sessionHash: null }, (db) => db.select().from(categories)),
  ]);
  const codes = Object.entries(CODELISTS).flatMap(([list, name]) => {
    const known: Record<string, string>[] = LOCALES.map((locale) => messagesOf(locale).terms[name]);
    return Object.keys(known[0] ?? {}).map((code) => ({
      code: codeOf(list, code),
      words: wordsOf(...known.map((labels) => labels[code] ?? null)),
    }));
  });
  return [
    ...parties.map((party) => ({
      code: codeOf(PARTY, party.code),
      words: wordsOf(party.nameEn, party.nameUk, party.genitiveUk, party.code, ...shortNames(party.code)),
    })),
    ...groups.map((group) => ({
      code: codeOf("ctg", group.code),
      words: wordsOf(group.nameEn, group.nameUk, ...shortNames(group.code)),
    })),
    ...codes,
  ];
});

/** Words by which parties, categories and codes are called: for those that were mistyped. */
export const listLabelWords = async (): Promise<string[]> => [
  ...new Set((await listLabels()).flatMap(({ words }) => words)),
];

/** A question as the database asks it of the column `words`: all of it, and of titles alone. */
export type Sought = { words: SoughtWord[]; all: SQL; title: SQL };

/** Null where the question has no word in it. */
export async function seek(q: string): Promise<Sought | null> {
  const words = soughtWords(q, otherSpellings);
  if (words.length === 0) return null;
  const labels = await listLabels();
  const each = words.map((word) => ({
    word,
    codes: labels.filter((label) => label.words.some((name) => answers(word, name))).map(({ code }) => code),
  }));
  const joined = (weight: "" | "A") =>
    sql.join(
      each.map(({ word, codes }) => anyForm(word, codes, weight)),
      sql` && `,
    );
  return { words, all: sql`(${joined("")})`, title: sql`(${joined("A")})` };
}

/** One word in any of its forms. Folded words are letters and digits, so that nothing in them is an operator. */
function anyForm({ whole, beginnings, english }: SoughtWord, codes: string[], weight: "" | "A"): SQL {
  const ends =
    weight === ""
      ? { whole: "", beginning: ":*", english: "" }
      : { whole: ":A", beginning: ":*A", english: ":A" };
  const forms = [
    ...whole.map((form) => form + ends.whole),
    ...beginnings.map((form) => form + ends.beginning),
    // Of a title the party is a part, for readers name it first; category and stage are not.
    ...codes.filter((code) => weight === "" || code.startsWith(PARTY)),
  ].join(" | ");
  const simple = sql`to_tsquery('pg_catalog.simple', ${forms}::text)`;
  if (english === null) return simple;
  return sql`(${simple} || to_tsquery('pg_catalog.english', ${english + ends.english}::text))`;
}

/**
 * Whether a row of a list says what is asked for, as search finds it: by its words, or by its symbol. Undefined where
 * nothing is asked for.
 */
export async function saysWords(
  q: string | undefined,
): Promise<((words: SQL, symbol: SQL) => SQL) | undefined> {
  if (!q) return undefined;
  const sought = await seek(q);
  const symbol = askedSymbol(q)?.symbol ?? "";
  return (words, ofRow) =>
    sought === null ? sql`false` : sql`(${words} @@ ${sought.all} or ${ofRow} = ${symbol})`;
}
