import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { PageSection } from "@/components/page-section.tsx";
import { DivergenceTable } from "@/features/findings/components/divergence-table.tsx";
import { memberHrefs } from "@/features/findings/components/hrefs.ts";
import { MemberList } from "@/features/findings/components/member-list.tsx";
import { namesIn } from "@/features/findings/components/names.ts";
import { getFindingsFor, getSecretariatFindings } from "@/features/findings/queries.ts";
import { AbsentForMember } from "@/features/installation/components/absent.tsx";
import { paths } from "@/lib/paths.ts";
import { isLocale } from "@/server/i18n.ts";
import { actorOrSignIn } from "@/server/session.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("findings.secretariat"))("title") };
}

export default async function SecretariatFindingsPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const actor = await actorOrSignIn(locale);
  const all = await getSecretariatFindings(actor);
  if (!all) return <AbsentForMember />;
  const t = await getTranslations("findings.secretariat");
  const { portfolio: known } = await getFindingsFor(actor, "public");
  const names = await namesIn(all.portfolio, memberHrefs(locale, known, null));
  return (
    <>
      <DocumentHeading title={t("title")} lead={t("lead")} />
      <PageSection id="accepted" title={t("accepted")}>
        {all.divergences.length === 0 ? (
          <p className="text-ink-2">{t("none")}</p>
        ) : (
          <DivergenceTable rows={all.divergences} names={names} />
        )}
      </PageSection>
      <MemberList items={all.items} names={names} hrefOf={(id) => paths.secretariatFinding(locale, id)} />
    </>
  );
}
