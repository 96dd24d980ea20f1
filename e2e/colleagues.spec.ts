// Several people of one delegation at one commitment, in real browsers: who is there, what each of them saves and
// sees, what they say to each other, and what happens to typed text when the session ends.
import type { Browser, BrowserContextOptions, Page, Response } from "@playwright/test";
import { type Member, makeDelegation, PASSWORD, type TestDelegation } from "./delegation.ts";
import { becomeSignedIn, expect, test, type World } from "./register.ts";

const DESK = { viewport: { width: 1280, height: 800 } };
const addressOf = (world: World, { symbols }: TestDelegation): string =>
  `${world.url}/en/desk/commitments/${symbols[0]}`;

/** The page of one person, with the first line of their delegation open. */
async function openLine(
  browser: Browser,
  world: World,
  delegation: TestDelegation,
  member: Member,
  context: BrowserContextOptions = DESK,
): Promise<Page> {
  const page = await (await browser.newContext(context)).newPage();
  await becomeSignedIn(page.context(), world, member);
  await page.goto(addressOf(world, delegation));
  return page;
}

const control = (page: Page, name: string) => page.locator(`[name="f.${name}"]`);
const save = (page: Page) => page.getByRole("button", { name: "Save draft" }).click();
const saved = (page: Page) => page.getByRole("status").filter({ hasText: /^Saved \d\d:\d\d/ });
const clashes = (page: Page) =>
  page.getByRole("region", { name: "You and a colleague wrote different texts" });
const endSession = (world: World, member: Member) =>
  world.sql`update sessions set revoked_at = now(), revoked_because = 'test' where account_id = ${member.id}`;
const storedTitle = async (world: World, delegation: TestDelegation): Promise<string | undefined> => {
  const [row] = await world.sql`select value from draft_fields
    where name = 'title_en' and delegation_code = ${delegation.code}`;
  return row?.value;
};

test("each sees where the other is, and what the other saves arrives without moving the focus", async ({
  browser,
  world,
}) => {
  const delegation = await makeDelegation(world.sql);
  const drafter = await openLine(browser, world, delegation, delegation.drafter);
  const head = await openLine(browser, world, delegation, delegation.head);
  const room = head.getByRole("list", { name: "Colleagues who have this line open" });
  await expect(room).toContainText(`${delegation.drafter.name} has this line open`);
  await control(drafter, "duration_note").focus();
  await expect(room).toContainText(`${delegation.drafter.name} is in ‘How long’`, { timeout: 25_000 });
  await expect(head.locator('[data-section="duration"]')).toContainText(delegation.drafter.name);
  // The head stands in one field and types in another; both stay as they are.
  await control(head, "summary_en").fill("Being typed by the head");
  await control(head, "title_uk").focus();
  await control(drafter, "title_en").fill("Saved by the drafter");
  await save(drafter);
  await expect(saved(drafter)).toBeVisible();
  await expect(control(head, "title_en")).toHaveValue("Saved by the drafter", { timeout: 25_000 });
  await expect(control(head, "title_uk")).toBeFocused();
  await expect(control(head, "summary_en")).toHaveValue("Being typed by the head");
  await expect(head.getByRole("status").filter({ hasText: "A colleague changed" })).toContainText(
    delegation.drafter.name,
  );
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "" : ", without JavaScript";
  const context = { ...DESK, javaScriptEnabled };

  test(`colleagues comment on a field, answer and resolve, also while it is submitted${how}`, async ({
    browser,
    world,
  }) => {
    const delegation = await makeDelegation(world.sql);
    const head = await openLine(browser, world, delegation, delegation.head, context);
    await head.getByLabel("On which field").selectOption("title_en");
    await head.locator("#comment-body").fill("Is this the title?\nIt is long.");
    await head.getByRole("button", { name: "Comment", exact: true }).click();
    const talk = (page: Page) => page.locator("#talk-title_en");
    await expect(talk(head)).toContainText("It is long.");
    await expect(talk(head)).toBeInViewport();
    await world.sql`update offer_drafts set state = 'submitted', submitted_by = ${delegation.head.id},
      submitted_at = now() where delegation_code = ${delegation.code}`;
    const drafter = await openLine(browser, world, delegation, delegation.drafter, context);
    await expect(drafter.getByRole("link", { name: "1 open comment" })).toBeVisible();
    await talk(drafter).getByText("Answer", { exact: true }).click();
    await drafter.locator("#reply-title_en-body").fill("It is.");
    await drafter.getByRole("button", { name: "Answer about Title in English" }).click();
    await expect(talk(drafter).getByRole("listitem")).toHaveCount(2);
    await drafter.getByRole("button", { name: "Resolve what was said about Title in English" }).click();
    await expect(drafter.getByText("1 resolved talk")).toBeVisible();
    await drafter.goto(`${world.url}/en/desk`);
    await expect(drafter.getByRole("main")).not.toContainText("Open comments");
  });

  test(`an earlier text is restored from the history${how}`, async ({ browser, world }) => {
    const delegation = await makeDelegation(world.sql);
    const page = await openLine(browser, world, delegation, delegation.drafter, context);
    for (const text of ["The first text", "The second text"]) {
      await control(page, "title_en").fill(text);
      await save(page);
      await expect(saved(page)).toBeVisible();
      await page.goto(page.url());
      await expect(control(page, "title_en")).toHaveValue(text);
    }
    await page.getByRole("link", { name: "History of the draft" }).click();
    await expect(page.getByRole("insertion").filter({ hasText: "second" })).toBeVisible();
    await expect(page.getByRole("main")).toContainText(delegation.drafter.name);
    await page.getByRole("button", { name: /^Restore the text of Title in English/ }).click();
    await expect(page.getByRole("insertion").filter({ hasText: "first" })).toHaveCount(2);
    await page.goto(addressOf(world, delegation));
    await expect(control(page, "title_en")).toHaveValue("The first text");
  });
}

test("a session that ends while somebody types loses nothing: sign in beside it, and it is saved", async ({
  browser,
  world,
}) => {
  const delegation = await makeDelegation(world.sql);
  const page = await openLine(browser, world, delegation, delegation.drafter);
  await endSession(world, delegation.drafter);
  await control(page, "title_en").fill("Typed after the session had ended");
  await expect(page.getByRole("alert").filter({ hasText: "You are signed out" })).toBeVisible();
  await expect(control(page, "title_en")).toHaveValue("Typed after the session had ended");
  const [beside] = await Promise.all([
    page.context().waitForEvent("page"),
    page.getByRole("link", { name: "Sign in (opens a new tab)" }).click(),
  ]);
  await beside.getByLabel("Email").fill(delegation.drafter.email);
  await beside.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await beside.getByRole("button", { name: "Sign in" }).click();
  await expect(beside).toHaveURL(/\/en\/desk$/);
  await beside.close();
  await page.bringToFront();
  await expect(saved(page)).toBeVisible({ timeout: 15_000 });
  expect(await storedTitle(world, delegation)).toBe("Typed after the session had ended");
});

test("what was typed by one person is not saved under the name of another who signed in since", async ({
  browser,
  world,
}) => {
  const delegation = await makeDelegation(world.sql);
  const page = await openLine(browser, world, delegation, delegation.drafter);
  await becomeSignedIn(page.context(), world, delegation.head);
  await control(page, "title_en").fill("Typed by the drafter");
  await expect(page.getByRole("alert").filter({ hasText: "somebody else has signed in" })).toBeVisible();
  expect(await storedTitle(world, delegation)).toBeUndefined();
});

test("a form sent after the session had ended comes back with a sign-in, and is then saved, without JavaScript", async ({
  browser,
  world,
}) => {
  const delegation = await makeDelegation(world.sql);
  const text = "Typed after the session had ended\nin two lines";
  const page = await openLine(browser, world, delegation, delegation.drafter, {
    ...DESK,
    javaScriptEnabled: false,
  });
  await control(page, "summary_en").fill(text);
  await control(page, "title_en").fill("Kept over the sign-in");
  await endSession(world, delegation.drafter);
  await save(page);
  await expect(page.getByRole("heading", { name: "Sign in again" })).toBeVisible();
  expect(page.url()).not.toContain("Kept");
  const signIn = async (email: string, password: string) => {
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in and save" }).click();
  };
  await signIn(delegation.drafter.email, "not the password");
  await expect(page.getByRole("alert")).toContainText("Not signed in");
  // The form is of one person: a colleague does not get in by it, nor see it saved in their name.
  await signIn(delegation.head.email, PASSWORD);
  await expect(page.getByRole("alert")).toContainText("Not signed in");
  expect(await storedTitle(world, delegation)).toBeUndefined();
  await signIn(delegation.drafter.email, PASSWORD);
  await expect(saved(page)).toBeVisible();
  await expect(control(page, "summary_en")).toHaveValue(text);
  expect(await storedTitle(world, delegation)).toBe("Kept over the sign-in");
  await page.goto(addressOf(world, delegation));
  await expect(control(page, "title_en")).toHaveValue("Kept over the sign-in");
});

test("a page that is older than the server takes what was typed along to the new one", async ({
  browser,
  world,
}) => {
  const delegation = await makeDelegation(world.sql);
  const page = await openLine(browser, world, delegation, delegation.drafter);
  // As after a new build, whose actions have other names; plain forms carry none in a header.
  await page.route("**/desk/commitments/*", (route) => {
    const headers = route.request().headers();
    if (!headers["next-action"]) return route.continue();
    return route.continue({ headers: { ...headers, "next-action": `7f${"0".repeat(40)}` } });
  });
  await control(page, "title_en").fill("Typed in the old page");
  await expect.poll(() => storedTitle(world, delegation), { timeout: 20_000 }).toBe("Typed in the old page");
  await expect(control(page, "title_en")).toHaveValue("Typed in the old page");
});

const FIELDS = ["title_en", "title_uk", "summary_en", "summary_uk", "duration_note"] as const;
type Edit = { name: string; base: string; value: string };

/** One person's browser under random work, with all that it sent, was answered and had on the screen. */
async function worker(page: Page, who: string, until: number, chance: () => number) {
  const acknowledged: Edit[] = [];
  const waiting: { name: string; mine: string; theirs: string }[] = [];
  let shown = 0;
  page.on("response", (response) => {
    const answer = answerOf(response).then((read) => {
      if (!read) return;
      for (const { name, base, value } of read.changes) {
        const clash = read.clashes.find((each) => each.name === name);
        if (clash) waiting.push(clash);
        else if (!read.notes.includes(name) && base !== value) acknowledged.push({ name, base, value });
      }
    });
    answers.push(answer);
  });
  const answers: Promise<void>[] = [];
  for (let step = 0; Date.now() < until; step += 1) {
    const name = FIELDS[Math.floor(chance() * FIELDS.length)] ?? "title_en";
    if ((await clashes(page).count()) === 0) {
      await control(page, name).fill(`${who} ${step}`);
      await page.waitForTimeout(chance() * 2_500);
      if (chance() < 0.4) await save(page);
    }
    await page.waitForTimeout(300);
    await Promise.all(answers);
    for (const { name: field, mine, theirs } of waiting.splice(0)) {
      const open = page.locator(`[name="r.${field}"]`);
      await expect(open).toHaveCount(2);
      await expect(clashes(page)).toContainText(mine);
      await expect(clashes(page)).toContainText(theirs);
      shown += 1;
    }
    const choices = await page.locator('[name^="r."][value="theirs"]').count();
    if (choices > 0) {
      for (let n = 0; n < choices; n += 1) {
        const side = chance() < 0.5 ? "theirs" : "mine";
        await page.locator(`[name^="r."][value="${side}"]`).nth(n).check();
      }
      await save(page);
      await page.waitForTimeout(500);
    }
  }
  await save(page);
  await page.waitForTimeout(1_000);
  await Promise.all(answers);
  return { acknowledged, shown };
}

/** What a save sent, and what came of each field; null for every other answer. */
async function answerOf(response: Response) {
  const request = response.request();
  const sent = request.postData() ?? "";
  if (request.method() !== "POST" || !sent.includes('name="') || !/name="[^"]*f\.title_en"/.test(sent))
    return null;
  const parts = new Map(
    Array.from(
      sent.matchAll(/name="(?:_?\d+_)?([^"]+)"\r\n\r\n([\s\S]*?)\r\n--/g),
      ([, name = "", text = ""]) => [name, text.replaceAll("\r\n", "\n").trim()],
    ),
  );
  const body = await response.text().catch(() => "");
  const row = /^\w+:(\{"status":"saved".*)$/m.exec(body)?.[1];
  if (!row) return null;
  const { result } = JSON.parse(row);
  const changes = FIELDS.flatMap((name): Edit[] => {
    const [base, typed] = [parts.get(`b.${name}`), parts.get(`f.${name}`)];
    if (base === undefined || typed === undefined) return [];
    return [{ name, base, value: parts.get(`r.${name}`) === "theirs" ? base : typed }];
  });
  return {
    changes,
    clashes: result.clashes as { name: string; mine: string; theirs: string }[],
    notes: (result.notes as { name: string }[]).map(({ name }) => name),
  };
}

/** Remembers every text that a field or a clash showed. */
const watchScreen = (page: Page) =>
  page.addInitScript((names: readonly string[]) => {
    const seen: Record<string, string[]> = {};
    Object.assign(window, { seen });
    setInterval(() => {
      for (const name of names) {
        const field = document.querySelector<HTMLInputElement>(`[name="f.${name}"]`);
        const choice = document.querySelector(`[name="r.${name}"]`);
        const sides = Array.from(choice?.closest("div.border-y")?.querySelectorAll("dd") ?? []);
        const texts = [field?.value, ...sides.map(({ textContent }) => textContent)];
        seen[name] = [...new Set([...(seen[name] ?? []), ...texts.map((text) => (text ?? "").trim())])];
      }
    }, 50);
  }, FIELDS);

test("two people edit one line at random: no acknowledged edit is lost, and every clash is shown", async ({
  browser,
  world,
}) => {
  test.setTimeout(120_000);
  const seed = Number(process.env.SURETY_TEST_SEED ?? Date.now() % 1_000_000);
  console.info(`two people at random: SURETY_TEST_SEED=${seed}`);
  const delegation = await makeDelegation(world.sql);
  const until = Date.now() + 45_000;
  const outcomes = await Promise.all(
    [delegation.drafter, delegation.head].map(async (member, index) => {
      const page = await (await browser.newContext(DESK)).newPage();
      await watchScreen(page);
      await becomeSignedIn(page.context(), world, member);
      await page.goto(addressOf(world, delegation));
      const done = await worker(page, member.role, until, random(seed + index));
      const seen = await page.evaluate(() => (window as unknown as { seen: Record<string, string[]> }).seen);
      return { ...done, seen, id: member.id };
    }),
  );
  const edits = await world.sql<{ name: string; value: string; by: string }[]>`
    select name, value, edited_by as by from draft_edits where delegation_code = ${delegation.code}
    order by edited_at, id`;
  const stored = await world.sql<{ name: string; value: string }[]>`
    select name, value from draft_fields where delegation_code = ${delegation.code}`;
  for (const { acknowledged, id } of outcomes) {
    for (const { name, value } of acknowledged) {
      expect(edits, `seed ${seed}: kept in the history`).toContainEqual({ name, value, by: id });
    }
  }
  for (const name of FIELDS) {
    const chain = edits.filter((edit) => edit.name === name);
    for (const [index, { by }] of chain.entries()) {
      const before = chain[index - 1];
      if (!before || before.by === by) continue;
      // Whoever wrote over a colleague's text had it on the screen.
      const seen = outcomes.find(({ id }) => id === by)?.seen[name];
      expect(seen, `seed ${seed}: ${name} was overwritten unread`).toContain(before.value);
    }
    const last = chain.at(-1);
    if (last) expect(stored).toContainEqual({ name, value: last.value });
  }
  expect(edits.length).toBeGreaterThan(5);
});

/** A generator of numbers in [0, 1) that a seed repeats (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
