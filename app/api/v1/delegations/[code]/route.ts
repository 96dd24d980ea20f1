import { Refusal } from "@/domain/refusal.ts";
import { getNotice } from "@/features/api/queries.ts";
import { operations } from "@/features/api/schema.ts";
import { getDelegation } from "@/features/delegations/queries.ts";
import { toDelegationBody } from "@/features/delegations/schema.ts";
import { publicGet } from "@/server/route.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = publicGet(operations.getDelegation, {
  notice: getNotice,
  async answer({ viewer, asOf, params }) {
    const delegation = await getDelegation(viewer, params.code, asOf);
    if (delegation === null) throw new Refusal("not_found");
    return toDelegationBody(delegation);
  },
});
