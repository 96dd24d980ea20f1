import { Refusal } from "@/domain/refusal.ts";
import { getNotice } from "@/features/api/queries.ts";
import { operations } from "@/features/api/schema.ts";
import { getCommitment } from "@/features/commitments/queries.ts";
import { toCommitmentBody } from "@/features/commitments/schema.ts";
import { publicGet } from "@/server/route.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = publicGet(operations.getCommitment, {
  notice: getNotice,
  async answer({ viewer, asOf, params }) {
    const commitment = await getCommitment(viewer, params.symbol, asOf);
    if (commitment === null) throw new Refusal("not_found");
    return toCommitmentBody(commitment, asOf);
  },
});
