// Two languages: on a page in one of them no word of the other stands unmarked, in text or in what is read aloud.
import type { Page } from "@playwright/test";
import { LOCALES, type Locale } from "../domain/vocabulary.ts";
import { messagesOf } from "../messages/messages.ts";
import { ALL_PAGES, expect, nameOf, READER_PAGES, test } from "./access-pages.ts";

type Tree = { [key: string]: string | Tree };
const flat = (tree: Tree): string[] =>
  Object.values(tree).flatMap((value) => (typeof value === "string" ? [value] : flat(value)));
const isPlain = (text: string) => !/[{<]/.test(text);
/** English messages that Ukrainian does not share: they are found also where a page marks them as English. */
const inUkrainian = new Set(flat(messagesOf("uk")));
const ENGLISH = flat(messagesOf("en")).filter(
  (text) => isPlain(text) && !inUkrainian.has(text) && text.length > 3,
);

/** What is written in Latin letters in Ukrainian too: marks, symbols, formats, codes, addresses, names of programs. */
const LATIN =
  /^(?:[\s\d\p{P}\p{S}]|Surety|English|PDF|JSON(?:-LD| Feed)?|CSV|CSL|BibTeX|Atom|iCalendar|OpenAPI|API|HTTP|SHA-256|UTC|RFC|ISO|CC BY|Ctrl|Enter|Esc|[A-Z]{2}-[0-9A-Z]{4}|[A-Z]{2,5}|P\/\d+\/\d+(?:\/Corr\.\d+)?|E-[0-9A-Z]{4}|https?:\S+|\/\S+|\b[a-zA-Z]\b)+$/u;

/** What the record keeps without its language: names of sources and publishers, reasons in somebody's own words. */
const UNKNOWN = "[rel~=external], cite, .source-list, .whitespace-pre-line, title, .chip, del, ins";

type Found = { text: string; lang: string; where: string; isUnknown: boolean };

/** Every text of the page and every name that is read aloud, with the language it is said to be in. */
const textsOf = (page: Page): Promise<Found[]> =>
  page.evaluate((unknown) => {
    const found: Found[] = [];
    const add = (element: Element | null, text: string | null) => {
      if (!element || !text?.trim() || element.closest("script, style, template, code, kbd, pre, samp"))
        return;
      const lang = element.closest("[lang]")?.getAttribute("lang") ?? "";
      found.push({
        text: text.trim(),
        lang,
        where: element.outerHTML.slice(0, 140),
        isUnknown: element.closest(unknown) !== null,
      });
    };
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      add(node.parentElement, node.textContent);
    for (const name of ["aria-label", "title", "placeholder", "alt", "aria-description"]) {
      for (const element of document.querySelectorAll(`[${name}]`)) add(element, element.getAttribute(name));
    }
    return found;
  }, UNKNOWN);

const isForeign: Record<Locale, (text: string) => boolean> = {
  // One word is named in both: how the city is written.
  en: (text) => /\p{Script=Cyrillic}/u.test(text.replace("Київ", "")),
  uk: (text) => /\p{Script=Latin}{2}/u.test(text) && !/\p{Script=Cyrillic}/u.test(text) && !LATIN.test(text),
};

for (const place of ALL_PAGES) {
  const isReaders = READER_PAGES.includes(place);
  test(`no unmarked word of the other language: ${nameOf(place)}`, async ({ browser, visits }) => {
    const page = await visits.keep(browser, place);
    for (const locale of LOCALES) {
      await page.goto(visits.urlOf(place, locale));
      const texts = await textsOf(page);
      const unmarked = texts.filter(
        ({ text, lang, isUnknown }) => lang === locale && !isUnknown && isForeign[locale](text),
      );
      // Members see names and drafts, which are in whatever language they were written.
      if (isReaders) expect.soft(unmarked, locale).toEqual([]);
      expect
        .soft(
          texts.filter(({ lang }) => lang !== "en" && lang !== "uk"),
          locale,
        )
        .toEqual([]);
      if (locale === "en") continue;
      const english = new Set(ENGLISH);
      expect
        .soft(
          texts.filter(({ text, lang }) => lang === "uk" && english.has(text)),
          "messages",
        )
        .toEqual([]);
    }
  });
}

test("a record that is not translated is shown in its own language, and says so", async ({
  browser,
  visits,
}) => {
  const place = { address: "/commitments/LINE", reader: "public", of: "world" } as const;
  const page = await visits.keep(browser, place);
  await page.goto(visits.urlOf(place, "uk"));
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading.locator("[lang=en]").or(page.locator("h1[lang=en]"))).toHaveText(/^Title/);
  await expect(page.getByText("англійською", { exact: true }).first()).toBeVisible();
});

test("it bites: an unmarked word is named, in a text and in a name read aloud", async ({ page }) => {
  await page.setContent(
    '<html lang="uk"><title>Строк</title><p>Заголовок</p><p>Deadline</p><a aria-label="Close">×</a><p lang="en">Title</p><p>GB-7K3Q · JSON</p></html>',
  );
  const unmarked = (await textsOf(page)).filter(({ text, lang }) => lang === "uk" && isForeign.uk(text));
  expect(unmarked.map(({ text }) => text)).toEqual(["Deadline", "Close"]);
});
