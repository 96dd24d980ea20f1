import type { Stage } from "@/domain/vocabulary.ts";
import { StageGlyph } from "./stage-glyph.tsx";

export type StageShare = { stage: Stage; label: string; count: number; countLabel: string; href: string };

/** Widths are in parts of a thousand, so that they are attributes of the drawing and need no style. */
function segments(shares: readonly StageShare[]) {
  const total = shares.reduce((sum, share) => sum + share.count, 0);
  let x = 0;
  return shares
    .filter((share) => share.count > 0)
    .map((share) => {
      const width = (share.count / total) * 1000;
      const segment = { stage: share.stage, x, width };
      x += width;
      return segment;
    });
}

/** The whole record by stage: one bar, and under it the same as words, counts and links. */
export function StageBar({ label, shares }: { label: string; shares: readonly StageShare[] }) {
  return (
    <div className="stage-bar">
      <svg viewBox="0 0 1000 24" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {segments(shares).map(({ stage, x, width }) => (
          <rect key={stage} className={`fill-${stage}`} x={x} y="0" width={width} height="24" />
        ))}
      </svg>
      <ul aria-label={label}>
        {shares.map((share) => (
          <li key={share.stage}>
            <span className={`swatch stage-${share.stage}`}>
              <StageGlyph stage={share.stage} />
            </span>
            <a href={share.href}>{share.label}</a> <strong>{share.countLabel}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}
