import { getNotice } from "@/features/api/queries.ts";
import { operations } from "@/features/api/schema.ts";
import { listLines } from "@/features/commitments/queries.ts";
import { toCommitmentBody } from "@/features/commitments/schema.ts";
import { publicGet } from "@/server/route.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = publicGet(operations.listCommitments, {
  notice: getNotice,
  async answer({ viewer, asOf, query }) {
    const { asOf: _asked, limit, cursor: after, ...filter } = query;
    const { items, next } = await listLines(viewer, { asOf, filter, sort: "symbol", after, limit });
    return { items: items.map((record) => toCommitmentBody(record, asOf)), next };
  },
});
