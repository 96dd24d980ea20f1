import { getNotice } from "@/features/api/queries.ts";
import { operations } from "@/features/api/schema.ts";
import { listRequirements } from "@/features/requirements/queries.ts";
import { toRequirementBody } from "@/features/requirements/schema.ts";
import { publicGet } from "@/server/route.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = publicGet(operations.listRequirements, {
  notice: getNotice,
  async answer({ viewer, asOf, query }) {
    const { asOf: _asked, limit, cursor: after, ...filter } = query;
    const { items, next } = await listRequirements(viewer, { asOf, filter, sort: "symbol", after, limit });
    return { items: items.map(toRequirementBody), next };
  },
});
