// Run by the project `no-script`, in which no page runs JavaScript: every page of the record says and does all that it
// says and does with it, and no code of ours is among what it would have run.
import fs from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, nameOf, READER_PAGES, test } from "./access-pages.ts";
import { ask } from "./http.ts";

const PAGES = path.resolve(import.meta.dirname, "../.next/server/app");
/** What the framework asks to be one: it is shown when a page breaks. */
const ERROR_BOUNDARY = "app/[locale]/error.tsx";

/** The text as it is shown: what is hidden is no part of what a page says. */
const words = async (page: Page): Promise<string> =>
  (await page.locator("body").allInnerTexts()).join(" ").replace(/\s+/g, " ").trim();

/** What a page's own build says that it may run in a browser, as far as it is ours. */
function clientModules(manifest: string): string[] {
  const source = fs.readFileSync(path.join(PAGES, manifest), "utf8");
  const named = [...source.matchAll(/"\[project\]\/((?!node_modules)[^"]+?)(?: <[^"]*)?"/g)].map(
    ([, name]) => name ?? "",
  );
  return [...new Set(named)].filter((name) => /\.tsx?$/.test(name));
}
const manifests = (folder: string): string[] =>
  fs
    .readdirSync(PAGES, { recursive: true, encoding: "utf8" })
    .filter((name) => name.startsWith(folder) && name.endsWith("_client-reference-manifest.js"));

const withoutTime = (text: string): string => text.replaceAll(/\d{1,2}:\d{2}/g, "");

/** Which scripts the pages load: the framework's, and public/reader.js. */
const scripts = new Set<string>();

for (const place of READER_PAGES) {
  test(`says all without a script: ${nameOf(place)}`, async ({ browser, page, visits }) => {
    const scripted = await visits.keep(browser, place, { javaScriptEnabled: true });
    const url = visits.urlOf(place, "uk");
    await Promise.all([scripted.goto(url), page.goto(url)]);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    const said = await words(page);
    expect(said.length).toBeGreaterThan(200);
    // A minute may pass between the two.
    expect(withoutTime(said)).toBe(withoutTime(await words(scripted)));
    for (const form of await page.locator("form").all()) {
      expect.soft(await form.getAttribute("method"), "a form that asks").toBe("get");
      await expect.soft(form.locator("button:not([type=button]), input[type=submit]").first()).toBeAttached();
    }
    const { body } = await ask(url);
    // What is streamed in late stands hidden until a script moves it.
    expect.soft(body).not.toMatch(/<template id="[BP]:|<div hidden="" id="S:/);
    const loaded = [...body.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, file]) => file ?? "");
    scripts.add(loaded.toSorted().join(" "));
    expect.soft([...scripts], "no page has a script of its own").toHaveLength(1);
  });
}

test("no component of ours is sent to the browser for a page of the record", () => {
  // An invitation takes a password: it is no page of the record.
  const reader = manifests("[locale]/(public)").filter((name) => !name.includes("/account/"));
  expect(reader.length).toBeGreaterThan(12);
  for (const manifest of reader) {
    expect
      .soft(
        clientModules(manifest).filter((name) => name !== ERROR_BOUNDARY),
        manifest,
      )
      .toEqual([]);
  }
});

test("it bites: behind the sign-in there are such components", () => {
  const sent = manifests("[locale]/(member)").flatMap(clientModules);
  expect(sent.filter((name) => /^(features|components)\//.test(name))).not.toEqual([]);
});
