import { afterAll, beforeAll, expect, test } from "vitest";
import { linkedText } from "../components/structured-data.tsx";
import { closePools } from "../db/client.ts";
import { LOCALES } from "../domain/vocabulary.ts";
import { listPages } from "../features/sitemap/queries.ts";
import { robotsText, sitemapIndex, sitemapOf } from "../features/sitemap/schema.ts";
import { siteData, workData } from "../lib/schema-org.ts";
import { connectTo, type TestDatabase, testDatabase } from "./database.ts";
import { makeEvent, makeLine, makeRequirement, makeWorld } from "./world.ts";

const ORIGIN = "https://register.example";
let database: TestDatabase;
const sitemap = async (): Promise<string> => sitemapOf(ORIGIN, "en", await listPages());

beforeAll(async () => {
  database = await testDatabase();
  await makeWorld(database.owner);
  connectTo(database);
});
afterAll(async () => {
  await closePools();
  await database.close();
});

test("the sitemap has each public record with its record time and the other language", async () => {
  const text = await sitemap();
  for (const path of ["commitments/XA-PVBR", "requirements/XU-PVBR", "timeline/E-PVBR", "delegations/XA"]) {
    expect.soft(text).toContain(`<loc>${ORIGIN}/en/${path}</loc>`);
    expect.soft(text).toContain(`hreflang="uk" href="${ORIGIN}/uk/${path}"`);
  }
  expect(text).toContain(
    `<loc>${ORIGIN}/en/commitments/XA-PVBR</loc><lastmod>2026-01-10T12:00:00Z</lastmod>`,
  );
  expect(text).not.toMatch(/PART|B1AT|DE1E|desk|sign-in/);
});

test("what the public may not read changes no byte of it", async () => {
  const before = await sitemap();
  await makeLine(database.owner, { symbol: "XA-NEW1", delegation: "XA", audience: "participants" });
  await makeEvent(database.owner, { symbol: "E-NEW1", audience: "participants" });
  await makeRequirement(database.owner, { symbol: "XU-NEW1", audience: "bilateral" });
  expect(await sitemap()).toBe(before);
  await makeLine(database.owner, { symbol: "XA-NEW2", delegation: "XA", audience: "public" });
  expect(await sitemap()).not.toBe(before);
});

test("the index leads to one sitemap per language, and robots to the index", () => {
  for (const locale of LOCALES) {
    expect(sitemapIndex(ORIGIN)).toContain(`<loc>${ORIGIN}/sitemap-${locale}.xml</loc>`);
    expect(robotsText(ORIGIN)).toContain(`Disallow: /${locale}/desk\n`);
  }
  expect(robotsText(ORIGIN)).toContain(`Sitemap: ${ORIGIN}/sitemap.xml\n`);
});

test("data for search engines cannot leave its script, and claims no party's authorship of what was reported", () => {
  const cited = {
    key: "k",
    kind: "document",
    title: "</script><script>alert(1)</script><!--",
    author: "Surety",
    register: "Surety",
    symbol: "XA-7K3Q",
    version: 2,
    recordedOn: "2026-03-24",
    asOf: "2026-11-22",
    notes: [],
    address: `${ORIGIN}/en/commitments/XA-7K3Q/v/2`,
    page: `${ORIGIN}/en/commitments/XA-7K3Q/v/2`,
    lang: "en",
  } as const;
  const data = workData({ cited, home: `${ORIGIN}/en`, description: "A register.", trail: [] });
  const text = linkedText(data);
  expect(text).not.toContain("<");
  expect(JSON.parse(text)).toEqual(data);
  expect(data["@graph"][0]).toMatchObject({
    "@type": "CreativeWork",
    name: cited.title,
    version: 2,
    creator: { "@type": "Organization", name: "Surety" },
  });
  const site = {
    name: "Surety",
    description: "A register.",
    home: ORIGIN,
    search: `${ORIGIN}/search`,
    lang: "en",
  };
  expect(siteData(site)["@graph"].map((node) => node["@type"])).toEqual(["WebSite", "Dataset"]);
});
