import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Breadcrumb } from "@/components/breadcrumb.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { PageSection } from "@/components/page-section.tsx";
import { can } from "@/domain/policy.ts";
import { AppointForm } from "@/features/deputies/components/appoint-form.tsx";
import { DeputyTable } from "@/features/deputies/components/deputy-table.tsx";
import { type Deputy, listColleagues, listDeputies } from "@/features/deputies/queries.ts";
import { AbsentForMember } from "@/features/installation/components/absent.tsx";
import { paths } from "@/lib/paths.ts";
import { isLocale } from "@/server/i18n.ts";
import { actorOrSignIn } from "@/server/session.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deputies"))("title") };
}

const isOpen = ({ state }: Deputy): boolean => state === "running" || state === "ahead";

export default async function DeputiesPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const actor = await actorOrSignIn(locale);
  const deputies = await listDeputies(actor);
  if (!deputies || actor.delegation === null) return <AbsentForMember />;
  const t = await getTranslations("deputies");
  const desk = await getTranslations("desk");
  const common = await getTranslations("common.nav");
  const [open, past] = [deputies.filter(isOpen), deputies.filter((deputy) => !isOpen(deputy))];
  const shared = { actor, locale };
  return (
    <>
      <Breadcrumb
        label={common("breadcrumb")}
        trail={[{ href: paths.desk(locale), label: desk("title") }]}
        current={t("title")}
      />
      <DocumentHeading title={t("title")} lead={t("lead")} />
      <PageSection id="now" title={t("now")}>
        {open.length > 0 ? (
          <DeputyTable {...shared} deputies={open} caption={t("nowCaption")} />
        ) : (
          <p className="text-ink-2">{t("none")}</p>
        )}
      </PageSection>
      {can(actor, "deputy.appoint", { delegation: actor.delegation }) ? (
        <PageSection id="appoint" title={t("appointTitle")}>
          <AppointForm locale={locale} colleagues={await listColleagues(actor)} />
        </PageSection>
      ) : null}
      {past.length > 0 ? (
        <PageSection id="past" title={t("past")}>
          <DeputyTable {...shared} deputies={past} caption={t("pastCaption")} />
        </PageSection>
      ) : null}
    </>
  );
}
