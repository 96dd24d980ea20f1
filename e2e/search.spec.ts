// Search as a reader does it: without JavaScript, from the header, by keyboard; in both languages, at any day.
import type { Page } from "@playwright/test";
import { expect, test } from "./register.ts";

const results = (page: Page) => page.locator(".search-hit");

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a word typed in the header finds entries, each with its mark, and each leads on", async ({
    page,
    record,
  }) => {
    await page.goto(`${record.url}/en/commitments`);
    const field = page.getByRole("banner").getByRole("searchbox", { name: "Search the record" });
    await field.fill("patroit");
    await field.press("Enter");
    await expect(page).toHaveURL(/\/en\/search\?q=patroit$/);
    await expect(page).toHaveTitle(/^Search: patroit/);
    await expect(page.getByRole("main").getByRole("status")).toContainText("Nothing answers “patroit”");
    await expect(results(page).locator("mark").first()).toHaveText(/^patriots?$/i);
    await expect(page.getByRole("searchbox")).toHaveValue("patroit");
    await results(page).getByRole("link").first().click();
    await expect(page).toHaveURL(/\/en\/(commitments|requirements|timeline)\//);
  });

  test("kinds are links with their counts, and the count is what the link shows", async ({
    page,
    record,
  }) => {
    await page.goto(`${record.url}/uk/search?q=Kiev`);
    await expect(page.getByRole("main").getByRole("status")).toContainText(
      "«Kiev» у реєстрі пишеться «Київ»",
    );
    const kind = page.getByRole("navigation", { name: "Показати" }).getByRole("link", { name: /^Події/ });
    const count = Number(/\((\d+)\)/.exec((await kind.textContent()) ?? "")?.[1]);
    await kind.click();
    await expect(page).toHaveURL(/in=events/);
    await expect(results(page)).toHaveCount(count);
  });

  test("a symbol and a name lead straight to their pages, at the day in view", async ({ page, record }) => {
    await page.goto(`${record.url}/en/search?q=велика британія&asOf=2025-06-01`);
    await expect(page).toHaveURL(`${record.url}/en/delegations/GB?asOf=2025-06-01`);
    await page.goto(`${record.url}/en/search?q=p 2026 1`);
    await expect(page).toHaveURL(/\/en\/timeline\/P-2026-1$/);
  });

  test("another day is kept, and what was not known then is not found", async ({ page, record }) => {
    await page.goto(`${record.url}/en/search?q=patriot&asOf=2020-01-01`);
    await expect(page.getByText("Nothing that was recorded by then answers “patriot”")).toBeVisible();
    await page.getByRole("searchbox").fill("kyiv");
    await page.getByRole("searchbox").press("Enter");
    await expect(page).toHaveURL(/asOf=2020-01-01/);
    await page.getByRole("main").getByRole("link", { name: "as it stands now" }).click();
    await expect(results(page).first()).toBeVisible();
  });

  test("what is too long or cannot be written is said, and not lost", async ({ page, record }) => {
    await page.goto(`${record.url}/en/search?q=${"long ".repeat(60)}`);
    await expect(page.getByText("longer than 200 characters")).toBeVisible();
    await expect(page.getByRole("searchbox")).toHaveValue(/^(long ){59}long$/);
    await page.goto(`${record.url}/en/search?q=air%00 defence`);
    await expect(page.getByText("cannot be written")).toBeVisible();
    await expect(results(page).first()).toBeVisible();
  });

  test("a page of results is not for search engines, the page itself is", async ({ page, record }) => {
    await page.goto(`${record.url}/en/search?q=training`);
    await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", /noindex/);
    await page.goto(`${record.url}/en/search`);
    await expect(page.locator("meta[name=robots][content*=noindex]")).toHaveCount(0);
    await expect(page.getByRole("heading", { name: "What can be found" })).toBeVisible();
  });
});

test("by the keyboard alone, from the top of a page to an entry", async ({ page, record }) => {
  await page.goto(`${record.url}/en/timeline`);
  const field = page.getByRole("banner").getByRole("searchbox");
  for (let presses = 0; presses < 6; presses += 1) {
    await page.keyboard.press("Tab");
    if (await field.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(field).toBeFocused();
  await page.keyboard.type("training");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=training/);
  const first = results(page).getByRole("link").first();
  await first.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Search");
});

test("on a phone the field is in the menu", async ({ page, record }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${record.url}/uk/delegations`);
  await expect(page.getByRole("searchbox", { name: "Шукати в реєстрі" })).toBeHidden();
  await page.getByRole("button", { name: "Меню" }).click();
  const field = page.getByRole("searchbox", { name: "Шукати в реєстрі" });
  await field.fill("Київ");
  await field.press("Enter");
  await expect(results(page).first()).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
});
