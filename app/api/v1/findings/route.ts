import { getNotice } from "@/features/api/queries.ts";
import { operations } from "@/features/api/schema.ts";
import { askedYears } from "@/features/coverage/schema.ts";
import { chosenOf, getFindings } from "@/features/findings/queries.ts";
import { toFindingBody } from "@/features/findings/schema.ts";
import { assumptionsOf } from "@/features/portfolio/schema.ts";
import { pageOf } from "@/server/cursor.ts";
import { publicGet } from "@/server/route.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = publicGet(operations.listFindings, {
  notice: getNotice,
  async answer({ viewer, asOf, query }) {
    const { from, to, limit, cursor, rule, severity, delegation, category, ...asked } = query;
    const years = askedYears({ from, to }, asOf.day);
    const { items } = await getFindings(viewer, { asOf, assumptions: assumptionsOf(asked), years });
    const chosen = chosenOf(items, { rule, severity, delegation, category });
    const page = pageOf(chosen, ({ id }) => id, { cursor, limit });
    return { asOf: asOf.day, ...years, items: page.items.map(toFindingBody), next: page.next };
  },
});
