import { robotsText } from "@/features/sitemap/schema.ts";
import { represent } from "@/server/representation.ts";
import { plainGet } from "@/server/route.ts";
import { siteOrigin } from "@/server/site.ts";

/** What search engines should leave alone, and where the sitemap is. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = plainGet(async (request) =>
  represent(request, robotsText(siteOrigin()), { "content-type": "text/plain; charset=utf-8" }),
);
