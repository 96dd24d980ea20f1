import { CONSENT_STEPS } from "@/domain/vocabulary.ts";

/** What the bars of a page are drawn with: a fade for each step of consent, and the hatch of a renewal. */
export function GanttDefs() {
  return (
    <svg className="gantt-defs" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        {CONSENT_STEPS.map((step) => (
          <linearGradient key={step} id={`fade-${step}`} className={`stops-${step}`}>
            <stop offset="0" />
            <stop offset="1" stopOpacity="0.05" />
          </linearGradient>
        ))}
        <pattern id="gantt-hatch" width="5" height="5" patternUnits="userSpaceOnUse">
          <path className="gantt-hatch" d="M-1 1l2-2M0 5l5-5M4 6l2-2" />
        </pattern>
      </defs>
    </svg>
  );
}
