import type { EventKind } from "@/domain/vocabulary.ts";

const SHAPES: Record<EventKind, { path: string; filled: boolean }> = {
  meeting: { path: "M6 .8 11.2 6 6 11.2.8 6Z", filled: true },
  statement: { path: "M1.2 2h9.6v6.4H6L3.4 10.8V8.4H1.2Z", filled: false },
  proposal: { path: "M1.5 1.5h9v9h-9z", filled: false },
  signature: { path: "M6 1a5 5 0 0 1 0 10ZM6 1a5 5 0 0 0 0 10", filled: true },
  ratification: { path: "M1.5 1.5h9v9h-9z", filled: true },
  milestone: { path: "M2.5 11.5V1h7.5L8 3.75 10 6.5H2.5", filled: true },
  suspension: { path: "M4 1.5v9M8 1.5v9", filled: false },
};

/** The mark of a kind of event on the timeline. The word stands beside it. */
export function EventGlyph({ kind }: { kind: EventKind }) {
  const { path, filled } = SHAPES[kind];
  return (
    <svg
      className="glyph inline-block shrink-0"
      width="12"
      height="12"
      viewBox="0 0 12 12"
      fill={filled && kind !== "signature" ? "currentColor" : "none"}
      stroke="currentColor"
      strokeWidth={kind === "suspension" ? 2 : 1.25}
      aria-hidden="true"
      focusable="false"
    >
      {kind === "signature" ? <path d="M6 1a5 5 0 0 1 0 10Z" fill="currentColor" /> : null}
      <path d={path} />
    </svg>
  );
}
