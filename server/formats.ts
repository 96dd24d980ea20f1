/** In which formats the public record can be taken away, at the address of the page with `.format` after its path. */
export const FORMATS = ["csv", "json", "atom", "ics"] as const;
export type Format = (typeof FORMATS)[number];

/** What a format is called in a header. */
export const MEDIA_TYPES: Record<Format, string> = {
  csv: "text/csv",
  json: "application/json",
  atom: "application/atom+xml",
  ics: "text/calendar",
};

/** The citation of a page as a file, likewise. */
export const CITATION_FORMATS = ["bib", "csl.json"] as const;
export type CitationFormat = (typeof CITATION_FORMATS)[number];

export const CITATION_TYPES: Record<CitationFormat, string> = {
  bib: "application/x-bibtex; charset=utf-8",
  "csl.json": "application/vnd.citationstyles.csl+json",
};

export const isCitationFormat = (format: Format | CitationFormat): format is CitationFormat =>
  Object.hasOwn(CITATION_TYPES, format);

/** The page and the format behind an address; null where it names no format. Of two endings the longer one counts. */
export function splitFormat(path: string): { path: string; format: Format | CitationFormat } | null {
  const format = [...FORMATS, ...CITATION_FORMATS]
    .filter((each) => path.endsWith(`.${each}`))
    .sort((a, b) => b.length - a.length)[0];
  return format === undefined ? null : { path: path.slice(0, -format.length - 1), format };
}

/** Where proxy.ts leads an address with a format to: a page and a route cannot share one. */
export const COPIES = "/api/copies";
