import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { Notice } from "@/components/notice.tsx";
import { SignInForm } from "@/features/session/components/sign-in-form.tsx";
import { SiteFrame } from "@/features/session/components/site-frame.tsx";
import { paths } from "@/lib/paths.ts";
import { isLocale } from "@/server/i18n.ts";
import { safePath } from "@/server/safe-path.ts";
import { landing } from "@/server/session.ts";
import { csrfCookieName } from "@/server/session-cookie.ts";
import { signInNote } from "@/server/sign-in-note.ts";
import { currentActorOrNull } from "@/server/viewer.ts";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("session.signIn");
  return { title: t("title"), robots: { index: false } };
}

export default async function SignInPage({ params, searchParams }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const [asked] = [(await searchParams).next ?? []].flat();
  const next = safePath(asked);
  const actor = await currentActorOrNull();
  // `next` has passed safePath: it is a page of ours.
  if (actor) redirect((next ?? landing(actor, locale)) as ReturnType<typeof paths.home>);
  const note = await signInNote();
  const [csrfToken = ""] = ((await cookies()).get(csrfCookieName())?.value ?? "").split("|");
  const t = await getTranslations("session");
  return (
    <SiteFrame locale={locale}>
      <DocumentHeading title={t("signIn.title")} lead={<p>{t("signIn.lead")}</p>} />
      <div className="max-w-prose">
        {next ? <Notice>{t("signIn.asked")}</Notice> : null}
        <Notice tone="warn" title={t("notClassified")} />
      </div>
      <SignInForm locale={locale} csrfToken={csrfToken} next={next ?? paths.signIn(locale)} note={note} />
      <p className="mt-6 max-w-prose text-ink-2">{t("signIn.forgotten")}</p>
    </SiteFrame>
  );
}
