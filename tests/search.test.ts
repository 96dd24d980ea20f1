import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closePools } from "../db/client.ts";
import { asOfNow, parseAsOf } from "../domain/as-of.ts";
import { fold, latinOf } from "../domain/search-words.ts";
import { listCommitments } from "../features/commitments/queries.ts";
import { findNamed, listFound, lookFor } from "../features/search/queries.ts";
import type { Found } from "../features/search/schema.ts";
import { publicViewer } from "../server/viewer.ts";
import { connectTo, type TestDatabase, testDatabase } from "./database.ts";
import { id, makeEvent, makeLine, makePeople, makeRequirement } from "./world.ts";

let database: TestDatabase;
const now = asOfNow(Temporal.Now.instant().add({ hours: 1 }).toString());
const before = parseAsOf("2026-02-01", now.instant).asOf;

const LINES = [
  { symbol: "XA-KY1V", title: "Reconstruction of the Kyiv metro", uk: "Відбудова метро" },
  { symbol: "XA-AP0S", title: "Protection of sites", uk: "Охорона обʼєктів і згуртованість" },
  { symbol: "XB-PATR", title: "Patriot batteries", uk: null },
  { symbol: "XB-TEXT", title: "Training", uk: null, summary: "Crews learn the Patriot system." },
  { symbol: "XB-NEW1", title: "Minesweepers", uk: null, at: "2026-03-01T12:00:00Z" },
  { symbol: "XA-H1DE", title: "Zeppelin squadron", uk: "Ескадрилья цепелінів", audience: "participants" },
] as const;

beforeAll(async () => {
  database = await testDatabase();
  connectTo(database);
  await makePeople(database.owner);
  for (const line of LINES) {
    const { uk, title, symbol } = line;
    const audience = "audience" in line ? line.audience : "public";
    const delegation = symbol.slice(0, 2);
    const at = "at" in line ? { at: line.at } : {};
    await makeLine(database.owner, { symbol, delegation, audience, title, ...at });
    // Versions are immutable; the owner may step over that to give one more texts.
    await database.owner.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await sql`update commitment_versions set title_uk = ${uk},
        summary_en = ${"summary" in line ? line.summary : "For tests."} where id = ${id(`version-${symbol}`)}`;
    });
  }
  await makeEvent(database.owner, { symbol: "E-KY1V", audience: "public", title: "Зустріч у Києві" });
  await makeEvent(database.owner, { symbol: "E-H1DE", audience: "participants", title: "Zeppelin talks" });
  await makeRequirement(database.owner, { symbol: "XU-PVBR", audience: "public" });
});
afterAll(async () => {
  await closePools();
  await database.close();
});

const symbolsOf = (items: readonly Found[]) => items.map(({ symbol }) => symbol);
async function found(q: string, asOf = now): Promise<string[]> {
  const { items } = await listFound(publicViewer, {
    q,
    asOf,
    kinds: ["commitments", "requirements", "events", "acts", "delegations"],
    limit: 200,
  });
  return symbolsOf(items).filter((symbol) => !symbol.startsWith("P/"));
}
const meant = async (q: string) => {
  const { q: other, instead } = await lookFor(publicViewer, { q, asOf: now, limit: 5 });
  return { other, instead };
};

describe("the database and the program fold alike", () => {
  test.each([
    "Обʼєкт об'єкт об’єкт «ППО» – Łódź, the Allies’ F-16; 3 000,5",
    "ЗГУРСЬКИЙ Єнакієве Їжакевич Йосипівка Юрій Яготин Щастя ґанок м'який",
    "ÀÉîõÜ ŠŽ çğ İıß ёъыэ Ё",
    Array.from({ length: 0x600 - 0x20 }, (_, index) => String.fromCodePoint(index + 0x20)).join(" "),
  ])("%#", async (text) => {
    const composed = text.normalize("NFC");
    const [row] = await database.owner<{ folded: string; latin: string }[]>`
      select search.fold(${composed}) as folded, search.latin(search.fold(${composed})) as latin`;
    expect(row?.folded).toBe(fold(text));
    expect(row?.latin.trim()).toBe(latinOf(fold(text)).trim());
  });
});

describe("finds", () => {
  test.each(["Kyiv", "Kiev", "Київ", "КИЄВІ", "киев", "kyiv"])("the capital as %s", async (q) => {
    expect(await found(q)).toEqual(["XA-KY1V", "E-KY1V"]);
  });

  test.each(["об'єкт", "обʼєкта", "об’єктів", "обєкт", "obiektiv"])("whatever apostrophe: %s", async (q) => {
    expect(await found(q)).toEqual(["XA-AP0S"]);
  });

  test.each(["zghurtovanist", "згуртованості", "vidbudova", "Відбудову", "reconstructions"])(
    "forms and either script: %s",
    async (q) => expect(await found(q)).toHaveLength(1),
  );

  test("a Latin name typed in Cyrillic, and the title before the text", async () => {
    expect(await found("патріот")).toEqual(["XB-PATR", "XB-TEXT"]);
    expect(await found("Patriot")).toEqual(["XB-PATR", "XB-TEXT"]);
  });

  test("by the party and the category, in either language", async () => {
    expect(await found("сторона XB air defence")).toEqual(await found("XB категорія air-defence"));
    expect(await found("Party XB Patriot")).toEqual(["XB-PATR", "XB-TEXT"]);
  });

  test("only what has all the words", async () => {
    expect(await found("Patriot Kyiv")).toEqual([]);
  });
});

describe("where nothing answers", () => {
  test("the other keyboard is tried", async () => {
    expect(await meant("зфекшще")).toEqual({ other: "patriot", instead: "keyboard" });
    expect(await meant("Dsl,eljdf")).toEqual({ other: "Відбудова", instead: "keyboard" });
  });

  test.each([
    ["patroit", "Patriot"],
    ["Recontsruction Kyiv", "Reconstruction kyiv"],
    ["Мінезвіперс", null],
  ])("the nearest word is tried: %s", async (q, other) => {
    expect(await meant(q)).toEqual(
      other === null ? { other: q, instead: null } : { other, instead: "spelling" },
    );
  });

  test("no word is offered that the public may not read, nor one of another day", async () => {
    expect(await meant("Zepelin")).toEqual({ other: "Zepelin", instead: null });
    expect(await meant("Minesweeprs")).toEqual({ other: "Minesweepers", instead: "spelling" });
    const then = await lookFor(publicViewer, { q: "Minesweeprs", asOf: before, limit: 5 });
    expect(then.instead).toBeNull();
  });
});

describe("rights and time are those of the pages", () => {
  test.each(["Zeppelin", "цепелін", "tsepelin", "XA-H1DE", "squadron"])(
    "%s is hidden and not found",
    async (q) => {
      expect(await found(q)).toEqual([]);
      expect(await findNamed(publicViewer, q, now)).toBeNull();
    },
  );

  test("what was recorded later is not found on an earlier day", async () => {
    expect(await found("Minesweepers")).toEqual(["XB-NEW1"]);
    expect(await found("Minesweepers", before)).toEqual([]);
    expect(await findNamed(publicViewer, "xb new1", before)).toBeNull();
  });

  test("the lookup itself gives the public's login nothing but public rows", async () => {
    const postgres = (await import("postgres")).default;
    const open = postgres(database.publicUrl, { max: 1 });
    try {
      const rows = await open`select search.public_commitment_versions(to_tsquery('simple', 'zeppelin'),
        to_tsquery('simple', 'zeppelin'), 'infinity', 100)`;
      expect(rows).toHaveLength(0);
      const like =
        await open`select search.public_commitment_versions_like('zeppelin', 'infinity', 100) as id`;
      expect(like.map((row) => row.id)).not.toContain(id("version-XA-H1DE"));
    } finally {
      await open.end();
    }
  });
});

describe("a symbol or a name leads to its record", () => {
  test.each([
    ["XB-PATR", { kind: "commitments", symbol: "XB-PATR" }],
    ["xb new1", { kind: "commitments", symbol: "XB-NEW1" }],
    ["XBNEWI", null],
    ["xu-pvbr", { kind: "requirements", symbol: "XU-PVBR" }],
    ["e ky1v", { kind: "events", symbol: "E-KY1V" }],
    ["p/2026/1", { kind: "acts", symbol: "P/2026/1" }],
    ["P 2026 1", { kind: "acts", symbol: "P/2026/1" }],
    ["xa", { kind: "delegations", symbol: "XA" }],
    ["сторона xb", { kind: "delegations", symbol: "XB" }],
    ["storona xu", { kind: "delegations", symbol: "XU" }],
    ["XQ", null],
    ["P/2026/999", null],
  ])("%s", async (q, expected) => {
    const named = await findNamed(publicViewer, q, now);
    expect(named && { kind: named.kind, symbol: named.symbol }).toEqual(expected);
  });
});

test.each([
  "%",
  "_",
  "\\",
  "'",
  "&|!:*()<->",
  "a & | b:*",
  "''; drop table acts; --",
  ":A",
  "\u0000\ud800",
  "х".repeat(5000),
  "слово ".repeat(500),
])("%.20j is looked for like anything else", async (q) => {
  await expect(found(q)).resolves.toBeInstanceOf(Array);
  await expect(lookFor(publicViewer, { q, asOf: now, limit: 5 })).resolves.toBeDefined();
});

test("pages neither skip nor repeat, kind after kind", async () => {
  const ask = (limit: number, after?: string) =>
    listFound(publicViewer, { q: "xb", asOf: now, limit, after });
  const whole = symbolsOf((await ask(200)).items);
  expect(whole.length).toBeGreaterThan(4);
  const paged: string[] = [];
  let after: string | undefined;
  do {
    const page = await ask(1, after);
    paged.push(...symbolsOf(page.items));
    after = page.next ?? undefined;
  } while (after !== undefined);
  expect(paged).toEqual(whole);
});

test.each(["Kiev", "патріот", "обʼєкт", "Minesweepers", "XB", "%%", "xb-patr"])(
  "the filter of the list finds what search finds: %s",
  async (q) => {
    const list = await listCommitments(publicViewer, {
      asOf: now,
      filter: { q },
      sort: "symbol",
      limit: 200,
    });
    const { items } = await listFound(publicViewer, { q, asOf: now, kinds: ["commitments"], limit: 200 });
    const named = await findNamed(publicViewer, q, now);
    const expected = new Set([...symbolsOf(items), ...(named?.kind === "commitments" ? [named.symbol] : [])]);
    expect(new Set(list.items.map(({ symbol }) => symbol))).toEqual(expected);
  },
);
