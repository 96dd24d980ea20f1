// The head of delegation's whole approval on a phone, with the keyboard alone: reading each change, previewing it,
// communicating it under an embargo, and what happens at its end.
import type { Browser, Page } from "@playwright/test";
import type postgres from "postgres";
import { id } from "../tests/world.ts";
import { makeDelegation, PASSWORD, type TestDelegation } from "./delegation.ts";
import { keyboard } from "./hands.ts";
import { ask } from "./http.ts";
import { becomeSignedIn, expect, test, type World } from "./register.ts";

test.describe.configure({ mode: "default" });

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { name });
const alert = (page: Page, text: string) => page.getByRole("alert").filter({ hasText: text });

/** A draft of one line, with the drafter's texts, as its submission leaves it. */
async function submitted(sql: postgres.Sql, party: TestDelegation, texts: Record<string, string>) {
  const symbol = party.symbols[0] ?? "";
  const [draft] =
    await sql`insert into offer_drafts (delegation_code, state, opened_by, submitted_by, submitted_at, revision)
    values (${party.code}, 'submitted', ${party.drafter.id}, ${party.drafter.id}, now(), 3) returning id`;
  const [line] =
    await sql`insert into draft_lines (draft_id, delegation_code, commitment_id, base_version_id, created_by)
    values (${draft?.id}, ${party.code}, ${id(symbol)}, ${id(`version-${symbol}`)}, ${party.drafter.id}) returning id`;
  await write(sql, party, line?.id, texts);
  return { draft: String(draft?.id), line: String(line?.id), symbol };
}

async function write(sql: postgres.Sql, party: TestDelegation, line: string, texts: Record<string, string>) {
  for (const [name, value] of Object.entries(texts)) {
    await sql`insert into draft_fields (line_id, delegation_code, name, value, edited_by)
      values (${line}, ${party.code}, ${name}, ${value}, ${party.drafter.id})
      on conflict (line_id, name) do update set value = excluded.value, edited_at = clock_timestamp()`;
  }
}

async function asHead(browser: Browser, world: World, party: TestDelegation, scripted = true): Promise<Page> {
  const page = await (await browser.newContext({ ...PHONE, javaScriptEnabled: scripted })).newPage();
  await becomeSignedIn(page.context(), world, party.head);
  return page;
}

/** As the clock in Kyiv shows it, to the second. */
const inKyiv = (instant: Temporal.Instant): string =>
  instant
    .toZonedDateTimeISO("Europe/Kyiv")
    .toPlainDateTime()
    .toString({ smallestUnit: "second" })
    .replace("T", " ");

const read = async (world: World, address: string): Promise<string> => (await ask(world.url + address)).body;
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test("a head approves on a phone with the keyboard alone: changes, preview, embargo, release", async ({
  browser,
  world,
}) => {
  test.setTimeout(120_000);
  const party = await makeDelegation(world.sql);
  const title = `Kept until its time by ${party.code}`;
  const { symbol } = await submitted(world.sql, party, { title_en: title, term_until: "2032-12-31" });
  const page = await asHead(browser, world, party);
  const hands = keyboard(page);
  const main = page.getByRole("main");

  await test.step("each change is there in plain words, with its strength, its rule and its writer", async () => {
    await page.goto(`${world.url}/en/desk`);
    await hands.press(page.getByRole("link", { name: "Review the draft" }));
    await expect(heading(page, "Review of the draft")).toBeVisible();
    await expect(main).toContainText("31 December 2032");
    await expect(main).toContainText(`written by ${party.drafter.name}`);
    const strength = main.locator("summary").filter({ hasText: "Strengthened" });
    await hands.press(strength);
    await expect(main).toContainText("A later nominal end is stronger.");
    await expect(main).toContainText("from ‘31 December 2030’ to ‘31 December 2032’");
    expect(await overflow(page)).toBe(0);
  });

  await test.step("what was seen is ticked and counted", async () => {
    await expect(main).toContainText("Seen 0 of 2");
    const tick = page.getByRole("checkbox", { name: `Seen: Title in English of ${symbol}` });
    for (
      let steps = 0;
      steps < 200 && !(await tick.evaluate((box) => box === document.activeElement));
      steps += 1
    ) {
      await page.keyboard.press("Shift+Tab");
    }
    await page.keyboard.press("Space");
    await expect(main).toContainText("Seen 1 of 2");
  });

  await test.step("the preview is loud, and the public's own", async () => {
    await hands.press(page.getByRole("link", { name: "As the public" }));
    await expect(main).toContainText("PREVIEW");
    await expect(main).toContainText("Not communicated. Seen by your delegation alone.");
    await expect(main).toContainText(title);
    const answer = await page.request.get(page.url());
    expect(answer.headers()["cache-control"]).toContain("no-store");
    await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
    expect(await overflow(page)).toBe(0);
    await hands.press(main.getByRole("link", { name: symbol }).first());
    await expect(heading(page, title)).toBeVisible();
    await hands.press(page.getByRole("link", { name: "Back to the review" }));
    await expect(main).toContainText("Seen 1 of 2");
  });

  const until = Temporal.Now.instant().add({ seconds: 20 }).round({ smallestUnit: "second" });
  await test.step("a time that is none is refused at its field; a time ahead holds it back", async () => {
    const communicate = async (time: string) => {
      await hands.write(page.getByLabel("Cover note"), "Decided today.");
      await hands.write(page.getByLabel("Not before (Kyiv time)"), time);
      await hands.write(page.getByLabel("Your password"), PASSWORD);
      await hands.choose(page.getByRole("radio", { name: /^Everybody/ }));
      await hands.press(page.getByRole("button", { name: "Communicate" }));
    };
    await communicate("tomorrow");
    await expect(alert(page, "Write the day and the time")).toBeVisible();
    await expect(page.getByLabel("Not before (Kyiv time)")).toHaveValue("tomorrow");
    await communicate(inKyiv(until));
    await expect(heading(page, "Act under embargo")).toBeVisible();
    await expect(main).toContainText("numbered at release");
    await expect(page.getByRole("button", { name: "Call the act off" })).toBeVisible();
    expect(await overflow(page)).toBe(0);
  });

  const addresses = [
    `/api/v1/commitments/${symbol}`,
    "/api/v1/timeline",
    "/en/timeline",
    `/en/commitments/${symbol}`,
  ];
  await test.step("nobody outside reads any of it before then", async () => {
    for (const address of addresses) expect(await read(world, address)).not.toContain(title);
    expect(Temporal.Instant.compare(Temporal.Now.instant(), until)).toBe(-1);
  });

  await test.step("at its time everybody does, and its record time is that time", async () => {
    await expect
      .poll(() => read(world, `/api/v1/commitments/${symbol}`), { timeout: 40_000 })
      .toContain(title);
    expect(Temporal.Instant.compare(Temporal.Now.instant(), until)).toBe(1);
    for (const address of addresses) expect(await read(world, address)).toContain(title);
    const line = JSON.parse(await read(world, `/api/v1/commitments/${symbol}`));
    expect(Temporal.Instant.from(line.recordedAt).epochMilliseconds).toBe(until.epochMilliseconds);
    await page.goto(page.url());
    await expect(heading(page, /^Act P\/\d{4}\/\d+$/)).toBeVisible();
  });
  await page.context().close();
});

test("an act is called off before its time, with the keyboard alone", async ({ browser, world }) => {
  const party = await makeDelegation(world.sql);
  const title = `Called off by ${party.code}`;
  const { symbol } = await submitted(world.sql, party, { title_en: title });
  const page = await asHead(browser, world, party);
  const hands = keyboard(page);
  await page.goto(`${world.url}/en/desk/review`);
  await hands.write(
    page.getByLabel("Not before (Kyiv time)"),
    inKyiv(Temporal.Now.instant().add({ hours: 2 })),
  );
  await hands.write(page.getByLabel("Your password"), PASSWORD);
  await hands.press(page.getByRole("button", { name: "Communicate" }));
  await expect(heading(page, "Act under embargo")).toBeVisible();
  await page.goto(`${world.url}/en/desk`);
  const act = page.getByRole("link", { name: `Communication: ${symbol}` });
  await expect(page.getByRole("main")).toContainText("Under embargo");
  await hands.press(act);
  await hands.write(page.getByLabel("Your password"), PASSWORD);
  await hands.press(page.getByRole("button", { name: "Call the act off" }));
  await expect(heading(page, "Act called off")).toBeVisible();
  await expect(page.getByRole("main")).toContainText(`Called off by ${party.head.name}`);
  await page.goto(`${world.url}/en/desk/review`);
  await expect(page.getByRole("main")).toContainText(title);
  expect(await read(world, `/api/v1/commitments/${symbol}`)).not.toContain(title);
  await page.context().close();
});

for (const scripted of [true, false]) {
  const how = scripted ? "" : ", without JavaScript";
  test(`a draft that moved since it was read is not communicated: what is different is shown${how}`, async ({
    browser,
    world,
  }) => {
    const party = await makeDelegation(world.sql);
    const { draft, line, symbol } = await submitted(world.sql, party, { title_en: "As it was read" });
    const page = await asHead(browser, world, party, scripted);
    await page.goto(`${world.url}/en/desk/review`);
    await write(world.sql, party, line, { term_until: "2029-12-31" });
    await world.sql`update offer_drafts set revision = revision + 2 where id = ${draft}`;
    await page.getByLabel("Cover note").fill("Decided today.");
    await page.getByLabel("Your password").fill(PASSWORD);
    await page.getByRole("button", { name: "Communicate" }).click();
    const told = alert(page, "The draft moved after you read it");
    await expect(told).toContainText(`${symbol}, Last day: changed by ${party.drafter.name}`);
    await expect(told).not.toContainText("Title in English");
    await expect(page.getByLabel("Cover note")).toHaveValue("Decided today.");
    await expect(page.getByRole("main")).toContainText("31 December 2029");
    // Now it has been read as it stands.
    await page.getByLabel("Your password").fill(PASSWORD);
    await page.getByRole("radio", { name: /^Everybody/ }).check();
    await page.getByRole("button", { name: "Communicate" }).click();
    await expect(heading(page, /^Act P\/\d{4}\/\d+$/)).toBeVisible();
    await page.context().close();
  });
}
