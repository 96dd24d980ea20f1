import { expect, type Locator, type Page } from "@playwright/test";

/** How a person works a page: with a pointer, or with the keyboard alone. */
export type Hands = {
  press(target: Locator): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
  /** A radio button. */
  choose(option: Locator): Promise<void>;
};

export const pointer: Hands = {
  press: (target) => target.click(),
  write: (field, text) => field.fill(text),
  choose: (option) => option.check(),
};

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);

/** Goes on with Tab until the element has the focus, as far as once around the page. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let steps = 0; steps < 400; steps += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The keyboard does not reach ${target}.`);
}

export const keyboard = (page: Page): Hands => ({
  async press(target) {
    await tabTo(page, target);
    await page.keyboard.press("Enter");
  },
  async write(field, text) {
    await tabTo(page, field);
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type(text);
  },
  async choose(option) {
    // Tab stops at one button of a group; the arrows go on from there.
    const name = await option.getAttribute("name");
    const group = page.locator(`input[type=radio][name="${name}"]`);
    const chosen = page.locator(`input[type=radio][name="${name}"]:checked`);
    await tabTo(page, (await chosen.count()) > 0 ? chosen : group.first());
    for (let steps = 0; steps < (await group.count()) && !(await hasFocus(option)); steps += 1) {
      await page.keyboard.press("ArrowDown");
    }
    await expect(option).toBeChecked();
  },
});
