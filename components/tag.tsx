import type { ReactNode } from "react";

/** A plain label: a category, a kind, a role. `strong` for what the reader must not overlook. */
export function Tag({ children, strong = false }: { children: ReactNode; strong?: boolean | undefined }) {
  return <span className={strong ? "tag tag-strong" : "tag"}>{children}</span>;
}
