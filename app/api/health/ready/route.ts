import { Refusal } from "@/domain/refusal.ts";
import { databaseAnswers } from "@/server/readiness.ts";
import { plainGet } from "@/server/route.ts";

const PATIENCE_MS = 1_000;

/** The database answers through the login that serves readers. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = plainGet(async () => {
  if (!(await databaseAnswers(PATIENCE_MS))) throw new Refusal("busy", { retryAfter: 1 });
  return Response.json({ status: "ready" }, { headers: { "cache-control": "no-store" } });
});
