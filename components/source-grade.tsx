import type { SourceGrade } from "@/domain/vocabulary.ts";

const STEPS: Record<SourceGrade, number> = {
  "official-text": 4,
  "official-statement": 3,
  "named-press": 2,
  other: 1,
};
const BARS = [1, 2, 3, 4];

/** How good a source is, in four steps: bars and the word. */
export function SourceGradeMark({ grade, label }: { grade: SourceGrade; label: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-caption text-ink-2">
      <svg width="15" height="10" viewBox="0 0 15 10" aria-hidden="true" focusable="false">
        {BARS.map((bar) => (
          <rect
            key={bar}
            x={(bar - 1) * 4 + 0.5}
            y={8 - bar * 2 + 0.5}
            width="2"
            height={bar * 2 + 1}
            fill={bar <= STEPS[grade] ? "currentColor" : "none"}
            stroke="currentColor"
            strokeWidth="0.75"
          />
        ))}
      </svg>
      {label}
    </span>
  );
}
