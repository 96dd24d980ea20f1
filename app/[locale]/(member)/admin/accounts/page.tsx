import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/button.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { Notice } from "@/components/notice.tsx";
import { can } from "@/domain/policy.ts";
import { MEMBER_ROLES } from "@/domain/vocabulary.ts";
import { AccountFilters } from "@/features/accounts/components/account-filters.tsx";
import { AccountTable } from "@/features/accounts/components/account-table.tsx";
import { listAccounts, listDelegationChoices, MOST_ACCOUNTS } from "@/features/accounts/queries.ts";
import { type AccountFilter, STATUSES } from "@/features/accounts/schema.ts";
import { AbsentForMember } from "@/features/installation/components/absent.tsx";
import { paths } from "@/lib/paths.ts";
import { isLocale } from "@/server/i18n.ts";
import { type PageProps, QueryReader } from "@/server/page-request.ts";
import { actorOrSignIn } from "@/server/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.accounts");
  return { title: t("title") };
}

export default async function AccountsPage({ params, searchParams }: PageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const actor = await actorOrSignIn(locale);
  if (!can(actor, "account.list", {})) return <AbsentForMember />;
  const delegations = await listDelegationChoices(actor);
  const query = new QueryReader(await searchParams);
  const filter: AccountFilter = {
    delegation:
      query.choice(
        "delegation",
        delegations.map(({ code }) => code),
      ) ?? null,
    role: query.choice("role", MEMBER_ROLES) ?? null,
    status: query.choice("status", STATUSES) ?? null,
    q: query.text("q", 100) ?? "",
  };
  const rows = await listAccounts(actor, filter);
  const t = await getTranslations("admin.accounts");
  return (
    <>
      <DocumentHeading
        title={t("title")}
        lead={<p>{t("lead")}</p>}
        actions={<ButtonLink href={paths.invite(locale)}>{t("invite")}</ButtonLink>}
      />
      <div className="with-filters">
        <AccountFilters locale={locale} filter={filter} delegations={delegations} />
        <div>
          {query.ignored.length > 0 ? (
            <Notice tone="warn">{t("ignored", { values: query.ignored.join("; ") })}</Notice>
          ) : null}
          <p className="mb-2 text-ink-2">{t("count", { count: rows.length })}</p>
          {rows.length === MOST_ACCOUNTS ? (
            <Notice tone="warn">{t("limit", { count: MOST_ACCOUNTS })}</Notice>
          ) : null}
          {rows.length === 0 ? (
            <EmptyState
              title={t("emptyTitle")}
              links={[{ href: paths.accounts(locale), label: t("clear") }]}
            />
          ) : (
            <AccountTable locale={locale} rows={rows} delegations={delegations} />
          )}
        </div>
      </div>
    </>
  );
}
