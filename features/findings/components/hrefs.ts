import type { Portfolio } from "@/domain/portfolio.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import type { HrefOf } from "./names.ts";

/** For readers: the public pages, of the moment in view. */
export const publicHrefs =
  ({ locale, link }: Pick<PageRequest, "locale" | "link">): HrefOf =>
  (kind, symbol) =>
    link(kind === "need" ? paths.requirement(locale, symbol) : paths.commitment(locale, symbol));

/** For members: own lines on the desk, and else what the public has a page of. */
export function memberHrefs(locale: Locale, open: Portfolio, delegation: string | null): HrefOf {
  const known = new Set([...open.lines, ...open.needs].map(({ symbol }) => symbol));
  return (kind, symbol) => {
    if (kind === "line" && symbol.slice(0, 2) === delegation) return paths.deskCommitment(locale, symbol);
    if (!known.has(symbol)) return null;
    return kind === "need" ? paths.requirement(locale, symbol) : paths.commitment(locale, symbol);
  };
}
