import type { Attribution } from "@/domain/vocabulary.ts";
import { Icon } from "./icon.tsx";

/**
 * Who speaks: the party by its own act (seal, firm edge), or the secretariat reporting from a public source
 * (sheet of paper, dashed edge). The two must never be taken for each other, also not in grey or in print.
 */
export function AttributionMark({ attribution, label }: { attribution: Attribution; label: string }) {
  return (
    <span className={`attribution attribution-${attribution}`}>
      <Icon name={attribution === "own" ? "seal" : "report"} />
      {label}
    </span>
  );
}
