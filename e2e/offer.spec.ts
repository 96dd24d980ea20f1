// The main job: a delegation changes its offer, and the public sees it. In a real browser, on a desk and on a
// phone, also without JavaScript and with the keyboard alone.
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { makeDelegation, PASSWORD, type TestDelegation } from "./delegation.ts";
import { type Hands, keyboard, pointer } from "./hands.ts";
import { ask } from "./http.ts";
import { becomeSignedIn, expect, test, type World } from "./register.ts";

// One after the other: each communicates to the public, and looks for its act at the head of the timeline.
test.describe.configure({ mode: "default" });

const DESK = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

const WAYS: { name: string; context: BrowserContextOptions; hands: (page: Page) => Hands }[] = [
  { name: "at a desk", context: DESK, hands: () => pointer },
  { name: "on a phone, with the keyboard alone", context: PHONE, hands: keyboard },
  {
    name: "at a desk, without JavaScript",
    context: { ...DESK, javaScriptEnabled: false },
    hands: () => pointer,
  },
  {
    name: "on a phone, without JavaScript, with the keyboard alone",
    context: { ...PHONE, javaScriptEnabled: false },
    hands: keyboard,
  },
];

/** A browser of one person, closed with the test's own. */
const open = async (browser: Browser, context: BrowserContextOptions = DESK): Promise<Page> =>
  (await browser.newContext(context)).newPage();

async function signInWith(hands: Hands, page: Page, world: World, email: string): Promise<void> {
  await page.goto(`${world.url}/en/sign-in`);
  await hands.write(page.getByLabel("Email"), email);
  await hands.write(page.getByLabel("Password", { exact: true }), PASSWORD);
  await hands.press(page.getByRole("button", { name: "Sign in" }));
  await expect(page).toHaveURL(`${world.url}/en/desk`);
}

const field = (page: Page, name: string) =>
  page.getByRole("textbox", { name: new RegExp(`^${name}(\\s|$)`) });
const alert = (page: Page, text: string) => page.getByRole("alert").filter({ hasText: text });
const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { name });

for (const { name, context, hands: handsOf } of WAYS) {
  test(`one offer changed, ${name}`, async ({ browser, world }) => {
    test.setTimeout(90_000);
    const delegation = await makeDelegation(world.sql);
    const symbol = delegation.symbols[0] ?? "";
    const title = `Four batteries of the invented kind ${delegation.code}`;
    const scripted = context.javaScriptEnabled !== false;

    await test.step("the drafter changes one commitment and submits", async () => {
      const page = await open(browser, context);
      const hands = handsOf(page);
      await signInWith(hands, page, world, delegation.drafter.email);
      await hands.press(page.getByRole("link", { name: `Title ${symbol}` }));
      await hands.write(field(page, "Quantity"), "a lot");
      await hands.press(page.getByRole("button", { name: "Save draft" }));
      // Wrong input is kept, and named at its field and above.
      await expect(alert(page, "Write a number")).toBeVisible();
      await expect(field(page, "Quantity")).toHaveValue("a lot");
      await expect(field(page, "Quantity")).toHaveAttribute("aria-invalid", "true");
      await hands.write(field(page, "Title in English"), title);
      await hands.write(field(page, "Quantity"), "4");
      await hands.write(field(page, "Unit"), "batteries");
      if (!scripted) await hands.press(page.getByRole("button", { name: "Save draft" }));
      // With a script nobody has to press anything.
      await expect(page.getByRole("status").filter({ hasText: /^Saved \d\d:\d\d$/ })).toBeVisible();
      await expect(field(page, "Title in English")).toHaveValue(title);
      await hands.press(page.getByRole("button", { name: "Save and review changes" }));
      await expect(heading(page, "Review of the draft")).toBeVisible();
      await hands.press(page.getByRole("button", { name: "Submit" }));
      await expect(page.getByRole("main")).toContainText("with the head of delegation");
      await page.context().close();
    });

    await test.step("until then, nobody else learns of it", async () => {
      for (const address of [`/en/commitments/${symbol}`, "/en/timeline", `/api/v1/commitments/${symbol}`]) {
        expect((await ask(world.url + address)).body).not.toContain(title);
      }
    });

    let act = "";
    await test.step("the head of delegation reads each change and communicates it to the public", async () => {
      const page = await open(browser, context);
      const hands = handsOf(page);
      await signInWith(hands, page, world, delegation.head.email);
      await hands.press(page.getByRole("link", { name: "Review the draft" }));
      const main = page.getByRole("main");
      // Word by word: what goes is struck, what comes is marked.
      await expect(main.getByRole("deletion").first()).toContainText("Title");
      await expect(main.getByRole("insertion").filter({ hasText: "batteries of the" })).toBeVisible();
      await expect(main).toContainText("not stated");
      const communicate = async (password: string) => {
        await hands.write(page.getByLabel("Cover note"), "Decided today.");
        await hands.write(page.getByLabel("Your password"), password);
        await hands.choose(page.getByRole("radio", { name: /^Everybody/ }));
        await hands.press(page.getByRole("button", { name: "Communicate" }));
      };
      await communicate("not the password of anybody");
      await expect(alert(page, "The password is not right")).toBeVisible();
      await expect(page.getByLabel("Cover note")).toHaveValue("Decided today.");
      await expect(page.getByLabel("Your password")).toHaveValue("");
      await communicate(PASSWORD);
      await expect(heading(page, /^Act P\/\d{4}\/\d+$/)).toBeVisible();
      act = ((await heading(page, /^Act P/).textContent()) ?? "").replace("Act ", "");
      await expect(page.getByRole("main")).toContainText("Decided today.");
      await page.context().close();
    });

    await test.step("an observer without an account sees it first, in pages and in the API", async () => {
      const page = await open(browser, context);
      await page.goto(`${world.url}/en/timeline`);
      const first = page.getByRole("main").locator("ol ol > li").first();
      await expect(first).toContainText(act);
      await expect(first).toContainText(title);
      await page.goto(`${world.url}/en/commitments/${symbol}`);
      await expect(heading(page, title)).toBeVisible();
      await expect(page.getByRole("main")).toContainText(/Version\s*2/);
      await handsOf(page).press(page.getByRole("link", { name: "what changed from 1" }));
      await expect(page).toHaveURL(`${world.url}/en/commitments/${symbol}/diff/1..2`);
      await expect(page.getByRole("deletion").first()).toContainText("Title");
      await expect(page.getByRole("insertion").filter({ hasText: "batteries of the" })).toBeVisible();
      const timeline = JSON.parse((await ask(`${world.url}/api/v1/timeline`)).body);
      expect(timeline.items[0]).toMatchObject({ type: "act", symbol: act, attribution: "own" });
      expect(timeline.items[0].lines).toMatchObject([{ symbol, version: 2 }]);
      const line = JSON.parse((await ask(`${world.url}/api/v1/commitments/${symbol}`)).body);
      expect(line).toMatchObject({ version: 2, quantity: { value: "4", unit: "batteries" }, act });
      expect(await page.context().cookies()).toEqual([]);
      await page.context().close();
    });
  });
}

/** Two people of one delegation, both with the same commitment open before either saves. */
async function twoEditors(
  browser: Browser,
  world: World,
  delegation: TestDelegation,
  context: BrowserContextOptions,
) {
  const pages: Page[] = [];
  for (const member of [delegation.drafter, delegation.head]) {
    const page = await open(browser, context);
    await becomeSignedIn(page.context(), world, member);
    await page.goto(`${world.url}/en/desk/commitments/${delegation.symbols[0]}`);
    pages.push(page);
  }
  const [first, second] = pages;
  if (!first || !second) throw new Error("Two pages are open.");
  return { first, second };
}

const save = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "Save draft" }).click();
};
/** Anew, and not by sending a form once more. */
const again = async (page: Page): Promise<void> => {
  await page.goto(page.url());
};
const saved = (page: Page) => page.getByRole("status").filter({ hasText: /^Saved \d\d:\d\d$/ });

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "" : ", without JavaScript";
  const context = { ...DESK, javaScriptEnabled };

  test(`two people change the same field: the second sees both texts and chooses${how}`, async ({
    browser,
    world,
  }) => {
    const delegation = await makeDelegation(world.sql);
    const { first, second } = await twoEditors(browser, world, delegation, context);
    await field(first, "Title in English").fill("The text of the first");
    await save(first);
    await expect(saved(first)).toBeVisible();
    await field(second, "Title in English").fill("The text of the second");
    await save(second);
    const clashes = second.getByRole("region", { name: "You and a colleague wrote different texts" });
    await expect(clashes).toContainText("The text of the first");
    await expect(clashes).toContainText("The text of the second");
    await expect(clashes).toContainText(`Title ${delegation.symbols[0]}`);
    await expect(clashes).toContainText(delegation.drafter.name);
    // Nothing is overwritten until the choice is made.
    await again(first);
    await expect(field(first, "Title in English")).toHaveValue("The text of the first");
    await clashes.getByRole("radio", { name: /Save what stands in the field/ }).check();
    await save(second);
    await expect(clashes).toBeHidden();
    await again(first);
    await expect(field(first, "Title in English")).toHaveValue("The text of the second");
  });

  test(`two people change different fields: both are kept${how}`, async ({ browser, world }) => {
    const delegation = await makeDelegation(world.sql);
    const { first, second } = await twoEditors(browser, world, delegation, context);
    await field(first, "Title in English").fill("A title by the first");
    await save(first);
    await expect(saved(first)).toBeVisible();
    await field(second, "Summary in English").fill("A summary by the second.");
    await save(second);
    await expect(saved(second)).toBeVisible();
    await again(first);
    await expect(field(first, "Title in English")).toHaveValue("A title by the first");
    await expect(field(first, "Summary in English")).toHaveValue("A summary by the second.");
  });
}

test("a draft that is returned comes back with its note, and one that is submitted stands still", async ({
  browser,
  world,
}) => {
  const delegation = await makeDelegation(world.sql);
  const symbol = delegation.symbols[0] ?? "";
  const { first: drafter, second: head } = await twoEditors(browser, world, delegation, DESK);
  await field(drafter, "Title in English").fill("To be looked at");
  await drafter.getByRole("button", { name: "Save and review changes" }).click();
  await drafter.getByRole("button", { name: "Submit" }).click();
  await expect(drafter).toHaveURL(/\/en\/desk$/);
  await drafter.goto(`${world.url}/en/desk/commitments/${symbol}`);
  await expect(field(drafter, "Title in English")).toBeDisabled();
  await head.goto(`${world.url}/en/desk/review`);
  await head.getByLabel("Note to the drafters").fill("Name the number.");
  await head.getByRole("button", { name: "Return the draft" }).click();
  await expect(head).toHaveURL(/\/en\/desk$/);
  await drafter.goto(`${world.url}/en/desk`);
  await expect(drafter.getByRole("main")).toContainText("Name the number.");
});
