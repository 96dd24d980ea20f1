import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Breadcrumb } from "@/components/breadcrumb.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { Notice } from "@/components/notice.tsx";
import { CATEGORIES } from "@/domain/vocabulary.ts";
import { AbsentForMember } from "@/features/installation/components/absent.tsx";
import { listCategories } from "@/features/installation/queries.ts";
import { BeginForms } from "@/features/lines/components/begin-forms.tsx";
import { getOffer } from "@/features/offers/queries.ts";
import { inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import { isLocale } from "@/server/i18n.ts";
import { type PageProps, QueryReader } from "@/server/page-request.ts";
import { actorOrSignIn } from "@/server/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.begin"))("title") };
}

export default async function NewCommitmentPage({ params, searchParams }: PageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const offer = await getOffer(await actorOrSignIn(locale));
  if (!offer) return <AbsentForMember />;
  const query = new QueryReader(await searchParams);
  const from = query.text("from", 7)?.toUpperCase();
  const copies = [
    ...offer.lines.map(({ record }) => ({
      symbol: record.symbol,
      title: inLanguage(record.terms.title, locale).text,
    })),
    ...offer.begun.map(({ symbol, fields }) => ({ symbol, title: fields.title_en })),
  ];
  const category = query.choice("category", CATEGORIES);
  const desk = await getTranslations("desk");
  const common = await getTranslations("common.nav");
  const t = await getTranslations("desk.begin");
  const trail = [{ href: paths.desk(locale), label: desk("title") }];
  return (
    <>
      <Breadcrumb label={common("breadcrumb")} trail={trail} current={t("title")} />
      <DocumentHeading title={t("title")} lead={t("lead")} />
      {offer.draft?.state === "submitted" ? (
        <Notice tone="warn">
          <p>{t("frozen")}</p>
          <a href={paths.deskReview(locale)}>{desk("needs.review")}</a>
        </Notice>
      ) : (
        <BeginForms
          locale={locale}
          categories={await listCategories()}
          category={category}
          from={copies.find(({ symbol }) => symbol === from)?.symbol}
          copies={copies}
        />
      )}
    </>
  );
}
