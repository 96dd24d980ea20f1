// The small script of the reader pages: news without moving the page, and keys that can be turned off. Without it, and
// without any script, the same pages say the same.
import { makeLine, makeWorld } from "../tests/world.ts";
import { expect, test } from "./register.ts";
import { startRegister, type TestRegister } from "./servers.ts";

test.describe.configure({ mode: "default" });

let register: TestRegister;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  register = await startRegister(({ owner }) => makeWorld(owner));
});
test.afterAll(() => register.stop());

const recordLine = (symbol: string) =>
  makeLine(register.database.owner, {
    symbol,
    delegation: "XA",
    audience: "public",
    at: new Date().toISOString(),
  });

test("a page that stays open hears of news within a minute or so, and does not move", async ({ page }) => {
  await page.clock.install();
  await page.goto(`${register.url}/uk/timeline`);
  await page.waitForLoadState("networkidle");
  const news = page.locator("#updates");
  await page.clock.runFor(61_000);
  await expect(news).toBeHidden();
  const placed = await page.locator("main").boundingBox();
  await recordLine("XA-N3W1");
  await page.clock.runFor(61_000);
  await expect(news).toBeVisible();
  await expect(page.getByRole("status", { name: "Новини" })).toContainText("1 оновлення");
  expect(await page.locator("main").boundingBox()).toEqual(placed);
  await news.getByRole("link").click();
  await expect(page.locator("main")).toContainText("XA-N3W1");
});

test("a view of the past asks for no news", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/head?")) asked.push(request.url());
  });
  await page.clock.install();
  await page.goto(`${register.url}/en/commitments?asOf=2026-02-01`);
  await page.waitForLoadState("networkidle");
  await page.clock.runFor(180_000);
  expect(asked).toEqual([]);
  await expect(page.locator("#updates")).toHaveCount(0);
});

test("what was recorded since a page was made stands behind a link too", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${register.url}/en`);
  await recordLine("XA-N3W2");
  await page.getByRole("link", { name: "what is new since then" }).click();
  await expect(page.locator("#XA-N3W2")).toContainText("New");
  await context.close();
});

test("keys lead about, never out of a field, and can be turned off for good", async ({ page }) => {
  await page.goto(`${register.url}/en`);
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await expect(page).toHaveURL(/\/en\/commitments$/);
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("j");
  const row = page.locator("main tbody tr").first();
  await expect(row.getByRole("link").first()).toBeFocused();
  await page.keyboard.press("/");
  const box = page.getByRole("searchbox").first();
  await expect(box).toBeFocused();
  await page.keyboard.type("gt?");
  await expect(box).toHaveValue("gt?");
  await box.blur();
  await page.keyboard.press("?");
  const off = page.getByRole("checkbox", { name: "Single keys are on" });
  await off.uncheck();
  await page.keyboard.press("Escape");
  await page.reload();
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("?");
  await expect(off).toBeHidden();
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await expect(off).not.toBeChecked();
});
