import type { LinkQuery, PageRequest } from "@/server/page-request.ts";

/** The keys of an address that a form does not show, as it keeps them: the moment in view, and the rest of the query. */
export function keptKeys(
  { asOf, query: asked }: Pick<PageRequest, "asOf" | "query">,
  query: LinkQuery,
  shown: readonly string[],
): [name: string, value: string][] {
  const moment = asOf.isNow ? null : asked.one("asOf");
  const kept: [string, LinkQuery[string]][] = Object.entries(query).filter(([name]) => !shown.includes(name));
  return [...kept, ["asOf", moment] as const].flatMap(([name, value]): [string, string][] => {
    const text = typeof value === "object" ? value?.join(",") : value;
    return text === null || text === undefined || text === "" ? [] : [[name, String(text)]];
  });
}
