import { getTranslations } from "next-intl/server";
import type { AsOf } from "../../domain/as-of.ts";
import type { Text } from "../../domain/commitment.ts";
import type { Instant } from "../../domain/records.ts";
import type { Attribution, Locale } from "../../domain/vocabulary.ts";
import { bibtex, type Cited, cslJson } from "../../lib/citation.ts";
import { dayInKyiv, formatDay, inLanguage } from "../../lib/format.ts";
import { paths, withQuery } from "../../lib/paths.ts";
import type { Trail } from "../../lib/schema-org.ts";
import { CITATION_TYPES, type CitationFormat } from "../../server/formats.ts";
import { siteOrigin } from "../../server/site.ts";
import { isEvaluation } from "../installation/queries.ts";

/** The language and the moment of the page; a `PageRequest` is one. */
type Setting = { locale: Locale; asOf: AsOf };

/** What of a version is cited, of a commitment as of a requirement. */
type CitedVersion = {
  symbol: string;
  version: number;
  attribution: Attribution;
  act: string;
  recordedAt: Instant;
  title: Text;
  /** The party's name in the reader's language. */
  delegation: string;
  /** Its permanent address within the site. */
  path: string;
  /** The page where it is found, if that is another one. */
  page?: string;
};

/** A version that never changes: cited by symbol, version and act, whatever the page shows by then. */
export async function citeVersion(setting: Setting, record: CitedVersion): Promise<Cited> {
  const { symbol, version, act, attribution, delegation } = record;
  const t = await getTranslations({ locale: setting.locale, namespace: "citation" });
  return cited(setting, {
    key: keyOf(symbol, `v${version}`),
    kind: "document",
    title: inLanguage(record.title, setting.locale).text,
    // What was only reported of a party is not its word.
    author: attribution === "own" ? delegation : null,
    symbol,
    version,
    recordedOn: dayInKyiv(record.recordedAt),
    notes: [
      t("version", { number: version }),
      t("act", { act }),
      ...(attribution === "own" ? [] : [t("reported", { delegation })]),
    ],
    path: record.path,
    ...(record.page === undefined ? {} : { page: record.page }),
  });
}

type CitedAct = {
  symbol: string;
  title: string;
  attribution: Attribution;
  on: string;
  delegation: string;
  path: string;
};

/** An act, by its number. */
export async function citeAct(setting: Setting, act: CitedAct): Promise<Cited> {
  const t = await getTranslations({ locale: setting.locale, namespace: "citation" });
  return cited(setting, {
    key: keyOf(act.symbol),
    kind: "document",
    title: act.title,
    author: act.attribution === "own" ? act.delegation : null,
    symbol: act.symbol,
    version: null,
    recordedOn: act.on,
    notes: act.attribution === "own" ? [] : [t("reported", { delegation: act.delegation })],
    path: act.path,
  });
}

type CitedView = {
  /** Names the page in the key: `commitments`, `delegation-xa`. */
  name: string;
  title: string;
  /** A list of the record is data; a page about it is a page. */
  kind?: "dataset" | "webpage";
  path: string;
  /** The filters in force, as the page's own links carry them. */
  query?: Record<string, string | number | readonly string[] | null | undefined>;
};

/** A page that is of its moment: its address carries that moment, so that it shows the same for ever. */
export async function citeView(setting: Setting, view: CitedView): Promise<Cited> {
  const query = Object.entries(view.query ?? {}).map(
    ([key, value]) => [key, typeof value === "object" ? (value?.join(",") ?? null) : value] as const,
  );
  const moment = momentIn(setting.asOf);
  const address = (asOf: string | null) => withQuery(view.path, { ...Object.fromEntries(query), asOf });
  return cited(setting, {
    key: keyOf(view.name, moment.slice(0, 10)),
    kind: view.kind ?? "dataset",
    title: view.title,
    author: null,
    symbol: null,
    version: null,
    recordedOn: null,
    notes: [],
    path: address(moment),
    page: address(setting.asOf.isNow ? null : moment),
  });
}

/** The minute, as the page itself names it: `2026-11-23T11:53Z`, or the day that was asked for. */
export function momentIn({ instant, day, isNow }: AsOf): string {
  const minute = `${instant.slice(0, 16)}Z`;
  if (isNow) return minute;
  const endOfDay = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime("Europe/Kyiv").toInstant();
  const isEndOfDay = endOfDay.subtract({ milliseconds: 1 }).equals(Temporal.Instant.from(instant));
  return isEndOfDay ? day : instant;
}

const keyOf = (...parts: string[]): string =>
  ["surety", ...parts]
    .join("-")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-");

type Unfinished = Omit<Cited, "author" | "register" | "asOf" | "address" | "page" | "lang"> & {
  author: string | null;
  path: string;
  page?: string;
};

async function cited({ locale, asOf }: Setting, given: Unfinished): Promise<Cited> {
  const { path, page = path, author, notes, ...rest } = given;
  const t = await getTranslations({ locale, namespace: "citation" });
  const common = await getTranslations({ locale, namespace: "common" });
  const register = `${common("site.name")}. ${common("site.subject")}`;
  return {
    ...rest,
    author: author ?? register,
    register,
    asOf: asOf.day,
    notes: [
      ...notes,
      t("asOf", { day: formatDay(asOf.day, locale) }),
      ...((await isEvaluation()) ? [t("evaluation")] : []),
    ],
    address: new URL(path, siteOrigin()).href,
    page: new URL(page, siteOrigin()).href,
    lang: locale,
  };
}

/** 'Asteria, ‘Two batteries’, XA-7K3Q, version 2, act P/2026/14. Surety. Register…, as of 23 November 2026. https://…' */
export async function citationText(cited: Cited): Promise<string> {
  const t = await getTranslations({ locale: cited.lang, namespace: "citation" });
  const { title, symbol, author, register, address } = cited;
  const named = {
    title,
    symbol: symbol ?? "",
    author,
    register,
    url: address,
    notes: cited.notes.join("; "),
  };
  if (author === register) return t(symbol === null ? "view" : "reportedText", named);
  return t("text", named);
}

const SECTIONS = [
  "timeline",
  "delegations",
  "commitments",
  "requirements",
  "coverage",
  "duration",
  "pace",
  "findings",
  "changes",
  "search",
  "compare",
  "corrections",
  "glossary",
  "method",
  "data",
] as const;

/** From the home page over the section to the page itself, as its address has it. */
export async function trailTo({ page, lang, title, symbol }: Cited): Promise<Trail> {
  const nav = await getTranslations({ locale: lang, namespace: "common.nav" });
  const at = (path: string) => new URL(path, siteOrigin()).href;
  const [, , name, ...rest] = new URL(page).pathname.split("/");
  const section = SECTIONS.find((each) => each === name);
  return [
    { name: nav("home"), url: at(paths.home(lang)) },
    ...(section ? [{ name: nav(section), url: at(paths[section](lang)) }] : []),
    ...(rest.length > 0 ? [{ name: symbol ?? title, url: page }] : []),
  ];
}

/** A citation as a file of a reference manager. */
export const writeCitation = (cited: Cited, format: CitationFormat) => ({
  content: format === "bib" ? bibtex(cited) : cslJson(cited),
  headers: {
    "content-type": CITATION_TYPES[format],
    "content-disposition": `inline; filename="${cited.key}.${format}"`,
    "content-language": cited.lang,
    link: `<${cited.page}>; rel="alternate"; type="text/html"`,
  },
});
