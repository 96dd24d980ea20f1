import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { ScenarioFrame } from "@/components/scenario-frame.tsx";
import { ViewCitation } from "@/features/citation/components/citation.tsx";
import { nameDelegations } from "@/features/delegations/queries.ts";
import { AnalysisNote, FigureSource } from "@/features/installation/components/analysis-note.tsx";
import { PublicFrame } from "@/features/installation/components/public-frame.tsx";
import { assumptionsQuery } from "@/features/portfolio/schema.ts";
import { momentWords } from "@/features/rehearsal/components/moments.ts";
import { RehearsalDocument } from "@/features/rehearsal/components/rehearsal-document.tsx";
import { RehearsalForm } from "@/features/rehearsal/components/rehearsal-form.tsx";
import { getRehearsal } from "@/features/rehearsal/queries.ts";
import { type AskedRehearsal, attackText, readAttack, readRehearsal } from "@/features/rehearsal/schema.ts";
import { formatDay } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import { metadataOf, type PageProps, type PageRequest, readPage } from "@/server/page-request.ts";
import { publicViewer } from "@/server/viewer.ts";

const COPIES = ["csv", "json"] as const;

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const page = await readPage(props);
  const t = await getTranslations("rehearsal");
  const { attack, query } = readRehearsal(page);
  const title = t(attack === null ? "title" : "titleScenario");
  const copies = attack === null ? [] : COPIES;
  const robots = attack === null ? {} : { robots: { index: false, follow: true } };
  return { ...metadataOf(page, { title, path: paths.rehearsal, query, copies }), ...robots };
}

export default async function RehearsalPage(props: PageProps) {
  const page = await readPage(props);
  const { locale, link } = page;
  const asked = readRehearsal(page);
  const { attack, query } = asked;
  // One rehearsal has one address, to share and to cite.
  if (asked.isFromForm) redirect(link(paths.rehearsal(locale), query));
  const t = await getTranslations("rehearsal");
  const title = t(attack === null ? "title" : "titleScenario");
  return (
    <PublicFrame
      page={page}
      path={paths.rehearsal}
      query={query}
      section="rehearsal"
      copies={attack === null ? [] : COPIES}
    >
      <DocumentHeading title={title} lead={<p>{t("lead")}</p>} />
      <AnalysisNote page={page} part="rehearsal" />
      <RehearsalForm page={page} asked={asked} />
      {attack === null ? (
        <NothingAssumed page={page} asked={asked} />
      ) : (
        <Rehearsed page={page} asked={asked} />
      )}
      <ViewCitation page={page} name="rehearsal" title={title} path={paths.rehearsal(locale)} query={query} />
    </PublicFrame>
  );
}

type AskedProps = { page: PageRequest; asked: AskedRehearsal };

/** No attack is assumed by itself: the reader names the moment, or takes the day in view. */
async function NothingAssumed({ page: { locale, link, asOf }, asked }: AskedProps) {
  const t = await getTranslations("rehearsal.none");
  const day = readAttack(asOf.day);
  const links =
    day === undefined
      ? []
      : [
          {
            href: link(paths.rehearsal(locale), { ...asked.query, attack: attackText(day) }),
            label: t("offer", { day: formatDay(asOf.day, locale) }),
          },
        ];
  return (
    <EmptyState title={t("title")} links={links}>
      <p>{t("text")}</p>
    </EmptyState>
  );
}

async function Rehearsed({ page, asked }: AskedProps) {
  const { locale, link, asOf } = page;
  const { assumptions, attack, query } = asked;
  if (attack === null) return null;
  const t = await getTranslations("rehearsal.scenario");
  const [view, names] = await Promise.all([
    getRehearsal(publicViewer, { asOf, assumptions, attack }),
    nameDelegations(),
  ]);
  const { day } = view.rehearsal;
  return (
    <ScenarioFrame
      title={t("title")}
      text={t("text", { moment: await momentWords(attack, locale) })}
      watermark={t("watermark")}
      links={[
        {
          href: link(paths.whatIf(locale), assumptionsQuery({ ...assumptions, attack: day })),
          label: t("whatIf"),
        },
        { href: link(paths.rehearsal(locale), { ...query, attack: null }), label: t("without") },
      ]}
    >
      <RehearsalDocument page={page} view={view} names={names} source={<FigureSource page={page} />} />
    </ScenarioFrame>
  );
}
