import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DataTable } from "@/components/data-table.tsx";
import { SourceGradeMark } from "@/components/source-grade.tsx";
import { StageBadge } from "@/components/stage-badge.tsx";
import { SummaryList } from "@/components/summary-list.tsx";
import { SPECIFICITY_ITEMS } from "@/domain/specificity.ts";
import { SOURCE_GRADES, STAGES } from "@/domain/vocabulary.ts";
import { formatDay } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { METHOD_VERSIONS, type Part } from "../schema.ts";
import {
  ActiveIntervals,
  CoverageRules,
  FindingRules,
  PaceRules,
  PathwayRules,
  RehearsalRules,
  ScenarioRules,
} from "./analysis-parts.tsx";
import { DurationExamples } from "./duration-examples.tsx";
import { StrengthRules } from "./rules.tsx";

type PartProps = { page: PageRequest };

async function Clocks() {
  const t = await getTranslations("method.clocks");
  return (
    <>
      <p>{t("text")}</p>
      <p>{t("asOf")}</p>
      <p className="worked-example">{t("example")}</p>
      <p>{t("backdated")}</p>
    </>
  );
}

async function Stages() {
  const t = await getTranslations("method.stages");
  const terms = await getTranslations("terms");
  return (
    <>
      <p>{t("text")}</p>
      <DataTable
        caption={t("stage")}
        captionHidden
        rows={STAGES}
        rowKey={(stage) => stage}
        columns={[
          {
            key: "stage",
            header: t("stage"),
            rowHeader: true,
            cell: (stage) => <StageBadge stage={stage} label={terms(`stage.${stage}`)} />,
          },
          { key: "means", header: t("means"), cell: (stage) => terms(`stageDefinition.${stage}`) },
          { key: "example", header: t("example"), main: true, cell: (stage) => t(`examples.${stage}`) },
        ]}
      />
    </>
  );
}

async function Attribution() {
  const t = await getTranslations("method.attribution");
  return (
    <>
      <p>{t("text")}</p>
      <p className="worked-example">{t("example")}</p>
    </>
  );
}

async function Duration({ page }: PartProps) {
  const t = await getTranslations("method.duration");
  return (
    <>
      <p>{t("text")}</p>
      <DurationExamples locale={page.locale} />
      <p>{t("note")}</p>
    </>
  );
}

async function Specificity() {
  const t = await getTranslations("method.specificity");
  const terms = await getTranslations("terms.specificity");
  return (
    <>
      <p>{t("text")}</p>
      <SummaryList
        rows={SPECIFICITY_ITEMS.map((item) => ({
          key: item,
          term: terms(item),
          description: t(`item.${item}`),
        }))}
      />
    </>
  );
}

async function Corrections({ page: { locale, link } }: PartProps) {
  const t = await getTranslations("method.corrections");
  return (
    <>
      <p>{t("text")}</p>
      <p>
        {t("report")} <a href={link(paths.corrections(locale))}>{t("link")}</a>
      </p>
    </>
  );
}

async function Sources() {
  const t = await getTranslations("method.sources");
  const grades = await getTranslations("terms.sourceGrade");
  const definitions = await getTranslations("definitions.sourceGrade");
  return (
    <>
      <p>{t("text")}</p>
      <DataTable
        caption={t("grade")}
        captionHidden
        rows={SOURCE_GRADES}
        rowKey={(grade) => grade}
        columns={[
          {
            key: "grade",
            header: t("grade"),
            rowHeader: true,
            cell: (grade) => <SourceGradeMark grade={grade} label={grades(grade)} />,
          },
          { key: "means", header: t("means"), main: true, cell: (grade) => definitions(grade) },
        ]}
      />
    </>
  );
}

const NOT_DONE = ["ranking", "sum", "pledges", "words", "track", "inside"] as const;

async function NotDone() {
  const t = await getTranslations("method.not-done");
  return (
    <ul className="method-list">
      {NOT_DONE.map((what) => (
        <li key={what}>{t(what)}</li>
      ))}
    </ul>
  );
}

async function Licence({ page: { locale, link } }: PartProps) {
  const t = await getTranslations("method.licence");
  return (
    <p>
      {t("text")} <a href={link(paths.data(locale))}>{t("data")}</a>
    </p>
  );
}

async function History({ page: { locale } }: PartProps) {
  const t = await getTranslations("method.history");
  return (
    <DataTable
      caption={t("what")}
      captionHidden
      rows={METHOD_VERSIONS}
      rowKey={({ version }) => version}
      columns={[
        { key: "version", header: t("version"), rowHeader: true, cell: ({ version }) => version },
        {
          key: "on",
          header: t("on"),
          cell: ({ on }) => <time dateTime={on}>{formatDay(on, locale)}</time>,
        },
        { key: "what", header: t("what"), main: true, cell: () => t("first") },
      ]}
    />
  );
}

/** What stands under each heading of the method. */
export const PART_TEXTS: Record<Part, (props: PartProps) => Promise<ReactNode>> = {
  clocks: Clocks,
  stages: Stages,
  attribution: Attribution,
  duration: Duration,
  "active-interval": ActiveIntervals,
  coverage: CoverageRules,
  scenarios: ScenarioRules,
  findings: FindingRules,
  rehearsal: RehearsalRules,
  pace: PaceRules,
  pathways: PathwayRules,
  strength: StrengthRules,
  specificity: Specificity,
  corrections: Corrections,
  sources: Sources,
  "not-done": NotDone,
  licence: Licence,
  history: History,
};
