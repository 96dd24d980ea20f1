import { plainGet } from "@/server/route.ts";

/** The process runs: nothing else is asked. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = plainGet(async () =>
  Response.json({ status: "live" }, { headers: { "cache-control": "no-store" } }),
);
