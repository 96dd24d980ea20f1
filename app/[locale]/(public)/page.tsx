import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { PageSection } from "@/components/page-section.tsx";
import { StructuredData } from "@/components/structured-data.tsx";
import { NO_ASSUMPTIONS } from "@/domain/portfolio.ts";
import { MiniMatrix } from "@/features/coverage/components/mini-matrix.tsx";
import { getCoverage } from "@/features/coverage/queries.ts";
import { beneficiaries, nameDelegations } from "@/features/delegations/queries.ts";
import { PublicFrame } from "@/features/installation/components/public-frame.tsx";
import { StageStrip } from "@/features/overview/components/stage-strip.tsx";
import { ThreeQuestions } from "@/features/overview/components/three-questions.tsx";
import { getOverview } from "@/features/overview/queries.ts";
import { TimelineView } from "@/features/timeline/components/timeline-view.tsx";
import { listTimeline, listUpcoming } from "@/features/timeline/queries.ts";
import { formatDay } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import { siteData } from "@/lib/schema-org.ts";
import { metadataOf, type PageProps, type PageRequest, readPage } from "@/server/page-request.ts";
import { siteOrigin } from "@/server/site.ts";
import { publicViewer } from "@/server/viewer.ts";

const absolute = (path: string): string => new URL(path, siteOrigin()).href;

const NEWEST = 5;
const AHEAD = 4;
/** Years of the small matrix, that of the moment in view among them. */
const YEARS = 5;

/** The negotiation is named by its beneficiary: who that is stands in the record and not in the program. */
async function titleOf({ locale, asOf }: PageRequest): Promise<string> {
  const t = await getTranslations("home");
  const [party] = await beneficiaries(asOf.day);
  if (!party) return t("titleNone");
  return t("title", { beneficiary: locale === "uk" ? (party.genitiveUk ?? party.uk) : party.en });
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const page = await readPage(props);
  return metadataOf(page, { title: await titleOf(page), path: paths.home });
}

export default async function HomePage(props: PageProps) {
  const page = await readPage(props);
  const { locale, link, asOf } = page;
  const t = await getTranslations("home");
  const from = Number(asOf.day.slice(0, 4));
  const years = { from, to: from + YEARS - 1 };
  const [overview, newest, ahead, names, title, essential] = await Promise.all([
    getOverview(publicViewer, asOf),
    listTimeline(publicViewer, { asOf, filter: { to: asOf.day }, limit: NEWEST }),
    listUpcoming(publicViewer, asOf, AHEAD),
    nameDelegations(),
    titleOf(page),
    getCoverage(publicViewer, {
      asOf,
      assumptions: NO_ASSUMPTIONS,
      years,
      filter: { priority: ["essential"] },
    }),
  ]);
  const coverage = await getTranslations("coverage.home");
  const site = await getTranslations("common.site");
  const glossary = await getTranslations("glossary");
  const monthAgo = Temporal.PlainDate.from(asOf.day).subtract({ days: 30 }).toString();
  return (
    <PublicFrame page={page} path={paths.home} section="home">
      <DocumentHeading title={title} />
      <StructuredData
        data={siteData({
          name: `${site("name")}. ${site("subject")}`,
          description: site("description"),
          home: absolute(paths.home(locale)),
          search: absolute(paths.search(locale)),
          lang: locale,
        })}
      />
      {overview.commitments === 0 && newest.items.length === 0 ? (
        <NothingYet page={page} next={ahead[0]?.on} />
      ) : (
        <ThreeQuestions page={page} overview={overview} />
      )}
      {overview.commitments > 0 ? (
        <PageSection
          id="stages"
          title={t("stages.title")}
          aside={<a href={link(paths.term(locale, "stage"))}>{glossary("what")}</a>}
        >
          <StageStrip page={page} overview={overview} />
        </PageSection>
      ) : null}
      {essential.rows.length > 0 ? (
        <PageSection
          id="coverage"
          title={coverage("title")}
          aside={<a href={link(paths.coverage(locale))}>{coverage("all")}</a>}
        >
          <MiniMatrix page={page} view={essential} years={years} />
        </PageSection>
      ) : null}
      <div className="brief">
        <PageSection
          id="changes"
          title={t("changes.title")}
          aside={
            <>
              <a href={link(paths.changes(locale), { from: monthAgo })}>{t("changes.recent")}</a>
              {" · "}
              <a href={link(paths.timeline(locale))}>{t("changes.all")}</a>
            </>
          }
        >
          {newest.items.length > 0 ? (
            <TimelineView page={page} entries={newest.items} names={names} headings="h3" />
          ) : (
            <p>{t("changes.none")}</p>
          )}
        </PageSection>
        <PageSection id="next" title={t("next.title")}>
          {ahead.length > 0 ? (
            <TimelineView page={page} entries={ahead} names={names} headings="h3" prefix="ahead" />
          ) : (
            <p className="text-ink-2">{t("next.none")}</p>
          )}
        </PageSection>
      </div>
    </PublicFrame>
  );
}

/** Before the first record: what the register is for, and what lies ahead. */
async function NothingYet({ page: { locale, asOf }, next }: { page: PageRequest; next: string | undefined }) {
  const t = await getTranslations("home.empty");
  return (
    <EmptyState title={t("title")} links={asOf.isNow ? [] : [{ href: paths.home(locale), label: t("now") }]}>
      <p>{t("text")}</p>
      {next ? <p>{t("first", { day: formatDay(next, locale) })}</p> : null}
    </EmptyState>
  );
}
