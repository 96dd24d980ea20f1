/**
 * How words are compared when somebody looks for them. The database folds and transliterates what it stores in the same
 * way (the functions of the schema `search`); tests/search.test.ts holds the two equal.
 */

const UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZАБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯЁЪЫЭё";
const LOWER = "abcdefghijklmnopqrstuvwxyzабвгґдеєжзиіїйклмнопрстуфхцчшщьюяеъыэе";
const OTHER_LATIN = { from: "ØøŁłĐđıŦŧ", to: "oolldditt" };
/** However an apostrophe was typed, it parts no word; nor do a stress mark and a soft hyphen. */
const LEFT_OUT = /['’ʼ‘`´′ʹ\u00AD]|\u0301/g;
const BETWEEN_WORDS = /[^0-9a-z\u00DF-\u024F\u0370-\u1FFF]+/g;

const FOLDED = new Map<string, string>();
for (const [index, letter] of [...UPPER].entries()) FOLDED.set(letter, LOWER.charAt(index));
for (const [index, letter] of [...OTHER_LATIN.from].entries())
  FOLDED.set(letter, OTHER_LATIN.to.charAt(index));
for (let code = 0xc0; code <= 0x17f; code += 1) {
  const letter = String.fromCodePoint(code);
  const base = letter.normalize("NFD").charAt(0);
  if (base !== letter && /[A-Za-z]/.test(base)) FOLDED.set(letter, base.toLowerCase());
}

/** One case, no accents of Latin letters, no apostrophes, words parted by one space. */
export const fold = (text: string): string =>
  Array.from(text.normalize("NFC").replaceAll(LEFT_OUT, ""), (letter) => FOLDED.get(letter) ?? letter)
    .join("")
    .replaceAll(BETWEEN_WORDS, " ");

const AT_START: Readonly<Record<string, string>> = { є: "ye", ї: "yi", й: "y", ю: "yu", я: "ya" };
const LATIN: Readonly<Record<string, string>> = {
  ...{ а: "a", б: "b", в: "v", г: "h", ґ: "g", д: "d", е: "e", є: "ie", ж: "zh", з: "z", и: "y", і: "i" },
  ...{ ї: "i", й: "i", к: "k", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u" },
  ...{ ф: "f", х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch", ю: "iu", я: "ia", ь: "" },
  // Not Ukrainian, but typed by some who look for it.
  ...{ ы: "y", э: "e", ъ: "" },
};

/** Folded Ukrainian in Latin letters. Source: Resolution 55 of the Cabinet of Ministers, 27 January 2010. */
export const latinOf = (folded: string): string =>
  folded
    .replaceAll(/(^| )([єїйюя])/g, (_, space: string, letter: string) => space + (AT_START[letter] ?? ""))
    .replaceAll("зг", "zgh")
    .replaceAll(/[а-яєіїґ]/g, (letter) => LATIN[letter] ?? letter);

/** Ґ was г for two generations: who looks for the one finds the other. */
const merged = (word: string): string => word.replaceAll("ґ", "г");

const isCyrillic = (word: string): boolean => /[а-яєіїґ]/.test(word);
const isNumber = (word: string): boolean => /^\d/.test(word);

const ENDINGS =
  /(?:енням|анням|ення|ання|ості|істю|ість|ами|ями|ого|ому|ими|іми|их|іх|ий|ій|ої|ою|ею|єю|ові|еві|ів|їв|ам|ям|ах|ях|ом|ем|єм|им|ім|ію|ія|ії|ию|[аяиіїуюоеєьй])$/;

/** What of a word stays the same through its forms, roughly: enough to look for words that begin so. */
export function stem(word: string): string {
  if (!isCyrillic(word)) return word.length >= 6 ? word.replace(/[aeiouy]$/, "") : word;
  const cut = word.replace(ENDINGS, "");
  return cut.length >= 3 ? cut : word;
}

/** A word of a question: what the record may have in its place, whole, or as the beginning of a word. */
export type SoughtWord = {
  /** As it was typed, folded. */
  typed: string;
  whole: string[];
  beginnings: string[];
  /** For the stems of English, which the database knows; null where the word is none. */
  english: string | null;
};

/** Words that stand in every text and tell nothing: PostgreSQL's own list for English, and the like in Ukrainian. */
const EMPTY: ReadonlySet<string> = new Set(
  [
    "i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her",
    "hers herself it its itself they them their theirs themselves what which who whom this that these",
    "those am is are was were be been being have has had having do does did doing a an the and but if or",
    "because as until while of at by for with about against between into through during before after",
    "above below to from up down in out on off over under again further then once here there when where",
    "why how all any both each few more most other some such no nor not only own same so than too very s",
    "t can will just don should now",
    "а б в від для до ж з за зі із і й на не о об по при про та те у це що як",
  ].flatMap((line) => line.split(" ")),
);
const MOST_WORDS = 12;

/** The words of a question. `spellings` gives what else a word is called, whole beginnings of words. */
export function soughtWords(
  text: string,
  spellings: (folded: string) => readonly string[] = () => [],
): SoughtWord[] {
  const words = [...new Set(fold(text).split(" "))].filter((word) => /[\p{L}\p{N}]/u.test(word));
  const telling = words.filter((word) => !EMPTY.has(word));
  return (telling.length > 0 ? telling : words)
    .slice(0, MOST_WORDS)
    .map((typed) => soughtWord(typed, spellings(typed)));
}

function soughtWord(typed: string, others: readonly string[]): SoughtWord {
  const cyrillic = isCyrillic(typed);
  const forms = [merged(typed), ...(cyrillic ? [latinOf(typed)] : [])];
  const long = !isNumber(typed) && typed.length >= (cyrillic ? 3 : 4);
  const stems = long ? [merged(stem(typed)), ...(cyrillic ? [latinOf(stem(typed))] : [])] : [];
  return {
    typed,
    whole: [...new Set(forms)].filter(Boolean),
    beginnings: [...new Set([...stems, ...others])].filter(Boolean),
    english: cyrillic || isNumber(typed) || EMPTY.has(typed) ? null : typed,
  };
}

/** Endings of English words; the database cuts them by its own rules, which are finer. */
const ENGLISH_REST = /^(?:|s|es|ed|ing|d|y|ies|e|ion|ions)$/;

/** Whether a word of a text is one that is looked for. */
export function answers(sought: SoughtWord, folded: string): boolean {
  const forms = [merged(folded), latinOf(folded)];
  return forms.some(
    (form) =>
      sought.whole.includes(form) ||
      sought.beginnings.some((beginning) => form.startsWith(beginning)) ||
      (sought.english !== null && isSameInEnglish(sought.english, form)),
  );
}

function isSameInEnglish(one: string, other: string): boolean {
  let shared = 0;
  while (shared < one.length && one.charAt(shared) === other.charAt(shared)) shared += 1;
  return shared >= 3 && ENGLISH_REST.test(one.slice(shared)) && ENGLISH_REST.test(other.slice(shared));
}

/** Whether a text has all the words. */
export function hasWords(words: readonly SoughtWord[], text: string): boolean {
  const own = fold(text).split(" ").filter(Boolean);
  return words.every((sought) => own.some((word) => answers(sought, word)));
}
