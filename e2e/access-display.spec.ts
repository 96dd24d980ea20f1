// Every page on a narrow screen, with large text, in the reader's own colours, without movement, and on paper.
import type { Page } from "@playwright/test";
import { LOCALES } from "../domain/vocabulary.ts";
import { ALL_PAGES, expect, isAbsence, nameOf, READER_PAGES, test } from "./access-pages.ts";

const NARROW = { width: 320, height: 640 };
const DESK = { width: 1280, height: 900 };
/** CSS pixels (WCAG 2.5.8). */
const TARGET = 24;

const widerThanWindow = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll("body *")].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    return [`${scrollWidth} px`, ...wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120))];
  });

/**
 * Targets below the least size. A link within a sentence is as high as its line; a small target that stands apart has
 * a circle of the least size around its middle that meets no other target (WCAG 2.5.8, spacing).
 */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate((least) => {
    const isInSentence = (element: Element) =>
      getComputedStyle(element).display === "inline" &&
      [...(element.parentElement?.childNodes ?? [])].some(
        (node) => node.nodeType === Node.TEXT_NODE && /\w/u.test(node.textContent ?? ""),
      );
    const all = [
      ...document.querySelectorAll<HTMLElement>("a[href], button, input, select, summary, textarea"),
    ]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => ({ element, box: (element.closest("label") ?? element).getBoundingClientRect() }))
      .filter(({ element, box }) => box.width > 1 && !element.matches(".sr-only, .skip-link"));
    const middle = ({ left, top, width, height }: DOMRect) => ({ x: left + width / 2, y: top + height / 2 });
    return all
      .filter(({ element, box }) => (box.height < least || box.width < least) && !isInSentence(element))
      .filter(({ element, box }) => {
        const { x, y } = middle(box);
        return all.some((other) => {
          if (other.element === element) return false;
          const gap = Math.hypot(
            Math.max(other.box.left - x, 0, x - other.box.right),
            Math.max(other.box.top - y, 0, y - other.box.bottom),
          );
          const isSmall = other.box.height < least || other.box.width < least;
          const apart = isSmall
            ? Math.hypot(middle(other.box).x - x, middle(other.box).y - y) - least / 2
            : gap;
          return Math.min(gap, apart) < least / 2 - 0.5;
        });
      })
      .map(({ element, box }) => `${box.width} × ${box.height}: ${element.outerHTML.slice(0, 120)}`);
  }, TARGET);

/** Words that are cut off by their own box, and words that lie on other words. */
const clippedOrOverlaid = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const shown = [...document.querySelectorAll<HTMLElement>("body *")].filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true }) &&
        !element.closest(".sr-only, .skip-link, svg") &&
        [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
    );
    const clipped = shown.filter(
      (element) =>
        /hidden|clip/.test(getComputedStyle(element).overflowX) &&
        element.scrollWidth > element.clientWidth + 1,
    );
    const lines = shown.flatMap((element) =>
      [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
        .flatMap((node) => {
          const range = document.createRange();
          range.selectNodeContents(node);
          return [...range.getClientRects()].map((box) => ({ element, box }));
        }),
    );
    lines.sort((a, b) => a.box.top - b.box.top);
    const overlaid: string[] = [];
    for (const [index, { element, box }] of lines.entries()) {
      for (const other of lines.slice(index + 1)) {
        if (other.box.top > box.bottom) break;
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - other.box.top;
        // Lines of one text are set closer than their boxes are high.
        if (across > 2 && down > Math.min(box.height, other.box.height) * 0.45)
          overlaid.push(`${element.outerHTML.slice(0, 90)} under ${other.element.outerHTML.slice(0, 90)}`);
      }
    }
    return [...clipped.map((element) => `cut off: ${element.outerHTML.slice(0, 120)}`), ...overlaid].slice(
      0,
      8,
    );
  });

/** With the reader's own colours fills are gone: a mark still has its drawing and its word, a bar its edges. */
const marksWithoutShape = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const marks = [...document.querySelectorAll<HTMLElement>(".stage, .swatch, .tracker-mark")];
    const bare = marks.filter((mark) => {
      if (!mark.checkVisibility()) return false;
      const drawing = mark.querySelector("svg")?.getBoundingClientRect();
      const hasWord = /\p{L}/u.test((mark.closest("li, .tracker-step") ?? mark).textContent ?? "");
      return !drawing || drawing.width < 8 || !hasWord;
    });
    const edgeless = [...document.querySelectorAll<SVGElement>(".stage-bar rect")].filter(
      (bar) => getComputedStyle(bar).stroke === "none",
    );
    return [...bare, ...edgeless].map((element) => element.outerHTML.slice(0, 160));
  });

/** Elements that move or fade for longer than a hundredth of a second. */
const moving = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const longest = (text: string) => Math.max(...text.split(",").map((part) => Number.parseFloat(part)));
    const moves = (style: CSSStyleDeclaration) =>
      (style.animationName !== "none" && longest(style.animationDuration) > 0.01) ||
      longest(style.transitionDuration) > 0.01 ||
      style.scrollBehavior === "smooth";
    return [...document.querySelectorAll("*")]
      .filter((element) => moves(getComputedStyle(element)))
      .map((element) => element.outerHTML.slice(0, 100))
      .slice(0, 5);
  });

/** The first stop of the keyboard, and whether an outline is drawn around it. */
async function focusRing(page: Page): Promise<number> {
  await page.keyboard.press("Tab");
  return page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
    return outlineStyle === "none" ? 0 : Number.parseFloat(outlineWidth);
  });
}

for (const place of ALL_PAGES) {
  test(`narrow, still, and in the reader's own colours: ${nameOf(place)}`, async ({ browser, visits }) => {
    const page = await visits.keep(browser, place, { reducedMotion: "reduce" });
    // Ukrainian says the same in longer words: where these have room, the English have it too.
    for (const locale of ["uk"] as const) {
      await page.setViewportSize(NARROW);
      await page.goto(visits.urlOf(place, locale));
      expect.soft(await widerThanWindow(page), `${locale}: 320 px`).toEqual([]);
      expect.soft(await smallTargets(page), `${locale}: targets at 320 px`).toEqual([]);
      expect.soft(await clippedOrOverlaid(page), `${locale}: words at 320 px`).toEqual([]);
      expect.soft(await moving(page), `${locale}: reduced motion`).toEqual([]);
      await page.setViewportSize(DESK);
      expect.soft(await smallTargets(page), `${locale}: targets at a desk`).toEqual([]);
      await page.emulateMedia({ forcedColors: "active" });
      expect.soft(await marksWithoutShape(page), `${locale}: forced colours`).toEqual([]);
      expect.soft(await focusRing(page), `${locale}: focus in forced colours`).toBeGreaterThanOrEqual(1);
      await page.emulateMedia({ forcedColors: "none" });
    }
  });
}

test("text at twice its size is not cut off, and makes no page wider than the window", async ({
  browser,
  playwright,
  visits,
}) => {
  test.setTimeout(150_000);
  const { launchOptions } = test.info().project.use;
  // The reader's own setting, to which a page's media queries answer too.
  const args = [...(launchOptions?.args ?? []), "--blink-settings=defaultFontSize=32"];
  const enlarged = await playwright.chromium.launch({ ...launchOptions, args });
  const kept = new Map<string, Page>();
  try {
    for (const place of ALL_PAGES) {
      const key = `${place.of} ${place.reader}`;
      const page = kept.get(key) ?? (await visits.open(enlarged, place, { viewport: DESK }, browser));
      kept.set(key, page);
      for (const locale of LOCALES) {
        await page.goto(visits.urlOf(place, locale));
        expect.soft(await widerThanWindow(page), `${locale} ${nameOf(place)}`).toEqual([]);
        expect.soft(await clippedOrOverlaid(page), `${locale} ${nameOf(place)}`).toEqual([]);
      }
    }
    const [page] = kept.values();
    expect(await page?.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe("32px");
  } finally {
    await enlarged.close();
  }
});

test("on paper: no navigation and no forms, but the address and the moment", async ({ browser, visits }) => {
  test.setTimeout(120_000);
  for (const place of READER_PAGES.filter((each) => !isAbsence(each))) {
    const page = await visits.keep(browser, place);
    await page.emulateMedia({ media: "print" });
    const url = visits.urlOf(place, "uk");
    await page.goto(url);
    await expect.soft(page.getByRole("heading", { level: 1 }), nameOf(place)).toBeVisible();
    for (const gone of ["header nav", "form", "main button:not(.definition-term)"]) {
      await expect
        .soft(page.locator(gone).filter({ visible: true }), `${gone}: ${nameOf(place)}`)
        .toHaveCount(0);
    }
    await expect.soft(page.locator(".print-footer"), nameOf(place)).toContainText(new URL(url).pathname);
    await page.emulateMedia({ media: "screen" });
  }
});

test("it bites: what is too wide, too small, cut off, overlaid, bare or moving is noticed", async ({
  page,
}) => {
  await page.setContent(`<html lang="en"><title>Planted</title>
    <p style="width: 4000px">Wide</p><a href="#a" style="display: block; width: 9px; height: 9px">a</a><a
    href="#b" style="display: block; width: 9px; height: 9px">b</a>
    <p style="width: 20px; overflow: hidden; white-space: nowrap">Cut off in the middle</p>
    <p style="position: absolute; top: 300px; margin: 0">One</p><p style="position: absolute; top: 302px; margin: 0">Two</p>
    <span class="stage">Signed</span><div class="stage-bar"><svg><rect width="9" height="9" /></svg></div>
    <p style="transition: color 1s">Fading</p></html>`);
  expect(await widerThanWindow(page)).not.toEqual([]);
  expect(await smallTargets(page)).toHaveLength(2);
  expect((await clippedOrOverlaid(page)).join()).toMatch(/cut off.*Cut off.*One.*under.*Two/);
  expect(await marksWithoutShape(page)).toHaveLength(2);
  expect((await moving(page)).join()).toMatch(/Fading/);
});
