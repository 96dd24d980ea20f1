import { fold } from "./search-words.ts";
import type { Locale } from "./vocabulary.ts";

/** A name with more than one spelling: the one that the register uses, and how words of it begin, folded. */
type Spelling = {
  shown: Record<Locale, string>;
  /** In use today. */
  forms: readonly string[];
  /** Taken over from Russian: found, and the right one is shown. */
  legacy: readonly string[];
};

const SPELLINGS: readonly Spelling[] = [
  place("Kyiv", "Київ", ["kyiv", "київ", "києв"], ["kiev", "киев"]),
  place("Lviv", "Львів", ["lviv", "львів", "львов"], ["lvov"]),
  place("Odesa", "Одеса", ["odesa", "одес"], ["odessa", "одесс"]),
  place("Kharkiv", "Харків", ["kharkiv", "харків", "харков"], ["kharkov"]),
  place("Dnipro", "Дніпро", ["dnipro", "дніпр"], ["dnepr", "dniepr", "днепр"]),
  place("Mykolaiv", "Миколаїв", ["mykolaiv", "миколаїв", "миколаєв"], ["nikolaev", "nikolayev", "николаев"]),
  place("Zaporizhzhia", "Запоріжжя", ["zaporizh", "запоріж", "запоріз"], ["zaporozh", "запорож"]),
  place("Chornobyl", "Чорнобиль", ["chornobyl", "чорнобил"], ["chernobyl", "чернобыл"]),
  place("Chernihiv", "Чернігів", ["chernihiv", "чернігів", "чернігов"], ["chernigov", "чернигов"]),
  place("Donbas", "Донбас", ["donbas", "донбас"], ["donbass", "донбасс"]),
  place("Luhansk", "Луганськ", ["luhansk", "луганськ"], ["lugansk", "луганск"]),
  place("Ternopil", "Тернопіль", ["ternopil", "тернопіл", "тернопол"], ["ternopol"]),
  place("Rivne", "Рівне", ["rivne", "рівн"], ["rovno", "ровно"]),
  place("Vinnytsia", "Вінниця", ["vinnyts", "вінниц"], ["vinnits", "винниц"]),
  place("Crimea", "Крим", ["crimea", "крим", "krym"], ["крым"]),
  place("Zelenskyy", "Зеленський", ["zelensk", "зеленськ"], ["зеленск"]),
];

function place(en: string, uk: string, forms: string[], legacy: string[]): Spelling {
  return { shown: { en, uk }, forms, legacy };
}

/** The forms of a name differ in their last letters only. */
const LONGEST_ENDING = 3;
const begins = (word: string, form: string): boolean =>
  word.startsWith(form) && word.length - form.length <= LONGEST_ENDING;
const spellingOf = (word: string): Spelling | undefined =>
  SPELLINGS.find(({ forms, legacy }) => [...legacy, ...forms].some((form) => begins(word, form)));

/** How else a folded word is spelt: beginnings of words. */
export function otherSpellings(word: string): string[] {
  const known = spellingOf(word);
  return known ? [...new Set([...known.forms, ...known.legacy])] : [];
}

/** Words of a question in a spelling that the register does not use, each with the one that it does. */
export function correctSpellings(text: string, locale: Locale): { typed: string; correct: string }[] {
  return (text.match(/[\p{L}\p{M}'’ʼ]+/gu) ?? []).flatMap((typed) => {
    const word = fold(typed);
    const known = spellingOf(word);
    const isLegacy = known?.legacy.some((form) => begins(word, form)) ?? false;
    return known && isLegacy && !known.forms.includes(word) ? [{ typed, correct: known.shown[locale] }] : [];
  });
}

/** What readers call a party or a category for short, by its code. */
const SHORT_NAMES: Readonly<Record<string, readonly string[]>> = {
  EU: ["ЄС", "Євросоюз"],
  GB: ["UK", "Britain", "Британія"],
  US: ["USA", "America", "США", "Америка"],
  "air-defence": ["ППО"],
  cyber: ["cybersecurity", "кібербезпека"],
  "humanitarian-demining": ["mines", "міни", "розмінування"],
  diplomatic: ["diplomacy", "дипломатія"],
};

export const shortNames = (code: string): readonly string[] => SHORT_NAMES[code] ?? [];
