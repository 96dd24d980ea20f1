import type { Stage } from "@/domain/vocabulary.ts";
import { StageGlyph } from "./stage-glyph.tsx";

export type StageCount = { stage: Stage; label: string; count: number; countLabel: string };

/** How many lines at each stage: counts side by side, never one score. */
export function StageCounts({ label, counts }: { label: string; counts: readonly StageCount[] }) {
  return (
    <ul className="stage-counts" aria-label={label}>
      {counts.map(({ stage, label: word, count, countLabel }) => (
        <li key={stage} className={count === 0 ? "is-zero" : undefined} title={word}>
          <StageGlyph stage={stage} label={word} />
          {countLabel}
        </li>
      ))}
    </ul>
  );
}
