import type { EventKind } from "@/domain/vocabulary.ts";
import glyphs from "./marks/glyphs.svg";

/** The mark of a kind of event on the timeline. The word stands beside it. */
export function EventGlyph({ kind }: { kind: EventKind }) {
  return (
    <svg className="glyph" aria-hidden="true">
      <use href={`${glyphs.src}#event-${kind}`} />
    </svg>
  );
}
