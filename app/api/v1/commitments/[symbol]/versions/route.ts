import { Refusal } from "@/domain/refusal.ts";
import { getNotice } from "@/features/api/queries.ts";
import { operations } from "@/features/api/schema.ts";
import { listVersions } from "@/features/commitments/queries.ts";
import { toCommitmentBody } from "@/features/commitments/schema.ts";
import { pageOf } from "@/server/cursor.ts";
import { publicGet } from "@/server/route.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = publicGet(operations.listVersions, {
  notice: getNotice,
  async answer({ viewer, asOf, params, query }) {
    const versions = await listVersions(viewer, params.symbol, asOf);
    if (versions.length === 0) throw new Refusal("not_found");
    const { items, next } = pageOf(versions, ({ version }) => String(version), query);
    return { items: items.map((record) => toCommitmentBody(record, asOf)), next };
  },
});
