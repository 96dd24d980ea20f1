import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Breadcrumb } from "@/components/breadcrumb.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { PageSection } from "@/components/page-section.tsx";
import { can } from "@/domain/policy.ts";
import { InvitationForm } from "@/features/accounts/components/invitation-form.tsx";
import { InvitationTable } from "@/features/accounts/components/invitation-table.tsx";
import { listDelegationChoices, listInvitations } from "@/features/accounts/queries.ts";
import { AbsentForMember } from "@/features/installation/components/absent.tsx";
import { paths } from "@/lib/paths.ts";
import { isLocale } from "@/server/i18n.ts";
import type { PageProps } from "@/server/page-request.ts";
import { actorOrSignIn } from "@/server/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.invite");
  return { title: t("title") };
}

export default async function InvitePage({ params }: PageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const actor = await actorOrSignIn(locale);
  if (!can(actor, "account.invite", {})) return <AbsentForMember />;
  const [delegations, invitations] = await Promise.all([
    listDelegationChoices(actor),
    listInvitations(actor),
  ]);
  const t = await getTranslations("admin");
  const common = await getTranslations("common.nav");
  return (
    <>
      <Breadcrumb
        label={common("breadcrumb")}
        trail={[{ href: paths.accounts(locale), label: t("account.crumbs") }]}
        current={t("invite.title")}
      />
      <DocumentHeading title={t("invite.title")} lead={<p>{t("invite.lead")}</p>} />
      <div className="max-w-prose">
        <InvitationForm locale={locale} delegations={delegations} />
      </div>
      <PageSection id="invitations" title={t("invite.list")}>
        {invitations.length > 0 ? (
          <InvitationTable locale={locale} rows={invitations} delegations={delegations} />
        ) : (
          <p>{t("invite.none")}</p>
        )}
      </PageSection>
    </>
  );
}
