// What an observer does without a script: three presses to one country's offer and its source, the page of an event,
// and what changed between two versions of a line.
import type postgres from "postgres";
import { makeEvent } from "../tests/world.ts";
import { makeDelegation } from "./delegation.ts";
import { ask } from "./http.ts";
import { expect, test } from "./register.ts";

test.use({ javaScriptEnabled: false });

/** A second public version of a line: longer by two years, firmer, and in other words. */
async function addVersion(sql: postgres.Sql, symbol: string, delegation: string): Promise<void> {
  const at = "2026-03-10T12:00:00Z";
  const [act] = await sql<{ id: string }[]>`
    insert into acts (kind, attribution, audience, delegation_code, recorded_at, released_at, is_backdated, capacity)
    values ('report', 'reported', 'public', ${delegation}, ${at}, ${at}, true, 'secretariat') returning id`;
  const [version] = await sql<{ id: string; commitment: string }[]>`
    insert into commitment_versions (commitment_id, delegation_code, act_id, audience, attribution, released_at, category,
      title_en, summary_en, stage, bindingness, start_kind, start_on, term_kind, term_until, extension, exit_kind, delivery, stated_on)
    select id, ${delegation}, ${act?.id ?? ""}, 'public', 'reported', ${at}, 'air-defence', ${`Title ${symbol}`},
      ${`Longer summary of ${symbol}.`}, 'signed', 'unspecified', 'date', '2026-02-01', 'fixed-date', '2032-12-31',
      'unstated', 'unstated', 'none', '2026-03-10'
    from commitments where symbol = ${symbol} returning id, commitment_id as commitment`;
  for (const audience of ["delegation", "bilateral", "participants", "public"]) {
    await sql`update commitment_releases set recorded_during = tstzrange(lower(recorded_during), ${at})
      where commitment_id = ${version?.commitment ?? ""} and audience = ${audience}`;
    await sql`insert into commitment_releases (commitment_id, version_id, delegation_code, audience, number, recorded_during)
      values (${version?.commitment ?? ""}, ${version?.id ?? ""}, ${delegation}, ${audience}, 2, tstzrange(${at}, null))`;
  }
}

test("three presses from the home page: one country's air defence, since when, how firm, how long, and the source", async ({
  page,
  record,
}) => {
  await page.goto(`${record.url}/en`);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Delegations" }).click();
  await page.getByRole("link", { name: "United Kingdom", exact: true }).click();
  await page
    .getByRole("navigation", { name: "On this page" })
    .getByRole("link", { name: /^Air defence/ })
    .click();
  await expect(page).toHaveURL(/\/en\/delegations\/GB#air-defence$/);
  const part = page.getByRole("region", { name: "Air defence" });
  await expect(part.getByRole("heading", { name: "Air defence" })).toBeInViewport();
  const lines = part.getByRole("article");
  for (const line of await lines.all()) {
    await expect(line.locator(".stage")).toHaveText(/\w/);
    await expect(line.getByText(/^Stated on \d+ \w+ \d{4}/)).toBeVisible();
    await expect(line.getByText("How long", { exact: true })).toBeVisible();
    await expect(line.locator("a[rel~=external]").first()).toHaveAttribute("href", /^https?:/);
  }
  await lines
    .first()
    .getByRole("link", { name: /, version \d+$/ })
    .click();
  await expect(page).toHaveURL(/\/en\/commitments\/GB-[0-9A-Z]{4}\/v\/\d+$/);
});

test("silence is said apart from a stated 'no commitment'", async ({ page, record }) => {
  await page.goto(`${record.url}/en/delegations/GB`);
  const silent = page.getByRole("region", { name: "Nothing on the record" });
  const named = await silent.getByRole("listitem").allTextContents();
  const stated = await page
    .locator("article:not(.pathway)")
    .evaluateAll((lines) => lines.map((line) => line.closest("section")?.getAttribute("aria-labelledby")));
  expect(named.length + new Set(stated).size).toBe(17);
});

test("an event has a page of its own, which names the line it changed, and the line names the event", async ({
  page,
  world,
}) => {
  const { code, symbols } = await makeDelegation(world.sql);
  const [symbol = ""] = symbols;
  const event = `E-${code}0R`.replaceAll(/[ILOU]/g, "0");
  await makeEvent(world.sql, {
    symbol: event,
    audience: "public",
    on: "2026-01-20",
    at: "2026-01-20T12:00:00Z",
  });
  await world.sql.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql`update event_versions set changes = array[${symbol}, 'XA-0000']
      where event_id = (select id from events where symbol = ${event})`;
  });
  await page.goto(`${world.url}/en/timeline/${event}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Event ${event}`);
  await expect(page.getByRole("main")).not.toContainText("XA-0000");
  await page
    .getByRole("row", { name: new RegExp(symbol) })
    .getByRole("link")
    .first()
    .click();
  const events = page.getByRole("region", { name: "Events that changed it" });
  await events.getByRole("link", { name: `Event ${event}` }).click();
  await expect(page).toHaveURL(`${world.url}/en/timeline/${event}`);
  expect((await ask(`${world.url}/en/timeline/${event}?asOf=2026-01-10`)).status).toBe(404);
});

test("two versions of a line: what changed, which way, word by word; and none that does not exist", async ({
  page,
  world,
}) => {
  const { code, symbols } = await makeDelegation(world.sql);
  const [symbol = ""] = symbols;
  await addVersion(world.sql, symbol, code);
  await page.goto(`${world.url}/en/commitments/${symbol}`);
  const second = page.getByRole("region", { name: "History" }).getByRole("row", { name: /Version 2/ });
  await expect(second).toContainText("Last day: was 31 December 2030, now 31 December 2032");
  await expect(second).toContainText("Strengthened");
  await second.getByRole("link", { name: "what changed from 1" }).click();
  const summary = page.getByRole("region", { name: "Summary in English" });
  await expect(summary.locator("ins")).toContainText("Longer");
  await expect(summary.locator("del")).toContainText("Summary");
  await expect(page.getByRole("region", { name: "Last day" })).toContainText("Strengthened");
  await page.goto(`${world.url}/en/commitments/${symbol}/diff/2..2`);
  await expect(page.getByRole("main")).toContainText("The two versions say the same.");

  for (const address of ["v/7", "diff/1..7", "diff/x"]) {
    const answer = await page.goto(`${world.url}/en/commitments/${symbol}/${address}`);
    expect(answer?.status(), address).toBe(404);
    await expect(page.getByRole("link", { name: "Version 1" })).toBeVisible();
  }
  // What is not known yet is no version, and is not named.
  const early = await page.goto(`${world.url}/en/commitments/${symbol}/v/2?asOf=2026-02-01`);
  expect(early?.status()).toBe(404);
  await expect(page.getByRole("link", { name: "Version 2" })).toHaveCount(0);
});

test("a query that finds nothing offers the nearest that finds something", async ({ page, record }) => {
  await page.goto(`${record.url}/en/commitments?delegation=GB&category=air-defence&stage=lapsed`);
  await page.getByRole("link", { name: /^Without the filter Lapsed: \d+/ }).click();
  await expect(page.getByRole("table").getByRole("row")).not.toHaveCount(1);
  await page.goto(`${record.url}/en/commitments?rows=all`);
  const found = page.getByRole("main").getByText(/^\d+ commitments on the record$/);
  const all = Number((await found.textContent())?.match(/\d+/)?.[0]);
  await expect(page.locator("tbody tr")).toHaveCount(all);
});

test("the months of the timeline are addresses, and several kinds are asked for at once", async ({
  page,
  record,
}) => {
  await page.goto(`${record.url}/en/timeline`);
  const periods = page.getByRole("navigation", { name: "Years" });
  await periods.getByRole("link", { name: "2025", exact: true }).click();
  const month = periods.getByRole("list", { name: "Months of 2025" }).getByRole("link").first();
  const name = (await month.locator(".sr-only").textContent())?.replace(", ", "") ?? "";
  await month.click();
  await expect(page.getByRole("heading", { level: 2 })).toHaveText([name]);
  const filters = page.getByRole("search", { name: "Filters" });
  await filters.getByLabel("Meeting").check();
  await filters.getByLabel("Statement").check();
  await filters.getByRole("button", { name: "Apply" }).click();
  await expect(
    page.getByRole("list", { name: "Filters in force" }).getByRole("link", { name: /Meeting|Statement/ }),
  ).toHaveCount(2);
});
