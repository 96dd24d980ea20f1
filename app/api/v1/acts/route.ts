import { getNotice } from "@/features/api/queries.ts";
import { operations } from "@/features/api/schema.ts";
import { listActs } from "@/features/timeline/queries.ts";
import { toActBody } from "@/features/timeline/schema.ts";
import { publicGet } from "@/server/route.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = publicGet(operations.listActs, {
  notice: getNotice,
  async answer({ viewer, asOf, query }) {
    const { asOf: _asked, limit, cursor: after, ...filter } = query;
    const { items, next } = await listActs(viewer, { asOf, filter, after, limit });
    return { items: items.map((act) => toActBody(act, asOf)), next };
  },
});
