import type { Instant } from "../domain/records.ts";
import type { Locale } from "../domain/vocabulary.ts";
import { element, type Markup, xmlDocument } from "./xml.ts";

export type FeedEntry = {
  /** Permanent, and the entry's name among all feeds. */
  address: string;
  /** The same as it was when it was recorded. */
  asRecorded: string;
  title: string;
  /** Plain text, with the language that it is in. */
  summary: string;
  lang: Locale;
  recordedAt: Instant;
  author: string;
  categories: readonly string[];
};

/** Addresses are absolute. `entries` newest first. */
export type Feed = {
  title: string;
  subtitle: string;
  lang: Locale;
  author: string;
  rights: string;
  /** The page of which this is the feed, and the feed itself. */
  page: string;
  self: string;
  entries: readonly FeedEntry[];
};

/** Of an empty feed: it must name a moment, and the same one each time. */
const BEFORE_ALL: Instant = "1970-01-01T00:00:00Z";
const newest = (entries: readonly FeedEntry[]): Instant =>
  entries
    .map(({ recordedAt }) => recordedAt)
    .sort(Temporal.Instant.compare)
    .at(-1) ?? BEFORE_ALL;

const link = (rel: string, type: string, href: string): Markup => element("link", { rel, type, href });
const named = (name: string): Markup => element("author", {}, [element("name", {}, name)]);

/** The feed in Atom (RFC 4287). `updated` is record time, so that the same record is the same feed, byte by byte. */
export function atomOf(feed: Feed): string {
  return xmlDocument(
    element("feed", { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": feed.lang }, [
      element("id", {}, feed.self),
      element("title", {}, feed.title),
      element("subtitle", {}, feed.subtitle),
      element("updated", {}, newest(feed.entries)),
      link("self", "application/atom+xml", feed.self),
      link("alternate", "text/html", feed.page),
      named(feed.author),
      element("rights", {}, feed.rights),
      ...feed.entries.map((entry) =>
        element("entry", { "xml:lang": entry.lang === feed.lang ? null : entry.lang }, [
          element("id", {}, entry.address),
          element("title", {}, entry.title),
          element("published", {}, entry.recordedAt),
          element("updated", {}, entry.recordedAt),
          link("alternate", "text/html", entry.address),
          // RFC 7089: the state of a resource at a moment.
          link("memento", "text/html", entry.asRecorded),
          named(entry.author),
          ...entry.categories.map((term) => element("category", { term })),
          element("summary", {}, entry.summary),
        ]),
      ),
    ]),
  );
}

/** The same in JSON Feed 1.1. */
export function jsonFeedOf(feed: Feed): string {
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    description: feed.subtitle,
    home_page_url: feed.page,
    feed_url: feed.self,
    language: feed.lang,
    authors: [{ name: feed.author }],
    items: feed.entries.map((entry) => ({
      id: entry.address,
      url: entry.address,
      title: entry.title,
      content_text: entry.summary,
      date_published: entry.recordedAt,
      authors: [{ name: entry.author }],
      tags: entry.categories,
      language: entry.lang,
      _surety: { as_recorded: entry.asRecorded },
    })),
  });
}
