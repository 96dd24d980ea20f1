import { getNotice } from "@/features/api/queries.ts";
import { operations } from "@/features/api/schema.ts";
import { listFound } from "@/features/search/queries.ts";
import { toFoundBody } from "@/features/search/schema.ts";
import { publicGet } from "@/server/route.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = publicGet(operations.search, {
  notice: getNotice,
  async answer({ viewer, asOf, query }) {
    const { q, in: kinds, limit, cursor: after } = query;
    const { items, next, words } = await listFound(viewer, { q, asOf, kinds, limit, after });
    return { items: items.map((found) => toFoundBody(found, words)), next };
  },
});
