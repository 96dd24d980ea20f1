import { getNotice } from "@/features/api/queries.ts";
import { operations } from "@/features/api/schema.ts";
import { listChanges } from "@/features/changes/queries.ts";
import { readPeriod, toChangeBody } from "@/features/changes/schema.ts";
import { publicGet } from "@/server/route.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = publicGet(operations.listChanges, {
  notice: getNotice,
  async answer({ viewer, asOf, query }) {
    const { asOf: _asked, from, to, limit, cursor: after, ...filter } = query;
    const { items, next } = await listChanges(viewer, {
      ...readPeriod(from, to, asOf),
      filter,
      after,
      limit,
    });
    return { items: items.map(toChangeBody), next };
  },
});
