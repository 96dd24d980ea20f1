import { Refusal } from "@/domain/refusal.ts";
import { actAddress, actFromAddress } from "@/domain/symbol.ts";
import { getNotice } from "@/features/api/queries.ts";
import { operations } from "@/features/api/schema.ts";
import { getAct } from "@/features/timeline/queries.ts";
import { toActBody } from "@/features/timeline/schema.ts";
import { publicGet } from "@/server/route.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = publicGet(operations.getAct, {
  notice: getNotice,
  async answer({ viewer, asOf, params }) {
    const symbol = actFromAddress(actAddress(params.address));
    const act = symbol === null ? null : await getAct(viewer, symbol, asOf);
    if (act === null) throw new Refusal("not_found");
    return toActBody(act, asOf);
  },
});
