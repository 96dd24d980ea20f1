import { defineConfig } from "@playwright/test";
import { type Browser, findBrowser } from "./scripts/browser.ts";

/** Found once; the workers, who read this file too, are told. */
async function browser(): Promise<Browser> {
  const { SURETY_TEST_BROWSER: executablePath, SURETY_TEST_BROWSER_ARGS: args = "" } = process.env;
  if (executablePath) return { executablePath, args: args.split(" ").filter(Boolean) };
  const found = await findBrowser();
  process.env.SURETY_TEST_BROWSER = found.executablePath;
  process.env.SURETY_TEST_BROWSER_ARGS = found.args.join(" ");
  return found;
}

const isCI = Boolean(process.env.CI);
/** What an observer does, whose browser runs no script. */
const WITHOUT_SCRIPT = /(no-script|reading|comparing)\.spec\.ts$/;

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/global-setup.ts",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  retries: isCI ? 1 : 0,
  forbidOnly: isCI,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  projects: [
    { name: "script", testIgnore: WITHOUT_SCRIPT },
    { name: "no-script", testMatch: WITHOUT_SCRIPT, use: { javaScriptEnabled: false } },
  ],
  // PLAYWRIGHT_JSON_OUTPUT_FILE names the file of the second.
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [["list"], ["json"]] : [["list"]],
  use: {
    browserName: "chromium",
    launchOptions: await browser(),
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    timezoneId: "Europe/Kyiv",
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
  },
});
