import type { Stage } from "@/domain/vocabulary.ts";
import { StageGlyph } from "./stage-glyph.tsx";

/** Glyph and word on the firmness ramp. Colour is its third signal: it reads in grey and with forced colours. */
export function StageBadge({ stage, label }: { stage: Stage; label: string }) {
  return (
    <span className={`stage stage-${stage}`}>
      <StageGlyph stage={stage} />
      {label}
    </span>
  );
}
