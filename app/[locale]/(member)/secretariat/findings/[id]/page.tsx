import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Breadcrumb } from "@/components/breadcrumb.tsx";
import { PageSection } from "@/components/page-section.tsx";
import { AcceptForm } from "@/features/findings/components/accept-form.tsx";
import { memberHrefs } from "@/features/findings/components/hrefs.ts";
import { MemberFinding } from "@/features/findings/components/member-finding.tsx";
import { namesIn } from "@/features/findings/components/names.ts";
import { getFindingsFor, getSecretariatFindings } from "@/features/findings/queries.ts";
import { AbsentForMember } from "@/features/installation/components/absent.tsx";
import { paths } from "@/lib/paths.ts";
import { isLocale } from "@/server/i18n.ts";
import { actorOrSignIn } from "@/server/session.ts";

type Props = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("findings.secretariat"))("title") };
}

export default async function SecretariatFindingPage({ params }: Props) {
  const { locale, id } = await params;
  if (!isLocale(locale)) notFound();
  const actor = await actorOrSignIn(locale);
  const all = await getSecretariatFindings(actor);
  const found = all?.items.find((each) => each.id === id);
  if (!all || !found) return <AbsentForMember />;
  const t = await getTranslations("findings.secretariat");
  const common = await getTranslations("common.nav");
  const open = await getFindingsFor(actor, "public");
  const isPublic = open.items.some((each) => each.id === id);
  const names = await namesIn(all.portfolio, memberHrefs(locale, open.portfolio, null));
  return (
    <>
      <Breadcrumb
        label={common("breadcrumb")}
        trail={[{ href: paths.secretariatFindings(locale), label: t("title") }]}
        current={id}
      />
      <MemberFinding found={found} names={names} isPublic={isPublic} />
      <PageSection id="accept" title={t("acceptTitle")}>
        <AcceptForm locale={locale} finding={id} isPublic={isPublic} />
      </PageSection>
    </>
  );
}
