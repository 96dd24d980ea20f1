import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { StructuredData } from "@/components/structured-data.tsx";
import { ViewCitation } from "@/features/citation/components/citation.tsx";
import { TermList } from "@/features/glossary/components/term-list.tsx";
import { glossaryOf } from "@/features/glossary/schema.ts";
import { PublicFrame } from "@/features/installation/components/public-frame.tsx";
import { listCategories } from "@/features/installation/queries.ts";
import { paths } from "@/lib/paths.ts";
import { glossaryData } from "@/lib/schema-org.ts";
import { metadataOf, type PageProps, readPage } from "@/server/page-request.ts";
import { siteOrigin } from "@/server/site.ts";

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const page = await readPage(props);
  const t = await getTranslations("glossary");
  return metadataOf(page, { title: t("title"), path: paths.glossary });
}

export default async function GlossaryPage(props: PageProps) {
  const page = await readPage(props);
  const t = await getTranslations("glossary");
  const entries = glossaryOf(page.locale, await listCategories());
  return (
    <PublicFrame page={page} path={paths.glossary} section="glossary">
      <DocumentHeading title={t("title")} lead={<p>{t("lead")}</p>} />
      <StructuredData
        data={glossaryData({
          name: t("title"),
          url: new URL(paths.glossary(page.locale), siteOrigin()).href,
          lang: page.locale,
          terms: entries,
        })}
      />
      <TermList page={page} entries={entries} />
      <ViewCitation
        page={page}
        name="glossary"
        kind="webpage"
        title={t("title")}
        path={paths.glossary(page.locale)}
      />
    </PublicFrame>
  );
}
