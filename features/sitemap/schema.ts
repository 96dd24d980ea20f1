import type { Instant } from "../../domain/records.ts";
import { LOCALES, type Locale } from "../../domain/vocabulary.ts";
import { element, xmlDocument } from "../../lib/xml.ts";
import type { SitePage } from "./queries.ts";

const NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
/** A sitemap may have no more (sitemaps.org); the newest entries of the timeline come before the oldest. */
const MOST = 50_000;

/** The address of one language's sitemap. */
export const sitemapPath = (locale: Locale): string => `/sitemap-${locale}.xml`;

/** Leads to one sitemap per language. */
export const sitemapIndex = (origin: string): string =>
  xmlDocument(
    element(
      "sitemapindex",
      { xmlns: NAMESPACE },
      LOCALES.map((locale) => element("sitemap", {}, [element("loc", {}, origin + sitemapPath(locale))])),
    ),
  );

/** All pages in one language, each with the same page in the others. */
export const sitemapOf = (origin: string, locale: Locale, pages: readonly SitePage[]): string =>
  xmlDocument(
    element(
      "urlset",
      { xmlns: NAMESPACE, "xmlns:xhtml": "http://www.w3.org/1999/xhtml" },
      pages
        .slice(0, MOST)
        .map(({ path, changedAt }) =>
          element("url", {}, [
            element("loc", {}, origin + path(locale)),
            ...(changedAt === null ? [] : [element("lastmod", {}, toTheSecond(changedAt))]),
            ...LOCALES.map((each) =>
              element("xhtml:link", { rel: "alternate", hreflang: each, href: origin + path(each) }),
            ),
          ]),
        ),
    ),
  );

const toTheSecond = (instant: Instant): string => `${instant.slice(0, 19)}Z`;

/** What is behind the sign-in has no page for a machine that has none. */
export const robotsText = (origin: string): string =>
  [
    "User-agent: *",
    ...LOCALES.flatMap((locale) =>
      ["desk", "secretariat", "admin", "account", "sign-in"].map((part) => `Disallow: /${locale}/${part}`),
    ),
    "Disallow: /api/auth/",
    "",
    `Sitemap: ${origin}/sitemap.xml`,
    "",
  ].join("\n");
