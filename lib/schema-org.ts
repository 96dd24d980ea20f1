import type { Cited } from "./citation.ts";

/** The register as schema.org sees it. Addresses have their origin. Pure. */
export type Site = { name: string; description: string; home: string; search: string; lang: string };
/** A way from the home page down to the page, each step with its address. */
export type Trail = readonly { name: string; url: string }[];

const CONTEXT = "https://schema.org";
export const LICENCE = "https://creativecommons.org/licenses/by/4.0/";

const organisation = (name: string) => ({ "@type": "Organization", name });
const recordOf = ({ home, name }: Pick<Site, "home" | "name">) => ({
  "@type": "Dataset",
  "@id": `${home}#record`,
  name,
  url: home,
});

/** The home page: the site with its search, and the whole record as a set of data. */
export const siteData = (site: Site) => ({
  "@context": CONTEXT,
  "@graph": [
    {
      "@type": "WebSite",
      "@id": `${site.home}#site`,
      name: site.name,
      description: site.description,
      url: site.home,
      inLanguage: site.lang,
      potentialAction: {
        "@type": "SearchAction",
        target: { "@type": "EntryPoint", urlTemplate: `${site.search}?q={words}` },
        "query-input": "required name=words",
      },
    },
    { ...recordOf(site), description: site.description, ...licensed, inLanguage: site.lang },
  ],
});

const licensed = { license: LICENCE, isAccessibleForFree: true };

/** `document` is no law and no report: a work that the register keeps, and no more is claimed. */
const TYPES = { document: "CreativeWork", dataset: "Dataset", webpage: "WebPage" } as const;

type Work = { cited: Cited; home: string; description: string; trail: Trail };

/** What a page shows, from the same facts as its citation, with the way to it. */
export function workData({ cited, home, description, trail }: Work) {
  const { kind, title, author, register, symbol, version, recordedOn, page, lang } = cited;
  return {
    "@context": CONTEXT,
    "@graph": [
      {
        "@type": TYPES[kind],
        "@id": page,
        name: title,
        url: page,
        inLanguage: lang,
        ...licensed,
        ...(kind === "dataset" ? { description: `${title}. ${description}` } : {}),
        ...(symbol === null ? {} : { identifier: symbol }),
        ...(version === null ? {} : { version }),
        ...(recordedOn === null ? {} : { datePublished: recordedOn }),
        creator: organisation(author),
        publisher: organisation(register),
        isPartOf: recordOf({ home, name: register }),
      },
      {
        "@type": "BreadcrumbList",
        itemListElement: trail.map(({ name, url }, index) => ({
          "@type": "ListItem",
          position: index + 1,
          name,
          item: url,
        })),
      },
    ],
  };
}

/** The glossary as a set of terms, each at its anchor. */
export const glossaryData = (set: {
  name: string;
  url: string;
  lang: string;
  terms: readonly { id: string; word: string }[];
}) => ({
  "@context": CONTEXT,
  "@type": "DefinedTermSet",
  "@id": `${set.url}#set`,
  name: set.name,
  url: set.url,
  inLanguage: set.lang,
  license: LICENCE,
  hasDefinedTerm: set.terms.map(({ id, word }) => ({
    "@type": "DefinedTerm",
    name: word,
    termCode: id,
    url: `${set.url}#${id}`,
  })),
});
