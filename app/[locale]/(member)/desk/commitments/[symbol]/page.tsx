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
import { PresenceRoom, PresentHere, PresentIn } from "@/features/colleagues/components/presence.tsx";
import { TalkLink, Talks } from "@/features/colleagues/components/talks.tsx";
import { enterLine } from "@/features/colleagues/mutations.ts";
import { getNews, listTalks } from "@/features/colleagues/queries.ts";
import { LATELY_SECONDS } from "@/features/colleagues/schema.ts";
import { DraftEffect } from "@/features/findings/components/draft-effect.tsx";
import { AbsentForMember } from "@/features/installation/components/absent.tsx";
import { listCategories } from "@/features/installation/queries.ts";
import { removeLineAction } from "@/features/offers/actions.ts";
import { DraftState } from "@/features/offers/components/decisions.tsx";
import type { GroupSpec } from "@/features/offers/components/field-spec.ts";
import { groupsOf, LineEditor } from "@/features/offers/components/line-editor.tsx";
import { StepPanel } from "@/features/offers/components/step-panel.tsx";
import { formWords, wordsOfFields } from "@/features/offers/components/words.ts";
import { type Embargo, getDraftLine, type Line } from "@/features/offers/queries.ts";
import { formatInstant } from "@/lib/format.ts";
import { paths, withQuery } from "@/lib/paths.ts";
import { messagesOf } from "@/messages/messages.ts";
import { isLocale } from "@/server/i18n.ts";
import { actorOrSentForm } from "@/server/session.ts";
import { SentSignedOut } from "./sent-signed-out.tsx";

type Props = { params: Promise<{ locale: string; symbol: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("desk");
  return { title: `${(await params).symbol} · ${t("title")}` };
}

export default async function DeskCommitmentPage({ params }: Props) {
  const { locale, symbol } = await params;
  if (!isLocale(locale)) notFound();
  const actor = await actorOrSentForm(locale);
  if (!actor) return <SentSignedOut locale={locale} symbol={symbol} />;
  // Before the line is read: what is saved in between is then told once more.
  const news = await getNews(actor, { symbol, mark: "", seconds: LATELY_SECONDS });
  const found = await getDraftLine(actor, symbol);
  if (!news || !found) return <AbsentForMember />;
  await enterLine(actor, { symbol, section: "" });
  const talks = await listTalks(actor, symbol);
  const { draft, line } = found;
  const t = await getTranslations("desk");
  const isSubmitted = draft?.state === "submitted";
  const isFrozen = isSubmitted || line.embargo !== null;
  const field = await wordsOfFields(locale, await listCategories());
  const groups = await groupsOf(actor, line, locale);
  const { presence } = messagesOf(locale).colleagues;
  return (
    <>
      <Heading line={line} locale={locale} />
      {line.embargo ? <Embargoed embargo={line.embargo} locale={locale} /> : null}
      {isSubmitted ? (
        <Notice tone="warn" title={t("editor.frozenTitle")}>
          <p>{t("editor.frozen")}</p>
          <a href={paths.deskReview(locale)}>{t("needs.review")}</a>
        </Notice>
      ) : (
        <DraftState draft={draft} locale={locale} />
      )}
      <StepPanel line={line} locale={locale} isFrozen={isFrozen} words={field} />
      <PresenceRoom
        locale={locale}
        symbol={line.symbol}
        first={{ present: news.present, mark: news.mark, isFrozen: news.isFrozen }}
        words={{ ...presence, sections: Object.fromEntries(groups.map(({ id, title }) => [id, title])) }}
      >
        <LineEditor
          actor={actor}
          locale={locale}
          line={line}
          groups={groups}
          isFrozen={isFrozen}
          top={<PresentHere />}
          besides={Object.fromEntries(groups.map(({ id }) => [id, <PresentIn key={id} section={id} />]))}
          asides={Object.fromEntries(
            talks.map((talk) => [talk.name, <TalkLink key={talk.name} talk={talk} />]),
          )}
        />
      </PresenceRoom>
      <DraftEffect actor={actor} locale={locale} />
      {line.lineId && !line.isRemoved && !isFrozen ? <Drop symbol={line.symbol} locale={locale} /> : null}
      <Talks
        locale={locale}
        symbol={line.symbol}
        talks={talks}
        fields={line.lineId || !isSubmitted ? askedOf(groups, line.fields.category) : []}
        labelOf={field.label}
        words={await formWords(locale)}
      />
    </>
  );
}

/** The fields that the form shows unasked. */
const askedOf = (groups: readonly GroupSpec[], category: string) =>
  groups
    .filter(({ forCategories, isFilled }) => isFilled || (forCategories?.includes(category) ?? true))
    .flatMap(({ fields }) => fields)
    .filter(({ forCategories, isSpare }) => !isSpare && (forCategories?.includes(category) ?? true));

/** Why the line stands still: an act that waits for its time brings it. */
async function Embargoed({ embargo, locale }: { embargo: Embargo; locale: Locale }) {
  const t = await getTranslations("desk.editor");
  return (
    <Notice tone="warn" title={t("embargoTitle")}>
      <p>{t("embargoText", { when: formatInstant(embargo.releasedAt, locale) })}</p>
      <a href={paths.deskReceipt(locale, embargo.actId)}>{t("embargoLink")}</a>
    </Notice>
  );
}

async function Heading({ line, locale }: { line: Line; locale: Locale }) {
  const t = await getTranslations("desk");
  const common = await getTranslations("common.nav");
  const terms = await getTranslations("terms");
  const history = await getTranslations("colleagues.history");
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
            <a href={withQuery(paths.deskBegin(locale), { from: symbol })}>{t("begin.copyThis")}</a>
            <a href={paths.deskHistory(locale, symbol)}>{history("link")}</a>
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
