// WCAG 2.2 AA by machine: every page, in both languages, light and dark, at a desk and on a phone.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { LOCALES } from "../domain/vocabulary.ts";
import { ALL_PAGES, expect, nameOf, test } from "./access-pages.ts";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

/** What is wrong with the page as it stands, in words short enough to read. */
async function violations(builder: AxeBuilder): Promise<string[]> {
  // The pages have no frames, so that axe need not open a page of its own to sum up.
  const { violations: found } = await builder.setLegacyMode(true).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} (${failureSummary?.slice(0, 300)})`,
    ),
  );
}

/** Only what is wrong is worked out in full. */
const axe = (page: Page): AxeBuilder => new AxeBuilder({ page }).options({ resultTypes: ["violations"] });
const everyRule = (page: Page): AxeBuilder => axe(page).withTags(WCAG);
const contrast = (page: Page): AxeBuilder => axe(page).withRules(["color-contrast"]);

for (const place of ALL_PAGES) {
  test(`axe: ${nameOf(place)}`, async ({ browser, visits }) => {
    test.setTimeout(90_000);
    const page = await visits.keep(browser, place, { reducedMotion: "reduce" });
    for (const locale of LOCALES) {
      await page.emulateMedia({ colorScheme: "light" });
      await page.setViewportSize(DESK);
      await page.goto(visits.urlOf(place, locale));
      await expect(page.locator("html")).toHaveAttribute("lang", locale);
      expect.soft(await violations(everyRule(page)), `${locale}, desk, light`).toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      expect.soft(await violations(contrast(page)), `${locale}, desk, dark`).toEqual([]);
      // The same page in longer words is the one to look at where there is little room.
      if (locale === "en") continue;
      await page.setViewportSize(PHONE);
      expect.soft(await violations(everyRule(page)), `${locale}, phone, dark`).toEqual([]);
    }
  });
}

test("it bites: axe names what is wrong", async ({ page }) => {
  await page.setContent(
    '<html lang="en"><title>Planted</title><img src="x.png"><p style="color: #999">Faint</p></html>',
  );
  expect((await violations(everyRule(page))).join()).toMatch(/image-alt/);
  expect((await violations(contrast(page))).join()).toMatch(/Faint/);
});
