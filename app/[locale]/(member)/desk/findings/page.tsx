import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Breadcrumb } from "@/components/breadcrumb.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { memberHrefs } from "@/features/findings/components/hrefs.ts";
import { MemberList } from "@/features/findings/components/member-list.tsx";
import { namesIn } from "@/features/findings/components/names.ts";
import { getFindingsFor, getOwnFindings } from "@/features/findings/queries.ts";
import { AbsentForMember } from "@/features/installation/components/absent.tsx";
import { paths } from "@/lib/paths.ts";
import { isLocale } from "@/server/i18n.ts";
import { actorOrSignIn } from "@/server/session.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("findings.desk"))("title") };
}

export default async function DeskFindingsPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const actor = await actorOrSignIn(locale);
  const own = await getOwnFindings(actor);
  if (!own) return <AbsentForMember />;
  const t = await getTranslations("findings.desk");
  const desk = await getTranslations("desk");
  const common = await getTranslations("common.nav");
  const { portfolio: known } = await getFindingsFor(actor, "public");
  const names = await namesIn(own.portfolio, memberHrefs(locale, known, actor.delegation));
  return (
    <>
      <Breadcrumb
        label={common("breadcrumb")}
        trail={[{ href: paths.desk(locale), label: desk("title") }]}
        current={t("title")}
      />
      <DocumentHeading title={t("title")} lead={t("lead")} />
      {own.items.length === 0 ? (
        <EmptyState title={t("none")} />
      ) : (
        <>
          <p>{t("count", { count: own.items.length })}</p>
          <MemberList items={own.items} names={names} hrefOf={(id) => paths.deskFinding(locale, id)} />
        </>
      )}
    </>
  );
}
