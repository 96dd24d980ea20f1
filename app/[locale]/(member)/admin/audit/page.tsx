import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Button } from "@/components/button.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { SelectField } from "@/components/field.tsx";
import { Pager } from "@/components/pager.tsx";
import { can } from "@/domain/policy.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import { AuditTable, actionKey } from "@/features/audit/components/audit-table.tsx";
import { ACCOUNT_ACTIONS, type AccountAction, listAudit } from "@/features/audit/queries.ts";
import { AbsentForMember } from "@/features/installation/components/absent.tsx";
import { paths, withQuery } from "@/lib/paths.ts";
import { isLocale } from "@/server/i18n.ts";
import { type PageProps, QueryReader } from "@/server/page-request.ts";
import { asRefusal } from "@/server/refusals.ts";
import { actorOrSignIn } from "@/server/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.audit");
  return { title: t("title") };
}

export default async function AuditPage({ params, searchParams }: PageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const actor = await actorOrSignIn(locale);
  if (!can(actor, "account.list", {})) return <AbsentForMember />;
  const query = new QueryReader(await searchParams);
  const action = query.choice("action", ACCOUNT_ACTIONS) ?? null;
  const after = query.one("after");
  const { items, next } = await listAudit(actor, { action, after }).catch((error: unknown) => {
    // A cursor that is none of this list's: from the start, as for any value that is not understood.
    if (asRefusal(error)?.code === "malformed") return listAudit(actor, { action });
    throw error;
  });
  const t = await getTranslations("admin.audit");
  const here = paths.audit(locale);
  return (
    <>
      <DocumentHeading title={t("title")} lead={<p>{t("lead")}</p>} />
      <Filter locale={locale} action={action} />
      {items.length > 0 ? <AuditTable locale={locale} rows={items} /> : <EmptyState title={t("empty")} />}
      <Pager
        label={t("pager")}
        previous={after ? { href: withQuery(here, { action }), label: t("newest") } : undefined}
        next={next ? { href: withQuery(here, { action, after: next }), label: t("older") } : undefined}
      />
    </>
  );
}

async function Filter({ locale, action }: { locale: Locale; action: AccountAction | null }) {
  const t = await getTranslations("admin.audit");
  return (
    <search aria-label={t("filter")}>
      <form action={paths.audit(locale)} className="mb-4 flex flex-wrap items-end gap-3">
        <SelectField
          id="action"
          name="action"
          label={t("actionLabel")}
          defaultValue={action ?? ""}
          options={[
            { value: "", label: t("all") },
            ...ACCOUNT_ACTIONS.map((value) => ({ value, label: t(`actions.${actionKey(value)}`) })),
          ]}
        />
        <div className="field">
          <Button variant="secondary">{t("apply")}</Button>
        </div>
      </form>
    </search>
  );
}
