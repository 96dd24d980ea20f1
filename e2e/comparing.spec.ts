// What an observer lays side by side, without JavaScript: needs, two offers, and what was corrected.
import type { Browser, Page } from "@playwright/test";
import type postgres from "postgres";
import { id } from "../tests/world.ts";
import { makeDelegation, type TestDelegation } from "./delegation.ts";
import { ask } from "./http.ts";
import { expect, test } from "./register.ts";

const reader = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ javaScriptEnabled: false })).newPage();
const main = (page: Page) => page.getByRole("main");

/** The next version of a line, for everybody, by an act of its delegation. @returns the symbol of the act. */
async function restate(
  sql: postgres.Sql,
  { code, head }: TestDelegation,
  line: { symbol: string; title: string; number: number; corrects?: string },
): Promise<string> {
  const { symbol, title, number, corrects = null } = line;
  const [act] = await sql<{ id: string; symbol: string; at: string }[]>`
    insert into acts (kind, attribution, audience, delegation_code, account_id, actor_name, capacity, reason, corrects_act_id)
    values (${corrects ? "correction" : "communication"}, 'own', 'public', ${code}, ${head.id}, 'Head', 'head',
      ${corrects ? "A slip of the pen." : null}, (select id from acts where symbol = ${corrects}))
    returning id, symbol, recorded_at::text as at`;
  if (!act) throw new Error("no act was written");
  const [version] = await sql<{ id: string }[]>`
    insert into commitment_versions (commitment_id, delegation_code, act_id, audience, attribution, released_at, category,
      title_en, summary_en, stage, bindingness, start_kind, term_kind, extension, exit_kind, delivery, stated_on)
    values (${id(symbol)}, ${code}, ${act.id}, 'public', 'own', ${act.at}, 'air-defence', ${title},
      'For tests.', 'signed', 'unspecified', 'unstated', 'unstated', 'unstated', 'unstated', 'none', '2026-01-10')
    returning id`;
  for (const audience of ["delegation", "bilateral", "participants", "public"]) {
    await sql`update commitment_releases set recorded_during = tstzrange(lower(recorded_during), ${act.at})
      where commitment_id = ${id(symbol)} and audience = ${audience} and upper_inf(recorded_during)`;
    await sql`insert into commitment_releases (commitment_id, version_id, delegation_code, audience, number, recorded_during)
      values (${id(symbol)}, ${version?.id ?? null}, ${code}, ${audience}, ${number}, tstzrange(${act.at}, null))`;
  }
  return act.symbol;
}

test("a reader finds a need, sees that it is only reported, and what stands in its category", async ({
  browser,
  record,
}) => {
  const page = await reader(browser);
  await page.goto(`${record.url}/en/requirements`);
  await expect(main(page).getByRole("status")).toHaveText("26 requirements on the record");
  await page.getByRole("searchbox", { name: "Words in the title or summary" }).fill("patriot");
  await page.getByRole("checkbox", { name: /^Essential/ }).check();
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/priority=essential/);
  const row = page.getByRole("row").filter({ hasText: "Ten more Patriot" });
  await expect(row).toContainText("Reported");
  await expect(row).toContainText(/10\s*systems/);
  await row.getByRole("link").click();
  await expect(main(page)).toContainText("It is not the delegation’s own act.");
  await expect(main(page)).toContainText("The same category is not yet an answer to this need");
  await page.getByRole("link", { name: "See the commitments of this category" }).click();
  await expect(page).toHaveURL(/commitments\?category=air-defence$/);
});

test("what participants alone may read of needs is nowhere", async ({ browser, world }) => {
  const page = await reader(browser);
  for (const address of ["requirements/XU-PART", "requirements/XU-N0NE"]) {
    expect((await page.goto(`${world.url}/en/${address}`))?.status()).toBe(404);
  }
  await page.goto(`${world.url}/uk/requirements`);
  await expect(main(page)).not.toContainText("XU-PART");
  await expect(main(page)).toContainText("XU-PVBR");
});

test("two delegations side by side: lines, nothing on record, and only what differs", async ({
  browser,
  world,
}) => {
  const [one, other] = [await makeDelegation(world.sql), await makeDelegation(world.sql, { lines: 0 })];
  const page = await reader(browser);
  await page.goto(`${world.url}/en/compare`);
  await page.getByLabel("First delegation").selectOption(one.code);
  await page.getByLabel("Second delegation").selectOption(other.code);
  await page.getByRole("button", { name: "Compare" }).click();
  const row = page.getByRole("region", { name: "Category air-defence" });
  await expect(row).toContainText("differs");
  await expect(row.getByRole("definition").first()).toContainText(`Title ${one.symbols[0]}`);
  await expect(row.getByRole("definition").last()).toHaveText("nothing on record");
  await expect(page.getByRole("region", { name: "Category training" })).toContainText("the same");

  await page.getByRole("link", { name: "Only what differs" }).click();
  await expect(main(page).getByRole("status")).toHaveText(
    "16 rows that are the same on both sides are hidden.",
  );
  await expect(page.getByRole("region", { name: "Category training" })).toHaveCount(0);
  await page.getByRole("link", { name: "Swap the sides" }).click();
  await expect(page).toHaveURL(new RegExp(`a=${other.code}&b=${one.code}&rows=diff$`));
  await expect(row.getByRole("definition").first()).toHaveText("nothing on record");
  const copy = await ask(`${world.url}/en/compare.json?a=${one.code}&b=${other.code}&rows=diff`);
  expect(JSON.parse(copy.body).items).toMatchObject([
    { side: "a", standing: "lines", symbol: one.symbols[0] },
    { side: "b", standing: "nothing", symbol: null },
  ]);
});

test("one delegation at two days, and the correction between them", async ({ browser, world }) => {
  const party = await makeDelegation(world.sql);
  const symbol = party.symbols[0] ?? "";
  const page = await reader(browser);
  await page.goto(`${world.url}/en/compare?a=${party.code}&b=${party.code}`);
  await expect(main(page)).toContainText("Both sides are the same");

  const act = await restate(world.sql, party, { symbol, title: "A wrogn title", number: 2 });
  const correction = await restate(world.sql, party, {
    symbol,
    title: "A right title",
    number: 3,
    corrects: act,
  });
  expect(correction).toBe(`${act}/Corr.1`);
  await page.goto(`${world.url}/en/compare?a=${party.code}&b=${party.code}`);
  await page.getByRole("link", { name: "since 10 January 2026" }).click();
  const row = page.getByRole("region", { name: "Category air-defence" });
  await expect(row.getByRole("definition").first()).toContainText(`Title ${symbol}`);
  await expect(row.getByRole("definition").last()).toContainText("A right title");
  await expect(
    row.getByRole("link", { name: `${symbol}: what changed between version 1 and version 3` }),
  ).toBeVisible();

  await page.goto(`${world.url}/en/corrections`);
  const entry = page.getByRole("region", { name: correction });
  await expect(entry).toContainText("A slip of the pen.");
  await expect(entry).toContainText("Head of delegation");
  await entry.getByRole("link", { name: "what changed" }).click();
  await expect(page).toHaveURL(new RegExp(`commitments/${symbol}/diff/2\\.\\.3$`));
  await expect(page.getByRole("deletion").first()).toContainText("wrogn");
  await page.goto(`${world.url}/en/corrections?asOf=2026-01-11`);
  await expect(main(page)).not.toContainText(correction);
  await expect(main(page)).toContainText("No correction was on the record on that day");
});
