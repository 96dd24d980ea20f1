import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AttributionMark } from "@/components/attribution-mark.tsx";
import { Breadcrumb } from "@/components/breadcrumb.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { FlaggedName } from "@/components/flagged-name.tsx";
import { PageSection } from "@/components/page-section.tsx";
import { SourceList } from "@/components/source-list.tsx";
import { Tag } from "@/components/tag.tsx";
import type { RequirementRecord } from "@/domain/records.ts";
import { formatDay, inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import { NeedFacts, RecordedFacts, type RequirementProps } from "./requirement-facts.tsx";
import { RequirementHistory } from "./requirement-history.tsx";

type Props = RequirementProps & {
  versions: readonly RequirementRecord[];
  /** What the register has under the same heading. */
  answers: ReactNode;
  citation: ReactNode;
};

/** One requirement, whole: what is needed, what stands beside it, where it is from and how it grew. */
export async function RequirementDocument(props: Props) {
  const { page, record, versions, answers, citation } = props;
  const t = await getTranslations("requirements.section");
  return (
    <>
      <Heading {...props} />
      <PageSection id="need" title={t("need")}>
        <NeedFacts {...props} />
      </PageSection>
      {answers}
      <PageSection id="sources" title={t("sources")}>
        <Sources {...props} />
      </PageSection>
      <PageSection id="history" title={t("history")}>
        <RequirementHistory page={page} versions={versions} />
      </PageSection>
      <PageSection id="record" title={t("record")}>
        <RecordedFacts page={page} record={record} />
      </PageSection>
      {citation}
    </>
  );
}

async function Heading({ page, record, delegation, category }: RequirementProps) {
  const { locale, link } = page;
  const t = await getTranslations("requirements");
  const common = await getTranslations("common");
  const terms = await getTranslations("terms");
  const { symbol, attribution, act, version } = record;
  const title = inLanguage(record.terms.title, locale);
  return (
    <>
      <Breadcrumb
        label={common("nav.breadcrumb")}
        trail={[{ href: link(paths.requirements(locale)), label: t("title") }]}
        current={symbol}
      />
      <DocumentHeading
        title={title.text}
        titleLang={title.lang === locale ? undefined : title.lang}
        above={
          <span className="flex flex-wrap items-center gap-x-3">
            <strong className="text-ink">{symbol}</strong>
            <FlaggedName
              code={record.delegation}
              name={delegation}
              href={link(paths.delegation(locale, record.delegation))}
            />
            <span>{t("record.newest", { number: version })}</span>
          </span>
        }
        marks={
          <>
            <Tag strong>{terms(`priority.${record.terms.priority}`)}</Tag>
            <AttributionMark attribution={attribution} label={terms(`attribution.${attribution}`)} />
            {category ? <Tag>{category.name[locale]}</Tag> : null}
            {title.lang === locale ? null : (
              <span className="text-caption text-ink-2">{common(`language.${title.lang}`)}</span>
            )}
          </>
        }
        lead={<p>{attribution === "reported" ? t("record.reported") : t("record.own", { act })}</p>}
      />
    </>
  );
}

async function Sources({ page: { locale }, record }: RequirementProps) {
  const terms = await getTranslations("terms");
  const { sources } = record.terms;
  if (sources.length === 0) return <p className="text-ink-2">{terms("notStated")}</p>;
  return (
    <SourceList
      sources={sources.map((source, index) => ({
        key: `${index}`,
        title: source.title,
        href: source.url,
        publisher: source.publisher,
        dateTime: source.publishedOn,
        day: source.publishedOn && formatDay(source.publishedOn, locale),
        grade: source.grade,
        gradeLabel: terms(`sourceGrade.${source.grade}`),
        backing: source.backing ? terms(`backing.${source.backing}`) : undefined,
      }))}
    />
  );
}
