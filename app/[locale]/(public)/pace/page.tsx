import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { Figure } from "@/components/figure.tsx";
import { QUESTIONS } from "@/domain/vocabulary.ts";
import { ViewCitation } from "@/features/citation/components/citation.tsx";
import { AnalysisNote, FigureSource } from "@/features/installation/components/analysis-note.tsx";
import { PublicFrame } from "@/features/installation/components/public-frame.tsx";
import { ActsByMonth, LinesByStage } from "@/features/pace/components/pace-figures.tsx";
import { Speeds } from "@/features/pace/components/speeds.tsx";
import { getPace, type PaceView } from "@/features/pace/queries.ts";
import { paths } from "@/lib/paths.ts";
import { metadataOf, type PageProps, type PageRequest, readPage } from "@/server/page-request.ts";
import { publicViewer } from "@/server/viewer.ts";

const COPIES = ["csv", "json"] as const;

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const page = await readPage(props);
  const t = await getTranslations("pace");
  return metadataOf(page, { title: t("title"), path: paths.pace, copies: COPIES });
}

export default async function PacePage(props: PageProps) {
  const page = await readPage(props);
  const { locale, link, asOf } = page;
  const t = await getTranslations("pace");
  const view = await getPace(publicViewer, asOf);
  const source = <FigureSource page={page} />;
  return (
    <PublicFrame page={page} path={paths.pace} section="pace" copies={COPIES}>
      <DocumentHeading title={t("title")} lead={<p>{t("lead")}</p>} />
      <AnalysisNote page={page} part="pace" />
      <p className="mb-5 max-w-prose">
        {t("recordTime", { versions: view.versions, backdated: view.backdated })}{" "}
        <a href={link(paths.clocks(locale))}>{t("clocks")}</a>
      </p>
      {view.months.length === 0 ? (
        <EmptyState title={t("empty")} />
      ) : (
        <>
          <SpeedFigure page={page} view={view} />
          <LinesByStage page={page} view={view} source={source} />
          <ActsByMonth page={page} view={view} source={source} />
        </>
      )}
      <ViewCitation page={page} name="pace" title={t("title")} path={paths.pace(locale)} />
    </PublicFrame>
  );
}

async function SpeedFigure({ page, view }: { page: PageRequest; view: PaceView }) {
  const t = await getTranslations("pace.speeds");
  const at = (speed: string) =>
    QUESTIONS.filter((question) => view.questions[question].speed === speed).length;
  return (
    <Figure
      id="speed"
      title={t("title", { speed: view.acts.speed, last: view.acts.last, before: view.acts.before })}
      unit={t("unit", { faster: at("faster"), slower: at("slower") })}
      source={<FigureSource page={page} />}
    >
      <Speeds page={page} view={view} />
    </Figure>
  );
}
