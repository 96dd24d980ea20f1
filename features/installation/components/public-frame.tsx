import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { EvaluationBanner } from "@/components/evaluation-banner.tsx";
import { Notice } from "@/components/notice.tsx";
import { PageFrame } from "@/components/page-frame.tsx";
import { PrintFooter } from "@/components/print-footer.tsx";
import { SiteFooter } from "@/components/site-footer.tsx";
import { SiteHeader } from "@/components/site-header.tsx";
import { TakeAway } from "@/components/take-away.tsx";
import type { Locale } from "@/domain/vocabulary.ts";
import { formatInstant } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import { type Format, MEDIA_TYPES } from "@/server/formats.ts";
import type { LinkQuery, PageRequest } from "@/server/page-request.ts";
import { siteOrigin } from "@/server/site.ts";
import { isEvaluation } from "../queries.ts";
import { BeforeTheRecord, Moment } from "./moment.tsx";
import { KeysButton, ReaderAids } from "./reader-aids.tsx";

/** What the header leads to, and what only the footer does: to search, the header has a field. */
const SECTIONS = [
  "timeline",
  "delegations",
  "commitments",
  "requirements",
  "coverage",
  "duration",
  "findings",
  "whatIf",
  "changes",
] as const;
const FURTHER = [
  "search",
  "compare",
  "pace",
  "pathways",
  "rehearsal",
  "corrections",
  "glossary",
  "method",
  "data",
] as const;
export type Section = "home" | (typeof SECTIONS)[number] | (typeof FURTHER)[number];

type Props = {
  page: PageRequest;
  path: (locale: Locale) => Route;
  /** The filters in force: kept by the language link and the day control. */
  query?: LinkQuery | undefined;
  section: Section;
  /** In which formats the same query can be had at the same address. */
  copies?: readonly Format[] | undefined;
  /** The page names more in its address than its path, such as a list with filters. */
  children: ReactNode;
};

const otherThan = (locale: Locale): Locale => (locale === "en" ? "uk" : "en");

/** What stands around every public page. The same for everybody: no page here knows who reads it. */
export async function PublicFrame({ page, path, query = {}, section, copies = [], children }: Props) {
  const { locale, link } = page;
  const t = await getTranslations("common");
  const evaluation = await isEvaluation();
  const other = otherThan(locale);
  return (
    <PageFrame
      skipLabel={t("skip")}
      banner={
        evaluation ? <EvaluationBanner title={t("evaluation.title")} text={t("evaluation.text")} /> : null
      }
      header={
        <SiteHeader
          name={t("site.name")}
          subject={t("site.subject")}
          homeHref={link(paths.home(locale))}
          navLabel={t("nav.label")}
          menuLabel={t("nav.menu")}
          closeLabel={t("nav.close")}
          nav={SECTIONS.map((name) => ({
            href: link(paths[name](locale)),
            label: t(`nav.${name}`),
            current: name === section,
          }))}
          search={
            // The page of results has its own field.
            section === "search"
              ? undefined
              : {
                  action: paths.search(locale),
                  label: t("nav.searchField"),
                  submitLabel: t("nav.search"),
                  keep: page.asOf.isNow ? [] : [["asOf", page.query.one("asOf") ?? ""]],
                }
          }
          language={{ href: link(path(other), query), lang: other, label: t("otherLanguage") }}
          signIn={{ href: paths.signIn(locale), label: t("nav.signIn") }}
        />
      }
      bars={<Moment page={page} here={path(locale)} query={query} />}
      footer={<Footer page={page} />}
      printFooter={
        <PrintFooter
          address={new URL(link(path(locale), query), siteOrigin()).href}
          lines={[
            t("print.asOf", { moment: formatInstant(page.asOf.instant, locale) }),
            ...(evaluation ? [t("print.evaluation")] : []),
          ]}
        />
      }
      beside={<ReaderAids page={page} here={path(locale)} query={query} />}
    >
      <Faults page={page} />
      <BeforeTheRecord page={page} here={path(locale)} query={query} />
      {children}
      {copies.length > 0 ? <Copies page={page} path={path(locale)} query={query} formats={copies} /> : null}
    </PageFrame>
  );
}

/** What of the address could not be followed, above everything that it would have changed. */
async function Faults({ page: { asOfFault, query } }: { page: PageRequest }) {
  const t = await getTranslations("common");
  if (asOfFault === null && query.ignored.length === 0) return null;
  return (
    <div className="mb-5">
      <Notice tone="warn">
        {asOfFault ? <p>{t(asOfFault === "as_of_future" ? "asOf.future" : "asOf.malformed")}</p> : null}
        {query.ignored.length > 0 ? <p>{t("filters.ignored", { list: query.ignored.join("; ") })}</p> : null}
      </Notice>
    </div>
  );
}

type CopiesProps = { page: PageRequest; path: Route; query: LinkQuery; formats: readonly Format[] };

async function Copies({ page: { link }, path, query, formats }: CopiesProps) {
  const t = await getTranslations("copies");
  return (
    <TakeAway
      label={t("label")}
      links={formats.map((format) => ({
        href: link(paths.copy(path, format), query),
        label: t(`format.${format}`),
        type: MEDIA_TYPES[format],
      }))}
    />
  );
}

async function Footer({ page: { locale, link } }: { page: PageRequest }) {
  const t = await getTranslations("common");
  return (
    <SiteFooter
      label={t("footer.label")}
      links={[
        ...[...SECTIONS, ...FURTHER].map((name) => ({
          href: link(paths[name](locale)),
          label: t(`nav.${name}`),
        })),
        { href: "/api/openapi.json", label: t("footer.api") },
      ]}
    >
      <p>{t("footer.purpose")}</p>
      <p>{t("footer.licence")}</p>
      <p>{t("footer.confidential")}</p>
      <p>
        <KeysButton />
      </p>
    </SiteFooter>
  );
}
