// What is drawn is also said: each drawing of numbers has beside it the same numbers as words and links.
import { expect, test } from "./access-pages.ts";
import { ask } from "./http.ts";

const HOME = { address: "", reader: "public", of: "record" } as const;

test("the bar of stages and the list under it have the same shares, and each leads to as many lines", async ({
  browser,
  visits,
}) => {
  const page = await visits.keep(browser, HOME);
  await page.goto(visits.urlOf(HOME, "uk"));
  const bar = page.locator(".stage-bar").first();
  const drawn = await bar.locator("rect").evaluateAll((parts) =>
    parts.map((part) => ({
      stage: part.getAttribute("class")?.replace("fill-", ""),
      width: Number(part.getAttribute("width")),
    })),
  );
  const said = await bar.locator("li").evaluateAll((rows) =>
    rows.map((row) => ({
      href: row.querySelector("a")?.getAttribute("href") ?? "",
      count: Number(row.querySelector("strong")?.textContent?.replace(/\D/g, "")),
    })),
  );
  expect(drawn.length).toBeGreaterThan(2);
  const total = said.reduce((sum, { count }) => sum + count, 0);
  expect(drawn.map(({ stage }) => stage)).toEqual(
    said.map(({ href }) => new URL(href, "http://x").searchParams.get("stage")),
  );
  for (const [index, { width }] of drawn.entries()) {
    expect(width).toBeCloseTo(((said[index]?.count ?? 0) / total) * 1000, 5);
  }
  for (const { href, count } of said) {
    const url = new URL(href, visits.urlOf(HOME, "uk"));
    const { body } = await ask(`${url.origin}${url.pathname}.json${url.search}`);
    expect(JSON.parse(body).items, href).toHaveLength(count);
  }
});

test("on every page a drawing of numbers is kept from screen readers, and the list beside it is not", async ({
  browser,
  visits,
}) => {
  const addresses = [
    "",
    "/delegations",
    "/delegations/GB",
    "/commitments",
    "/timeline",
    "/compare?a=GB&b=FR",
  ];
  for (const address of addresses) {
    const place = { ...HOME, address };
    const page = await visits.keep(browser, place);
    await page.goto(visits.urlOf(place, "en"));
    const drawings = page.locator("main svg:has(rect, path, circle):not(.icon, .flag, [class*='glyph'])");
    for (const drawing of await drawings.all()) {
      await expect.soft(drawing, address).toHaveAttribute("aria-hidden", "true");
      const list = drawing.locator("xpath=following-sibling::*[self::ul or self::table or self::dl][1]");
      await expect.soft(list, address).toHaveAttribute("aria-label", /\S/);
    }
    // Counts by stage say each stage in words, not by a drawing alone.
    for (const count of await page.locator(".stage-counts").all()) {
      const unnamed = await count
        .locator("li")
        .evaluateAll((rows) => rows.filter((row) => !row.getAttribute("title")).length);
      expect.soft(unnamed, address).toBe(0);
    }
  }
});
