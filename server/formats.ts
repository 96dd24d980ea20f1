/** In which formats the public record can be taken away, at the address of the page with `.format` after its path. */
export const FORMATS = ["csv", "json", "atom", "ics"] as const;
export type Format = (typeof FORMATS)[number];

export const isFormat = (text: string): text is Format => FORMATS.some((format) => format === text);

/** What a format is called in a header; `charset` is said where the type does not imply UTF-8. */
export const MEDIA_TYPES: Record<Format, string> = {
  csv: "text/csv",
  json: "application/json",
  atom: "application/atom+xml",
  ics: "text/calendar",
};
