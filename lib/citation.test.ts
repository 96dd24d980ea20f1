import { describe, expect, test } from "vitest";
import { bibtex, type Cited, cslItem, cslJson } from "./citation.ts";

const cited: Cited = {
  key: "surety-xa-7k3q-v2",
  kind: "document",
  title: "Two air defence batteries",
  author: "Asteria",
  register: "Surety. Register of security guarantees",
  symbol: "XA-7K3Q",
  version: 2,
  recordedOn: "2026-03-24",
  asOf: "2026-11-22",
  notes: ["version 2", "act P/2026/14", "as of 22 November 2026"],
  address: "https://register.example/en/commitments/XA-7K3Q/v/2",
  page: "https://register.example/en/commitments/XA-7K3Q/v/2",
  lang: "en",
};

const AWKWARD = [
  "50 % of {national} stocks & spares",
  "An opening brace { and no end",
  "A closing brace } alone",
  "C:\\path_with_underscores #1 ~ $5^2",
  "Оборонне зобовʼязання «Щит», 1-ша черга",
  'Quoted "words", commas, and = signs',
  "Two\nlines\tand a tab",
  "@misc{planted, title = {Other}}",
  "ends with a backslash \\",
];

const READ_BACK: Record<string, string> = {
  textbackslash: "\\",
  textbraceleft: "{",
  textbraceright: "}",
  textasciitilde: "~",
  textasciicircum: "^",
};

/** A value up to the brace that closes it, counted as BibTeX does: a backslash hides no brace. */
function braced(text: string, from: number): [value: string, end: number] {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "{") depth += 1;
    if (text[at] === "}") depth -= 1;
    if (depth === 0) return [text.slice(from + 1, at), at + 1];
  }
  throw new Error("a brace is left open");
}

/** Reads one entry, and throws at anything that BibTeX would stumble over. */
function readEntry(text: string): { type: string; key: string; fields: Record<string, string> } {
  const head = /^@(\w+)\{([a-z0-9-]+),\n/.exec(text);
  if (!head) throw new Error("no entry");
  const fields: Record<string, string> = {};
  let at = head[0].length;
  while (text[at] !== "}") {
    const name = /^\s*([a-z]+) = (?=\{)/.exec(text.slice(at));
    if (!name) throw new Error(`no field at ${text.slice(at, at + 30)}`);
    const [value, end] = braced(text, at + name[0].length);
    fields[name[1] ?? ""] = value;
    at = end + (/^,?\n/.exec(text.slice(end))?.[0].length ?? 0);
  }
  if (text.slice(at) !== "}\n") throw new Error("something follows the entry");
  return { type: head[1] ?? "", key: head[2] ?? "", fields };
}

const plain = (value: string): string => {
  if (/(?<!\\)[%&#$_~^]/.test(value)) throw new Error(`a bare sign in ${value}`);
  return value
    .replaceAll(/\{\\(text\w+)\}/g, (_, name: string) => READ_BACK[name] ?? "?")
    .replaceAll(/\\([%&#$_])/g, "$1");
};
const inner = (value: string | undefined): string => /^\{([\s\S]*)\}$/.exec(value ?? "")?.[1] ?? "none";

describe("BibTeX", () => {
  test.each(AWKWARD)("is read back whole: %s", (title) => {
    const { key, fields } = readEntry(bibtex({ ...cited, title, author: title, notes: [title] }));
    const line = title.replaceAll(/\s+/g, " ");
    expect(key).toBe(cited.key);
    expect(plain(inner(fields.title))).toBe(line);
    expect(plain(inner(fields.author))).toBe(line);
    expect(plain(fields.note ?? "")).toBe(line);
    expect(fields.url).toBe(cited.address);
  });

  test("says symbol, version, both days and the language, and leaves out what there is not", () => {
    expect(readEntry(bibtex(cited))).toMatchObject({
      type: "misc",
      fields: {
        number: "XA-7K3Q",
        version: "2",
        date: "2026-03-24",
        urldate: "2026-11-22",
        langid: "english",
      },
    });
    const list = bibtex({
      ...cited,
      kind: "dataset",
      symbol: null,
      version: null,
      recordedOn: null,
      notes: [],
    });
    const { type, fields } = readEntry(list);
    expect(type).toBe("dataset");
    expect(Object.keys(fields)).toEqual([
      "author",
      "title",
      "howpublished",
      "date",
      "year",
      "url",
      "urldate",
      "langid",
    ]);
    expect(fields.date).toBe("2026-11-22");
  });

  test("an address keeps its percent signs, and cannot end its field", () => {
    const address = "https://register.example/en/commitments?asOf=2026-11-22T10%3A00Z&q={x}";
    expect(readEntry(bibtex({ ...cited, address })).fields.url).toBe(
      "https://register.example/en/commitments?asOf=2026-11-22T10%3A00Z&q=%7Bx%7D",
    );
  });
});

describe("CSL-JSON", () => {
  /** Of the schema csl-data.json: the members used here, with what they take; `id` and `type` are required. */
  const MEMBERS = new Map<string, (value: unknown) => boolean>([
    ["id", (value) => typeof value === "string"],
    ["type", (value) => ["document", "dataset", "webpage"].includes(String(value))],
    ["title", (value) => typeof value === "string"],
    ["author", (value) => JSON.stringify(value).startsWith('[{"literal":"')],
    ["container-title", (value) => typeof value === "string"],
    ["number", (value) => typeof value === "string"],
    ["version", (value) => typeof value === "string"],
    ["issued", (value) => /^\{"date-parts":\[\[\d{4},\d{1,2},\d{1,2}\]\]\}$/.test(JSON.stringify(value))],
    ["accessed", (value) => /^\{"date-parts":\[\[\d{4},\d{1,2},\d{1,2}\]\]\}$/.test(JSON.stringify(value))],
    ["note", (value) => typeof value === "string"],
    ["URL", (value) => URL.canParse(String(value))],
    ["language", (value) => ["en", "uk"].includes(String(value))],
  ]);

  test.each(AWKWARD)("is JSON with known members only: %s", (title) => {
    const items: Record<string, unknown>[] = JSON.parse(cslJson({ ...cited, title, author: title }));
    expect(items).toEqual([cslItem({ ...cited, title, author: title })]);
    const [item = {}] = items;
    expect(Object.keys(item)).toEqual(expect.arrayContaining(["id", "type"]));
    for (const [name, value] of Object.entries(item)) expect(MEMBERS.get(name)?.(value), name).toBe(true);
    expect(item.title).toBe(title);
  });

  test("a title that looks like a day stays as it is", () => {
    const title = "[\n [ 1, 2, 3 ] ]";
    expect(JSON.parse(cslJson({ ...cited, title }))[0].title).toBe(title);
  });
});
