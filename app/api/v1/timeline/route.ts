import { getNotice } from "@/features/api/queries.ts";
import { operations } from "@/features/api/schema.ts";
import { listTimeline } from "@/features/timeline/queries.ts";
import { toTimelineBody } from "@/features/timeline/schema.ts";
import { publicGet } from "@/server/route.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = publicGet(operations.listTimeline, {
  notice: getNotice,
  async answer({ viewer, asOf, query }) {
    const { asOf: _asked, limit, cursor: after, ...filter } = query;
    const { items, next } = await listTimeline(viewer, { asOf, filter, after, limit });
    return { items: items.map((entry) => toTimelineBody(entry, asOf)), next };
  },
});
