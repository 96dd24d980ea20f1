// What a page is away from the screen: on paper, in a list of references, in a search engine, as a link that somebody
// shows to others.
import type { Page } from "@playwright/test";
import { LOCALES } from "../domain/vocabulary.ts";
import { ask } from "./http.ts";
import { expect, test } from "./register.ts";

const DAY = "2026-01-31";
/** One of each kind: a record, a list, what happened, what explains. Symbols are drawn anew for each record. */
const KINDS = ["/commitments/SYMBOL", "/commitments?category=training", "/timeline", "/method"] as const;

async function symbolIn(url: string): Promise<string> {
  return JSON.parse((await ask(`${url}/api/v1/commitments?limit=1`)).body).items[0].symbol;
}

/** The sheets of a PDF and which way they lie; Chromium writes its page objects in the open. */
function sheets(pdf: Buffer): { count: number; landscape: boolean } {
  const text = pdf.toString("latin1");
  const [, width = 0, height = 0] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? [];
  return {
    count: (text.match(/\/Type \/Page\b(?!s)/g) ?? []).length,
    landscape: Number(width) > Number(height),
  };
}

const isShown = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate(
    (wanted) =>
      [...document.querySelectorAll(wanted)].some(
        (element) => element.checkVisibility() && element.clientHeight > 0,
      ),
    selector,
  );

for (const locale of LOCALES) {
  test(`each sheet is a paper that can be traced back (${locale})`, async ({ page, record }) => {
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const symbol = await symbolIn(record.url);
    for (const kind of KINDS) {
      const path = `/${locale}${kind.replace("SYMBOL", symbol)}`;
      const address = `${path}${path.includes("?") ? "&" : "?"}asOf=${DAY}`;
      await page.goto(record.url + address);
      const sorted = new URL(record.url + address);
      sorted.searchParams.sort();
      const footer = page.locator(".print-footer");
      await expect.soft(footer, path).toBeVisible();
      await expect.soft(footer, path).toContainText(sorted.href);
      await expect.soft(footer, path).toContainText(locale === "en" ? "31 January 2026" : "31 січня 2026");
      expect
        .soft(await page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor))
        .toMatch(/rgba?\(255, 255, 255|rgba\(0, 0, 0, 0\)/);
      for (const gone of ["nav", "form", ".take-away", ".cite-form", "[type=submit]"]) {
        expect.soft(await isShown(page, gone), `${gone} on ${path}`).toBe(false);
      }
      const pdf = await page.pdf({ preferCSSPageSize: true });
      expect.soft(sheets(pdf).count, path).toBeGreaterThan(0);
      expect.soft(sheets(pdf).landscape, path).toBe(kind.startsWith("/commitments?"));
    }
  });
}

test("a list prints its head on each sheet, a record its citation as one sentence", async ({
  page,
  record,
}) => {
  await page.emulateMedia({ media: "print" });
  const symbol = await symbolIn(record.url);
  await page.goto(`${record.url}/en/commitments`);
  expect(await page.locator("thead").evaluate((head) => getComputedStyle(head).display)).toBe(
    "table-header-group",
  );
  await page.goto(`${record.url}/en/commitments/${symbol}`);
  await expect(page.locator(".cite-text")).toContainText(`${record.url}/en/commitments/${symbol}/v/`);
  const footer = page.locator(".print-footer");
  expect(await footer.evaluate((foot) => getComputedStyle(foot).display)).toBe("table-footer-group");
});

test("what a page says of itself to machines is JSON, and its own address", async ({ page, record }) => {
  const symbol = await symbolIn(record.url);
  const kinds: [path: string, type: string][] = [
    ["", "WebSite"],
    ["/commitments", "Dataset"],
    [`/commitments/${symbol}`, "CreativeWork"],
    ["/glossary", "DefinedTermSet"],
    ["/method", "WebPage"],
  ];
  for (const [path, type] of kinds) {
    await page.goto(`${record.url}/en${path}`);
    const blocks = await page.locator('script[type="application/ld+json"]').allTextContents();
    const graph = blocks.flatMap((text) => {
      const block = JSON.parse(text);
      return block["@graph"] ?? [block];
    });
    expect
      .soft(
        graph.map((node: Record<string, unknown>) => node["@type"]),
        path,
      )
      .toContain(type);
    const links = await page
      .locator("head link[hreflang]")
      .evaluateAll((all) => all.map((link) => link.getAttribute("hreflang")));
    expect.soft(links, path).toEqual(["en", "uk", "x-default"]);
    await expect
      .soft(page.locator("head link[rel=canonical]"))
      .toHaveAttribute("href", `${record.url}/en${path}`);
    const picture = await page.locator("meta[property='og:image']").getAttribute("content");
    const answer = await page.request.get(picture ?? "");
    const bytes = await answer.body();
    expect.soft(answer.headers()["content-type"], path).toBe("image/png");
    expect.soft([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], path).toEqual([1200, 630]);
  }
});

test("a citation is the same on the page and as a file, and names what never changes", async ({
  page,
  record,
}) => {
  const symbol = await symbolIn(record.url);
  await page.goto(`${record.url}/en/commitments/${symbol}`);
  await page.locator(".cite > summary").click();
  const shown = await page.locator(".cite-form pre").allTextContents();
  const files = await Promise.all(
    ["bib", "csl.json"].map(
      async (format) => (await ask(`${record.url}/en/commitments/${symbol}.${format}`)).body,
    ),
  );
  expect(shown).toEqual(files);
  const [item] = JSON.parse(files[1] ?? "[]");
  expect((await page.request.get(item.URL)).status()).toBe(200);
  expect((await ask(`${record.url}/en/commitments/ZZ-0000.bib`)).status).toBe(404);
  expect((await ask(`${record.url}/api/cards/en/commitments/ZZ-0000`)).status).toBe(404);
});

test("the sitemap names pages that are there", async ({ record }) => {
  const index = await ask(`${record.url}/sitemap.xml`);
  expect((await ask(`${record.url}/robots.txt`)).body).toContain(`Sitemap: ${record.url}/sitemap.xml`);
  for (const [, sitemap = ""] of index.body.matchAll(/<loc>([^<]+)<\/loc>/g)) {
    const { body } = await ask(sitemap);
    const pages = [...body.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = ""]) => address);
    expect(pages.length).toBeGreaterThan(100);
    expect(new Set(pages).size).toBe(pages.length);
    for (const address of [...pages.slice(0, 12), ...pages.slice(-3)]) {
      expect.soft((await ask(address)).status, address).toBe(200);
    }
  }
});
