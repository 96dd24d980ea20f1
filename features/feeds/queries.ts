import { getTranslations } from "next-intl/server";
import type { CliffDay, CliffKind } from "../../domain/cliff-days.ts";
import type { Day } from "../../domain/commitment.ts";
import { nominalEnd } from "../../domain/duration.ts";
import type { ActEntry, CommitmentRecord, EventEntry, TimelineEntry } from "../../domain/records.ts";
import { actAddress } from "../../domain/symbol.ts";
import { EXIT_STAGES, type Locale } from "../../domain/vocabulary.ts";
import type { CalendarDay } from "../../lib/calendar.ts";
import type { Feed, FeedEntry } from "../../lib/feed.ts";
import { formatDay, inLanguage } from "../../lib/format.ts";
import { paths, withQuery } from "../../lib/paths.ts";
import type { PageRequest } from "../../server/page-request.ts";
import { siteOrigin } from "../../server/site.ts";
import { publicViewer } from "../../server/viewer.ts";
import { nameDelegations, type PartyName } from "../delegations/queries.ts";
import { isEvaluation } from "../installation/queries.ts";
import { listNewest, type TimelineFilter } from "../timeline/queries.ts";
import { actSentence } from "../timeline/schema.ts";

/** A reader of a feed keeps what it has seen: it needs the newest, not all. */
const NEWEST = 100;

const absolute = (path: string): string => new URL(path, siteOrigin()).href;

/** What every feed and calendar is called; on an evaluation copy it says so where a subscriber sees it. */
async function headOf(locale: Locale, kind: "feed" | "calendar") {
  const t = await getTranslations({ locale, namespace: "copies" });
  const common = await getTranslations({ locale, namespace: "common" });
  const evaluation = await isEvaluation();
  const title = t(`${kind}.title`, { register: common("site.name"), subject: common("site.subject") });
  return {
    title: evaluation ? t("evaluation", { title }) : title,
    description: evaluation ? `${t(`${kind}.text`)} ${common("evaluation.text")}` : t(`${kind}.text`),
    author: common("site.name"),
    rights: common("footer.licence"),
  };
}

/** What was recorded last, under the filter of the timeline. `page` and `self` are absolute. */
export async function getFeed(
  { locale, asOf }: Pick<PageRequest, "locale" | "asOf">,
  filter: TimelineFilter,
  addresses: { page: string; self: string },
): Promise<Feed> {
  const [entries, names, { description, ...head }] = await Promise.all([
    listNewest(publicViewer, { asOf, filter, limit: NEWEST }),
    nameDelegations(),
    headOf(locale, "feed"),
  ]);
  const written = await Promise.all(entries.map((entry) => feedEntry(entry, locale, names)));
  return { ...head, ...addresses, subtitle: description, lang: locale, entries: written };
}

type Names = ReadonlyMap<string, PartyName>;

async function feedEntry(entry: TimelineEntry, locale: Locale, names: Names): Promise<FeedEntry> {
  const path = paths.act(locale, entry.type === "act" ? actAddress(entry.symbol) : entry.symbol);
  return {
    address: absolute(path),
    asRecorded: absolute(withQuery(path, { asOf: entry.recordedAt })),
    recordedAt: entry.recordedAt,
    ...(entry.type === "act" ? await actWords(entry, locale, names) : await eventWords(entry, locale)),
  };
}

type Words = Pick<FeedEntry, "title" | "summary" | "lang" | "author" | "categories">;

async function actWords(act: ActEntry, locale: Locale, names: Names): Promise<Words> {
  const t = await getTranslations({ locale, namespace: "timeline" });
  const terms = await getTranslations({ locale, namespace: "terms" });
  const common = await getTranslations({ locale, namespace: "common" });
  const delegation = names.get(act.delegation)?.[locale] ?? act.delegation;
  const isOwn = act.attribution === "own";
  const what = actSentence(t, act);
  const lines = act.lines.map(
    ({ symbol, title, stage }) =>
      `${symbol} · ${inLanguage(title, locale).text} · ${terms(`stage.${stage}`)}`,
  );
  const needs = act.requirements.map(
    ({ symbol, title }) => `${symbol} · ${inLanguage(title, locale).text} · ${t("need")}`,
  );
  const told = [
    t(isOwn ? "record.own" : "record.reported"),
    ...lines,
    ...needs,
    ...(act.reason ? [act.reason] : []),
  ];
  return {
    title: `${t("of", { delegation, what })} (${act.symbol})`,
    summary: told.join("\n"),
    lang: locale,
    // What was only reported of a party is not its word.
    author: isOwn ? delegation : common("site.name"),
    categories: [act.kind, ...new Set([...act.lines, ...act.requirements].map(({ category }) => category))],
  };
}

async function eventWords(event: EventEntry, locale: Locale): Promise<Words> {
  const common = await getTranslations({ locale, namespace: "common" });
  const title = inLanguage(event.title, locale);
  const day = formatDay(event.on, title.lang, event.precision);
  return {
    title: `${title.text} (${day})`,
    summary: inLanguage(event.summary, title.lang).text,
    lang: title.lang,
    author: common("site.name"),
    categories: [event.kind, ...(event.question ? [event.question] : [])],
  };
}

/** The calendar around its days. `self` is absolute. */
export async function getCalendar({ locale }: Pick<PageRequest, "locale">, self: string) {
  const { title, description } = await headOf(locale, "calendar");
  return { title, description, lang: locale, self, host: new URL(siteOrigin()).host };
}

/** Events as whole days; one that is known to the month or the year stands on the first day that it may have. */
export const daysOfEvents = (
  { locale }: Pick<PageRequest, "locale">,
  events: readonly EventEntry[],
): CalendarDay[] =>
  events.map((event) => {
    const title = inLanguage(event.title, locale);
    const day = formatDay(event.on, title.lang, event.precision);
    return {
      name: event.symbol,
      on: event.on,
      title: event.precision === "day" ? title.text : `${title.text} (${day})`,
      description: inLanguage(event.summary, locale).text,
      place: event.place,
      address: absolute(paths.act(locale, event.symbol)),
      version: event.version,
      recordedAt: event.recordedAt,
    };
  });

const isOver = ({ terms }: CommitmentRecord): boolean => EXIT_STAGES.some((stage) => stage === terms.stage);

/** Days on which something of a line falls due, by what it is. */
function datesOf({ terms }: CommitmentRecord): [kind: DueKind, on: Day | null][] {
  return [
    ["nominal-end", nominalEnd(terms)],
    ["review", terms.nextReviewOn],
    ["funded-until", terms.fundedUntil],
    ["lock-in-end", terms.exit.kind === "none-before" ? terms.exit.before : null],
  ];
}
type DueKind = "nominal-end" | "review" | "funded-until" | "lock-in-end" | "confirmation";
/** The same day has one name in every calendar, so that who subscribes to two has it once. */
const DUE: Record<CliffKind, DueKind> = {
  end: "nominal-end",
  funding: "funded-until",
  "lock-in": "lock-in-end",
  review: "review",
  confirmation: "confirmation",
};

/** What falls due of lines that stand, from the day in view on; a line that ended has no days ahead. */
export async function daysOfLines(
  { locale, asOf }: Pick<PageRequest, "locale" | "asOf">,
  records: readonly CommitmentRecord[],
): Promise<CalendarDay[]> {
  const write = await writerOf(locale);
  return records.flatMap((record) => {
    if (isOver(record) || record.terms.nilReturn) return [];
    return datesOf(record).flatMap(([kind, on]) =>
      on === null || on < asOf.day ? [] : write(record, kind, on),
    );
  });
}

/** What the calendar of the analysis has, from the day in view on, in the same words and under the same names. */
export async function daysOfLapses(
  { locale, asOf }: Pick<PageRequest, "locale" | "asOf">,
  days: readonly CliffDay[],
  records: readonly CommitmentRecord[],
): Promise<CalendarDay[]> {
  const write = await writerOf(locale);
  const bySymbol = new Map(records.map((record) => [record.symbol, record]));
  return days.flatMap(({ symbol, kind, on }) => {
    const record = bySymbol.get(symbol);
    return record === undefined || on < asOf.day ? [] : write(record, DUE[kind], on);
  });
}

/** Writes a day of a line. */
async function writerOf(locale: Locale) {
  const t = await getTranslations({ locale, namespace: "copies.due" });
  const terms = await getTranslations({ locale, namespace: "terms" });
  const names = await nameDelegations();
  return (record: CommitmentRecord, kind: DueKind, on: Day): CalendarDay => {
    const { symbol, version, recordedAt, attribution } = record;
    const title = inLanguage(record.terms.title, locale).text;
    const delegation = names.get(record.delegation)?.[locale] ?? record.delegation;
    const stage = terms(`stage.${record.terms.stage}`);
    return {
      name: `${symbol}-${kind}`,
      on,
      title: t(kind, { symbol, delegation, title }),
      description: [title, delegation, stage, terms(`attribution.${attribution}`)].join(" · "),
      place: null,
      address: absolute(paths.commitment(locale, symbol)),
      version,
      recordedAt,
    };
  };
}
