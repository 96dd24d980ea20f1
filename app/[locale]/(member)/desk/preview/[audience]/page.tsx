import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Breadcrumb } from "@/components/breadcrumb.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { FlaggedName } from "@/components/flagged-name.tsx";
import { Notice } from "@/components/notice.tsx";
import { PageSection } from "@/components/page-section.tsx";
import type { Locale } from "@/domain/vocabulary.ts";
import { OfferByCategory } from "@/features/commitments/components/offer-by-category.tsx";
import { nameDelegations } from "@/features/delegations/queries.ts";
import { AbsentForMember } from "@/features/installation/components/absent.tsx";
import { listCategories } from "@/features/installation/queries.ts";
import { getPreview, type Preview } from "@/features/offers/queries.ts";
import { OFFER_AUDIENCES, type OfferAudience } from "@/features/offers/schema.ts";
import { paths } from "@/lib/paths.ts";
import { type PageProps, type PageRequest, readPage } from "@/server/page-request.ts";
import { actorOrSignIn } from "@/server/session.ts";
import { PreviewFrame } from "../preview-frame.tsx";

type Props = PageProps<{ audience: string }>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.preview"))("title") };
}

/** The own offer as others would read it: their lines, their components, in a frame that is not theirs. */
export default async function PreviewPage({ params }: Props) {
  const asked = await params;
  const page = await readPage({ params, searchParams: Promise.resolve({}) });
  const { locale } = page;
  const audience = OFFER_AUDIENCES.find((each) => each === asked.audience);
  if (!audience) return <AbsentForMember />;
  const preview = await getPreview(await actorOrSignIn(locale), audience);
  if (!preview) return <AbsentForMember />;
  const t = await getTranslations("desk");
  const common = await getTranslations("common.nav");
  const name = (await nameDelegations()).get(preview.delegation)?.[locale] ?? preview.delegation;
  return (
    <PreviewFrame audience={audience} locale={locale}>
      <Breadcrumb
        label={common("breadcrumb")}
        trail={[
          { href: paths.desk(locale), label: t("title") },
          { href: paths.deskReview(locale), label: t("review.title") },
        ]}
        current={t(`preview.${audience}`)}
      />
      <DocumentHeading
        title={t(`preview.${audience}`)}
        above={<FlaggedName code={preview.delegation} name={name} />}
        lead={t("preview.lead")}
      />
      <Drafted preview={preview} audience={audience} locale={locale} />
      <Offer page={page} preview={preview} audience={audience} />
    </PreviewFrame>
  );
}

type DraftedProps = { preview: Preview; audience: OfferAudience; locale: Locale };

/** What of all this comes from the draft. */
async function Drafted({ preview: { drafted, unready }, audience, locale }: DraftedProps) {
  const t = await getTranslations("desk.preview");
  return (
    <>
      <p>{t("changed", { count: drafted.length })}</p>
      {drafted.length > 0 ? (
        <ul className="flex flex-wrap gap-x-5" aria-label={t("brings")}>
          {drafted.map((symbol) => (
            <li key={symbol}>
              <a className="inline-block py-1" href={paths.deskPreviewLine(locale, audience, symbol)}>
                {symbol}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {unready.length > 0 ? <Notice tone="warn">{t("unready", { list: unready.join(", ") })}</Notice> : null}
    </>
  );
}

type OfferProps = { page: PageRequest; preview: Preview; audience: OfferAudience };

async function Offer({ page, preview, audience }: OfferProps) {
  const t = await getTranslations("desk.preview");
  const offer = await getTranslations("commitments.offer");
  if (preview.records.length === 0) return <EmptyState title={t("empty")} />;
  const { locale } = page;
  // A line leads to its own preview and not out to the record.
  const link: PageRequest["link"] = (path) => {
    const record = preview.records.find(({ symbol }) => path === paths.commitment(locale, symbol));
    return record ? paths.deskPreviewLine(locale, audience, record.symbol) : path;
  };
  return (
    <PageSection id="offer" title={offer("title")}>
      <OfferByCategory
        page={{ ...page, link }}
        records={preview.records}
        categories={await listCategories()}
      />
    </PageSection>
  );
}
