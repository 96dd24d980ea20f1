import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { PageSection } from "@/components/page-section.tsx";
import { ViewCitation } from "@/features/citation/components/citation.tsx";
import { PublicFrame } from "@/features/installation/components/public-frame.tsx";
import { PART_TEXTS } from "@/features/method/components/parts.tsx";
import { METHOD_VERSIONS, PARTS } from "@/features/method/schema.ts";
import { formatDay } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import { metadataOf, type PageProps, readPage } from "@/server/page-request.ts";

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const page = await readPage(props);
  const t = await getTranslations("method");
  return metadataOf(page, { title: t("title"), path: paths.method });
}

const [CURRENT] = METHOD_VERSIONS;

export default async function MethodPage(props: PageProps) {
  const page = await readPage(props);
  const { locale, link } = page;
  const t = await getTranslations("method");
  return (
    <PublicFrame page={page} path={paths.method} section="method">
      <DocumentHeading
        title={t("title")}
        above={t("version", { version: CURRENT.version, day: formatDay(CURRENT.on, locale) })}
        lead={
          <p>
            {t("lead")} <a href={link(paths.glossary(locale))}>{t("glossary")}</a>
          </p>
        }
      />
      <nav className="contents" aria-labelledby="contents">
        <h2 id="contents">{t("contents")}</h2>
        <ol>
          {PARTS.map((part) => (
            <li key={part}>
              <a href={`#${part}`}>{t(`part.${part}`)}</a>
            </li>
          ))}
        </ol>
      </nav>
      {PARTS.map((part) => {
        const Text = PART_TEXTS[part];
        return (
          <PageSection key={part} id={part} title={t(`part.${part}`)}>
            <div className="method-part">
              <Text page={page} />
            </div>
          </PageSection>
        );
      })}
      <ViewCitation
        page={page}
        name={`method-${CURRENT.version}`}
        kind="webpage"
        title={t("title")}
        path={paths.method(locale)}
      />
    </PublicFrame>
  );
}
