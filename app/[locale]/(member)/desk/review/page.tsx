import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Breadcrumb } from "@/components/breadcrumb.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { asOfNow } from "@/domain/as-of.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import { countOpenComments } from "@/features/colleagues/queries.ts";
import { DeputyNotice } from "@/features/deputies/components/deputy-notice.tsx";
import { AbsentForMember } from "@/features/installation/components/absent.tsx";
import { listCategories } from "@/features/installation/queries.ts";
import { Decisions, DraftState } from "@/features/offers/components/decisions.tsx";
import { LineChanges } from "@/features/offers/components/line-changes.tsx";
import { SeenCount } from "@/features/offers/components/seen.tsx";
import { wordsOfFields } from "@/features/offers/components/words.ts";
import { draftedActs, getReview, type Line, type Review } from "@/features/offers/queries.ts";
import type { FieldWords } from "@/lib/field-words.ts";
import { paths } from "@/lib/paths.ts";
import { messagesOf } from "@/messages/messages.ts";
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
  const words = await wordsOfFields(locale, await listCategories());
  const trail = [{ href: paths.desk(locale), label: t("title") }];
  return (
    <>
      <Breadcrumb label={common("breadcrumb")} trail={trail} current={t("review.title")} />
      <DocumentHeading title={t("review.title")} lead={t("review.lead")} />
      <DeputyNotice actor={actor} locale={locale} />
      <DraftState draft={review.draft} locale={locale} />
      {review.lines.length === 0 ? (
        <EmptyState title={t("review.empty")} links={[{ href: paths.desk(locale), label: t("review.back") }]}>
          {t("review.emptyText")}
        </EmptyState>
      ) : (
        <Changes review={review} locale={locale} words={words} comments={await countOpenComments(actor)} />
      )}
      <Decisions actor={actor} locale={locale} review={review} words={words} />
    </>
  );
}

type ChangesProps = {
  review: Review;
  locale: Locale;
  words: FieldWords;
  comments: ReadonlyMap<string, number>;
};

/** The lines under the acts that would bring them, with the count of what was seen so far above. */
async function Changes({ review, locale, words, comments }: ChangesProps) {
  const { draft, lines, readAt } = review;
  const t = await getTranslations("desk.review");
  const kind = await getTranslations("terms.actKind");
  const today = asOfNow(readAt).day;
  const reading = `${draft?.id} ${draft?.revision}`;
  const groups = draftedActs(lines);
  const shown = groups.flatMap((group) => group.lines);
  const placeOf = (line: Line) =>
    shown.slice(0, shown.indexOf(line)).reduce((sum, { changes }) => sum + changes.length, 0);
  const total = lines.reduce((sum, { changes }) => sum + changes.length, 0);
  return (
    <>
      <SeenCount reading={reading} total={total} text={messagesOf(locale).desk.review.seenCount} />
      {groups.map((group) => (
        <div key={`${group.kind} ${group.correctsActId}`}>
          {groups.length > 1 || group.kind !== "communication" ? (
            <p className="mt-6 font-semibold text-lead">
              {t("actOf", { kind: kind(group.kind), count: group.lines.length })}
            </p>
          ) : null}
          {group.lines.map((line) => (
            <LineChanges
              key={line.symbol}
              line={line}
              locale={locale}
              words={words}
              isOpen={draft?.state === "open"}
              today={today}
              reading={{ name: reading, from: placeOf(line) }}
              comments={comments.get(line.symbol) ?? 0}
            />
          ))}
        </div>
      ))}
    </>
  );
}
