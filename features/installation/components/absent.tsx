import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { paths } from "@/lib/paths.ts";
import { answerAbsent } from "@/server/absence.ts";
import { readPage } from "@/server/page-request.ts";
import { PublicFrame } from "./public-frame.tsx";

export async function absentMetadata(): Promise<Metadata> {
  const t = await getTranslations("common.notFound");
  return { title: t("title"), robots: { index: false } };
}

/** A page's whole answer where nothing is recorded, or nothing that its reader may see: 404, also without a script. */
export function Absent() {
  if (!answerAbsent()) notFound();
  return <AbsentPage />;
}

const SECTIONS = ["home", "timeline", "delegations", "commitments"] as const;

/** Absent and hidden look the same: nothing here depends on the address that was asked for. */
export async function AbsentPage() {
  const locale = await getLocale();
  const t = await getTranslations("common");
  const page = await readPage({ params: Promise.resolve({ locale }), searchParams: Promise.resolve({}) });
  return (
    <PublicFrame page={page} path={paths.home} section="home">
      <DocumentHeading title={t("notFound.title")} lead={<p>{t("notFound.text")}</p>} />
      <ul className="grid gap-1">
        {SECTIONS.map((section) => (
          <li key={section}>
            <a href={paths[section](locale)}>{t(`nav.${section}`)}</a>
          </li>
        ))}
      </ul>
    </PublicFrame>
  );
}
