import { about, operations } from "@/features/api/schema.ts";
import { describeApi } from "@/server/openapi.ts";
import { represent } from "@/server/representation.ts";
import { plainGet } from "@/server/route.ts";

let text: string | undefined;

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = plainGet((request) => {
  text ??= JSON.stringify(describeApi(Object.values(operations), about), null, 2);
  return represent(request, text, { "content-type": "application/json" });
});
