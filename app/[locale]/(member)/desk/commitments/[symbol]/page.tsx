import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/action-form.tsx";
import { AttributionMark } from "@/components/attribution-mark.tsx";
import { Breadcrumb } from "@/components/breadcrumb.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { Notice } from "@/components/notice.tsx";
import { PageSection } from "@/components/page-section.tsx";
import { StageBadge } from "@/components/stage-badge.tsx";
import { Tag } from "@/components/tag.tsx";
import type { Locale } from "@/domain/vocabulary.ts";
import { AbsentForMember } from "@/features/installation/components/absent.tsx";
import { listCategories } from "@/features/installation/queries.ts";
import { removeLineAction } from "@/features/offers/actions.ts";
import { DraftState } from "@/features/offers/components/decisions.tsx";
import { Editor } from "@/features/offers/components/editor.tsx";
import { groupSpecs } from "@/features/offers/components/field-specs.ts";
import { editorWords, formWords, wordsOfFields } from "@/features/offers/components/words.ts";
import { getDraftLine, type Line } from "@/features/offers/queries.ts";
import { paths } from "@/lib/paths.ts";
import { isLocale } from "@/server/i18n.ts";
import { actorOrSignIn } from "@/server/session.ts";

type Props = { params: Promise<{ locale: string; symbol: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("desk");
  return { title: `${(await params).symbol} · ${t("title")}` };
}

export default async function DeskCommitmentPage({ params }: Props) {
  const { locale, symbol } = await params;
  if (!isLocale(locale)) notFound();
  const found = await getDraftLine(await actorOrSignIn(locale), symbol);
  if (!found) return <AbsentForMember />;
  const { draft, line } = found;
  const t = await getTranslations("desk");
  const isFrozen = draft?.state === "submitted";
  const categories = await listCategories();
  const [desk, terms, field] = await Promise.all([
    getTranslations("desk"),
    getTranslations("terms"),
    wordsOfFields(locale, categories),
  ]);
  return (
    <>
      <Heading line={line} locale={locale} />
      {isFrozen ? (
        <Notice tone="warn" title={t("editor.frozenTitle")}>
          <p>{t("editor.frozen")}</p>
          <a href={paths.deskReview(locale)}>{t("needs.review")}</a>
        </Notice>
      ) : (
        <DraftState draft={draft} locale={locale} />
      )}
      <Editor
        locale={locale}
        symbol={line.symbol}
        groups={groupSpecs(line.fields, { desk, terms, field, categories, locale })}
        faults={line.faults}
        isFrozen={isFrozen}
        reviewHref={paths.deskReview(locale)}
        words={await editorWords(locale)}
      />
      {line.lineId && !line.isRemoved && !isFrozen ? <Drop symbol={line.symbol} locale={locale} /> : null}
    </>
  );
}

async function Heading({ line, locale }: { line: Line; locale: Locale }) {
  const t = await getTranslations("desk");
  const common = await getTranslations("common.nav");
  const terms = await getTranslations("terms");
  const { before, attribution, symbol } = line;
  return (
    <>
      <Breadcrumb
        label={common("breadcrumb")}
        trail={[{ href: paths.desk(locale), label: t("title") }]}
        current={symbol}
      />
      <DocumentHeading
        above={<span className="font-mono">{symbol}</span>}
        title={before?.title.en ?? line.fields.title_en}
        titleLang={locale === "en" ? undefined : "en"}
        marks={
          <>
            {before ? <StageBadge stage={before.stage} label={terms(`stage.${before.stage}`)} /> : null}
            {attribution ? (
              <AttributionMark attribution={attribution} label={terms(`attribution.${attribution}`)} />
            ) : null}
            <Tag>{t("editor.draftLine")}</Tag>
          </>
        }
        actions={
          <>
            {line.isPublic ? <a href={paths.commitment(locale, symbol)}>{t("editor.publicPage")}</a> : null}
            <a href={paths.deskReview(locale)}>{t("editor.review")}</a>
          </>
        }
      />
    </>
  );
}

async function Drop({ symbol, locale }: { symbol: string; locale: Locale }) {
  const t = await getTranslations("desk.editor");
  return (
    <PageSection id="drop" title={t("dropTitle")}>
      <p className="mb-3 max-w-prose text-ink-2">{t("dropText")}</p>
      <ActionForm
        name="remove-line"
        action={removeLineAction}
        hidden={{ locale, symbol }}
        submit={t("drop")}
        variant="danger"
        words={await formWords(locale)}
      />
    </PageSection>
  );
}
