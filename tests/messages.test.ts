import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import { LOCALES, type Locale } from "../domain/vocabulary.ts";
import { messagesOf } from "../messages/messages.ts";
import { type IcuArgument, readIcu } from "./icu.ts";

type Tree = { [key: string]: string | Tree };

/** Every message of a language by its full key. */
function flat(tree: Tree, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === "string" ? [[prefix + key, value] as const] : [...flat(value, `${prefix}${key}.`)],
    ),
  );
}

const texts: Record<Locale, Map<string, string>> = {
  en: flat(messagesOf("en")),
  uk: flat(messagesOf("uk")),
};

/** The arguments and tags of a message, apart from the forms, in which languages differ. */
const signature = (text: string): string[] => {
  const message = readIcu(text);
  const named = message.arguments.map(({ name, type, forms }) =>
    type === "select" ? `${name} select ${forms.toSorted()}` : `${name} ${type}`,
  );
  return [...new Set([...named, ...message.tags.map((tag) => `<${tag}>`)])].toSorted();
};

/** English may do with one form ("Filters (3)"); Ukrainian declines, so that a form left out is a mistake. */
const NEEDED_FORMS: Record<Locale, string[]> = { en: ["other"], uk: ["one", "few", "many", "other"] };
const KNOWN_FORMS: Record<Locale, string[]> = { en: ["one", "other"], uk: NEEDED_FORMS.uk };
const COUNTS = [0, 1, 2, 5, 11, 21, 22, 25, 101, 1.5];

/** Messages whose count stands alone, beside no word that declines. */
const WITHOUT_NOUN = new Set([
  "changes.versions",
  "common.filters.open",
  "compare.totals.attribution.own",
  "compare.totals.attribution.reported",
]);

/** One set of values for each way in which the message may be asked. */
function valuesFor(args: IcuArgument[]): Record<string, string | number | Date>[] {
  const isCounted = args.some(
    ({ type }) => type === "plural" || type === "selectordinal" || type === "number",
  );
  const counts = isCounted ? COUNTS : [1];
  const choices = Math.max(
    1,
    ...args.filter(({ type }) => type === "select").map(({ forms }) => forms.length),
  );
  return counts.flatMap((count) =>
    Array.from({ length: choices }, (_, choice) =>
      Object.fromEntries(
        args.map(({ name, type, forms }) => {
          if (type === "select") return [name, forms[choice % forms.length] ?? "other"];
          if (type === "date" || type === "time") return [name, new Date("2026-03-24T12:00:00Z")];
          return [name, type === "text" ? "Test" : count];
        }),
      ),
    ),
  );
}

function render(locale: Locale, key: string, text: string): string[] {
  const message = readIcu(text);
  const t = createTranslator({
    locale,
    messages: messagesOf(locale),
    timeZone: "Europe/Kyiv",
    onError: (error) => {
      throw error;
    },
  });
  const tags = Object.fromEntries(message.tags.map((tag) => [tag, (chunks: string) => chunks]));
  return valuesFor(message.arguments).map((values) =>
    t.markup(key as never, { ...values, ...tags } as never),
  );
}

test("both languages have the same keys", () => {
  expect([...texts.uk.keys()].toSorted()).toEqual([...texts.en.keys()].toSorted());
  expect(texts.en.size).toBeGreaterThan(300);
});

test("both languages take the same arguments", () => {
  for (const [key, english] of texts.en) {
    expect.soft(signature(texts.uk.get(key) ?? ""), key).toEqual(signature(english));
  }
});

describe.each(LOCALES)("%s", (locale) => {
  test("every plural has the forms of the language", () => {
    for (const [key, text] of texts[locale]) {
      for (const { type, forms } of readIcu(text).arguments) {
        if (type !== "plural") continue;
        const named = forms.filter((form) => !form.startsWith("="));
        expect.soft(named, key).toEqual(expect.arrayContaining(NEEDED_FORMS[locale]));
        expect.soft(KNOWN_FORMS[locale], key).toEqual(expect.arrayContaining(named));
      }
    }
  });

  test("every message renders, with every count and choice", () => {
    for (const [key, text] of texts[locale]) {
      const rendered = render(locale, key, text);
      for (const words of rendered) expect.soft(words.trim(), key).not.toBe("");
      expect.soft(rendered.join(" "), key).not.toMatch(/[{}]|undefined|NaN/);
    }
  });
});

/** Plural categories of the counts that are tried, by CLDR; English has two of them, Ukrainian all four. */
const FORM_OF: Record<Locale, Record<string, number[]>> = {
  en: { one: [1], other: [2, 5, 11, 21, 22, 25, 101, 1.5] },
  uk: { one: [1, 21, 101], few: [2, 22], many: [5, 11, 25], other: [1.5] },
};

/** Counted nouns, by a message that is nothing but a count of them: 1, 2, 5 and 1.5 of each. */
test.each<[key: string, en: string[], uk: string[]]>([
  [
    "timeline.act.communication",
    ["1 commitment communicated", "2 commitments communicated", "5 commitments communicated"],
    ["повідомлено 1 зобовʼязання", "повідомлено 2 зобовʼязання", "повідомлено 5 зобовʼязань"],
  ],
  [
    "requirements.all",
    ["1 requirement on the record", "2 requirements on the record", "5 requirements on the record"],
    ["1 потреба в реєстрі", "2 потреби в реєстрі", "5 потреб у реєстрі"],
  ],
])("%s is counted as the language counts", (key, en, uk) => {
  for (const locale of LOCALES) {
    const [text] = [texts[locale].get(key) ?? ""];
    const said = COUNTS.map(
      (count) => [count, render(locale, key, text)[COUNTS.indexOf(count)] ?? ""] as const,
    );
    const words = new Map(
      said.map(([count, sentence]) => [count, sentence.replace(/^\D*[\d.,]+\s*|\d[\d.,]*/g, "")]),
    );
    for (const counts of Object.values(FORM_OF[locale])) {
      const [first = 1] = counts;
      for (const count of counts) expect(words.get(count), `${locale} ${count}`).toBe(words.get(first));
    }
    const sentences = new Map(said);
    expect([1, 2, 5].map((count) => sentences.get(count))).toEqual(locale === "en" ? en : uk);
  }
});

test("where Ukrainian counts, five are said otherwise than one: a form that was only copied is found", () => {
  for (const [key, text] of texts.uk) {
    for (const { name, type, forms } of readIcu(text).arguments) {
      if (type !== "plural" || !forms.includes("many")) continue;
      const [one, many] = [1, 5].map((count) =>
        render("uk", key, text)[COUNTS.indexOf(count)]?.replace(/\d/g, ""),
      );
      if (!WITHOUT_NOUN.has(key)) expect.soft(one, `${key}: {${name}}`).not.toBe(many);
    }
  }
});

test("Ukrainian is written in Ukrainian, with its own apostrophe and quotation marks", () => {
  for (const [key, text] of texts.uk) {
    expect.soft(text, `${key}: the letters ы, э, ъ, ё are not Ukrainian`).not.toMatch(/[ыэъё]/i);
    expect.soft(text, `${key}: the apostrophe in a word is ʼ (U+02BC)`).not.toMatch(/\p{L}['’`]\p{L}/u);
    expect.soft(text, `${key}: quotation marks are «»`).not.toMatch(/[“”"]/);
  }
});

describe("a message that is wrong is found", () => {
  test.each([
    ["a missing argument", "{count} lines of {name}", "{count} рядків"],
    ["another type", "{count, number}", "{count}"],
    ["a missing tag", "<link>here</link>", "тут"],
    ["a missing choice", "{who, select, own {a} other {b}}", "{who, select, other {b}}"],
  ])("%s", (_name, english, ukrainian) => {
    expect(signature(ukrainian)).not.toEqual(signature(english));
  });

  test("a missing plural form, and a brace too few or too many", () => {
    expect(readIcu("{n, plural, one {#} other {#}}").arguments[0]?.forms).toEqual(["one", "other"]);
    expect(readIcu("'{quoted}' {n}").arguments).toEqual([{ name: "n", type: "text", forms: [] }]);
    expect(() => readIcu("{n, plural, one {#} other {#}")).toThrow();
    expect(() => readIcu("a } b")).toThrow();
  });
});
