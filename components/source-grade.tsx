import type { SourceGrade } from "@/domain/vocabulary.ts";
import glyphs from "./marks/glyphs.svg";

/** How good a source is, in four steps: bars and the word. */
export function SourceGradeMark({ grade, label }: { grade: SourceGrade; label: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-caption text-ink-2">
      <svg width="15" height="10" aria-hidden="true">
        <use href={`${glyphs.src}#grade-${grade}`} />
      </svg>
      {label}
    </span>
  );
}
