import { Refusal } from "@/domain/refusal.ts";
import { getNotice } from "@/features/api/queries.ts";
import { operations } from "@/features/api/schema.ts";
import { getRequirement } from "@/features/requirements/queries.ts";
import { toRequirementBody } from "@/features/requirements/schema.ts";
import { publicGet } from "@/server/route.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = publicGet(operations.getRequirement, {
  notice: getNotice,
  async answer({ viewer, asOf, params }) {
    const requirement = await getRequirement(viewer, params.symbol, asOf);
    if (requirement === null) throw new Refusal("not_found");
    return toRequirementBody(requirement);
  },
});
