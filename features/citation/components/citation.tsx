import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { CiteThis } from "@/components/cite-this.tsx";
import { StructuredData } from "@/components/structured-data.tsx";
import { bibtex, type Cited, cslJson } from "@/lib/citation.ts";
import { paths } from "@/lib/paths.ts";
import { workData } from "@/lib/schema-org.ts";
import type { CitationFormat } from "@/server/formats.ts";
import type { LinkQuery, PageRequest } from "@/server/page-request.ts";
import { siteOrigin } from "@/server/site.ts";
import { isCited } from "../queries.ts";
import { citationText, citeView, trailTo } from "../schema.ts";

/** The citation of what is on a page as text, BibTeX and CSL-JSON, and the same facts for search engines. */
export async function Citation({ cited }: { cited: Cited }) {
  const files = fileAddress(cited);
  const t = await getTranslations("citation");
  const common = await getTranslations("common.site");
  const home = new URL(paths.home(cited.lang), siteOrigin()).href;
  return (
    <>
      <StructuredData
        data={workData({ cited, home, description: common("description"), trail: await trailTo(cited) })}
      />
      <CiteThis
        title={t("title")}
        text={await citationText(cited)}
        forms={[
          { label: "BibTeX", text: bibtex(cited), file: files("bib", t("file")) },
          { label: "CSL-JSON", text: cslJson(cited), file: files("csl.json", t("file")) },
        ]}
      />
    </>
  );
}

/** The same address with the format after its path, where the page is one that has such files. */
function fileAddress({ page }: Cited) {
  const { pathname, search } = new URL(page);
  const [, , section = ""] = pathname.split("/");
  return (format: CitationFormat, label: string) =>
    isCited(section) ? { href: `${paths.copy(pathname as Route, format)}${search}`, label } : undefined;
}

type ViewProps = {
  page: PageRequest;
  /** Names the page in a list of references: `commitments`, `delegation-xa`. */
  name: string;
  title: string;
  kind?: "dataset" | "webpage";
  path: Route;
  query?: LinkQuery;
};

/** The citation of a page that is of its moment: a list, a delegation, the glossary. */
export async function ViewCitation({ page, ...view }: ViewProps) {
  return <Citation cited={await citeView(page, view)} />;
}
