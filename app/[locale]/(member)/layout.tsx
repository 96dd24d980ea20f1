import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { MemberBar } from "@/features/session/components/member-bar.tsx";
import { SiteFrame } from "@/features/session/components/site-frame.tsx";
import { isLocale } from "@/server/i18n.ts";
import { actorOrSentForm } from "@/server/session.ts";

export const metadata: Metadata = { robots: { index: false, follow: false } };

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

/** Who is signed in stands above every page here. Each page asks for itself what that person may see. */
export default async function MemberLayout({ children, params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const actor = await actorOrSentForm(locale);
  return (
    <SiteFrame locale={locale} bar={actor ? <MemberBar actor={actor} locale={locale} /> : undefined}>
      {children}
    </SiteFrame>
  );
}
