import type { Stage } from "@/domain/vocabulary.ts";
import glyphs from "./marks/glyphs.svg";

/**
 * The twelve-pixel moon of a stage: fuller is firmer. A word stands beside it; where there is no room for one, the
 * drawing itself says it as `label`.
 */
export function StageGlyph({ stage, label }: { stage: Stage; label?: string | undefined }) {
  const drawing = <use href={`${glyphs.src}#stage-${stage}`} />;
  if (label) {
    return (
      <svg className="glyph" role="img" aria-label={label}>
        {drawing}
      </svg>
    );
  }
  return (
    <svg className="glyph" aria-hidden="true">
      {drawing}
    </svg>
  );
}
