import { getNotice } from "@/features/api/queries.ts";
import { operations } from "@/features/api/schema.ts";
import { getContributions, getCoverage } from "@/features/coverage/queries.ts";
import { askedYears, toCoverageBodies } from "@/features/coverage/schema.ts";
import { assumptionsOf } from "@/features/portfolio/schema.ts";
import { publicGet } from "@/server/route.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = publicGet(operations.getCoverage, {
  notice: getNotice,
  async answer({ viewer, asOf, query }) {
    const { from, to, requirement, priority, category, detail, ...asked } = query;
    const years = askedYears({ from, to }, asOf.day);
    const assumptions = assumptionsOf(asked);
    const filter = { requirement, priority, category };
    const view = await getCoverage(viewer, { asOf, assumptions, years, filter });
    const details = detail === undefined ? undefined : getContributions(view, assumptions);
    return { asOf: asOf.day, ...years, items: toCoverageBodies(view, details), next: null };
  },
});
