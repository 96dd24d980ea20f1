import type { Stage } from "@/domain/vocabulary.ts";

/** The part of the moon that is filled; what is not on the way forward has an outline and its own mark. */
const FILLED: Partial<Record<Stage, string>> = {
  pledged: "M6 6V1a5 5 0 0 1 5 5Z",
  signed: "M6 1a5 5 0 0 1 0 10Z",
  ratified: "M6 6V1a5 5 0 1 1-5 5Z",
  "in-force": "M6 1a5 5 0 0 1 0 10A5 5 0 0 1 6 1Z",
};
const MARKED: Partial<Record<Stage, string>> = {
  suspended: "M4.6 3.8v4.4M7.4 3.8v4.4",
  withdrawn: "M2.4 9.6 9.6 2.4",
  lapsed: "M4 6h4",
  superseded: "M4 7.2 6 5.2l2 2",
  denounced: "M4.2 4.2l3.6 3.6M7.8 4.2 4.2 7.8",
};

/** The twelve-pixel moon of a stage: fuller is firmer. A word always stands beside it. */
export function StageGlyph({ stage, className = "" }: { stage: Stage; className?: string | undefined }) {
  const filled = FILLED[stage];
  const marked = MARKED[stage];
  return (
    <svg
      className={`glyph inline-block shrink-0 ${className}`}
      width="12"
      height="12"
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.25"
      aria-hidden="true"
      focusable="false"
    >
      <circle cx="6" cy="6" r="5" strokeDasharray={stage === "expressed" ? "1.75 1.4" : undefined} />
      {filled ? <path d={filled} fill="currentColor" stroke="none" /> : null}
      {marked ? <path d={marked} strokeLinecap="square" /> : null}
    </svg>
  );
}
