// What does not fit together: how a reader finds it without a script, what a delegation says to it, what the secretariat
// records, and what a drafter sees of a draft.
import { randomBytes, randomUUID } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import type postgres from "postgres";
import { drawSymbol } from "../domain/symbol.ts";
import { makeDelegation, makeMember, PASSWORD } from "./delegation.ts";
import { ask } from "./http.ts";
import { becomeSignedIn, expect, test, type World } from "./register.ts";

test.describe.configure({ mode: "default" });

const main = (page: Page) => page.getByRole("main");

async function reader(browser: Browser, options: object = {}): Promise<Page> {
  return (await browser.newContext({ javaScriptEnabled: false, ...options })).newPage();
}

async function member(browser: Browser, world: World, who: { id: string }, scripted = true): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled: scripted })).newPage();
  await becomeSignedIn(page.context(), world, who);
  return page;
}

/** An essential need of a category in which nobody offers anything. @returns the id of the finding that it makes. */
async function makeGap(sql: postgres.Sql): Promise<string> {
  const symbol = drawSymbol("XU", randomBytes(4));
  const at = "2026-01-08T12:00:00Z";
  const [need, act, version] = [randomUUID(), randomUUID(), randomUUID()];
  await sql`insert into requirements (id, symbol, delegation_code) values (${need}, ${symbol}, 'XU')`;
  await sql`insert into acts (id, kind, attribution, audience, delegation_code, recorded_at, released_at, is_backdated)
    values (${act}, 'report', 'reported', 'public', 'XU', ${at}, ${at}, true)`;
  await sql`insert into requirement_versions (id, requirement_id, delegation_code, act_id, audience, attribution, released_at,
      category, title_en, summary_en, priority)
    values (${version}, ${need}, 'XU', ${act}, 'public', 'reported', ${at}, 'humanitarian-demining', ${`Need ${symbol}`},
      'For tests.', 'essential')`;
  for (const audience of ["delegation", "bilateral", "participants", "public"]) {
    await sql`insert into requirement_releases (requirement_id, version_id, delegation_code, audience, number, recorded_during)
      values (${need}, ${version}, 'XU', ${audience}, 1, tstzrange(${at}, null))`;
  }
  return `GAP-${symbol}`;
}

test("a reader sees what does not fit, by rule, narrows it down, and opens one with its fields", async ({
  browser,
  record,
}) => {
  const page = await reader(browser, { viewport: { width: 390, height: 844 } });
  await page.goto(`${record.url}/en/findings`);
  await expect(main(page)).toContainText("no party has said it");
  await expect(main(page)).toContainText(
    /\d+ findings by the 15 published rules: \d+ high, \d+ medium, \d+ low/,
  );
  // All fifteen rules stand there, those that find nothing too.
  const rules = page.getByRole("table").last();
  await expect(rules.getByRole("row")).toHaveCount(16);
  await expect(rules.getByRole("row").filter({ hasText: "COND-CYCLE" })).toContainText("0");
  await page.goto(`${record.url}/en/findings?rule=SPOF&severity=high`);
  const cards = page.getByRole("article");
  const { items } = JSON.parse((await ask(`${record.url}/api/v1/findings?rule=SPOF&severity=high`)).body);
  await expect(cards).toHaveCount(items.length);
  const [first] = items;
  await cards.first().getByRole("link", { name: "The finding and the fields on which it rests" }).click();
  await expect(page).toHaveURL(`${record.url}/en/findings/${first.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("One delegation alone");
  await expect(page.getByRole("table").first().getByRole("row")).toHaveCount(first.quotes.length + 1);
  await expect(main(page)).toContainText("A line of another delegation that counts.");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBe(390);
});

test("assumptions are not taken for the record, and what is not understood is said", async ({
  browser,
  record,
}) => {
  const page = await reader(browser);
  await page.goto(`${record.url}/uk/findings?floor=ratified&severity=grave`);
  await expect(page).toHaveTitle(/Це не реєстр/);
  await expect(main(page)).toContainText("severity=grave");
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  expect((await ask(`${record.url}/en/findings/GAP-UA-N0NE`)).status).toBe(404);
});

test("a head answers a finding by an act, which its page and the timeline show; no drafter can", async ({
  browser,
  world,
}) => {
  const finding = await makeGap(world.sql);
  const head = await makeMember(world.sql, "head", "XU");
  const drafter = await makeMember(world.sql, "drafter", "XU");
  const drafting = await member(browser, world, drafter);
  await drafting.goto(`${world.url}/en/desk/findings/${finding}`);
  await expect(main(drafting)).toContainText("its head of delegation, or a deputy, can answer");
  await expect(drafting.getByRole("button", { name: "Make it an act" })).toHaveCount(0);

  const page = await member(browser, world, head);
  await page.goto(`${world.url}/en/desk`);
  await page.getByRole("link", { name: "Findings on our lines" }).click();
  await page
    .getByRole("article")
    .filter({ hasText: finding })
    .getByRole("link", { name: "The finding and the fields on which it rests" })
    .click();
  const words = "We ask for help with this before the winter.";
  await page.getByLabel("What you say").fill(words);
  await page.getByRole("radio", { name: "Public" }).check();
  await page.getByLabel("Your password").fill("not the password");
  await page.getByRole("button", { name: "Make it an act" }).click();
  await expect(main(page).getByRole("alert")).toBeVisible();
  // Nothing typed is lost, but for the password.
  await expect(page.getByLabel("What you say")).toHaveValue(words);
  await expect(page.getByRole("radio", { name: "Public" })).toBeChecked();
  await page.getByLabel("Your password").fill(PASSWORD);
  await page.getByRole("button", { name: "Make it an act" }).click();
  await expect(page).toHaveURL(/\/en\/desk\/acts\/P-\d{4}-\d+$/);
  const act = new URL(page.url()).pathname.split("/").at(-1) ?? "";

  const open = await reader(browser);
  await open.goto(`${world.url}/en/findings/${finding}`);
  await expect(main(open)).toContainText(words);
  await open.getByRole("link", { name: `act ${act.replaceAll("-", "/")}` }).click();
  await expect(open).toHaveURL(`${world.url}/en/timeline/${act}`);
  await expect(main(open)).toContainText(`Says something to the finding ${finding}.`);
  await expect(main(open)).toContainText(words);
});

test("the secretariat records who lets a finding stand, why and until when, and ends it", async ({
  browser,
  world,
}) => {
  const finding = await makeGap(world.sql);
  const secretariat = await makeMember(world.sql, "secretariat", null);
  const page = await member(browser, world, secretariat, false);
  await page.goto(`${world.url}/en/account/sessions`);
  await page.getByRole("link", { name: "Findings", exact: true }).first().click();
  await expect(page).toHaveURL(`${world.url}/en/secretariat/findings`);
  await page.goto(`${world.url}/en/secretariat/findings/${finding}`);
  await page.getByLabel("Parties").fill("XU, ZZ");
  await page.getByLabel("Reason").fill("It is for later talks.");
  await page.getByLabel("Last day").fill("2020-01-01");
  await page.getByRole("radio", { name: "Public" }).check();
  await page.getByLabel("Your password").fill(PASSWORD);
  await page.getByRole("button", { name: "Record it" }).click();
  await expect(main(page)).toContainText("There is no delegation ZZ.");
  await expect(page.getByLabel("Reason")).toHaveValue("It is for later talks.");
  await page.getByLabel("Parties").fill("XU");
  await page.getByLabel("Your password").fill(PASSWORD);
  await page.getByRole("button", { name: "Record it" }).click();
  await expect(main(page)).toContainText("This day is not still to come.");
  await page.getByLabel("Last day").fill("2098-12-31");
  await page.getByLabel("Your password").fill(PASSWORD);
  await page.getByRole("button", { name: "Record it" }).click();
  await expect(page).toHaveURL(`${world.url}/en/secretariat/findings`);

  const open = await reader(browser);
  await open.goto(`${world.url}/en/findings/${finding}`);
  await expect(main(open)).toContainText("until 31 December 2098");
  await expect(main(open)).toContainText("It is for later talks.");
  await page.getByRole("button", { name: `End the accepted divergence on ${finding}` }).click();
  await expect(page.getByRole("row").filter({ hasText: finding })).toContainText("Ended");
  await open.reload();
  await expect(main(open)).toContainText("it counts no more");
});

test("a drafter sees what the draft would change, and nobody else does", async ({ browser, world }) => {
  const party = await makeDelegation(world.sql);
  const symbol = party.symbols[0] ?? "";
  const page = await member(browser, world, party.drafter, false);
  await page.goto(`${world.url}/en/desk/commitments/${symbol}`);
  await expect(main(page)).not.toContainText("What this draft would change");
  await page.getByLabel("Funded until").fill("2028-12-31");
  await page.getByRole("button", { name: "Save draft" }).click();
  const effect = page.getByRole("region", { name: "What this draft would change" });
  await expect(effect).toContainText("It would add 1 finding:");
  await expect(effect).toContainText(`FUND-${symbol}`);
  expect((await ask(`${world.url}/en/findings/FUND-${symbol}`)).status).toBe(404);
});
