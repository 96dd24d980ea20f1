import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { closePools, readAtOneMoment } from "../db/client.ts";
import { importReferenceIfEmpty } from "../db/import/reference.ts";
import { asOfNow } from "../domain/as-of.ts";
import { CATEGORIES, LOCALES } from "../domain/vocabulary.ts";
import { listCommitments, listLines } from "../features/commitments/queries.ts";
import { listOfCopies } from "../features/copies/queries.ts";
import { TABLES } from "../features/copies/schema.ts";
import { FIRM_STAGES, getOverview } from "../features/overview/queries.ts";
import { columnsOf } from "../lib/table.ts";
import { messagesOf } from "../messages/messages.ts";
import { publicViewer } from "../server/viewer.ts";
import { type CopyAnswer, getCopyOf } from "./copy.ts";
import { readCsv, readRecords } from "./csv.ts";
import { connectTo, type TestDatabase, testDatabase } from "./database.ts";
import { makeLine } from "./world.ts";

vi.mock("next-intl/server", async () => (await import("./words.ts")).wordsOutsideOfPages);
vi.mock("next/root-params", () => ({ locale: async () => "en" }));

// Lists and records in other formats, on the reference record.
let database: TestDatabase;
/** Texts that a spreadsheet would run, or that would end a cell. */
const AWKWARD = [
  '=HYPERLINK("https://x.example")',
  "+1",
  "-2",
  "@SUM(1)",
  'a "b", c;d|e',
  "one\ntwo",
  "’ʼ — ґ 🕊",
];

beforeAll(async () => {
  process.env.BASE_URL = "https://register.example";
  database = await testDatabase();
  await importReferenceIfEmpty(database.ownerUrl, () => {});
  await database.owner`update installation set is_evaluation = false`;
  connectTo(database);
  const [party] = await database.owner`select code from delegations order by code limit 1`;
  for (const [index, title] of AWKWARD.entries()) {
    await makeLine(database.owner, {
      symbol: `${party?.code}-ZZZ${index}`,
      delegation: party?.code,
      audience: "public",
      title,
      at: new Date().toISOString(),
    });
  }
});
afterAll(async () => {
  await closePools();
  await database.close();
});

const ask = (address: string, headers: Record<string, string> = {}): Promise<CopyAnswer> =>
  getCopyOf(address, headers);
const recordsOf = async (address: string) => readRecords((await ask(address)).text);
const itemsOf = async (address: string): Promise<Record<string, unknown>[]> =>
  JSON.parse((await ask(address)).text).items;
const symbolsOf = (rows: readonly Record<string, unknown>[]) => rows.map(({ symbol }) => symbol);

describe("a list", () => {
  test("is whole, in the order of the page, and the same in both formats", async () => {
    const rows = await recordsOf("/en/commitments.csv");
    const { total } = await listCommitments(publicViewer, { asOf: soon(), filter: {}, limit: 1 });
    expect(rows).toHaveLength(total);
    expect(total).toBeGreaterThan(165);
    expect(symbolsOf(await itemsOf("/en/commitments.json"))).toEqual(symbolsOf(rows));
  });

  test.each([
    ["?stage=signed,in-force", { stage: ["signed", "in-force"] }],
    ["?stage=signed&stage=pledged&sort=-changed", { stage: ["signed", "pledged"] }],
    ["?category=air-defence", { category: ["air-defence"] }],
    ["?end=known&year=2030", { end: ["known" as const], year: 2030 }],
  ])("commitments%s has the rows of the page with that query", async (query, filter) => {
    const { items } = await listLines(publicViewer, { asOf: soon(), filter, limit: 500 });
    const rows = await recordsOf(`/uk/commitments.csv${query}`);
    expect(items.length).toBeGreaterThan(0);
    expect(symbolsOf(rows).toSorted()).toEqual(items.map(({ symbol }) => symbol).toSorted());
  });

  test("leaves out what it does not understand, and says so", async () => {
    const { text, headers } = await ask("/en/commitments.json?stage=signed,розмова&asOf=2999-01-01");
    expect(headers["surety-notice"]).toMatch(/^Ignored: asOf=2999-01-01 stage=%D1%80/);
    expect(JSON.parse(text).ignored).toEqual(["asOf=2999-01-01", "stage=розмова"]);
    expect(symbolsOf(JSON.parse(text).items)).toEqual(
      symbolsOf(await itemsOf("/en/commitments.json?stage=signed")),
    );
  });

  test("shows what was known on a day, under that day's name", async () => {
    const then = await ask("/en/commitments.csv?asOf=2024-06-01");
    const rows = readRecords(then.text);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ recordedAt = "" }) => recordedAt < "2024-06-02")).toBe(true);
    expect(then.headers["content-disposition"]).toBe(
      'attachment; filename="surety-commitments-2024-06-01.csv"',
    );
    expect(await itemsOf("/en/timeline.json?asOf=1999-01-01")).toEqual([]);
  });

  test.each(["versions", "delegations", "timeline", "requirements", "changes", "delegations/GB"])(
    "%s has as many rows in CSV as in JSON",
    async (name) => {
      const query = name === "changes" ? "?from=2025-12-01" : "";
      const [rows, items] = [
        await recordsOf(`/en/${name}.csv${query}`),
        await itemsOf(`/en/${name}.json${query}`),
      ];
      expect(rows.length).toBeGreaterThan(0);
      expect(rows).toHaveLength(items.length);
    },
  );
});

describe("a table", () => {
  test("holds every value of the record, lists included", async () => {
    const rows = await recordsOf("/en/commitments.csv?sort=symbol");
    const items = await itemsOf("/en/commitments.json?sort=symbol");
    for (const [index, row] of rows.entries()) {
      const { title, sources, term, amount, specificity, nominalEnd } = items[index] as Item;
      expect(row.title_en?.replace(/^'/, "")).toBe(title.en);
      expect(row.title_uk).toBe(title.uk ?? "");
      expect(row.nominalEnd).toBe(nominalEnd ?? "");
      expect(row.term_until).toBe(term?.until ?? "");
      expect(row.amount_value).toBe(amount?.value ?? "");
      expect(row.specificity_actor).toBe(String(specificity.actor));
      const urls = sources.map(({ url }) => (url ?? "").replaceAll("|", "/"));
      expect(row.sources_url).toBe(urls.some(Boolean) ? urls.join(" | ") : "");
    }
  });

  test("has no cell that a spreadsheet would run, and loses no text by it", async () => {
    const { text } = await ask("/en/commitments.csv");
    expect(
      readCsv(text)
        .flat()
        .filter((cell) => /^[=+\-@\t\r]/.test(cell)),
    ).toEqual([]);
    const titles = readRecords(text).map(({ title_en }) => title_en);
    expect(titles).toEqual(
      expect.arrayContaining(AWKWARD.map((title) => (/^[=+\-@]/.test(title) ? `'${title}` : title))),
    );
  });

  test("is what RFC 4180 and spreadsheets ask for", async () => {
    const { text, headers } = await ask("/en/commitments.csv");
    expect(text.startsWith("\ufeffsymbol,version,")).toBe(true);
    expect(text.replaceAll("\r\n", "").replaceAll(/"[^"]*"/g, "")).not.toMatch(/[\r\n]/);
    expect(headers["content-type"]).toBe("text/csv; charset=utf-8; header=present");
  });
});

test("a figure of the home page follows from the table", async () => {
  const rows = await recordsOf("/en/commitments.csv");
  const overview = await getOverview(publicViewer, soon());
  const firm = rows.filter(({ stage }) => FIRM_STAGES.some((each) => each === stage));
  expect(new Set(firm.map(({ delegation }) => delegation)).size).toBe(overview.firmDelegations);
  expect(rows).toHaveLength(overview.commitments);
  const years = rows.flatMap(({ nominalEnd }) => nominalEnd?.slice(0, 4) || []).toSorted();
  expect(Number(years[Math.floor((years.length - 1) / 2)])).toBe(overview.medianEndYear);
});

describe("the page on data", () => {
  test.each(LOCALES)("has words for every column and every list (%s)", (locale) => {
    const { field, list, columns } = messagesOf(locale).data;
    const named = Object.values(TABLES).flatMap((shape) => columnsOf(shape).map(({ path }) => path[0]));
    expect(Object.keys(field).toSorted()).toEqual([...new Set(named)].toSorted());
    expect(Object.keys(list).toSorted()).toEqual(
      listOfCopies()
        .map(({ path }) => path)
        .toSorted(),
    );
    expect(Object.keys(columns.table)).toEqual(Object.keys(TABLES));
  });

  test("names files that are there", async () => {
    for (const { path, formats } of listOfCopies()) {
      for (const format of formats) {
        expect((await ask(`/en/${path}.${format}`)).status, `${path}.${format}`).toBe(200);
      }
    }
  });
});

test("columns keep their names: whoever reads them by name must be told of a change", () => {
  const names = (shape: Parameters<typeof columnsOf>[0]) =>
    columnsOf(shape)
      .map(({ name }) => name)
      .join(" ");
  expect(names(TABLES.delegations)).toMatchInlineSnapshot(
    `"code kind name_en name_uk formalName_en formalName_uk roles_role roles_from roles_to domesticProcedure commitments stages_expressed stages_pledged stages_signed stages_ratified stages_in-force stages_withdrawn stages_suspended stages_lapsed stages_superseded stages_denounced lastChangedAt"`,
  );
  expect(names(TABLES.commitments)).toMatchInlineSnapshot(
    `"symbol version delegation category details_equipment_type details_calibre details_system details_area details_place details_per_year details_level details_channel details_service details_form details_sector details_measure details_coordination details_forum details_rank details_participants details_domain details_mandate details_mandate_until details_means details_scope nilReturn title_en title_uk summary_en summary_uk stage attribution bindingness instrument specificity_actor specificity_act specificity_quantity specificity_schedule specificity_trigger specificity_evidence delivery start_kind start_on start_event term_kind term_until term_length term_event extension exit_kind exit_before exit_notice durationNote nominalEnd assuredHorizon fundedUntil nextReviewOn trigger decisionRule responseTime_within responseTime_hard obligationAct conditions_text conditions_event conditions_commitment addresses partOf caveats_kind caveats_text quantity_value quantity_unit quantity_tempo amount_value amount_currency amount_period amount_form statedOn confirmedOn evidence_on evidence_place evidence_body evidence_instrument act corrects correctedBy isBackdated recordedAt supersededAt sources_title sources_publisher sources_publishedOn sources_url sources_grade sources_backing"`,
  );
});

test("what a search finds is what its page finds, also where it was meant otherwise", async () => {
  const found = JSON.parse((await ask("/en/search.json?q=abkhazia-no-such")).text);
  expect(found.items).toEqual([]);
  const [asked, meant] = await Promise.all(
    ["training", "екфштштп"].map(async (q) => JSON.parse((await ask(`/en/search.json?q=${q}`)).text)),
  );
  expect(asked.items.length).toBeGreaterThan(20);
  expect(meant).toMatchObject({ q: "екфштштп", instead: "training" });
  expect(meant.items).toEqual(asked.items);
  expect((await ask("/en/search.json")).status).toBe(404);
});

test("the whole record is in one file", async () => {
  const record = JSON.parse((await ask("/en/record.json")).text);
  expect(symbolsOf(record.commitmentVersions)).toEqual(symbolsOf(await itemsOf("/en/versions.json")));
  expect(record.timeline).toHaveLength((await itemsOf("/en/timeline.json")).length);
  expect(record.categories).toHaveLength(CATEGORIES.length);
});

describe("an answer", () => {
  test("is confirmed while nothing changed, and may be read by pages elsewhere", async () => {
    for (const address of ["/en/commitments.csv", "/en/timeline.atom", "/en/calendar.ics", "/en/feed.json"]) {
      const { headers } = await ask(address);
      expect((await ask(address, { "if-none-match": String(headers.etag) })).status, address).toBe(304);
      expect(headers["access-control-allow-origin"]).toBe("*");
    }
  });

  test.each([
    "/en/commitments/ZZ-0000.json",
    "/en/commitments/GB-0IL1.csv",
    "/en/delegations/QQ.csv",
    "/en/timeline/P-1999-1.json",
    "/en/glossary.csv",
    "/en/commitments.atom",
    "/en/delegations.ics",
    "/en/desk.json",
    "/en/desk/commitments/GB-0000.json",
    "/en/commitments/../delegations.csv",
    "/en/.csv",
    "/de/commitments.csv",
  ])("%s is absent, in one way", async (address) => {
    const { status, text } = await ask(address);
    expect([status, JSON.parse(text).code]).toEqual([404, "not_found"]);
  });
});

test("a list that grows while it is read page by page is of one moment", async () => {
  const symbols = async () => symbolsOf(await itemsOf("/en/commitments.json?sort=symbol"));
  const seen = await readAtOneMoment(async () => {
    const first = await symbols();
    await addLines();
    return [first, await symbols()];
  });
  expect(seen[1]).toEqual(seen[0]);
  expect(await symbols()).toEqual(expect.arrayContaining(["GB-ZZY1", "GB-ZZY5"]));
});

type Item = {
  title: { en: string; uk: string | null };
  sources: { url: string | null }[];
  term: { until?: string } | null;
  amount: { value: string } | null;
  specificity: Record<string, boolean>;
  nominalEnd: string | null;
};

/** After all that the test made. */
const soon = () => asOfNow(Temporal.Now.instant().add({ hours: 1 }).toString());

async function addLines(): Promise<void> {
  for (const digit of [1, 2, 3, 4, 5]) {
    const line = { symbol: `GB-ZZY${digit}`, delegation: "GB", audience: "public" } as const;
    // Dated back, as an import does: the clock alone would not keep it out of a view that has begun.
    await makeLine(database.owner, line);
  }
}
