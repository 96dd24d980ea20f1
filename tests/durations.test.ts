// How long, what lapses when, and pace: what the files have follows from the rows that the public may read.
import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { closePools } from "../db/client.ts";
import { asOfNow, parseAsOf } from "../domain/as-of.ts";
import { assuredHorizon } from "../domain/duration.ts";
import { getCommitment } from "../features/commitments/queries.ts";
import { getDelegation } from "../features/delegations/queries.ts";
import { getPace } from "../features/pace/queries.ts";
import { publicViewer } from "../server/viewer.ts";
import { getCopyOf } from "./copy.ts";
import { readRecords } from "./csv.ts";
import { connectTo, type TestDatabase, testDatabase } from "./database.ts";
import { makeNextVersion, type NextVersion } from "./next-version.ts";
import { makeLine, makePeople, makeRequirement } from "./world.ts";

vi.mock("next-intl/server", async () => (await import("./words.ts")).wordsOutsideOfPages);
vi.mock("next/root-params", () => ({ locale: async () => "en" }));

let database: TestDatabase;
beforeAll(async () => {
  process.env.BASE_URL = "https://register.example";
  database = await testDatabase();
  connectTo(database);
  const { owner } = database;
  await makePeople(owner);
  await makeLine(owner, { symbol: "XA-0001", delegation: "XA", audience: "public", stage: "signed" });
  const later = "2026-02-20T12:00:00Z";
  await makeLine(owner, {
    symbol: "XB-0001",
    delegation: "XB",
    audience: "public",
    at: later,
    trigger: "ceasefire",
  });
  await owner`insert into delegations (code, kind, name_en, name_uk) values ('XQ', 'state', 'Quaria', 'Кварія')`;
  await makeLine(owner, { symbol: "XA-H1DE", delegation: "XA", audience: "participants" });
  await makeRequirement(owner, { symbol: "XU-0001", audience: "public" });
});
afterAll(async () => {
  await closePools();
  await database.close();
});

const ask = async (address: string): Promise<string> => (await getCopyOf(address)).text;
const itemsOf = async (address: string) => JSON.parse(await ask(address)).items;

describe("how long", () => {
  test("what is hidden has no row, and what waits for an event has days once the event has", async () => {
    const rows = await itemsOf("/en/duration.json?sort=name");
    expect(rows).toMatchObject([
      { symbol: "XA-0001", out: null, begins: "2026-02-01", nominalEnd: "2030-12-31", assuredHorizon: null },
      { symbol: "XB-0001", out: "waits-for-ceasefire", begins: null, nominalEnd: null },
    ]);
    const assumed = await itemsOf("/en/duration.json?sort=name&ceasefire=2027-03-01");
    expect(assumed[1]).toMatchObject({ out: null, begins: "2027-03-01", nominalEnd: "2030-12-31" });
  });

  test("keeps to the filter, the order and the day", async () => {
    const symbols = async (query: string) =>
      readRecords(await ask(`/uk/duration.csv?${query}`)).map(({ symbol }) => symbol);
    expect(await symbols("stage=signed")).toEqual(["XA-0001"]);
    expect(await symbols("")).toEqual(["XA-0001", "XB-0001"]);
    expect(await symbols("asOf=2026-02-01")).toEqual(["XA-0001"]);
  });
});

describe("what lapses when", () => {
  test("has the same days as a file and as a calendar, each under the name that it has in every calendar", async () => {
    const query = "kind=end&from=2030&to=2032";
    expect(await itemsOf(`/en/duration/calendar.json?${query}`)).toMatchObject([
      { on: "2030-12-31", kind: "end", symbol: "XA-0001" },
    ]);
    const uids = async (address: string) =>
      new ICAL.Component(ICAL.parse(await ask(address)))
        .getAllSubcomponents("vevent")
        .map((component) => new ICAL.Event(component).uid);
    const name = (symbol: string) => `${symbol}-nominal-end@register.example`;
    expect(await uids(`/en/duration/calendar.ics?${query}`)).toEqual([name("XA-0001")]);
    expect(await uids(`/en/duration/calendar.ics?${query}&ceasefire=2027-03-01`)).toEqual([
      name("XA-0001"),
      name("XB-0001"),
    ]);
    expect(await uids("/en/calendar.ics")).toContain(name("XA-0001"));
  });

  test("names the cell that changes in the year after", async () => {
    const { changes } = JSON.parse(await ask("/en/duration/calendar.json?from=2030&to=2032"));
    expect(changes).toMatchObject([
      {
        symbol: "XU-0001",
        year: 2031,
        lines: [{ symbol: "XA-0001", kind: "fell", reason: "over", on: "2030-12-31" }],
      },
    ]);
  });
});

describe("pace", () => {
  const now = asOfNow("2026-03-15T12:00:00Z");

  test("counts what the public may read, up to the day in view", async () => {
    const view = await getPace(publicViewer, now);
    expect(view).toMatchObject({ versions: 2, backdated: 2 });
    expect(view.months.map(({ month, stages }) => [month, stages])).toEqual([
      ["2026-01", { signed: 1 }],
      ["2026-02", { signed: 1, pledged: 1 }],
      ["2026-03", { signed: 1, pledged: 1 }],
    ]);
    const then = await getPace(publicViewer, parseAsOf("2026-02-01", now.instant).asOf);
    expect(then.months.at(-1)).toMatchObject({ month: "2026-02", stages: { signed: 1 } });
  });

  test("is the same in the API and in the files", async () => {
    const { GET } = await import("../app/api/v1/pace/route.ts");
    const request = new Request("https://register.example/api/v1/pace?asOf=2026-03-15");
    const answer = await (await GET(request, { params: Promise.resolve({}) })).json();
    expect(answer.items).toEqual(await itemsOf("/en/pace.json?asOf=2026-03-15"));
    const rows = readRecords(await ask("/en/pace.csv?asOf=2026-03-15"));
    expect(rows.map(({ month, stages_pledged }) => [month, stages_pledged])).toEqual([
      ["2026-01", "0"],
      ["2026-02", "1"],
      ["2026-03", "1"],
    ]);
  });
});

describe("how far a delegation's lines are assured", () => {
  let number = 1;
  const yearly = { start_on: "2010-01-31", term_kind: "duration", term_length: "P1Y1M", term_until: null };
  const notice = (length: string) => ({ exit_kind: "notice", exit_notice: length });
  const until = { term_kind: "fixed-date", term_length: null, term_until: "2040-06-30", exit_notice: null };
  const lockedUntil = (day: string) => ({ ...until, exit_kind: "none-before", exit_before: day });
  test.each<[string, NextVersion["set"]]>([
    ["a tacit renewal", { ...yearly, extension: "tacit", exit_kind: "on-breach" }],
    ["a notice within a renewed term", { ...yearly, extension: "tacit", ...notice("P1M") }],
    ["a notice longer than a renewed term", { ...yearly, extension: "tacit", ...notice("P5Y") }],
    ["a renewal that has to be agreed", { ...yearly, extension: "mutual", ...notice("P5Y") }],
    ["a lock-in past the end", { ...lockedUntil("2050-01-01"), extension: "none" }],
    ["a lock-in before the end", { ...lockedUntil("2035-01-01"), extension: "none" }],
  ])("is the day of the rules, also where PostgreSQL works it out: %s", async (_name, set) => {
    if (number === 1)
      await makeLine(database.owner, { symbol: "XQ-0001", delegation: "XQ", audience: "public" });
    number += 1;
    const at = `2026-02-${10 + number}T12:00:00Z`;
    await makeNextVersion(database.owner, { symbol: "XQ-0001", number, at, set });
    const now = asOfNow(new Date().toISOString());
    const line = await getCommitment(publicViewer, "XQ-0001", now);
    const party = await getDelegation(publicViewer, "XQ", now);
    expect(party?.assuredUntil).toBe(line && assuredHorizon(line.terms, now.day));
  });
});
