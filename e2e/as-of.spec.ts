// The clock of recording: a page at a moment is the page that was shown then, whatever is recorded later; a later
// correction stands on top as a notice. Every way on from such a page keeps the moment.
import type { Page } from "@playwright/test";
import { makeNextVersion } from "../tests/next-version.ts";
import { makeEvent, makeLine, makeWorld } from "../tests/world.ts";
import { ask } from "./http.ts";
import { expect, test } from "./register.ts";
import { startRegister, type TestRegister } from "./servers.ts";

test.describe.configure({ mode: "default" });

const DAY = "2026-01-20";
const LATER = "2026-02-20T10:00:00Z";
let register: TestRegister;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  register = await startRegister(({ owner }) => makeWorld(owner));
});
test.afterAll(() => register.stop());

/** Meant for now, or for ever, also on a view of the past: sign-in, subscriptions, citations. */
const FREE = /\/sign-in|\.(bib|csl\.json|atom|ics)(\?|$)|\/feed\.json|\/v\/\d+$/;

type Found = { href: string; isFree: boolean };
async function linksOf(page: Page): Promise<Found[]> {
  const hrefs = await page.$$eval("a[href]", (links) =>
    links
      .filter((link) => !link.closest(".as-of, .citation, .empty"))
      .map((link) => (link as HTMLAnchorElement).href),
  );
  return hrefs
    .filter((href) => href.startsWith(register.url) && /^\/(en|uk)(\/|$)/.test(new URL(href).pathname))
    .map((href) => ({ href, isFree: FREE.test(href) }));
}

const kindOf = (href: string): string => {
  const { pathname, searchParams } = new URL(href);
  const named = pathname.replace(/[A-Z]{2}-[A-Z0-9]{4}|[PE]-[A-Z0-9-]+|(?<=delegations\/)[A-Z]{2}/, "X");
  return `${named.replaceAll(/\d+/g, "1")} ${[...searchParams.keys()].toSorted()}`;
};

/** One address of each kind of page that a view of the past leads to. */
async function crawl(page: Page): Promise<{ visited: string[]; lost: string[] }> {
  const visited: string[] = [];
  const lost: string[] = [];
  const kinds = new Set<string>();
  const waiting = [`${register.url}/en?asOf=${DAY}`];
  for (let address = waiting.shift(); address; address = waiting.shift()) {
    await page.goto(address);
    visited.push(address);
    for (const { href, isFree } of await linksOf(page)) {
      const moment = new URL(href).searchParams.get("asOf");
      if (moment !== DAY) {
        if (!isFree && moment === null) lost.push(`${href} on ${address}`);
        continue;
      }
      const isPage = !/\.[a-z]+(\?|$)/.test(href);
      if (!isPage || kinds.has(kindOf(href))) continue;
      kinds.add(kindOf(href));
      waiting.push(href.replace(/#.*/, ""));
    }
  }
  return { visited, lost };
}

/** What a page shows, without what is said on top of it of the day and of later corrections. */
async function shown(page: Page, address: string): Promise<string> {
  await page.goto(address);
  return page.locator("main").evaluate((main) => {
    for (const notice of main.querySelectorAll(".notice")) {
      if (notice.querySelector("a[href*='Corr-']")) notice.remove();
    }
    return main.textContent ?? "";
  });
}

test("every way on keeps the moment, and every page stays as it was shown", async ({ browser }) => {
  test.setTimeout(300_000);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const { visited, lost } = await crawl(page);
  expect(lost).toEqual([]);
  expect(visited.length).toBeGreaterThan(20);
  const before = new Map<string, string>();
  for (const address of visited) before.set(address, await shown(page, address));

  const { owner } = register.database;
  await makeNextVersion(owner, {
    symbol: "XA-PVBR",
    number: 2,
    at: LATER,
    set: { stage: "ratified", title_en: "Said otherwise later" },
    corrects: "act-XA-PVBR",
  });
  await makeLine(owner, { symbol: "XB-NEXT", delegation: "XB", audience: "public", at: LATER });
  await makeEvent(owner, { symbol: "E-NEXT", audience: "public", on: "2031-01-01", at: LATER });

  for (const [address, text] of before) expect.soft(await shown(page, address), address).toBe(text);
  await page.goto(`${register.url}/en/commitments/XA-PVBR?asOf=${DAY}`);
  await expect(page.locator("main .notice").first()).toContainText("Corr.1");
  await context.close();
});

test("the notice of the past counts what its link lists, and leads back", async ({ page }) => {
  await page.goto(`${register.url}/en/timeline?asOf=${DAY}&kind=meeting`);
  const link = page.getByRole("link", { name: /^Differences since then/ });
  const count = Number(/\d+/.exec((await link.textContent()) ?? "")?.[0]);
  await link.click();
  await expect(page.locator(".line-change")).toHaveCount(count);
  await page.goBack();
  await page.getByRole("link", { name: "Back to now" }).click();
  expect(new URL(page.url()).search).toBe("?kind=meeting");
});

test("moments before the record, ahead, or unreadable are said so", async () => {
  const text = async (moment: string) => (await ask(`${register.url}/en/commitments?asOf=${moment}`)).body;
  expect(await text("1999-01-01")).toContain("Nothing had been recorded by that moment.");
  expect(await text("2199-01-01")).toContain("lies ahead");
  expect(await text("yesterday")).toContain("could not be read");
});
