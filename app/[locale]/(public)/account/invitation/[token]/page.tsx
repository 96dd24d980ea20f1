import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/action-form.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { Notice } from "@/components/notice.tsx";
import { SummaryList } from "@/components/summary-list.tsx";
import type { Locale } from "@/domain/vocabulary.ts";
import { accept } from "@/features/session/actions.ts";
import { SiteFrame } from "@/features/session/components/site-frame.tsx";
import { getInvitation, type Invitation } from "@/features/session/queries.ts";
import { formatInstant } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import { isLocale } from "@/server/i18n.ts";
import { refusalWords } from "@/server/refusal-words.ts";

type Props = { params: Promise<{ locale: string; token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("session.invitation");
  return { title: t("title"), robots: { index: false }, referrer: "same-origin" };
}

/** Opening it changes nothing: only the form uses the invitation up. */
export default async function InvitationPage({ params }: Props) {
  const { locale, token } = await params;
  if (!isLocale(locale)) notFound();
  const invitation = await getInvitation(token);
  const t = await getTranslations("session");
  if (!invitation) {
    return (
      <SiteFrame locale={locale}>
        <DocumentHeading title={t("invitation.goneTitle")} />
        <EmptyState
          title={t("invitation.gone")}
          links={[{ href: paths.signIn(locale), label: t("signIn.title") }]}
        />
      </SiteFrame>
    );
  }
  return (
    <SiteFrame locale={locale}>
      <DocumentHeading
        title={t("invitation.title")}
        lead={<p>{t("invitation.lead", { inviter: invitation.inviter })}</p>}
      />
      <div className="grid max-w-prose gap-6">
        <Particulars invitation={invitation} locale={locale} />
        <Notice tone="warn" title={t("notClassified")}>
          <p>{t("invitation.wrongPerson")}</p>
        </Notice>
        <AcceptanceForm invitation={invitation} token={token} locale={locale} />
      </div>
    </SiteFrame>
  );
}

async function Particulars({ invitation, locale }: { invitation: Invitation; locale: Locale }) {
  const t = await getTranslations("session.invitation");
  const terms = await getTranslations("terms.memberRole");
  const rows = {
    inviter: invitation.inviter,
    email: invitation.email,
    delegation: invitation.delegation?.name[locale] ?? t("noDelegation"),
    role: terms(invitation.role),
    expires: formatInstant(invitation.expiresAt.toISOString(), locale),
  };
  const names = ["inviter", "email", "delegation", "role", "expires"] as const;
  return <SummaryList rows={names.map((key) => ({ key, term: t(key), description: rows[key] }))} />;
}

type FormProps = { invitation: Invitation; token: string; locale: Locale };

async function AcceptanceForm({ invitation, token, locale }: FormProps) {
  const t = await getTranslations("session");
  const faults = Object.fromEntries(FAULTS.map((code) => [code, t(`faults.${code}`)]));
  return (
    <ActionForm
      name="invitation"
      action={accept}
      hidden={{ locale, token }}
      submit={t("invitation.submit")}
      words={{ problem: t("invitation.problem"), faults, refusals: await refusalWords(locale) }}
      fields={[
        // For password managers: under which name to keep the password.
        {
          kind: "email",
          name: "email",
          label: t("invitation.email"),
          value: invitation.email,
          autoComplete: "username",
          readOnly: true,
        },
        {
          kind: "text",
          name: "name",
          label: t("invitation.name"),
          hint: t("invitation.nameHint"),
          value: invitation.name,
          autoComplete: "name",
        },
        {
          kind: "password",
          name: "password",
          label: t("invitation.password"),
          hint: t("invitation.passwordHint"),
          autoComplete: "new-password",
        },
      ]}
    />
  );
}

const FAULTS = [
  "invitation-gone",
  "name-missing",
  "password-short",
  "password-long",
  "password-personal",
  "password-common",
  "malformed",
  "not-normalised",
  "control",
  "bidirectional",
  "joiner",
  "several-lines",
  "too-long",
] as const;
