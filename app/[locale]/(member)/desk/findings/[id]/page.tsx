import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Breadcrumb } from "@/components/breadcrumb.tsx";
import { PageSection } from "@/components/page-section.tsx";
import { can } from "@/domain/policy.ts";
import { AnswerForm } from "@/features/findings/components/answer-form.tsx";
import { memberHrefs } from "@/features/findings/components/hrefs.ts";
import { MemberFinding } from "@/features/findings/components/member-finding.tsx";
import { namesIn } from "@/features/findings/components/names.ts";
import { getFindingsFor, getOwnFindings } from "@/features/findings/queries.ts";
import { AbsentForMember } from "@/features/installation/components/absent.tsx";
import { paths } from "@/lib/paths.ts";
import { isLocale } from "@/server/i18n.ts";
import { actorOrSignIn } from "@/server/session.ts";

type Props = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("findings.desk"))("title") };
}

export default async function DeskFindingPage({ params }: Props) {
  const { locale, id } = await params;
  if (!isLocale(locale)) notFound();
  const actor = await actorOrSignIn(locale);
  const own = await getOwnFindings(actor);
  const found = own?.items.find((each) => each.id === id);
  if (!own || !found || actor.delegation === null) return <AbsentForMember />;
  const t = await getTranslations("findings.desk");
  const desk = await getTranslations("desk");
  const common = await getTranslations("common.nav");
  const open = await getFindingsFor(actor, "public");
  const isPublic = open.items.some((each) => each.id === id);
  const names = await namesIn(own.portfolio, memberHrefs(locale, open.portfolio, actor.delegation));
  return (
    <>
      <Breadcrumb
        label={common("breadcrumb")}
        trail={[
          { href: paths.desk(locale), label: desk("title") },
          { href: paths.deskFindings(locale), label: t("title") },
        ]}
        current={id}
      />
      <MemberFinding found={found} names={names} isPublic={isPublic} />
      <PageSection id="answer" title={t("answerTitle")}>
        {can(actor, "finding.answer", { delegation: actor.delegation }) ? (
          <AnswerForm locale={locale} finding={id} isPublic={isPublic} />
        ) : (
          <p className="text-ink-2">{t("onlyHead")}</p>
        )}
      </PageSection>
    </>
  );
}
