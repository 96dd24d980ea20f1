import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { FlaggedName } from "@/components/flagged-name.tsx";
import { OnThisPage } from "@/components/on-this-page.tsx";
import { ViewCitation } from "@/features/citation/components/citation.tsx";
import { nameDelegations, type PartyName } from "@/features/delegations/queries.ts";
import { AnalysisNote, FigureSource } from "@/features/installation/components/analysis-note.tsx";
import { PublicFrame } from "@/features/installation/components/public-frame.tsx";
import { PathwayView } from "@/features/pathways/components/pathway-view.tsx";
import { WholeOfTalksSection } from "@/features/pathways/components/whole-of-talks.tsx";
import { type DelegationPathway, listPathways } from "@/features/pathways/queries.ts";
import { readPathwaysQuery } from "@/features/pathways/schema.ts";
import { collator } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import { metadataOf, type PageProps, type PageRequest, readPage } from "@/server/page-request.ts";
import { publicViewer } from "@/server/viewer.ts";

const COPIES = ["csv", "json"] as const;

async function load(props: PageProps) {
  const page = await readPage(props);
  const names = await nameDelegations();
  return { page, names, asked: readPathwaysQuery(page, [...names.keys()]) };
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { page, asked } = await load(props);
  const t = await getTranslations("pathways");
  const found = metadataOf(page, {
    title: t("title"),
    path: paths.pathways,
    query: asked.query,
    copies: COPIES,
  });
  return asked.isAsked ? { ...found, robots: { index: false, follow: true } } : found;
}

export default async function PathwaysPage(props: PageProps) {
  const { page, names, asked } = await load(props);
  const { locale, asOf } = page;
  const t = await getTranslations("pathways");
  const pathways = await listPathways(publicViewer, asOf);
  const count = (fits: (given: DelegationPathway) => boolean) => pathways.filter(fits).length;
  return (
    <PublicFrame page={page} path={paths.pathways} query={asked.query} section="pathways" copies={COPIES}>
      <DocumentHeading title={t("title")} lead={<p>{t("lead")}</p>} />
      <AnalysisNote page={page} part="pathways" />
      {pathways.length === 0 ? (
        <NothingStated page={page} />
      ) : (
        <>
          <p className="figure-sentence">
            {t("headline", {
              count: pathways.length,
              inForce: count(({ pathway }) => pathway.steps.at(-1)?.state === "done"),
              impossible: count(({ pathway }) => pathway.earliest === null),
            })}
          </p>
          <p className="mb-6 max-w-prose text-ink-2">{t("note")}</p>
          <WholeOfTalksSection page={page} pathways={pathways} asked={asked} names={names} />
          <ByDelegation page={page} pathways={pathways} names={names} />
          <p className="figure-source mt-6">
            <FigureSource page={page} />
          </p>
        </>
      )}
      <ViewCitation
        page={page}
        name="pathways"
        title={t("title")}
        path={paths.pathways(locale)}
        query={asked.query}
      />
    </PublicFrame>
  );
}

type Listed = {
  page: PageRequest;
  pathways: readonly DelegationPathway[];
  names: ReadonlyMap<string, PartyName>;
};

/** In the order of the names, which is no ranking. */
async function ByDelegation({ page, pathways, names }: Listed) {
  const { locale, link } = page;
  const t = await getTranslations("pathways");
  const name = (code: string) => names.get(code)?.[locale] ?? code;
  const parties = [...Map.groupBy(pathways, ({ delegation }) => delegation)].sort(([a], [b]) =>
    collator(locale).compare(name(a), name(b)),
  );
  return (
    <div className="with-rail">
      <OnThisPage
        label={t("contents")}
        links={parties.map(([code]) => ({ href: `#${code}`, label: name(code) }))}
      />
      <div className="min-w-0">
        {parties.map(([code, own]) => (
          <section key={code} className="page-section" aria-labelledby={code}>
            <h2 id={code} className="mb-3">
              <FlaggedName code={code} name={name(code)} href={link(paths.delegation(locale, code))} />
            </h2>
            {own.map((given) => (
              <PathwayView key={given.template} page={page} given={given} name={name(code)} heading="h3" />
            ))}
          </section>
        ))}
      </div>
    </div>
  );
}

async function NothingStated({ page: { locale, asOf } }: { page: PageRequest }) {
  const t = await getTranslations("pathways.empty");
  if (asOf.isNow) return <EmptyState title={t("none")} />;
  return <EmptyState title={t("notThen")} links={[{ href: paths.pathways(locale), label: t("now") }]} />;
}
