import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AttributionMark } from "@/components/attribution-mark.tsx";
import { Breadcrumb } from "@/components/breadcrumb.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { FlaggedName } from "@/components/flagged-name.tsx";
import { Notice } from "@/components/notice.tsx";
import { PageSection } from "@/components/page-section.tsx";
import { StageBadge } from "@/components/stage-badge.tsx";
import { Tag } from "@/components/tag.tsx";
import type { CategoryRecord, CommitmentRecord } from "@/domain/records.ts";
import { actAddress } from "@/domain/symbol.ts";
import { dayInKyiv, formatDay, inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { siteOrigin } from "@/server/site.ts";
import { CitedSources, SpecificityItems } from "./commitment-aside.tsx";
import { FirmFacts, HowLongFacts, RecordFacts, WhatFacts, WhenFacts } from "./commitment-facts.tsx";
import { ConsentTracker } from "./consent-tracker.tsx";
import { CorrectionNotice } from "./correction-notice.tsx";
import { DurationSentence } from "./duration-sentence.tsx";
import { isEnded, Tombstone } from "./tombstone.tsx";
import { VersionHistory } from "./version-history.tsx";

type Props = {
  page: PageRequest;
  record: CommitmentRecord;
  versions: readonly CommitmentRecord[];
  delegation: string;
  categories: readonly CategoryRecord[];
  /** What happened in the talks that changed the line. */
  events?: ReactNode | undefined;
  /** How to cite this version; none before it is released. */
  citation?: ReactNode | undefined;
};

const categoryOf = ({ record, categories }: Pick<Props, "record" | "categories">) =>
  categories.find(({ code }) => code === record.terms.category);

/** One version of a commitment, whole: where it stands, every field, its history, its sources, how to cite it. */
export async function CommitmentPage(props: Props) {
  const { page, record, versions, delegation, categories } = props;
  const t = await getTranslations("commitments.section");
  // The address of this version, which never changes; the newest one has a page of its own.
  const permanent = paths.version(page.locale, record.symbol, record.version);
  const address = new URL(permanent, siteOrigin()).href;
  const facts = { ...props, address, category: categoryOf(props) };
  return (
    <>
      <Heading {...props} />
      <ConsentTracker page={page} record={record} versions={versions} delegation={delegation} />
      {isEnded(record) ? <Tombstone {...props} /> : <Terms {...facts} />}
      <PageSection id="sources" title={t("sources")}>
        <CitedSources page={page} record={record} />
      </PageSection>
      <PageSection id="history" title={t("history")}>
        <VersionHistory page={page} versions={versions} categories={categories} />
      </PageSection>
      {props.events ? (
        <PageSection id="events" title={t("events")}>
          {props.events}
        </PageSection>
      ) : null}
      <PageSection id="record" title={t("record")}>
        <RecordFacts {...facts} />
      </PageSection>
      {props.citation}
    </>
  );
}

/** What the version says, field by field. */
async function Terms(facts: Props & { address: string; category: CategoryRecord | undefined }) {
  const t = await getTranslations("commitments.section");
  const { page, record } = facts;
  return (
    <>
      <PageSection
        id="what"
        title={t("what")}
        aside={
          <a href={page.link(paths.requirements(page.locale), { category: record.terms.category })}>
            {t("requirements")}
          </a>
        }
      >
        <WhatFacts {...facts} />
      </PageSection>
      <PageSection id="how-long" title={t("howLong")}>
        <div className="mb-4 max-w-prose text-lead">
          <DurationSentence terms={record.terms} asOf={page.asOf} locale={page.locale} />
        </div>
        <HowLongFacts {...facts} />
      </PageSection>
      <PageSection id="when" title={t("when")}>
        <WhenFacts {...facts} />
      </PageSection>
      <PageSection id="firm" title={t("firm")}>
        <FirmFacts {...facts} />
      </PageSection>
      <PageSection id="specific" title={t("specific")}>
        <SpecificityItems record={record} />
      </PageSection>
    </>
  );
}

async function Heading({ page, record, versions, delegation, categories }: Props) {
  const { locale, link } = page;
  const category = categoryOf({ record, categories });
  const [latest] = versions;
  const t = await getTranslations("commitments");
  const common = await getTranslations("common");
  const terms = await getTranslations("terms");
  const title = inLanguage(record.terms.title, locale);
  const steps = await getTranslations("steps.notice");
  const { stage, confirmedOn } = record.terms;
  const { attribution, symbol, version } = record;
  const isNewest = version === versions[0]?.version;
  return (
    <>
      <Breadcrumb
        label={common("nav.breadcrumb")}
        trail={[{ href: link(paths.commitments(locale)), label: t("title") }]}
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
            <span>{t(isNewest ? "record.newest" : "record.version", { number: version })}</span>
          </span>
        }
        marks={
          <>
            <StageBadge stage={stage} label={terms(`stage.${stage}`)} />
            <AttributionMark attribution={attribution} label={terms(`attribution.${attribution}`)} />
            {category ? <Tag>{category.name[locale]}</Tag> : null}
            {title.lang === locale ? null : (
              <span className="text-caption text-ink-2">{common(`language.${title.lang}`)}</span>
            )}
          </>
        }
        lead={
          <>
            <p>{attribution === "reported" ? t("record.reported") : t("record.own", { act: record.act })}</p>
            {confirmedOn && !isEnded(record) ? (
              <p>{steps("confirmed", { day: formatDay(confirmedOn, locale) })}</p>
            ) : null}
            {latest ? (
              <p>
                {t.rich("record.latest", {
                  kind: terms(`actKind.${latest.actKind}`),
                  act: () => <a href={link(paths.act(locale, actAddress(latest.act)))}>{latest.act}</a>,
                  day: formatDay(dayInKyiv(latest.recordedAt), locale),
                })}
              </p>
            ) : null}
          </>
        }
      />
      <CorrectionNotice page={page} record={record} />
      {record.supersededAt === null ? null : (
        <div className="mb-6">
          <Notice tone="warn">
            <p>
              {t("record.superseded", {
                number: version,
                day: formatDay(dayInKyiv(record.supersededAt), locale),
              })}{" "}
              <a href={link(paths.commitment(locale, symbol))}>{t("record.toNewest")}</a>
            </p>
          </Notice>
        </div>
      )}
    </>
  );
}
