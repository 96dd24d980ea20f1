import { Refusal } from "@/domain/refusal.ts";
import { getNotice } from "@/features/api/queries.ts";
import { operations } from "@/features/api/schema.ts";
import { getVersion } from "@/features/commitments/queries.ts";
import { toCommitmentBody } from "@/features/commitments/schema.ts";
import { publicGet } from "@/server/route.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = publicGet(operations.getVersion, {
  notice: getNotice,
  async answer({ viewer, asOf, params }) {
    const version = await getVersion(viewer, params.symbol, params.version, asOf);
    if (version === null) throw new Refusal("not_found");
    return toCommitmentBody(version, asOf);
  },
});
