import { getNotice } from "@/features/api/queries.ts";
import { operations } from "@/features/api/schema.ts";
import { getPace } from "@/features/pace/queries.ts";
import { toPaceMonth, toPaceSummary } from "@/features/pace/schema.ts";
import { publicGet } from "@/server/route.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = publicGet(operations.getPace, {
  notice: getNotice,
  async answer({ viewer, asOf }) {
    const view = await getPace(viewer, asOf);
    return { ...toPaceSummary(view, asOf), items: view.months.map(toPaceMonth), next: null };
  },
});
