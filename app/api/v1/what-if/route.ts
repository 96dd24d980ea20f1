import { getNotice } from "@/features/api/queries.ts";
import { operations } from "@/features/api/schema.ts";
import { askedYears } from "@/features/coverage/schema.ts";
import { assumptionsOf } from "@/features/portfolio/schema.ts";
import { getScenario } from "@/features/scenarios/queries.ts";
import { toScenarioBody } from "@/features/scenarios/schema.ts";
import { publicGet } from "@/server/route.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = publicGet(operations.getWhatIf, {
  notice: getNotice,
  async answer({ viewer, asOf, query }) {
    const { from, to, ...asked } = query;
    const years = askedYears({ from, to }, asOf.day);
    const view = await getScenario(viewer, { asOf, assumptions: assumptionsOf(asked), years });
    return { asOf: asOf.day, ...years, ...toScenarioBody(view), next: null };
  },
});
