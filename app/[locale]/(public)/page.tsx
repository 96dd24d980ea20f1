import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { PageSection } from "@/components/page-section.tsx";
import { beneficiaries, nameDelegations } from "@/features/delegations/queries.ts";
import { PublicFrame } from "@/features/installation/components/public-frame.tsx";
import { StageStrip } from "@/features/overview/components/stage-strip.tsx";
import { ThreeQuestions } from "@/features/overview/components/three-questions.tsx";
import { getOverview } from "@/features/overview/queries.ts";
import { TimelineView } from "@/features/timeline/components/timeline-view.tsx";
import { listTimeline, listUpcoming } from "@/features/timeline/queries.ts";
import { paths } from "@/lib/paths.ts";
import { metadataOf, type PageProps, type PageRequest, readPage } from "@/server/page-request.ts";
import { publicViewer } from "@/server/viewer.ts";

const NEWEST = 6;
const AHEAD = 4;

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
  const [overview, newest, ahead, names, title] = await Promise.all([
    getOverview(publicViewer, asOf),
    listTimeline(publicViewer, { asOf, filter: { to: asOf.day }, limit: NEWEST }),
    listUpcoming(publicViewer, asOf, AHEAD),
    nameDelegations(),
    titleOf(page),
  ]);
  return (
    <PublicFrame page={page} path={paths.home} section="home">
      <DocumentHeading title={title} />
      <ThreeQuestions page={page} overview={overview} />
      {overview.commitments > 0 ? (
        <PageSection id="stages" title={t("stages.title")}>
          <StageStrip page={page} overview={overview} />
        </PageSection>
      ) : null}
      <PageSection
        id="changes"
        title={t("changes.title")}
        aside={<a href={link(paths.timeline(locale))}>{t("changes.all")}</a>}
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
    </PublicFrame>
  );
}
