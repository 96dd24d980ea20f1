import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Breadcrumb } from "@/components/breadcrumb.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { Notice } from "@/components/notice.tsx";
import { Pager } from "@/components/pager.tsx";
import { Refusal } from "@/domain/refusal.ts";
import { HistoryList } from "@/features/colleagues/components/history-list.tsx";
import { getHistory } from "@/features/colleagues/queries.ts";
import type { History } from "@/features/colleagues/schema.ts";
import { AbsentForMember } from "@/features/installation/components/absent.tsx";
import { listCategories } from "@/features/installation/queries.ts";
import { formWords, wordsOfFields } from "@/features/offers/components/words.ts";
import { paths, withQuery } from "@/lib/paths.ts";
import { isLocale } from "@/server/i18n.ts";
import { type PageProps, QueryReader } from "@/server/page-request.ts";
import { actorOrSignIn } from "@/server/session.ts";
import type { Actor } from "@/server/viewer.ts";

type Props = PageProps<{ symbol: string }>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("colleagues.history");
  return { title: t("title", { symbol: (await params).symbol }) };
}

export default async function HistoryPage({ params, searchParams }: Props) {
  const { locale, symbol } = await params;
  if (!isLocale(locale)) notFound();
  const actor = await actorOrSignIn(locale);
  const cursor = new QueryReader(await searchParams).one("cursor");
  const history = await historyFrom(actor, symbol, cursor);
  if (!history) return <AbsentForMember />;
  const [t, desk, common] = await Promise.all([
    getTranslations("colleagues.history"),
    getTranslations("desk"),
    getTranslations("common.nav"),
  ]);
  const here = paths.deskHistory(locale, history.symbol);
  const line = { href: paths.deskCommitment(locale, history.symbol), label: history.symbol };
  return (
    <>
      <Breadcrumb
        label={common("breadcrumb")}
        trail={[{ href: paths.desk(locale), label: desk("title") }, line]}
        current={t("link")}
      />
      <DocumentHeading title={t("title", { symbol: history.symbol })} lead={<p>{t("lead")}</p>} />
      {history.isFrozen ? <Notice>{t("frozen")}</Notice> : null}
      {history.entries.length === 0 ? (
        <EmptyState title={t("empty")} links={[{ ...line, label: t("back", { symbol: history.symbol }) }]} />
      ) : (
        <HistoryList
          history={history}
          locale={locale}
          fields={await wordsOfFields(locale, await listCategories())}
          words={await formWords(locale)}
        />
      )}
      <Pager
        label={t("pages")}
        previous={cursor ? { href: here, label: t("newest") } : undefined}
        next={
          history.next ? { href: withQuery(here, { cursor: history.next }), label: t("older") } : undefined
        }
      />
    </>
  );
}

/** What is no place in the list leads to its start. */
async function historyFrom(actor: Actor, symbol: string, cursor: string | null): Promise<History | null> {
  try {
    return await getHistory(actor, symbol, cursor ?? undefined);
  } catch (error) {
    if (cursor === null || !(error instanceof Refusal)) throw error;
    return getHistory(actor, symbol);
  }
}
