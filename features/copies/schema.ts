import type { Route } from "next";
import type { z } from "zod";
import { type Calendar, type CalendarDay, calendarOf } from "../../lib/calendar.ts";
import { atomOf, type Feed, jsonFeedOf } from "../../lib/feed.ts";
import { paths } from "../../lib/paths.ts";
import { columnsOf, csvOf } from "../../lib/table.ts";
import { type Format, MEDIA_TYPES } from "../../server/formats.ts";
import type { LinkQuery, PageRequest } from "../../server/page-request.ts";
import { siteOrigin } from "../../server/site.ts";
import { changeBody } from "../changes/schema.ts";
import { commitmentBody } from "../commitments/schema.ts";
import { comparisonBody } from "../compare/schema.ts";
import { correctionBody } from "../corrections/schema.ts";
import { coverageRowBody } from "../coverage/schema.ts";
import { delegationBody } from "../delegations/schema.ts";
import { durationBody, lapseBody } from "../duration/schema.ts";
import { findingRowBody } from "../findings/schema.ts";
import { paceBody } from "../pace/schema.ts";
import { pathwayRowBody } from "../pathways/schema.ts";
import { rehearsalRowBody } from "../rehearsal/schema.ts";
import { requirementBody } from "../requirements/schema.ts";
import { changedCellBody } from "../scenarios/schema.ts";
import { timelineEntryBody } from "../timeline/schema.ts";

/** The tables that there are, by the lists that have them. */
export const TABLES = {
  commitments: commitmentBody,
  delegations: delegationBody,
  timeline: timelineEntryBody,
  requirements: requirementBody,
  changes: changeBody,
  findings: findingRowBody,
  corrections: correctionBody,
  compare: comparisonBody,
  coverage: coverageRowBody,
  whatIf: changedCellBody,
  duration: durationBody,
  lapses: lapseBody,
  pace: paceBody,
  pathways: pathwayRowBody,
  rehearsal: rehearsalRowBody,
};

/** What a page shows, ready to be written in a format. */
type Content =
  /** `shape` is that of a row; `body` is the whole answer in JSON where it is more than the rows. */
  | { kind: "table"; shape: z.ZodType; rows: readonly object[]; body?: object }
  | { kind: "feed"; feed: Feed }
  | { kind: "calendar"; calendar: Calendar; days: readonly CalendarDay[] };

export type Copy = Content & {
  /** The page of which it is a copy, and its query. */
  path: Route;
  query: LinkQuery;
  /** For the name of the file: `commitments`, `XA-7K3Q`. */
  name: string;
};

type Setting = { page: PageRequest; notice: string | null };
type Written = { content: string; headers: Record<string, string> };

/** A page in a format, with the headers that say what it is. `notice` is that this is an evaluation copy, if it is. */
export async function writeCopy(copy: Copy, format: Format, setting: Setting): Promise<Written> {
  const { page, notice } = setting;
  const ignored = ignoredOf(page);
  const said = [notice, ignored.length > 0 ? `Ignored: ${ignored.map(plain).join(" ")}` : null];
  const file = ["surety", notice === null ? null : "evaluation", copy.name, momentOf(page), format];
  const disposition = format === "csv" ? "attachment" : "inline";
  const notices = said.filter((each) => each !== null).join(" ");
  return {
    content: await contentOf(copy, format, setting, ignored),
    headers: {
      "content-type": mediaType(copy, format),
      "content-disposition": `${disposition}; filename="${fileName(file)}"`,
      ...(copy.kind === "table" ? {} : { "content-language": page.locale }),
      link: [
        `<${page.link(copy.path, copy.query)}>; rel="alternate"; type="text/html"`,
        `<${page.link(paths.data(page.locale))}>; rel="describedby"; type="text/html"`,
      ].join(", "),
      ...(notices ? { "surety-notice": notices } : {}),
    },
  };
}

async function contentOf(
  copy: Copy,
  format: Format,
  { page, notice }: Setting,
  ignored: string[],
): Promise<string> {
  if (copy.kind === "feed") return format === "json" ? jsonFeedOf(copy.feed) : atomOf(copy.feed);
  if (copy.kind === "calendar") return calendarOf(copy.calendar, copy.days);
  if (format === "csv") return csvOf(columnsOf(copy.shape), copy.rows);
  return JSON.stringify({
    ...(notice === null ? {} : { notice }),
    address: absolute(page, copy.path, copy.query),
    asOf: momentOf(page),
    ...(ignored.length > 0 ? { ignored } : {}),
    ...(copy.body ?? { items: copy.rows }),
  });
}

function mediaType({ kind }: Copy, format: Format): string {
  if (kind === "feed" && format === "json") return "application/feed+json";
  if (format === "json" || format === "atom") return MEDIA_TYPES[format];
  return `${MEDIA_TYPES[format]}; charset=utf-8${format === "csv" ? "; header=present" : ""}`;
}

/** The moment in view as it was asked for; of the newest state, the day in Kyiv. */
const momentOf = ({ asOf, query }: PageRequest): string =>
  asOf.isNow ? asOf.day : (query.one("asOf") ?? asOf.instant);

export const absolute = (page: PageRequest, path: Route, query: LinkQuery = {}): string =>
  new URL(page.link(path, query), siteOrigin()).href;

/** What of the address was left out, as the page says it above the results. */
function ignoredOf({ asOfFault, query }: PageRequest): string[] {
  const moment = (query.one("asOf") ?? "").toWellFormed().slice(0, 60);
  return [...(asOfFault === null ? [] : [`asOf=${moment}`]), ...query.ignored];
}

/** A header takes printable ASCII: whatever else is written as in an address. */
const plain = (text: string): string => encodeURI(text.toWellFormed());

const fileName = (parts: readonly (string | null)[]): string => {
  const given = parts.filter((part) => part !== null).map((part) => part.replaceAll(/[^\w.-]+/g, "-"));
  return `${given.slice(0, -1).join("-")}.${given.at(-1)}`;
};
