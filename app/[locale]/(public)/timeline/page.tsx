import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { type Chip, Chips } from "@/components/chips.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { Pager } from "@/components/pager.tsx";
import { Refusal } from "@/domain/refusal.ts";
import { ViewCitation } from "@/features/citation/components/citation.tsx";
import { nameDelegations } from "@/features/delegations/queries.ts";
import { PublicFrame } from "@/features/installation/components/public-frame.tsx";
import { CalendarLinks } from "@/features/timeline/components/calendar-links.tsx";
import { kindWord, TimelineFilters } from "@/features/timeline/components/timeline-filters.tsx";
import { TimelineView } from "@/features/timeline/components/timeline-view.tsx";
import { listTimeline, type TimelineFilter, timelineCalendar } from "@/features/timeline/queries.ts";
import { readTimelineQuery } from "@/features/timeline/schema.ts";
import { formatDay } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import {
  type LinkQuery,
  metadataOf,
  type PageProps,
  type PageRequest,
  readPage,
} from "@/server/page-request.ts";
import { publicViewer } from "@/server/viewer.ts";

const PAGE_SIZE = 30;
const COPIES = ["csv", "json", "atom", "ics"] as const;

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const page = await readPage(props);
  const t = await getTranslations("timeline");
  return metadataOf(page, {
    title: t("title"),
    path: paths.timeline,
    copies: COPIES,
    query: (await readTimelineQuery(page)).query,
  });
}

export default async function TimelinePage(props: PageProps) {
  const page = await readPage(props);
  const { locale, link, asOf } = page;
  const t = await getTranslations("timeline");
  const common = await getTranslations("common");
  const names = await nameDelegations();
  const { filter } = await readTimelineQuery(page);
  const after = page.query.text("after", 600);
  const ask = (from: string | undefined) =>
    listTimeline(publicViewer, { asOf, filter, after: from, limit: PAGE_SIZE });
  // A cursor that is none of this list's is left out like every other value that is not understood.
  const [list, calendar] = await Promise.all([
    ask(after).catch((error: unknown) => {
      if (error instanceof Refusal && error.code === "malformed") return ask(undefined);
      throw error;
    }),
    timelineCalendar(publicViewer, asOf, yearOf(filter.from)),
  ]);
  const here = paths.timeline(locale);
  const chips = await chipsOf(page, filter);
  const asOfKept = asOf.isNow ? null : page.query.one("asOf");
  return (
    <PublicFrame page={page} path={paths.timeline} query={filter} section="timeline" copies={COPIES}>
      <DocumentHeading title={t("title")} lead={<p>{t("lead")}</p>} />
      <div className="with-filters">
        <TimelineFilters
          page={page}
          filter={filter}
          names={names}
          keep={asOfKept === null ? [] : [["asOf", asOfKept]]}
        />
        <div className="min-w-0">
          {calendar.years.length > 0 ? (
            <CalendarLinks page={page} calendar={calendar} filter={filter} query={filter} />
          ) : null}
          <Chips
            label={common("filters.inForce")}
            chips={chips}
            clear={chips.length > 1 ? { href: link(here), label: common("filters.clear") } : undefined}
          />
          {list.items.length === 0 ? (
            <EmptyState
              title={t(chips.length > 0 ? "empty.filtered" : "empty.none")}
              links={chips.length > 0 ? [{ href: link(here), label: t("empty.clear") }] : []}
            />
          ) : (
            <TimelineView page={page} entries={list.items} names={names} />
          )}
          <Pager
            label={common("pager.label")}
            previous={after ? { href: link(here, filter), label: common("pager.newest") } : undefined}
            next={
              list.next
                ? { href: link(here, { ...filter, after: list.next }), label: common("pager.older") }
                : undefined
            }
          />
        </div>
      </div>
      <ViewCitation page={page} name="timeline" title={t("title")} path={here} query={filter} />
    </PublicFrame>
  );
}

const yearOf = (day: string | undefined) => (day === undefined ? undefined : Number(day.slice(0, 4)));

async function chipsOf({ locale, link }: PageRequest, filter: TimelineFilter): Promise<Chip[]> {
  const t = await getTranslations("timeline.filter");
  const common = await getTranslations("common.filters");
  const terms = await getTranslations("terms.question");
  const names = await nameDelegations();
  const word = await kindWord();
  const chip = (label: string, without: LinkQuery): Chip => ({
    label,
    removeHref: link(paths.timeline(locale), { ...filter, ...without }),
    removeLabel: common("remove", { label }),
  });
  const rest = <T,>(values: readonly T[] | undefined, value: T) => values?.filter((other) => other !== value);
  return [
    ...(filter.kind ?? []).map((kind) => chip(word(kind), { kind: rest(filter.kind, kind) })),
    ...(filter.delegation ?? []).map((code) =>
      chip(names.get(code)?.[locale] ?? code, { delegation: rest(filter.delegation, code) }),
    ),
    ...(filter.question ? [chip(terms(filter.question), { question: null })] : []),
    ...(filter.from ? [chip(t("fromChip", { day: formatDay(filter.from, locale) }), { from: null })] : []),
    ...(filter.to ? [chip(t("toChip", { day: formatDay(filter.to, locale) }), { to: null })] : []),
  ];
}
