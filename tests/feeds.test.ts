import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { validateXML } from "xmllint-wasm";
import { closePools } from "../db/client.ts";
import { getCopyOf } from "./copy.ts";
import { connectTo, type TestDatabase, testDatabase } from "./database.ts";
import { id, makeEvent, makeLine, makePeople } from "./world.ts";

vi.mock("next-intl/server", async () => (await import("./words.ts")).wordsOutsideOfPages);
vi.mock("next/root-params", () => ({ locale: async () => "en" }));

let database: TestDatabase;
const AWKWARD = 'Round <3> & "talks"; BEGIN:VEVENT, \\n ]]> — Переговори «ґ» щодо всього, що попереду 🕊';

beforeAll(async () => {
  process.env.BASE_URL = "https://register.example";
  database = await testDatabase();
  connectTo(database);
  const { owner } = database;
  await makePeople(owner);
  for (const symbol of ["XA-0001", "XB-0001"]) {
    await makeLine(owner, { symbol, delegation: symbol.slice(0, 2), audience: "public", title: AWKWARD });
  }
  await makeLine(owner, { symbol: "XA-H1DE", delegation: "XA", audience: "participants" });
  await makeEvent(owner, { symbol: "E-0001", audience: "public", on: "2040-05-06", title: AWKWARD });
  // Recorded last, of something long ago.
  const late = "2026-02-01T09:00:00Z";
  await makeEvent(owner, { symbol: "E-0002", audience: "public", on: "2020-01-01", at: late });
  await makeEvent(owner, { symbol: "E-H1DE", audience: "participants", on: "2040-05-06" });
});
afterAll(async () => {
  await closePools();
  await database.close();
});

const ask = async (address: string): Promise<string> => (await getCopyOf(address)).text;

describe("Atom", () => {
  const schema = readFileSync(new URL("atom.rng", import.meta.url), "utf8");
  const faults = async (xml: string): Promise<string[]> => {
    const { errors } = await validateXML({ xml, schema, extension: "relaxng" });
    return errors.map(({ message }) => message);
  };

  test.each(["/en/timeline.atom", "/uk/timeline.atom?kind=report", "/en/timeline.atom?asOf=1999-01-01"])(
    "%s is valid by RFC 4287",
    async (address) => {
      expect(await faults(await ask(address))).toEqual([]);
    },
  );

  test("it bites: a feed without its moment, its name or an entry's title is not", async () => {
    const feed = await ask("/en/timeline.atom");
    for (const part of [
      /<updated>[^<]*<\/updated>/,
      /<id>[^<]*<\/id>/,
      /(?<=<entry.*)<title>[^<]*<\/title>/,
    ]) {
      expect(await faults(feed.replace(part, "")), String(part)).not.toEqual([]);
    }
  });

  test("what was recorded last stands first, each under a name that stays", async () => {
    const ids = [...(await ask("/en/timeline.atom")).matchAll(/<id>([^<]*)<\/id>/g)].map(([, name]) => name);
    expect(ids[0]).toBe("https://register.example/en/timeline.atom");
    expect(ids[1]).toBe("https://register.example/en/timeline/E-0002");
    expect(ids).toHaveLength(5);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("is that of the page's filter, and the same while the record is", async () => {
    const feed = await ask("/en/timeline.atom?delegation=XB");
    expect(feed).toContain("Party XB");
    expect(feed).not.toMatch(/Party XA|E-000/);
    expect(await ask("/en/timeline.atom?delegation=XB")).toBe(feed);
  });

  test("says that what was reported is not the party's own word", async () => {
    const feed = await ask("/en/timeline.atom?kind=report");
    expect(feed).toContain("not the delegation’s own act");
    expect(feed).not.toContain("<name>Party XA</name>");
  });
});

test("JSON Feed has what version 1.1 requires", async () => {
  const feed = JSON.parse(await ask("/en/feed.json"));
  expect(feed).toMatchObject({
    version: "https://jsonfeed.org/version/1.1",
    home_page_url: "https://register.example/en/timeline",
    feed_url: "https://register.example/en/feed.json",
    language: "en",
  });
  expect(feed.items).toHaveLength(4);
  for (const item of feed.items) {
    expect(item).toMatchObject({ id: expect.stringMatching(/^https:/), content_text: expect.any(String) });
    expect(Temporal.Instant.from(item.date_published)).toBeDefined();
  }
});

describe("the calendar", () => {
  type Day = { uid: string; on: string; days: number; sequence: number; title: string; stamp: string };
  const read = async (address: string): Promise<Day[]> => {
    const text = await ask(address);
    expect(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((component) => {
      const event = new ICAL.Event(component);
      expect(event.startDate.isDate).toBe(true);
      return {
        uid: event.uid,
        on: event.startDate.toString(),
        days: event.duration.toSeconds() / 86_400,
        sequence: event.sequence,
        title: event.summary,
        stamp: String(component.getFirstPropertyValue("dtstamp")),
      };
    });
  };

  test("holds what lies ahead, as whole days, by the clock of the record", async () => {
    const days = await read("/en/calendar.ics");
    expect(days.map(({ uid, on, days: length }) => [uid, on, length])).toEqual([
      ["E-0001@register.example", "2040-05-06", 1],
      ["XA-0001-nominal-end@register.example", "2030-12-31", 1],
      ["XB-0001-nominal-end@register.example", "2030-12-31", 1],
    ]);
    expect(days[0]?.title).toBe(AWKWARD);
    expect(days[1]?.stamp).toBe("2026-01-10T12:00:00Z");
    expect((await read("/uk/calendar.ics")).map(({ uid }) => uid)).toEqual(days.map(({ uid }) => uid));
  });

  test("keeps to a delegation or a category", async () => {
    expect((await read("/en/calendar.ics?delegation=XB")).map(({ uid }) => uid)).toEqual([
      "XB-0001-nominal-end@register.example",
    ]);
    expect(await read("/en/calendar.ics?category=training")).toEqual([]);
    expect(await read("/en/commitments/XA-0001.ics")).toHaveLength(1);
    expect(await read("/en/calendar.ics?asOf=2025-12-31")).toEqual([]);
  });

  test("a new version moves its day under the same name, with a higher sequence", async () => {
    const [before] = await read("/en/commitments/XA-0001.ics");
    await bringSecondVersion("XA-0001", "2035-06-30");
    const [after] = await read("/en/commitments/XA-0001.ics");
    expect(after).toMatchObject({ uid: before?.uid, on: "2035-06-30" });
    expect([before?.sequence, after?.sequence]).toEqual([0, 1]);
  });
});

test("an evaluation copy says so where a subscriber sees it", async () => {
  await database.owner`update installation set is_evaluation = true`;
  expect(await ask("/en/timeline.atom")).toContain("<title>Evaluation copy");
  expect(JSON.parse(await ask("/uk/feed.json")).title).toMatch(/^Ознайомча копія/);
  expect(await ask("/en/calendar.ics")).toContain("NAME:Evaluation copy");
  const { headers } = await getCopyOf("/en/commitments.csv");
  expect(headers["content-disposition"]).toContain("surety-evaluation-commitments");
});

async function bringSecondVersion(symbol: string, until: string): Promise<void> {
  const { owner } = database;
  const at = "2026-03-01T12:00:00Z";
  await owner`insert into acts (id, kind, attribution, audience, delegation_code, recorded_at, released_at, is_backdated, capacity)
    values (${id("act-2")}, 'report', 'reported', 'public', 'XA', ${at}, ${at}, true, 'secretariat')`;
  await owner`insert into commitment_versions (id, commitment_id, delegation_code, act_id, audience, attribution, released_at,
      category, title_en, summary_en, stage, bindingness, start_kind, term_kind, term_until, extension, exit_kind, delivery, stated_on)
    values (${id("version-2")}, ${id(symbol)}, 'XA', ${id("act-2")}, 'public', 'reported', ${at}, 'air-defence', 'Longer',
      'For tests.', 'signed', 'unspecified', 'unstated', 'fixed-date', ${until}, 'unstated', 'unstated', 'none', '2026-03-01')`;
  await owner`update commitment_releases set recorded_during = tstzrange(lower(recorded_during), ${at})
    where commitment_id = ${id(symbol)} and audience = 'public'`;
  await owner`insert into commitment_releases (id, commitment_id, version_id, delegation_code, audience, number, recorded_during)
    values (${id("release-2")}, ${id(symbol)}, ${id("version-2")}, 'XA', 'public', 2, tstzrange(${at}, null))`;
}
