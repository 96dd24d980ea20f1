// What a reader takes away: the same as the page shows, from a link on it, without an account and without JavaScript.
import { readFile } from "node:fs/promises";
import { readCsv, readRecords } from "../tests/csv.ts";
import { ask } from "./http.ts";
import { expect, test } from "./register.ts";

test.use({ javaScriptEnabled: false });

test("a researcher downloads a filtered list and has its rows, in its order", async ({ page, record }) => {
  await page.goto(`${record.url}/en/commitments?stage=in-force&sort=end`);
  const shown = await page
    .locator("table tbody tr")
    .getByRole("link", { name: /^[A-Z]{2}-[0-9A-Z]{4}$/ })
    .allTextContents();
  const link = page.getByRole("navigation", { name: "Take this away" }).getByRole("link", { name: "CSV" });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toMatch(/^surety-evaluation-commitments-\d{4}-\d\d-\d\d\.csv$/);
  const rows = readRecords(await readFile(await download.path(), "utf8"));
  expect(shown.length).toBeGreaterThan(0);
  expect(rows.slice(0, shown.length).map(({ symbol }) => symbol)).toEqual(shown);
  expect(rows.every(({ stage }) => stage === "in-force")).toBe(true);
});

test("a figure of the home page is the answer of its recipe", async ({ page, record }) => {
  await page.goto(`${record.url}/en/data`);
  const answers = await page.locator(".figures > li").allTextContents();
  const { body } = await ask(`${record.url}/en/commitments.csv`);
  const [, ...rows] = readCsv(body);
  expect(answers[1]).toContain(`the answer is ${rows.length}.`);
});

for (const language of ["en", "uk"]) {
  test(`every address that the page on data names is there (${language})`, async ({ page, record }) => {
    await page.goto(`${record.url}/${language}/data`);
    const addresses = await page
      .locator("a.address")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    expect(addresses.length).toBeGreaterThan(20);
    for (const address of addresses) {
      const { status, headers } = await ask(new URL(address, record.url));
      expect.soft([address, status]).toEqual([address, 200]);
      expect.soft(headers["content-type"], address).not.toContain("text/html");
    }
  });
}

test("a program finds the feed and the other formats in the head of the page", async ({ page, record }) => {
  await page.goto(`${record.url}/uk/timeline?kind=signature`);
  const feed = page.locator('link[rel="alternate"][type="application/atom+xml"]');
  await expect(feed).toHaveAttribute("href", /\/uk\/timeline\.atom\?kind=signature$/);
  for (const type of ["text/csv", "application/json", "text/calendar"]) {
    await expect(page.locator(`link[rel="alternate"][type="${type}"]`)).toHaveCount(1);
  }
});

test("what a copy cannot follow is a problem in words that a program reads", async ({ record }) => {
  const { status, headers, body } = await ask(`${record.url}/en/glossary.csv`);
  expect([status, headers["content-type"]]).toEqual([404, "application/problem+json"]);
  expect(JSON.parse(body).code).toBe("not_found");
  expect(
    (await ask(`${record.url}/en/commitments.csv`, { method: "POST", headers: { origin: record.url } }))
      .status,
  ).toBe(405);
});

test("who takes gzip gets it once, and may keep it under its own tag", async ({ record }) => {
  for (const path of ["/api/v1/commitments", "/en/commitments.csv", "/en/timeline.atom", "/en/record.json"]) {
    const whole = await fetch(record.url + path, { headers: { "accept-encoding": "identity" } });
    const zipped = await fetch(record.url + path, { headers: { "accept-encoding": "gzip" } });
    expect.soft(zipped.headers.get("content-encoding"), path).toBe("gzip");
    expect.soft(zipped.headers.get("etag"), path).toMatch(/-gzip"$/);
    expect.soft(await zipped.text(), path).toBe(await whole.text());
  }
});
