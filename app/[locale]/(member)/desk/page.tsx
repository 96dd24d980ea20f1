import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { Notice } from "@/components/notice.tsx";
import { CATEGORIES, type Locale, STAGES } from "@/domain/vocabulary.ts";
import { OpenComments } from "@/features/colleagues/components/open-comments.tsx";
import { DeputyNotice } from "@/features/deputies/components/deputy-notice.tsx";
import { AbsentForMember } from "@/features/installation/components/absent.tsx";
import { listCategories } from "@/features/installation/queries.ts";
import { BegunLines } from "@/features/lines/components/begun-lines.tsx";
import { EmbargoedActs } from "@/features/offers/components/embargoed-acts.tsx";
import { Needs } from "@/features/offers/components/needs.tsx";
import { fits, OfferFilters } from "@/features/offers/components/offer-filters.tsx";
import { OfferTable } from "@/features/offers/components/offer-table.tsx";
import { getOffer, type Offer } from "@/features/offers/queries.ts";
import { paths } from "@/lib/paths.ts";
import { isLocale } from "@/server/i18n.ts";
import { type PageProps, QueryReader } from "@/server/page-request.ts";
import { actorOrSignIn } from "@/server/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("title") };
}

export default async function DeskPage({ params, searchParams }: PageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const actor = await actorOrSignIn(locale);
  const offer = await getOffer(actor);
  if (!offer) return <AbsentForMember />;
  const t = await getTranslations("desk");
  const deputies = await getTranslations("deputies");
  const findings = await getTranslations("findings.desk");
  return (
    <>
      <DocumentHeading
        title={t("title")}
        lead={t("lead")}
        actions={
          <>
            <a href={paths.deskBegin(locale)} className="button button-primary">
              {t("begin.title")}
            </a>
            <a href={paths.deskFindings(locale)}>{findings("link")}</a>
            <a href={paths.deskDeputies(locale)}>{deputies("deskLink")}</a>
          </>
        }
      />
      <DeputyNotice actor={actor} locale={locale} />
      <Needs actor={actor} offer={offer} locale={locale} />
      <OpenComments actor={actor} locale={locale} />
      <EmbargoedActs acts={offer.embargoed} locale={locale} />
      <BegunLines lines={offer.begun} categories={await listCategories()} locale={locale} />
      <Lines offer={offer} locale={locale} query={new QueryReader(await searchParams)} />
    </>
  );
}

async function Lines({ offer, locale, query }: { offer: Offer; locale: Locale; query: QueryReader }) {
  const t = await getTranslations("desk.table");
  const common = await getTranslations("common.filters");
  if (offer.lines.length === 0) return <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>;
  const categories = await listCategories();
  const filter = {
    q: query.text("q", 200),
    category: query.choice("category", CATEGORIES),
    stage: query.choice("stage", STAGES),
    draft: query.choice("draft", ["changed"]),
  };
  const shown = offer.lines.filter((line) => fits(filter, line));
  return (
    <section className="page-section" aria-labelledby="lines">
      <h2 id="lines" className="mb-3">
        {t("title")}{" "}
        <span className="font-normal text-ink-2 text-meta">
          {t("count", { shown: shown.length, total: offer.lines.length })}
        </span>
      </h2>
      {query.ignored.length > 0 ? (
        <Notice>{common("ignored", { list: query.ignored.join(", ") })}</Notice>
      ) : null}
      <div className="with-filters">
        <OfferFilters filter={filter} categories={categories} locale={locale} />
        {shown.length > 0 ? (
          <OfferTable lines={shown} categories={categories} locale={locale} />
        ) : (
          <EmptyState title={t("noMatch")} links={[{ href: paths.desk(locale), label: t("clear") }]} />
        )}
      </div>
    </section>
  );
}
