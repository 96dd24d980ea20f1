import { nothingHere } from "@/server/route.ts";

/** Programs get problem details where there is nothing, never a page. */
export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = nothingHere();
