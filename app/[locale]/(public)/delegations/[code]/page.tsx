import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { Breadcrumb } from "@/components/breadcrumb.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { FlaggedName } from "@/components/flagged-name.tsx";
import { OnThisPage } from "@/components/on-this-page.tsx";
import { PageSection } from "@/components/page-section.tsx";
import { Tag } from "@/components/tag.tsx";
import type { AsOf } from "@/domain/as-of.ts";
import type { DelegationSummary } from "@/domain/records.ts";
import { rolesNow } from "@/domain/roles.ts";
import { ViewCitation } from "@/features/citation/components/citation.tsx";
import {
  linesByCategory,
  OfferByCategory,
  SilentCategories,
} from "@/features/commitments/components/offer-by-category.tsx";
import { listLines } from "@/features/commitments/queries.ts";
import { CompareForm } from "@/features/delegations/components/compare-form.tsx";
import { DelegationFacts } from "@/features/delegations/components/delegation-facts.tsx";
import { getDelegation, nameDelegations } from "@/features/delegations/queries.ts";
import { Absent, absentMetadata } from "@/features/installation/components/absent.tsx";
import { AnalysisNote } from "@/features/installation/components/analysis-note.tsx";
import { PublicFrame } from "@/features/installation/components/public-frame.tsx";
import { listCategories } from "@/features/installation/queries.ts";
import { PathwayView } from "@/features/pathways/components/pathway-view.tsx";
import { listPathways } from "@/features/pathways/queries.ts";
import { ActDays } from "@/features/timeline/components/act-days.tsx";
import { TimelineView } from "@/features/timeline/components/timeline-view.tsx";
import { listActs, listTimeline } from "@/features/timeline/queries.ts";
import { formatDay, formatNumber } from "@/lib/format.ts";
import { paths, withQuery } from "@/lib/paths.ts";
import { metadataOf, type PageProps, type PageRequest, readPage } from "@/server/page-request.ts";
import { publicViewer } from "@/server/viewer.ts";

const COPIES = ["csv", "json", "ics"] as const;

type Props = PageProps<{ code: string }>;

const delegationAt = cache((code: string, asOf: AsOf) => getDelegation(publicViewer, code, asOf));

async function load(props: Props) {
  const page = await readPage(props);
  const { code } = await props.params;
  const delegation = await delegationAt(code, page.asOf);
  if (!delegation) return null;
  return { page, delegation };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await load(props);
  if (!found) return absentMetadata();
  const { page, delegation } = found;
  const t = await getTranslations("delegations");
  return metadataOf(page, {
    title: `${delegation.name[page.locale]} · ${t("title")}`,
    path: (locale) => paths.delegation(locale, delegation.code),
    copies: COPIES,
  });
}

/** As many lines as one delegation has on one page: beyond it the table of commitments has pages. */
const LINES = 200;
const LATEST = 10;

export default async function DelegationPage(props: Props) {
  const found = await load(props);
  if (!found) return <Absent />;
  const { page, delegation } = found;
  const { locale, link, asOf } = page;
  const { code } = delegation;
  const filter = { delegation: [code] };
  const [offer, latest, acts, pathways, names, categories] = await Promise.all([
    listLines(publicViewer, { asOf, filter, sort: "category", limit: LINES }),
    listTimeline(publicViewer, { asOf, filter, limit: LATEST }),
    listActs(publicViewer, { asOf, filter, limit: LATEST }),
    listPathways(publicViewer, asOf, filter),
    nameDelegations(),
    listCategories(),
  ]);
  const t = await getTranslations("delegations");
  const c = await getTranslations("commitments");
  const common = await getTranslations("common");
  const terms = await getTranslations("terms.delegationRole");
  const p = await getTranslations("pathways.section");
  const name = delegation.name[locale];
  const contents = [
    ...linesByCategory({ records: offer.items, categories }).map(({ category, lines }) => ({
      href: `#${category.code}`,
      label: t("contentsLine", {
        category: category.name[locale],
        count: formatNumber(lines.length, locale),
      }),
    })),
    ...(pathways.length > 0 ? [{ href: "#pathways", label: p("title") }] : []),
    ...(acts.items.length > 0 ? [{ href: "#history", label: t("history") }] : []),
    ...(latest.items.length > 0 ? [{ href: "#acts", label: common("nav.timeline") }] : []),
    { href: "#compare", label: t("compare.title") },
  ];
  return (
    <PublicFrame
      page={page}
      path={(each) => paths.delegation(each, code)}
      section="delegations"
      copies={COPIES}
    >
      <Breadcrumb
        label={common("nav.breadcrumb")}
        trail={[{ href: link(paths.delegations(locale)), label: t("title") }]}
        current={name}
      />
      <DocumentHeading
        title={name}
        above={<FlaggedName code={code} name={delegation.formalName[locale] ?? name} />}
        marks={rolesNow(delegation, asOf.day).roles.map((role) => <Tag key={role}>{terms(role)}</Tag>)}
        lead={<p>{coverLine(t, delegation, page)}</p>}
        actions={<a href={feedOf(page, code)}>{t("subscribe")}</a>}
      />
      <div className="with-rail">
        <OnThisPage label={t("contents")} links={contents} />
        <div className="min-w-0">
          <DelegationFacts page={page} delegation={delegation} lines={offer.items} />
          <PageSection
            id="offer"
            title={c("offer.title")}
            aside={
              offer.items.length > 0 ? (
                <a href={link(paths.commitments(locale), filter)}>{t("inTable")}</a>
              ) : null
            }
          >
            {offer.items.length > 0 ? (
              <>
                <OfferByCategory page={page} records={offer.items} categories={categories} />
                <SilentCategories page={page} records={offer.items} categories={categories} />
              </>
            ) : (
              <EmptyState title={c(asOf.isNow ? "offer.none" : "offer.noneThen", { name })}>
                {asOf.isNow ? <p>{c("offer.noneText")}</p> : null}
              </EmptyState>
            )}
          </PageSection>
          {pathways.length > 0 ? (
            <PageSection
              id="pathways"
              title={p("title")}
              aside={<a href={link(paths.pathways(locale))}>{p("all")}</a>}
            >
              <AnalysisNote page={page} part="pathways" />
              {pathways.map((given) => (
                <PathwayView key={given.template} page={page} given={given} name={name} heading="h3" />
              ))}
            </PageSection>
          ) : null}
          {acts.items.length > 0 ? (
            <PageSection id="history" title={t("history")}>
              <ActDays page={page} acts={acts.items} delegation={code} />
            </PageSection>
          ) : null}
          {latest.items.length > 0 ? (
            <PageSection
              id="acts"
              title={common("nav.timeline")}
              aside={<a href={link(paths.timeline(locale), filter)}>{t("actsAll", { name })}</a>}
            >
              <TimelineView page={page} entries={latest.items} names={names} headings="h3" />
            </PageSection>
          ) : null}
          <PageSection id="compare" title={t("compare.title")}>
            <CompareForm page={page} code={code} names={names} />
          </PageSection>
        </div>
      </div>
      <ViewCitation
        page={page}
        name={`delegation-${code}`}
        title={`${name} · ${t("title")}`}
        path={paths.delegation(locale, code)}
      />
    </PublicFrame>
  );
}

type Words = Awaited<ReturnType<typeof getTranslations<"delegations">>>;

/** What is on the table on the day in view, and who says so. */
function coverLine(t: Words, { commitments, ownLines }: DelegationSummary, page: PageRequest): string {
  const day = formatDay(page.asOf.day, page.locale);
  if (commitments === 0) return t("silentCover", { day });
  return t("cover", { day, count: commitments, own: ownLines, reported: commitments - ownLines });
}

/** The feed of the timeline with this delegation alone. */
const feedOf = ({ locale }: PageRequest, code: string) =>
  withQuery(`${paths.timeline(locale)}.atom`, { delegation: code });
