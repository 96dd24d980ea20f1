import { sitemapIndex } from "@/features/sitemap/schema.ts";
import { represent } from "@/server/representation.ts";
import { plainGet } from "@/server/route.ts";
import { siteOrigin } from "@/server/site.ts";

/** Leads search engines to the sitemap of each language. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = plainGet(async (request) =>
  represent(request, sitemapIndex(siteOrigin()), { "content-type": "application/xml" }),
);
