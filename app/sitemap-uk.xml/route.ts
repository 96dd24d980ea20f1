import { listPages } from "@/features/sitemap/queries.ts";
import { sitemapOf } from "@/features/sitemap/schema.ts";
import { represent } from "@/server/representation.ts";
import { plainGet } from "@/server/route.ts";
import { siteOrigin } from "@/server/site.ts";

/** Every public page in this language. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = plainGet(async (request) =>
  represent(request, sitemapOf(siteOrigin(), "uk", await listPages()), { "content-type": "application/xml" }),
);
