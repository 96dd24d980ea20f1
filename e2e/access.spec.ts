// Everybody can use it: WCAG 2.2 AA by machine on every page, both languages, light and dark, desk and phone; no
// sideways scrolling, text at twice its size, the keyboard alone, no JavaScript, and paper.
import { readFileSync } from "node:fs";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { LOCALES } from "../domain/vocabulary.ts";
import { ask } from "./http.ts";
import { expect, signIn, test } from "./register.ts";

const READERS = ["public", "head.gb", "admin", "secretariat"] as const;
type Reader = (typeof READERS)[number];
/** The register that holds the reference record. */
type Copy = { url: string; dataDir: string };

/** Addresses without their language. Words in capitals are looked up in the record. */
const PAGES: readonly [address: string, reader: Reader][] = [
  ["", "public"],
  ["/timeline", "public"],
  ["/timeline/ACT", "public"],
  ["/delegations", "public"],
  ["/delegations/UA", "public"],
  ["/commitments", "public"],
  ["/commitments?delegation=GB&stage=in-force", "public"],
  ["/commitments?asOf=2024-03-01&year=1999", "public"],
  ["/commitments/SYMBOL", "public"],
  ["/changes?from=2026-01-01", "public"],
  ["/commitments/SYMBOL/v/1", "public"],
  ["/requirements", "public"],
  ["/requirements/REQUIREMENT", "public"],
  ["/coverage", "public"],
  ["/coverage?measure=share&floor=signed", "public"],
  ["/coverage/REQUIREMENT/2026", "public"],
  ["/findings", "public"],
  ["/findings?rule=GAP", "public"],
  ["/findings/FINDING", "public"],
  ["/desk/findings", "head.gb"],
  ["/secretariat/findings", "secretariat"],
  ["/what-if", "public"],
  ["/what-if?without=GB,US&ceasefire=2027-03-01", "public"],
  ["/compare?a=GB&b=FR", "public"],
  ["/compare?a=GB&aAsOf=2024-03-01&b=GB&rows=diff", "public"],
  ["/corrections", "public"],
  ["/glossary", "public"],
  ["/method", "public"],
  ["/search", "public"],
  ["/search?q=patroit", "public"],
  ["/sign-in", "public"],
  ["/no-such-page", "public"],
  [`/account/invitation/${"A".repeat(43)}`, "public"],
  ["/account/sessions", "head.gb"],
  ["/desk", "head.gb"],
  ["/desk/review", "head.gb"],
  ["/desk/commitments/SYMBOL", "head.gb"],
  ["/admin/accounts", "admin"],
  ["/admin/accounts/invite", "admin"],
  ["/admin/audit", "admin"],
];
const PUBLIC = PAGES.filter(([, reader]) => reader === "public").map(([address]) => address);

/** Symbols in the record, which are drawn anew each time it is made. */
async function lookUp({ url }: Copy): Promise<(address: string) => string> {
  const first = async (list: string) => JSON.parse((await ask(`${url}/api/v1/${list}`)).body).items[0].symbol;
  const symbol: string = await first("commitments?delegation=GB&limit=1");
  const act: string = await first("acts?limit=1");
  const requirement: string = await first("requirements?limit=1");
  const finding: string = JSON.parse((await ask(`${url}/api/v1/findings?limit=1`)).body).items[0].id;
  return (address) =>
    address
      .replace("SYMBOL", symbol)
      .replace("REQUIREMENT", requirement)
      .replace("FINDING", finding)
      .replace("ACT", act.replaceAll("/", "-"));
}

type State = Awaited<ReturnType<BrowserContext["storageState"]>>;
const sessions = new Map<Reader, State>();

/** The session of an evaluation account, made once: each sign-in counts. */
async function stateOf(reader: Reader, browser: Browser, record: Copy): Promise<State | undefined> {
  if (reader === "public") return undefined;
  const known = sessions.get(reader);
  if (known) return known;
  const accounts = readFileSync(path.join(record.dataDir, "accounts.txt"), "utf8");
  const [, email = "", password = ""] =
    accounts.match(new RegExp(`^(${reader.replace(".", "\\.")}@\\S+)\\s+(\\S+)`, "m")) ?? [];
  const context = await browser.newContext();
  await signIn(await context.newPage(), record.url, { email }, password);
  const state = await context.storageState();
  await context.close();
  sessions.set(reader, state);
  return state;
}

const kept = new Map<Reader, Page>();

/** A page of the reader's that this worker keeps: the second address costs no new download of styles and fonts. */
async function keptPage(browser: Browser, record: Copy, reader: Reader): Promise<Page> {
  const known = kept.get(reader);
  if (known && !known.isClosed()) return known;
  const page = await open(browser, record, reader);
  kept.set(reader, page);
  return page;
}

async function open(
  browser: Browser,
  record: Copy,
  reader: Reader,
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<Page> {
  const storageState = await stateOf(reader, browser, record);
  const context = await browser.newContext({ ...options, ...(storageState ? { storageState } : {}) });
  return context.newPage();
}

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const SIZES = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

const widerThanWindow = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll("body *")].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    return wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120));
  });

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

for (const [address, reader] of PAGES) {
  test(`axe: ${address || "/"}`, async ({ browser, record }) => {
    test.setTimeout(90_000);
    const fill = await lookUp(record);
    const page = await keptPage(browser, record, reader);
    for (const size of Object.values(SIZES)) {
      await page.setViewportSize(size);
      for (const locale of LOCALES) {
        await page.goto(`${record.url}/${locale}${fill(address)}`);
        await expect(page.locator("html")).toHaveAttribute("lang", locale);
        const rules = axe(page).withTags(WCAG).disableRules("color-contrast");
        expect.soft(await violations(rules), `${locale} at ${size.width}`).toEqual([]);
      }
      // Light and dark are two sets of colours of one page, which do not depend on its language.
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        const contrast = axe(page).withRules(["color-contrast"]);
        expect.soft(await violations(contrast), `${colorScheme} at ${size.width}`).toEqual([]);
      }
    }
  });
}

test("it bites: axe names what is wrong, and what is too wide is noticed", async ({ page }) => {
  await page.setContent(
    '<html lang="en"><title>Planted</title><img src="x.png"><p style="color: #999; width: 4000px">Faint</p></html>',
  );
  expect((await violations(axe(page).withTags(WCAG))).join()).toMatch(/image-alt/);
  expect((await violations(axe(page).withRules(["color-contrast"]))).join()).toMatch(/Faint/);
  expect(await widerThanWindow(page)).not.toEqual([]);
});

async function expectNoSidewaysScrolling(page: Page, record: Copy, address: string): Promise<void> {
  for (const locale of LOCALES) {
    await page.goto(`${record.url}/${locale}${address}`);
    expect.soft(await widerThanWindow(page), `${locale}${address}`).toEqual([]);
  }
}

test("no page scrolls sideways on a screen of 320 pixels", async ({ browser, record }) => {
  test.setTimeout(90_000);
  const fill = await lookUp(record);
  for (const [address, reader] of PAGES) {
    const page = await keptPage(browser, record, reader);
    await page.setViewportSize({ width: 320, height: 640 });
    await expectNoSidewaysScrolling(page, record, fill(address));
  }
});

test("no page scrolls sideways where the reader has set text to twice its size", async ({
  browser,
  playwright,
  record,
}) => {
  test.setTimeout(90_000);
  const fill = await lookUp(record);
  const { launchOptions } = test.info().project.use;
  // The reader's own setting, to which a page's media queries answer too.
  const args = [...(launchOptions?.args ?? []), "--blink-settings=defaultFontSize=32"];
  const enlarged = await playwright.chromium.launch({ ...launchOptions, args });
  try {
    for (const reader of READERS) {
      await stateOf(reader, browser, record);
      const page = await open(enlarged, record, reader, { viewport: SIZES.desk });
      for (const [address] of PAGES.filter(([, of]) => of === reader)) {
        await expectNoSidewaysScrolling(page, record, fill(address));
      }
      const size = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
      expect(size).toBe("32px");
    }
  } finally {
    await enlarged.close();
  }
});

const FOCUSABLE =
  "a[href], button:not([disabled]), input:not([type=hidden]):not([disabled]), select:not([disabled]), textarea:not([disabled]), summary, [tabindex='0']";

for (const [address, reader] of [
  ["", "public"],
  ["/commitments", "public"],
  ["/commitments/SYMBOL", "public"],
  ["/sign-in", "public"],
  ["/desk", "head.gb"],
] as const) {
  test(`the keyboard reaches everything, and shows where it is: ${address || "/"}`, async ({
    browser,
    record,
  }) => {
    const fill = await lookUp(record);
    const page = await open(browser, record, reader, { viewport: SIZES.desk });
    await page.goto(`${record.url}/en${fill(address)}`);
    const all = await page.evaluate((selector) => {
      const seen = [...document.querySelectorAll<HTMLElement>(selector)].filter(
        (element) => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }),
      );
      for (const [index, element] of seen.entries()) element.dataset.stop = String(index);
      return seen.map((element) => element.outerHTML.slice(0, 120));
    }, FOCUSABLE);
    expect(all.length).toBeGreaterThan(4);
    const reached = new Set<number>();
    for (let steps = 0; steps < all.length + 5; steps += 1) {
      await page.keyboard.press("Tab");
      const stop = await page.evaluate(() => {
        const element = document.activeElement;
        if (!(element instanceof HTMLElement) || element.dataset.stop === undefined) return null;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        const isShown = (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
        return { index: Number(element.dataset.stop), isShown };
      });
      if (!stop) continue;
      reached.add(stop.index);
      expect.soft(stop.isShown, `focus is seen on ${all[stop.index]}`).toBe(true);
    }
    expect(all.filter((_, index) => !reached.has(index))).toEqual([]);
    await page.context().close();
  });
}

test("without JavaScript every public page says what it says with it", async ({ browser, record }) => {
  test.setTimeout(90_000);
  const fill = await lookUp(record);
  const [scripted, plain] = [
    await open(browser, record, "public"),
    await open(browser, record, "public", { javaScriptEnabled: false }),
  ];
  for (const address of PUBLIC) {
    const words: string[] = [];
    for (const page of [scripted, plain]) {
      await page.goto(`${record.url}/uk${fill(address)}`);
      await expect.soft(page.getByRole("heading", { level: 1 }), address).toHaveCount(1);
      words.push((await page.getByRole("main").allInnerTexts()).join(" ").replace(/\s+/g, " "));
    }
    expect.soft(words[0]?.length, address).toBeGreaterThan(40);
    expect.soft(words[1], address).toBe(words[0]);
  }
  await Promise.all([scripted, plain].map((page) => page.context().close()));
});

test("every public page can be printed, with its address and its moment", async ({ browser, record }) => {
  test.setTimeout(90_000);
  const fill = await lookUp(record);
  const page = await open(browser, record, "public");
  await page.emulateMedia({ media: "print" });
  for (const address of PUBLIC.filter((each) => !/sign-in|no-such|invitation/.test(each))) {
    await page.goto(`${record.url}/en${fill(address)}`);
    await expect.soft(page.getByRole("heading", { level: 1 }), address).toBeVisible();
    await expect.soft(page.getByRole("banner").getByRole("navigation").first(), address).toBeHidden();
    await expect.soft(page.getByText(`${record.url}/en${fill(address)}`).last(), address).toBeVisible();
    expect.soft((await page.pdf({ format: "A4" })).length, address).toBeGreaterThan(5_000);
  }
  await page.context().close();
});
