import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { PageSection } from "@/components/page-section.tsx";
import { ScenarioFrame } from "@/components/scenario-frame.tsx";
import { ViewCitation } from "@/features/citation/components/citation.tsx";
import { CoverageForm } from "@/features/coverage/components/coverage-form.tsx";
import { CoverageByNeed, CoverageMatrix } from "@/features/coverage/components/coverage-matrix.tsx";
import { AnalysisNote, CoverageSentence, MatrixKey } from "@/features/coverage/components/coverage-notes.tsx";
import { MoneyHorizon } from "@/features/coverage/components/money-horizon.tsx";
import { getCoverage } from "@/features/coverage/queries.ts";
import { type AskedCoverage, readCoverageQuery } from "@/features/coverage/schema.ts";
import { PublicFrame } from "@/features/installation/components/public-frame.tsx";
import { listCategories } from "@/features/installation/queries.ts";
import { assumesNothing, assumptionsQuery } from "@/features/portfolio/schema.ts";
import { paths } from "@/lib/paths.ts";
import { metadataOf, type PageProps, type PageRequest, readPage } from "@/server/page-request.ts";
import { publicViewer } from "@/server/viewer.ts";

const COPIES = ["csv", "json"] as const;

/** To count only firmer lines is a way to read the record; to assume anything else is to leave it. */
const isScenario = ({ assumptions }: AskedCoverage): boolean =>
  !assumesNothing({ ...assumptions, floor: "expressed" });

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const page = await readPage(props);
  const t = await getTranslations("coverage");
  const asked = readCoverageQuery(page);
  const title = t(isScenario(asked) ? "titleScenario" : "title");
  const robots = isScenario(asked) ? { robots: { index: false, follow: true } } : {};
  return {
    ...metadataOf(page, { title, path: paths.coverage, query: asked.query, copies: COPIES }),
    ...robots,
  };
}

export default async function CoveragePage(props: PageProps) {
  const page = await readPage(props);
  const { locale, asOf } = page;
  const t = await getTranslations("coverage");
  const asked = readCoverageQuery(page);
  const [view, categories] = await Promise.all([
    getCoverage(publicViewer, { asOf, ...asked }),
    listCategories(),
  ]);
  const { years, measure, assumptions, query } = asked;
  const title = t(isScenario(asked) ? "titleScenario" : "title");
  const caption = t("caption", {
    from: String(years.from),
    to: String(years.to),
    measure: t(`form.measureName.${measure}`),
  });
  const matrix = { page, view, years, measure, assumptions, caption };
  const terms = await getTranslations("terms.stage");
  return (
    <PublicFrame page={page} path={paths.coverage} query={query} section="coverage" copies={COPIES}>
      <DocumentHeading title={title} lead={<p>{t("lead")}</p>} />
      <AnalysisNote page={page} view={view} />
      <CoverageForm page={page} asked={asked} categories={categories} />
      <InScenario page={page} asked={asked}>
        {view.rows.length === 0 ? (
          <NothingStated page={page} asked={asked} />
        ) : (
          <>
            <PageSection id="matrix" title={t("matrix")}>
              <CoverageSentence view={view} years={years} />
              {assumptions.floor === "expressed" ? null : (
                <p className="mb-3">{t("floorSaid", { stage: terms(assumptions.floor) })}</p>
              )}
              <CoverageMatrix {...matrix} />
              <CoverageByNeed {...matrix} />
              <MatrixKey page={page} />
            </PageSection>
            <PageSection id="money" title={t("money.title")}>
              <MoneyHorizon page={page} view={view} />
            </PageSection>
          </>
        )}
      </InScenario>
      <ViewCitation page={page} name="coverage" title={title} path={paths.coverage(locale)} query={query} />
    </PublicFrame>
  );
}

type AskedProps = { page: PageRequest; asked: AskedCoverage };

async function InScenario({ page, asked, children }: AskedProps & { children: ReactNode }) {
  const { locale, link } = page;
  const t = await getTranslations("coverage");
  const { assumptions, query } = asked;
  const scenario = { ...assumptionsQuery(assumptions), from: query.from, to: query.to };
  if (!isScenario(asked)) {
    return (
      <>
        {children}
        <p className="mt-6">
          <a href={link(paths.whatIf(locale), scenario)}>{t("whatIf")}</a>
        </p>
      </>
    );
  }
  const cleared = Object.fromEntries(Object.keys(assumptionsQuery(assumptions)).map((key) => [key, null]));
  return (
    <ScenarioFrame
      title={t("scenario.title")}
      text={t("scenario.text")}
      watermark={t("scenario.watermark")}
      links={[
        { href: link(paths.whatIf(locale), scenario), label: t("scenario.edit") },
        { href: link(paths.coverage(locale), { ...query, ...cleared }), label: t("scenario.record") },
      ]}
    >
      {children}
    </ScenarioFrame>
  );
}

/** No need at all, none on that day, or none that fits the filters. */
async function NothingStated({ page: { locale, link, asOf }, asked: { filter, query } }: AskedProps) {
  const t = await getTranslations("coverage.empty");
  const here = paths.coverage(locale);
  if (filter.priority || filter.category) {
    const cleared = { ...query, priority: null, category: null };
    return <EmptyState title={t("filtered")} links={[{ href: link(here, cleared), label: t("clear") }]} />;
  }
  if (asOf.isNow) return <EmptyState title={t("none")} />;
  return <EmptyState title={t("notThen")} links={[{ href: here, label: t("now") }]} />;
}
