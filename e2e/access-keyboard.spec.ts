// The keyboard alone: every stop once, in the order in which the page is read, seen and not covered; the way past the
// header; what opens, closes; and no way in without a way out.
import type { Page } from "@playwright/test";
import { expect, MEMBER_PAGES, nameOf, READER_PAGES, test } from "./access-pages.ts";

const FOCUSABLE =
  "a[href], button:not([disabled]), input:not([type=hidden]):not([disabled]), select:not([disabled]), textarea:not([disabled]), summary, [tabindex]";

/** Marks what the keyboard should reach, in the order of the page. */
const markStops = (page: Page): Promise<string[]> =>
  page.evaluate((selector) => {
    const isFirstOfGroup = (element: HTMLElement) => {
      if (!(element instanceof HTMLInputElement) || element.type !== "radio") return true;
      const group = document.querySelectorAll<HTMLInputElement>(`input[type=radio][name="${element.name}"]`);
      return element === ([...group].find((each) => each.checked) ?? group[0]);
    };
    const stops = [...document.querySelectorAll<HTMLElement>(selector)].filter(
      (element) =>
        element.tabIndex >= 0 &&
        element.checkVisibility({ visibilityProperty: true }) &&
        isFirstOfGroup(element),
    );
    for (const [index, element] of stops.entries()) element.dataset.stop = String(index);
    return stops.map((element) => element.outerHTML.slice(0, 120));
  }, FOCUSABLE);

/** Where the keyboard is now: its number, and what keeps it from being seen. */
const here = (page: Page): Promise<{ stop: number | null; fault: string | null }> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return { stop: null, fault: null };
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const hasRing = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1;
    const boxes = [...element.getClientRects()];
    const isSeen = boxes.some((box) => {
      return [0.5, 0.1, 0.9].some((part) => {
        const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height * part);
        const inLabel = hit?.closest("label")?.control === element;
        return hit !== null && (element.contains(hit) || hit.contains(element) || inLabel);
      });
    });
    const fault = hasRing ? (isSeen ? null : "is covered or off the screen") : "has no ring";
    return { stop: element.dataset.stop === undefined ? null : Number(element.dataset.stop), fault };
  });

/** Walks from the top of the page to its end. @returns the stops in the order in which they came, and the faults. */
async function walk(page: Page, all: readonly string[]): Promise<{ order: number[]; faults: string[] }> {
  const order: number[] = [];
  const faults: string[] = [];
  for (let step = 0; step < all.length * 2 + 10; step += 1) {
    await page.keyboard.press("Tab");
    const { stop, fault } = await here(page);
    // Past the last one the browser has its own stop, and then the page begins again.
    if (order.length > 1 && (stop === null || stop === order[0])) break;
    if (stop === null) continue;
    // A field for a day has several stops: the day, the month, the year, the calendar.
    if (stop !== order.at(-1)) order.push(stop);
    if (fault) faults.push(`${all[stop]} ${fault}`);
  }
  return { order, faults };
}

/** The first stop leads past everything that stands before the content. */
async function expectSkipLink(page: Page): Promise<void> {
  const skip = page.locator(".skip-link");
  await skip.focus();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#main$/);
  await page.keyboard.press("Tab");
  const isPast = await page.evaluate(() => {
    const [main, element] = [document.querySelector("main"), document.activeElement];
    if (!main || !element || element === document.body) return false;
    return (
      main.contains(element) ||
      Boolean(main.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)
    );
  });
  expect(isPast, "after the skip link the keyboard is in the content").toBe(true);
}

/** Each kind of thing that opens is opened and closed without a pointer, and the keyboard stays where it was. */
async function expectOpening(page: Page): Promise<void> {
  const summaries = page.locator("details:not([open]) > summary").filter({ visible: true });
  if ((await summaries.count()) > 0) {
    const summary = await summaries.first().elementHandle();
    await summary?.focus();
    for (const isOpen of [true, false]) {
      await page.keyboard.press("Enter");
      expect(await summary?.evaluate((element) => element.closest("details")?.open)).toBe(isOpen);
      expect(await summary?.evaluate((element) => element === document.activeElement)).toBe(true);
    }
  }
  const opener = page
    .locator("button[popovertarget]:not([popovertargetaction=hide])")
    .filter({ visible: true });
  for (const button of (await opener.all()).slice(0, 3)) {
    const target = page.locator(`[id="${await button.getAttribute("popovertarget")}"]`);
    if (await target.isVisible()) continue;
    await button.focus();
    await page.keyboard.press("Enter");
    await expect(target).toBeVisible();
    await page.keyboard.press("Tab");
    const isInside = await target.evaluate((element) => element.contains(document.activeElement));
    expect(isInside, "the next stop is in what opened").toBe(true);
    await page.keyboard.press("Escape");
    await expect(target).toBeHidden();
    await expect(button).toBeFocused();
  }
}

for (const place of [...READER_PAGES, ...MEMBER_PAGES]) {
  test(`the keyboard alone: ${nameOf(place)}`, async ({ browser, visits }) => {
    const page = await visits.keep(browser, place, { reducedMotion: "reduce" });
    await page.goto(visits.urlOf(place, "uk"));
    const all = await markStops(page);
    expect(all.length).toBeGreaterThan(4);
    expect(all[0], "the first stop").toContain("skip-link");
    const { order, faults } = await walk(page, all);
    expect.soft(order, "every stop once, in order").toEqual([...all.keys()]);
    expect.soft(faults).toEqual([]);
    await expectOpening(page);
    await expectSkipLink(page);
  });
}

test("on a phone the menu and the filters open and close by keyboard", async ({ browser, visits }) => {
  const place = { address: "/commitments", reader: "public", of: "record" } as const;
  const page = await visits.open(browser, place, { viewport: { width: 390, height: 844 } });
  await page.goto(visits.urlOf(place, "en"));
  for (const name of ["Menu", "Filters"]) {
    await expect(page.getByRole("button", { name, exact: true })).toBeVisible();
  }
  await expectOpening(page);
  await page.context().close();
});

test("it bites: a stop out of order, one without a ring and one that is covered are named", async ({
  page,
}) => {
  await page.setContent(`<html lang="en"><title>Planted</title><style>:focus { outline: 2px solid }</style>
    <a href="#1">First</a><a href="#2" tabindex="2">Jumps the queue</a>
    <a href="#3" style="outline: none">Bare</a>
    <p style="position: relative"><button>Under</button><span
      style="position: absolute; inset: 0; background: white"></span></p></html>`);
  const { order, faults } = await walk(page, await markStops(page));
  expect(order).toEqual([1, 0, 2, 3]);
  expect(faults.join()).toMatch(/Bare.* has no ring.*Under.* is covered/);
});
