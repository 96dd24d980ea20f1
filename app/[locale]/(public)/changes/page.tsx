import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { type Chip, Chips } from "@/components/chips.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { Notice } from "@/components/notice.tsx";
import { Pager } from "@/components/pager.tsx";
import { Refusal } from "@/domain/refusal.ts";
import { AroundOnTimeline, ChangedRequirements } from "@/features/changes/components/around-changes.tsx";
import { ChangeFilters } from "@/features/changes/components/change-filters.tsx";
import { ChangeList } from "@/features/changes/components/change-list.tsx";
import { PeriodLinks } from "@/features/changes/components/period-links.tsx";
import { type ChangesPage as List, listChanges, listRequirementChanges } from "@/features/changes/queries.ts";
import { type ChangesRequest, readChangesQuery } from "@/features/changes/schema.ts";
import { ViewCitation } from "@/features/citation/components/citation.tsx";
import { nameDelegations } from "@/features/delegations/queries.ts";
import { PublicFrame } from "@/features/installation/components/public-frame.tsx";
import { listCategories } from "@/features/installation/queries.ts";
import { countTimeline, listDayChoices } from "@/features/timeline/queries.ts";
import { formatDay, formatInstant } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import {
  type LinkQuery,
  metadataOf,
  type PageProps,
  type PageRequest,
  readPage,
} from "@/server/page-request.ts";
import { publicViewer } from "@/server/viewer.ts";

const PAGE_SIZE = 50;
const MEETINGS = 3;

const COPIES = ["csv", "json"] as const;

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const page = await readPage(props);
  const t = await getTranslations("changes");
  const { query } = await readChangesQuery(page);
  return metadataOf(page, { title: t("title"), path: paths.changes, query, copies: COPIES });
}

export default async function ChangesPage(props: PageProps) {
  const page = await readPage(props);
  const t = await getTranslations("changes");
  const [request, names, categories] = await Promise.all([
    readChangesQuery(page),
    nameDelegations(),
    listCategories(),
  ]);
  const { from, to, filter, query } = request;
  const range = daysOf(request);
  const [list, requirements, counts, { meetings }] = await Promise.all([
    ask(page, request),
    listRequirementChanges(publicViewer, from, to),
    countTimeline(publicViewer, { asOf: to, filter: { ...range, delegation: filter.delegation } }),
    listDayChoices(publicViewer, page.asOf, MEETINGS),
  ]);
  return (
    <PublicFrame page={page} path={paths.changes} query={query} section="changes" copies={COPIES}>
      <DocumentHeading title={t("title")} lead={<p>{t("lead")}</p>} />
      {request.isSwapped ? (
        <Notice>
          <p>{t("swapped")}</p>
        </Notice>
      ) : null}
      <PeriodLinks page={page} request={request} meetings={meetings} />
      <div className="with-filters">
        <ChangeFilters
          page={page}
          request={request}
          facets={list.facets}
          names={names}
          categories={categories}
        />
        <div className="min-w-0">
          <Summary page={page} request={request} list={list} />
          <FilterChips page={page} request={request} />
          {list.items.length === 0 ? (
            <NothingChanged page={page} request={request} list={list} />
          ) : (
            <ChangeList page={page} changes={list.items} names={names} categories={categories} />
          )}
          <NextPage page={page} query={query} next={list.next} />
          <ChangedRequirements page={page} changes={requirements} />
          <AroundOnTimeline page={page} range={range} delegation={filter.delegation} counts={counts} />
        </div>
      </div>
      <ViewCitation
        page={page}
        name="changes"
        title={t("title")}
        path={paths.changes(page.locale)}
        query={query}
      />
    </PublicFrame>
  );
}

/** A cursor that is none of this list's is left out like every other value that is not understood. */
function ask({ query, locale }: PageRequest, { from, to, filter }: ChangesRequest): Promise<List> {
  const page = (after: string | undefined) =>
    listChanges(publicViewer, { from, to, filter, locale, after, limit: PAGE_SIZE });
  return page(query.text("after", 600)).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === "malformed") return page(undefined);
    throw error;
  });
}

/** The days of the period on the timeline: a first moment that is the end of a day leaves that day out. */
function daysOf({ from, to, query }: ChangesRequest): { from: string; to: string } {
  const isInstant = typeof query.from === "string" && query.from.includes("T");
  const first = isInstant ? from.day : Temporal.PlainDate.from(from.day).add({ days: 1 }).toString();
  const isOver = first > to.day;
  return { from: isOver ? to.day : first, to: to.day };
}

async function Summary({ page, request, list }: { page: PageRequest; request: ChangesRequest; list: List }) {
  const { locale } = page;
  const t = await getTranslations("changes");
  const words = (asked: unknown, day: string, instant: string): string =>
    typeof asked === "string" && asked.includes("T")
      ? formatInstant(instant, locale)
      : t("endOf", { day: formatDay(day, locale) });
  const { from, to, query } = request;
  return (
    <div className="mb-3" role="status">
      <p className="text-lead">
        {t("summary", { total: list.total })} {list.total > 0 ? t("kinds", list.kinds) : null}
      </p>
      <p className="text-ink-2">
        {t("between", {
          from: words(query.from, from.day, from.instant),
          to: to.isNow
            ? t("now", { moment: formatInstant(to.instant, locale) })
            : words(query.to, to.day, to.instant),
        })}
        {list.total < list.all ? ` ${t("ofAll", { count: list.all })}` : null}
      </p>
    </div>
  );
}

async function FilterChips({ page, request }: { page: PageRequest; request: ChangesRequest }) {
  const { locale, link } = page;
  const { filter, query } = request;
  const common = await getTranslations("common.filters");
  const strength = await getTranslations("strength.verdict");
  const [names, categories] = await Promise.all([nameDelegations(), listCategories()]);
  const here = paths.changes(locale);
  const each = <T extends string>(
    key: "delegation" | "category" | "direction",
    values: readonly T[] | undefined,
    word: (value: T) => string,
  ): Chip[] =>
    (values ?? []).map((value) => ({
      label: word(value),
      removeHref: link(here, { ...query, [key]: values?.filter((other) => other !== value) }),
      removeLabel: common("remove", { label: word(value) }),
    }));
  const chips = [
    ...each("direction", filter.direction, (verdict) => strength(verdict)),
    ...each("delegation", filter.delegation, (code) => names.get(code)?.[locale] ?? code),
    ...each(
      "category",
      filter.category,
      (code) => categories.find((one) => one.code === code)?.name[locale] ?? code,
    ),
  ];
  const clear = { href: link(here, { from: query.from, to: query.to }), label: common("clear") };
  return <Chips label={common("inForce")} chips={chips} clear={chips.length > 1 ? clear : undefined} />;
}

/** Nothing changed, or nothing that fits: with the way to the next larger question. */
async function NothingChanged({
  page,
  request,
  list,
}: {
  page: PageRequest;
  request: ChangesRequest;
  list: List;
}) {
  const { locale, link, asOf } = page;
  const t = await getTranslations("changes.empty");
  const here = paths.changes(locale);
  const { from, to } = request.query;
  if (list.all > 0) {
    return (
      <EmptyState title={t("filtered")} links={[{ href: link(here, { from, to }), label: t("clear") }]} />
    );
  }
  const year = Temporal.PlainDate.from(asOf.day).subtract({ years: 1 }).toString();
  return (
    <EmptyState title={t("none")} links={[{ href: link(here, { from: year }), label: t("year") }]}>
      <p>{t("noneText")}</p>
    </EmptyState>
  );
}

async function NextPage({ page, query, next }: { page: PageRequest; query: LinkQuery; next: string | null }) {
  const { locale, link } = page;
  const t = await getTranslations("common.pager");
  const here = paths.changes(locale);
  const isLater = page.query.one("after") !== null;
  if (!isLater && next === null) return null;
  return (
    <Pager
      label={t("label")}
      previous={isLater ? { href: link(here, query), label: t("first") } : undefined}
      next={next ? { href: link(here, { ...query, after: next }), label: t("next") } : undefined}
    />
  );
}
