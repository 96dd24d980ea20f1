import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { PageSection } from "@/components/page-section.tsx";
import { ScenarioFrame } from "@/components/scenario-frame.tsx";
import { ViewCitation } from "@/features/citation/components/citation.tsx";
import { cellMarks, cellWords, coverClass } from "@/features/coverage/components/cell-mark.tsx";
import { nameDelegations } from "@/features/delegations/queries.ts";
import { PublicFrame } from "@/features/installation/components/public-frame.tsx";
import { AssumptionForms } from "@/features/scenarios/components/assumption-forms.tsx";
import { AssumptionList, Contradictions } from "@/features/scenarios/components/assumption-list.tsx";
import type { Names } from "@/features/scenarios/components/assumption-words.ts";
import { ChangedCells } from "@/features/scenarios/components/changed-cells.tsx";
import { ChangedMatrix } from "@/features/scenarios/components/changed-matrix.tsx";
import {
  BaselineSentence,
  FindingsDelta,
  ScenarioSentence,
} from "@/features/scenarios/components/scenario-sentences.tsx";
import { getScenario, type ScenarioView } from "@/features/scenarios/queries.ts";
import { type AskedScenario, readScenario } from "@/features/scenarios/schema.ts";
import { paths } from "@/lib/paths.ts";
import { metadataOf, type PageProps, type PageRequest, readPage } from "@/server/page-request.ts";
import { publicViewer } from "@/server/viewer.ts";

const COPIES = ["csv", "json"] as const;

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const page = await readPage(props);
  const t = await getTranslations("scenarios");
  const { isEmpty, query } = readScenario(page);
  const title = t(isEmpty ? "title" : "titleScenario");
  const copies = isEmpty ? [] : COPIES;
  // What somebody assumed is no page of the record.
  const robots = isEmpty ? {} : { robots: { index: false, follow: true } };
  return { ...metadataOf(page, { title, path: paths.whatIf, query, copies }), ...robots };
}

export default async function WhatIfPage(props: PageProps) {
  const page = await readPage(props);
  const { locale, link, asOf } = page;
  const t = await getTranslations("scenarios");
  const asked = readScenario(page);
  const here = paths.whatIf(locale);
  if (asked.isFromForm) redirect(link(here, asked.query));
  const [view, names] = await Promise.all([getScenario(publicViewer, { asOf, ...asked }), nameDelegations()]);
  const { isEmpty, years, query } = asked;
  const title = t(isEmpty ? "title" : "titleScenario");
  const copies = isEmpty ? [] : COPIES;
  return (
    <PublicFrame page={page} path={paths.whatIf} query={query} section="whatIf" copies={copies}>
      <DocumentHeading title={title} lead={<p>{t("lead")}</p>} />
      <div className="analysis-note">
        <p>{t.rich("worked", { method: (words) => <a href={link(paths.method(locale))}>{words}</a> })}</p>
      </div>
      {isEmpty ? (
        <PageSection id="baseline" title={t("section.baseline")}>
          <p className="mb-2">{t("nothing")}</p>
          <BaselineSentence base={view.base} years={years} />
          <p>
            <a href={link(paths.coverage(locale), query)}>{t("matrixLink")}</a>
          </p>
        </PageSection>
      ) : (
        <Scenario page={page} asked={asked} view={view} names={names} />
      )}
      <PageSection id="add" title={t("section.add")}>
        <AssumptionForms page={page} asked={asked} lines={view.portfolio.lines} names={names} />
      </PageSection>
      <ViewCitation page={page} name="what-if" title={title} path={here} query={query} />
    </PublicFrame>
  );
}

type Props = { page: PageRequest; asked: AskedScenario; view: ScenarioView; names: Names };

/** All that rests on the assumptions, inside the border that says so. */
async function Scenario({ page, asked, view, names }: Props) {
  const { locale, link } = page;
  const t = await getTranslations("scenarios");
  const [marks, words] = await Promise.all([cellMarks(page, "firmest"), cellWords(page)]);
  const { changes, findings, faults, portfolio } = view;
  return (
    <ScenarioFrame
      title={t("frame.title")}
      text={t("frame.text")}
      watermark={t("frame.watermark")}
      links={[{ href: link(paths.coverage(locale), asked.query), label: t("frame.matrix") }]}
    >
      <PageSection id="assumed" title={t("section.assumed")}>
        <AssumptionList page={page} asked={asked} names={names} />
      </PageSection>
      <Contradictions faults={faults} locale={locale} names={names} />
      <PageSection id="changed" title={t("section.cells")}>
        <ScenarioSentence changes={changes} years={asked.years} />
        {changes.length > 0 ? (
          <>
            <ChangedMatrix
              page={page}
              asked={asked}
              changes={changes}
              drawing={{ marks, words, className: (cell) => coverClass(cell, "firmest") }}
            />
            <ChangedCells page={page} asked={asked} portfolio={portfolio} changes={changes} />
          </>
        ) : null}
      </PageSection>
      <PageSection id="findings" title={t("section.findings")}>
        <FindingsDelta page={page} findings={findings} />
      </PageSection>
    </ScenarioFrame>
  );
}
