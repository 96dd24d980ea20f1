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

const SECTIONS = ["home", "timeline", "delegations", "commitments"] as const;

/** A public page's whole answer where nothing is recorded, or nothing for everybody: 404, also without a script. */
export async function Absent() {
  if (!answerAbsent()) notFound();
  const params = Promise.resolve({ locale: await getLocale() });
  const page = await readPage({ params, searchParams: Promise.resolve({}) });
  return (
    <PublicFrame page={page} path={paths.home} section="home">
      <NothingHere />
    </PublicFrame>
  );
}

/** The same for a page of members, which stands in a frame already. */
export function AbsentForMember() {
  if (!answerAbsent()) notFound();
  return <NothingHere />;
}

/** Absent and hidden look the same: nothing here depends on the address that was asked for. */
async function NothingHere() {
  const locale = await getLocale();
  const t = await getTranslations("common");
  return (
    <>
      <DocumentHeading title={t("notFound.title")} lead={<p>{t("notFound.text")}</p>} />
      <ul className="grid gap-1">
        {SECTIONS.map((section) => (
          <li key={section}>
            <a href={paths[section](locale)}>{t(`nav.${section}`)}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
