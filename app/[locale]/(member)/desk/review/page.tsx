import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Breadcrumb } from "@/components/breadcrumb.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { AbsentForMember } from "@/features/installation/components/absent.tsx";
import { listCategories } from "@/features/installation/queries.ts";
import { Decisions, DraftState } from "@/features/offers/components/decisions.tsx";
import { LineChanges } from "@/features/offers/components/line-changes.tsx";
import { wordsOfFields } from "@/features/offers/components/words.ts";
import { getReview } from "@/features/offers/queries.ts";
import { paths } from "@/lib/paths.ts";
import { isLocale } from "@/server/i18n.ts";
import { actorOrSignIn } from "@/server/session.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.review"))("title") };
}

export default async function ReviewPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const actor = await actorOrSignIn(locale);
  const review = await getReview(actor);
  if (!review) return <AbsentForMember />;
  const t = await getTranslations("desk");
  const common = await getTranslations("common.nav");
  const { draft, lines } = review;
  const words = await wordsOfFields(locale, await listCategories());
  const trail = [{ href: paths.desk(locale), label: t("title") }];
  return (
    <>
      <Breadcrumb label={common("breadcrumb")} trail={trail} current={t("review.title")} />
      <DocumentHeading title={t("review.title")} lead={t("review.lead")} />
      <DraftState draft={draft} locale={locale} />
      {lines.map((line) => (
        <LineChanges
          key={line.symbol}
          line={line}
          locale={locale}
          words={words}
          isOpen={draft?.state === "open"}
        />
      ))}
      {lines.length === 0 ? (
        <EmptyState title={t("review.empty")} links={[{ href: paths.desk(locale), label: t("review.back") }]}>
          {t("review.emptyText")}
        </EmptyState>
      ) : null}
      <Decisions actor={actor} locale={locale} review={review} />
    </>
  );
}
