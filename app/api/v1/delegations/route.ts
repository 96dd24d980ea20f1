import { getNotice } from "@/features/api/queries.ts";
import { operations } from "@/features/api/schema.ts";
import { listDelegations } from "@/features/delegations/queries.ts";
import { toDelegationBody } from "@/features/delegations/schema.ts";
import { pageOf } from "@/server/cursor.ts";
import { publicGet } from "@/server/route.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = publicGet(operations.listDelegations, {
  notice: getNotice,
  async answer({ viewer, asOf, query }) {
    const { items, next } = pageOf(await listDelegations(viewer, asOf), ({ code }) => code, query);
    return { items: items.map(toDelegationBody), next };
  },
});
