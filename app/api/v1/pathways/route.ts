import { getNotice } from "@/features/api/queries.ts";
import { operations } from "@/features/api/schema.ts";
import { listPathways } from "@/features/pathways/queries.ts";
import { toPathwayBody, toWholeBody } from "@/features/pathways/schema.ts";
import { publicGet } from "@/server/route.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = publicGet(operations.listPathways, {
  notice: getNotice,
  async answer({ viewer, asOf, query: { delegation, quorum = null, required = [] } }) {
    const found = await listPathways(viewer, asOf, { delegation });
    const rule = { quorum, required };
    return { asOf: asOf.day, items: found.map(toPathwayBody), whole: toWholeBody(found, rule), next: null };
  },
});
