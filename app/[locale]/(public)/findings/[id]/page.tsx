import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { Breadcrumb } from "@/components/breadcrumb.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { Notice } from "@/components/notice.tsx";
import { PageSection } from "@/components/page-section.tsx";
import { ViewCitation } from "@/features/citation/components/citation.tsx";
import { nameDelegations } from "@/features/delegations/queries.ts";
import { FindingDocument } from "@/features/findings/components/finding-document.tsx";
import { publicHrefs } from "@/features/findings/components/hrefs.ts";
import { type FindingNames, namesIn } from "@/features/findings/components/names.ts";
import { Divergences, Replies } from "@/features/findings/components/said.tsx";
import { plainSentence, Sentence } from "@/features/findings/components/sentence.tsx";
import { SeverityMark } from "@/features/findings/components/severity.tsx";
import { getFinding } from "@/features/findings/queries.ts";
import { readFindingsQuery } from "@/features/findings/schema.ts";
import { Absent, absentMetadata } from "@/features/installation/components/absent.tsx";
import { AnalysisNote } from "@/features/installation/components/analysis-note.tsx";
import { PublicFrame } from "@/features/installation/components/public-frame.tsx";
import { assumesNothing } from "@/features/portfolio/schema.ts";
import { formatDay, formatInstant } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import { metadataOf, type PageProps, type PageRequest, readPage } from "@/server/page-request.ts";
import { publicViewer } from "@/server/viewer.ts";

type Props = PageProps<{ id: string }>;

/** Title and page read the same once. */
const read = cache(async (page: PageRequest, id: string) => {
  const given = readFindingsQuery(page, [...(await nameDelegations()).keys()]);
  const view = await getFinding(publicViewer, { ...given, asOf: page.asOf, id });
  if (view === null) return null;
  const names = await namesIn(view.portfolio, publicHrefs(page));
  return { given, names, ...view };
});
const pageOf = cache((props: Props) => readPage(props));

async function load(props: Props) {
  const page = await pageOf(props);
  const { id } = await props.params;
  const found = await read(page, id);
  return found && { page, id, ...found };
}
type Loaded = NonNullable<Awaited<ReturnType<typeof load>>>;

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await load(props);
  if (!found) return absentMetadata();
  const { page, id, given } = found;
  const t = await getTranslations("findings");
  const isRecord = assumesNothing(given.assumptions);
  return {
    ...metadataOf(page, {
      title: isRecord ? t("one", { id }) : `${t("titleScenario")} · ${id}`,
      path: (locale) => paths.finding(locale, id),
      query: given.setting,
      copies: found.found ? ["csv", "json"] : [],
    }),
    ...(isRecord ? {} : { robots: { index: false } }),
  };
}

export default async function FindingPage(props: Props) {
  const loaded = await load(props);
  if (!loaded) return <Absent />;
  const { page, id, given, found, names } = loaded;
  const { locale, link } = page;
  const t = await getTranslations("findings");
  const common = await getTranslations("common.nav");
  const here = paths.finding(locale, id);
  return (
    <PublicFrame
      page={page}
      path={(each) => paths.finding(each, id)}
      query={given.setting}
      section="findings"
      copies={found ? ["csv", "json"] : []}
    >
      <Breadcrumb
        label={common("breadcrumb")}
        trail={[{ href: link(paths.findings(locale), given.setting), label: t("title") }]}
        current={id}
      />
      <Heading {...loaded} />
      <AnalysisNote page={page} part="findings" />
      {assumesNothing(given.assumptions) ? null : (
        <Notice tone="warn" title={t("scenario")}>
          <p>{t("scenarioText")}</p>
          <a href={link(here)}>{t("scenarioBack")}</a>
        </Notice>
      )}
      {found ? <FindingDocument found={found} names={names} link={link} /> : <Cleared {...loaded} />}
      <p className="mt-8 text-meta text-ink-2">
        {t("computed", {
          moment: formatInstant(page.asOf.instant, locale),
          from: String(given.years.from),
          to: String(given.years.to),
        })}
      </p>
      <ViewCitation
        page={page}
        name={`finding-${id}`}
        title={found ? await plainSentence({ found, names }) : t("one", { id })}
        kind="webpage"
        path={here}
        query={given.setting}
      />
    </PublicFrame>
  );
}

async function Heading({ id, found, names }: Loaded) {
  const t = await getTranslations("findings");
  if (!found) return <DocumentHeading above={<code>{id}</code>} title={t("one", { id })} />;
  return (
    <DocumentHeading
      above={<code>{id}</code>}
      title={t(`ruleTitle.${found.rule}`)}
      lead={
        <p>
          <Sentence found={found} names={names} />
        </p>
      }
      marks={<SeverityMark severity={found.severity} />}
    />
  );
}

type ClearedProps = Pick<Loaded, "page" | "said"> & { names: FindingNames };

/** No rule finds it any more; what was said of it stays. */
async function Cleared({ page: { asOf, locale, link }, said, names }: ClearedProps) {
  const t = await getTranslations("findings");
  return (
    <>
      <Notice tone="ok" title={t("cleared")}>
        <p>{t("clearedText", { day: formatDay(asOf.day, locale) })}</p>
        <a href={link(paths.findings(locale))}>{t("back")}</a>
      </Notice>
      {said.divergences.length > 0 ? (
        <PageSection id="divergence" title={t("divergence.title")}>
          <Divergences found={said} names={names} />
        </PageSection>
      ) : null}
      <PageSection id="replies" title={t("reply.title")}>
        <Replies found={said} names={names} link={link} />
      </PageSection>
    </>
  );
}
