import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import postgres from "postgres";
import { openSession, PASSWORD } from "./delegation.ts";
import { SESSION_COOKIE } from "./http.ts";

export type World = { url: string; sql: postgres.Sql };

export const given = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests through playwright.config.ts`);
  return value;
};

/** The invented parties' register and the reference record's; both run for the whole of the tests. */
export const test = base.extend<object, { world: World; record: { url: string; dataDir: string } }>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to know what is needed
    async ({}, use) => {
      const sql = postgres(given("SURETY_E2E_WORLD_DATABASE"), { max: 2, onnotice: () => {} });
      await use({ url: given("SURETY_E2E_WORLD_URL"), sql });
      await sql.end({ timeout: 2 });
    },
    { scope: "worker" },
  ],
  record: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) =>
      use({ url: given("SURETY_E2E_RECORD_URL"), dataDir: given("SURETY_E2E_RECORD_DATA_DIR") }),
    { scope: "worker" },
  ],
});
export { expect };

/** Signs in as people do. */
export async function signIn(
  page: Page,
  url: string,
  member: { email: string },
  password = PASSWORD,
): Promise<void> {
  await page.goto(`${url}/en/sign-in`);
  await page.getByLabel("Email").fill(member.email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** Gives a browser the session of somebody, for tests of what comes after the sign-in. */
export async function becomeSignedIn(
  context: BrowserContext,
  world: World,
  member: { id: string },
): Promise<void> {
  const value = await openSession(world.sql, member);
  await context.addCookies([
    { name: SESSION_COOKIE, value, url: world.url, httpOnly: true, sameSite: "Lax" },
  ]);
}
