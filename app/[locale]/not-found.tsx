import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { PublicFrame } from "@/features/installation/components/public-frame.tsx";
import { paths } from "@/lib/paths.ts";
import { readPage } from "@/server/page-request.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common.notFound");
  return { title: t("title"), robots: { index: false } };
}

/** Absent and hidden look the same: nothing here depends on the address that was asked for. */
export default async function NotFound() {
  const locale = await getLocale();
  const t = await getTranslations("common");
  const page = await readPage({ params: Promise.resolve({ locale }), searchParams: Promise.resolve({}) });
  return (
    <PublicFrame page={page} path={paths.home} section="home">
      <DocumentHeading title={t("notFound.title")} lead={<p>{t("notFound.text")}</p>} />
      <ul className="grid gap-1">
        <li>
          <a href={paths.home(locale)}>{t("nav.home")}</a>
        </li>
        <li>
          <a href={paths.timeline(locale)}>{t("nav.timeline")}</a>
        </li>
        <li>
          <a href={paths.delegations(locale)}>{t("nav.delegations")}</a>
        </li>
        <li>
          <a href={paths.commitments(locale)}>{t("nav.commitments")}</a>
        </li>
      </ul>
    </PublicFrame>
  );
}
