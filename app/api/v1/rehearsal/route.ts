import { getNotice } from "@/features/api/queries.ts";
import { operations } from "@/features/api/schema.ts";
import { assumptionsOf } from "@/features/portfolio/schema.ts";
import { getRehearsal } from "@/features/rehearsal/queries.ts";
import { toRehearsalBody } from "@/features/rehearsal/schema.ts";
import { publicGet } from "@/server/route.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = publicGet(operations.getRehearsal, {
  notice: getNotice,
  async answer({ viewer, asOf, query: { attack, ...asked } }) {
    const assumptions = assumptionsOf(asked);
    const { rehearsal } = await getRehearsal(viewer, { asOf, assumptions, attack });
    return { asOf: asOf.day, ...toRehearsalBody(rehearsal), next: null };
  },
});
