import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Breadcrumb } from "@/components/breadcrumb.tsx";
import { type Chip, Chips } from "@/components/chips.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { Figure } from "@/components/figure.tsx";
import { ViewCitation } from "@/features/citation/components/citation.tsx";
import { nameDelegations } from "@/features/delegations/queries.ts";
import { chipsOf } from "@/features/duration/components/chips-of.ts";
import { LapseFilters } from "@/features/duration/components/lapse-filters.tsx";
import { LapseTable } from "@/features/duration/components/lapse-table.tsx";
import { LapseYearSection } from "@/features/duration/components/lapse-year.tsx";
import { type LapseYear, loweredNeeds, yearsOfLapses } from "@/features/duration/components/lapse-years.ts";
import { ScenarioNotice } from "@/features/duration/components/scenario-notice.tsx";
import { getLapses, type Lapses } from "@/features/duration/queries.ts";
import { fitsLapse, type LapsesRequest, readLapsesQuery } from "@/features/duration/schema.ts";
import { AnalysisNote, FigureSource } from "@/features/installation/components/analysis-note.tsx";
import { PublicFrame } from "@/features/installation/components/public-frame.tsx";
import { listCategories } from "@/features/installation/queries.ts";
import { paths } from "@/lib/paths.ts";
import { metadataOf, type PageProps, type PageRequest, readPage } from "@/server/page-request.ts";
import { publicViewer } from "@/server/viewer.ts";

const COPIES = ["csv", "json", "ics"] as const;

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const page = await readPage(props);
  const t = await getTranslations("duration.lapses");
  const { query, isScenario } = await readLapsesQuery(page);
  return {
    ...metadataOf(page, { title: t("title"), path: paths.lapses, query, copies: COPIES }),
    ...(isScenario ? { robots: { index: false } } : {}),
  };
}

export default async function LapsesPage(props: PageProps) {
  const page = await readPage(props);
  const { locale, link, asOf } = page;
  const t = await getTranslations("duration.lapses");
  const common = await getTranslations("common");
  const request = await readLapsesQuery(page);
  const { query, assumptions, years } = request;
  const [found, names, categories] = await Promise.all([
    getLapses(publicViewer, { asOf, assumptions, years }),
    nameDelegations(),
    listCategories(),
  ]);
  const shown = yearsOfLapses(
    years,
    found.days.filter((day) => fitsLapse(day, request)),
    found.changes,
  );
  const here = paths.lapses(locale);
  const chips = [
    ...(await kindChips(page, request)),
    ...(await chipsOf(page, paths.lapses, request, { names, categories })),
  ];
  const clear = { href: link(here), label: common("filters.clear") };
  const filled = shown.filter(({ isEmpty }) => !isEmpty);
  return (
    <PublicFrame page={page} path={paths.lapses} query={query} section="duration" copies={COPIES}>
      <Breadcrumb
        label={common("nav.breadcrumb")}
        trail={[{ href: link(paths.duration(locale)), label: t("trail") }]}
        current={t("title")}
      />
      <DocumentHeading title={t("title")} lead={<p>{t("lead")}</p>} />
      <AnalysisNote page={page} part="duration" />
      {request.isScenario ? (
        <ScenarioNotice page={page} assumptions={assumptions} path={here} query={query} />
      ) : null}
      <div className="with-filters">
        <LapseFilters page={page} request={request} days={found.days} names={names} categories={categories} />
        <div className="min-w-0">
          <Chips
            label={common("filters.inForce")}
            chips={chips}
            clear={chips.length > 1 ? clear : undefined}
          />
          {filled.length === 0 ? (
            <EmptyState title={t("empty")} links={[clear]} />
          ) : (
            <Overview page={page} request={request} years={shown} changes={found.changes} />
          )}
          {filled.map((year) => (
            <LapseYearSection
              key={year.year}
              page={page}
              of={year}
              names={names}
              needs={found.needs}
              isFirst={year.year === years.from}
            />
          ))}
        </div>
      </div>
      <ViewCitation page={page} name="lapses" title={t("title")} path={here} query={query} />
    </PublicFrame>
  );
}

type OverviewProps = {
  page: PageRequest;
  request: LapsesRequest;
  years: readonly LapseYear[];
  changes: Lapses["changes"];
};

async function Overview({ page, request, years, changes }: OverviewProps) {
  const t = await getTranslations("duration.lapses");
  const sum = (kind: "end" | "funding") => years.reduce((all, { counts }) => all + counts[kind], 0);
  const { from, to } = request.years;
  return (
    <Figure
      id="by-year"
      title={t("headline", {
        from: String(from),
        to: String(to),
        ends: sum("end"),
        funding: sum("funding"),
        cells: loweredNeeds(changes).size,
      })}
      unit={t("unit")}
      source={<FigureSource page={page} />}
    >
      <LapseTable page={page} years={years} />
    </Figure>
  );
}

async function kindChips({ locale, link }: PageRequest, { kinds, query }: LapsesRequest): Promise<Chip[]> {
  const t = await getTranslations("duration.lapses.kinds");
  const common = await getTranslations("common.filters");
  return (kinds ?? []).map((kind) => ({
    label: t(kind),
    removeHref: link(paths.lapses(locale), { ...query, kind: kinds?.filter((other) => other !== kind) }),
    removeLabel: common("remove", { label: t(kind) }),
  }));
}
