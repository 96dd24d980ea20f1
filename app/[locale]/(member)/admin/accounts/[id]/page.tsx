import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Breadcrumb } from "@/components/breadcrumb.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { PageSection } from "@/components/page-section.tsx";
import { SummaryList } from "@/components/summary-list.tsx";
import type { Locale } from "@/domain/vocabulary.ts";
import { AccountForms } from "@/features/accounts/components/account-forms.tsx";
import { CapacityTable } from "@/features/accounts/components/capacity-table.tsx";
import { type AccountDetail, getAccount, listDelegationChoices } from "@/features/accounts/queries.ts";
import { AuditTable } from "@/features/audit/components/audit-table.tsx";
import { listAudit } from "@/features/audit/queries.ts";
import { AbsentForMember } from "@/features/installation/components/absent.tsx";
import { SessionTable } from "@/features/session/components/session-table.tsx";
import { formatInstant } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import { isLocale } from "@/server/i18n.ts";
import type { PageProps } from "@/server/page-request.ts";
import { actorOrSignIn } from "@/server/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.account");
  return { title: t("particulars") };
}

export default async function AccountPage({ params }: PageProps<{ id: string }>) {
  const { locale, id } = await params;
  if (!isLocale(locale)) notFound();
  const actor = await actorOrSignIn(locale);
  const account = await getAccount(actor, id);
  if (!account) return <AbsentForMember />;
  const [delegations, events] = await Promise.all([
    listDelegationChoices(actor),
    listAudit(actor, { account: id }),
  ]);
  const t = await getTranslations("admin.account");
  const common = await getTranslations("common.nav");
  return (
    <>
      <Breadcrumb
        label={common("breadcrumb")}
        trail={[{ href: paths.accounts(locale), label: t("crumbs") }]}
        current={account.name}
      />
      <DocumentHeading title={account.name} />
      <Particulars account={account} locale={locale} />
      <PageSection id="capacities" title={t("capacities")}>
        <CapacityTable locale={locale} rows={account.memberships} delegations={delegations} />
      </PageSection>
      <AccountForms
        locale={locale}
        account={account}
        delegations={delegations}
        isOneself={account.id === actor.accountId}
      />
      <PageSection id="sessions" title={t("sessions")}>
        {account.sessions.length > 0 ? (
          <SessionTable locale={locale} rows={account.sessions} />
        ) : (
          <p>{t("noSessions")}</p>
        )}
      </PageSection>
      <PageSection id="events" title={t("events")}>
        {events.items.length > 0 ? (
          <AuditTable locale={locale} rows={events.items} />
        ) : (
          <p>{t("noEvents")}</p>
        )}
      </PageSection>
    </>
  );
}

async function Particulars({ account, locale }: { account: AccountDetail; locale: Locale }) {
  const t = await getTranslations("admin");
  const at = (date: Date) => formatInstant(date.toISOString(), locale);
  const { disabledAt, disabledReason } = account;
  return (
    <SummaryList
      rows={[
        { key: "email", term: t("accounts.email"), description: account.email },
        {
          key: "status",
          term: t("accounts.status"),
          description: disabledAt ? `${t("accounts.disabled")}, ${at(disabledAt)}` : t("accounts.active"),
        },
        ...(disabledReason
          ? [{ key: "reason", term: t("account.reason"), description: disabledReason }]
          : []),
        { key: "created", term: t("account.created"), description: at(account.createdAt) },
        {
          key: "seen",
          term: t("accounts.lastSeen"),
          description: account.lastSeenAt ? at(account.lastSeenAt) : t("accounts.never"),
        },
      ]}
    />
  );
}
