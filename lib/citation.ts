import type { Day } from "../domain/commitment.ts";

/** How something of the register is cited; every text is in the language of the page. Pure. */
export type Cited = {
  /** Names the thing within the reader's own list of references: `surety-xa-7k3q-v2`. */
  key: string;
  /** `document` for what stands in the record, `dataset` for a list of it, `webpage` for what explains it. */
  kind: "document" | "dataset" | "webpage";
  title: string;
  /** Whose words these are: the party's by its own act, otherwise the register's. */
  author: string;
  /** The register, with what it is of. */
  register: string;
  symbol: string | null;
  version: number | null;
  /** When the register learned it, as a day in Kyiv; null for a list, which is of the moment. */
  recordedOn: Day | null;
  /** The day whose state was seen. */
  asOf: Day;
  /** Act, party reported of, state of the record, that it is an evaluation copy. */
  notes: readonly string[];
  /** The address that never changes, with its origin. */
  address: string;
  /** The same without a moment that was not asked for: what search engines keep. */
  page: string;
  lang: "en" | "uk";
};

const TEX: Record<string, string> = {
  "\\": "{\\textbackslash}",
  // BibTeX counts a brace behind a backslash too: written bare, one in a title would unbalance the entry.
  "{": "{\\textbraceleft}",
  "}": "{\\textbraceright}",
  "~": "{\\textasciitilde}",
  "^": "{\\textasciicircum}",
  "%": "\\%",
  "&": "\\&",
  "#": "\\#",
  $: "\\$",
  _: "\\_",
};

/** One line of text as TeX reads it back; letters stay as they are, in UTF-8. */
export const texText = (text: string): string =>
  text
    .replaceAll(/[\p{C}\s]+/gu, " ")
    .trim()
    .replaceAll(/[\\{}~^%&#$_]/g, (character) => TEX[character] ?? character);

/** An address stands in a field that is read letter by letter: only what would end the field is written otherwise. */
const texAddress = (address: string): string => address.replaceAll("{", "%7B").replaceAll("}", "%7D");

const LANGUAGES = { en: "english", uk: "ukrainian" } as const;
const BIBTEX_TYPES = { document: "misc", dataset: "dataset", webpage: "online" } as const;

/** One entry as biblatex reads it, in UTF-8. The outer braces keep names and capitals as they are. */
export function bibtex(cited: Cited): string {
  const fields: [string, string | null][] = [
    ["author", `{${texText(cited.author)}}`],
    ["title", `{${texText(cited.title)}}`],
    ["howpublished", texText(cited.register)],
    ["number", cited.symbol && texText(cited.symbol)],
    ["version", cited.version === null ? null : `${cited.version}`],
    ["date", cited.recordedOn ?? cited.asOf],
    ["year", (cited.recordedOn ?? cited.asOf).slice(0, 4)],
    ["note", cited.notes.map(texText).join("; ")],
    ["url", texAddress(cited.address)],
    ["urldate", cited.asOf],
    ["langid", LANGUAGES[cited.lang]],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}}`] : []));
  return `@${BIBTEX_TYPES[cited.kind]}{${cited.key},\n${lines.join(",\n")}\n}\n`;
}

const dateParts = (day: Day) => {
  const { year, month, day: number } = Temporal.PlainDate.from(day);
  return { "date-parts": [[year, month, number]] };
};

/** An item of CSL-JSON (the input format of citeproc), without what it does not have. */
export function cslItem(cited: Cited) {
  return {
    id: cited.key,
    type: cited.kind,
    title: cited.title,
    author: [{ literal: cited.author }],
    "container-title": cited.register,
    ...(cited.symbol === null ? {} : { number: cited.symbol }),
    ...(cited.version === null ? {} : { version: `${cited.version}` }),
    issued: dateParts(cited.recordedOn ?? cited.asOf),
    accessed: dateParts(cited.asOf),
    ...(cited.notes.length === 0 ? {} : { note: cited.notes.join("; ") }),
    URL: cited.address,
    language: cited.lang,
  };
}

/** A file of CSL-JSON: a list, also of one. A day stands on one line; no text of JSON holds a bare line break. */
export const cslJson = (cited: Cited): string =>
  `${JSON.stringify([cslItem(cited)], null, 2).replaceAll(/\[\n\s+(?:\[\n\s+)?(\d+),\s+(\d+),\s+(\d+)\s+\]\s+\]/g, "[[$1, $2, $3]]")}\n`;
