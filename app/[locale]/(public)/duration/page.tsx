import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Chips } from "@/components/chips.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { Figure } from "@/components/figure.tsx";
import { Pager } from "@/components/pager.tsx";
import { ViewCitation } from "@/features/citation/components/citation.tsx";
import { nameDelegations } from "@/features/delegations/queries.ts";
import { arrange, type Placed } from "@/features/duration/components/arrangement.ts";
import { chipsOf } from "@/features/duration/components/chips-of.ts";
import { DurationFilters } from "@/features/duration/components/duration-filters.tsx";
import { DurationTable } from "@/features/duration/components/duration-table.tsx";
import { Gantt, type GanttProps } from "@/features/duration/components/gantt.tsx";
import { GanttLegend } from "@/features/duration/components/gantt-legend.tsx";
import { ganttScale } from "@/features/duration/components/gantt-scale.ts";
import { Headline, LeftOut } from "@/features/duration/components/headline.tsx";
import { ScenarioNotice } from "@/features/duration/components/scenario-notice.tsx";
import { listDurations } from "@/features/duration/queries.ts";
import { type DurationRequest, fitsLine, readDurationQuery } from "@/features/duration/schema.ts";
import { AnalysisNote, FigureSource } from "@/features/installation/components/analysis-note.tsx";
import { PublicFrame } from "@/features/installation/components/public-frame.tsx";
import { listCategories } from "@/features/installation/queries.ts";
import { assumptionsQuery } from "@/features/portfolio/schema.ts";
import { formatNumber } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import { metadataOf, type PageProps, type PageRequest, readPage } from "@/server/page-request.ts";
import { publicViewer } from "@/server/viewer.ts";

/** As many bars as a sheet of paper holds. */
const PAGE_SIZE = 30;
const COPIES = ["csv", "json"] as const;

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const page = await readPage(props);
  const t = await getTranslations("duration");
  const { query, isScenario } = await readDurationQuery(page);
  return {
    ...metadataOf(page, { title: t("title"), path: paths.duration, query, copies: COPIES }),
    ...(isScenario ? { robots: { index: false } } : {}),
  };
}

export default async function DurationPage(props: PageProps) {
  const page = await readPage(props);
  const { locale, link, asOf } = page;
  const t = await getTranslations("duration");
  const common = await getTranslations("common.filters");
  const request = await readDurationQuery(page);
  const { query, filter, group } = request;
  const [{ durations, needs }, names, categories] = await Promise.all([
    listDurations(publicViewer, asOf, request.assumptions),
    nameDelegations(),
    listCategories(),
  ]);
  const lines = durations.filter((line) => fitsLine(line, filter));
  const placed = arrange(lines, { request, needs, names, asOf: asOf.day, locale });
  const { rows, ...place } = pageOf(placed, request.number);
  const here = paths.duration(locale);
  const chips = await chipsOf(page, paths.duration, request, { names, categories });
  const scale = ganttScale(request.years);
  return (
    <PublicFrame page={page} path={paths.duration} query={query} section="duration" copies={COPIES}>
      <DocumentHeading title={t("title")} lead={<p>{t("lead")}</p>} />
      <AnalysisNote page={page} part="duration" />
      {request.isScenario ? (
        <ScenarioNotice page={page} assumptions={request.assumptions} path={here} query={query} />
      ) : null}
      <p className="mb-5">
        <a href={link(paths.lapses(locale), { ...filter, ...assumptionsQuery(request.assumptions) })}>
          {t("toLapses")}
        </a>
      </p>
      <div className="with-filters">
        <DurationFilters
          page={page}
          request={request}
          lines={durations}
          names={names}
          categories={categories}
        />
        <div className="min-w-0">
          <Chips
            label={common("inForce")}
            chips={chips}
            clear={chips.length > 1 ? { href: link(here), label: common("clear") } : undefined}
          />
          {rows.length === 0 ? (
            <EmptyState title={t("empty")} links={[{ href: link(here), label: common("clear") }]} />
          ) : (
            <Bars
              page={page}
              request={request}
              title={<Headline page={page} lines={lines} />}
              gantt={{ page, rows, group, scale, names, needs }}
            />
          )}
          <LeftOut page={page} lines={lines} />
          <DurationPager page={page} request={request} place={place} />
        </div>
      </div>
      <ViewCitation page={page} name="duration" title={t("title")} path={here} query={query} />
    </PublicFrame>
  );
}

type Place = { number: number; before: number; after: number; total: number };

/** A page that the list does not have is its last one. */
function pageOf(placed: readonly Placed[], asked: number): Place & { rows: readonly Placed[] } {
  const last = Math.max(1, Math.ceil(placed.length / PAGE_SIZE));
  const number = Math.min(asked, last);
  const before = (number - 1) * PAGE_SIZE;
  const rows = placed.slice(before, before + PAGE_SIZE);
  return { rows, number, before, after: placed.length - before - rows.length, total: placed.length };
}

type BarsProps = { page: PageRequest; request: DurationRequest; title: ReactNode; gantt: GanttProps };

async function Bars({ page, request, title, gantt }: BarsProps) {
  const t = await getTranslations("duration");
  const common = await getTranslations("common.analysis");
  const { rows, names } = gantt;
  const table = (
    <DurationTable page={page} rows={rows} names={names} withGroup={request.group === "requirement"} />
  );
  return (
    <Figure
      id="how-long"
      title={title}
      unit={t("unit")}
      legend={request.isTable ? null : <GanttLegend />}
      table={request.isTable ? undefined : { label: common("table"), content: table }}
      source={<FigureSource page={page} />}
    >
      {request.isTable ? table : <Gantt {...gantt} />}
    </Figure>
  );
}

async function DurationPager({
  page: { locale, link },
  request,
  place: { number, before, after, total },
}: {
  page: PageRequest;
  request: DurationRequest;
  place: Place;
}) {
  const t = await getTranslations("common.pager");
  const previous = await getTranslations("duration.pager");
  const here = paths.duration(locale);
  const written = (value: number) => formatNumber(value, locale);
  if (total === 0 || (before === 0 && after === 0)) return null;
  const to = (page: number) => link(here, { ...request.query, page: page === 1 ? null : page });
  return (
    <Pager
      label={t("label")}
      position={t("position", {
        from: written(before + 1),
        to: written(total - after),
        total: written(total),
      })}
      previous={before > 0 ? { href: to(number - 1), label: previous("previous") } : undefined}
      next={after > 0 ? { href: to(number + 1), label: t("next") } : undefined}
    />
  );
}
