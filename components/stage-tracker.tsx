import type { Stage } from "@/domain/vocabulary.ts";
import { StageGlyph } from "./stage-glyph.tsx";

export type TrackerStep = {
  stage: Stage;
  label: string;
  /** Words under the step: a date, 'not yet', 'date not stated'. */
  when: string;
  /** The day or instant behind `when`, if there is one. */
  dateTime?: string | undefined;
  state: "reached" | "current" | "ahead";
  /** What a screen reader hears for the state, such as 'reached'. */
  stateWord: string;
};

/** The way of one line through the stages, with dates: across on a wide page, down on a phone. */
export function StageTracker({ label, steps }: { label: string; steps: readonly TrackerStep[] }) {
  return (
    <ol className="tracker" aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.stage}
          className={`tracker-step is-${step.state}`}
          aria-current={step.state === "current" ? "step" : undefined}
        >
          <span className={`tracker-mark ${step.state === "ahead" ? "" : `stage-${step.stage}`}`}>
            <StageGlyph stage={step.stage} />
          </span>
          <span className="tracker-label">
            {step.label}
            <span className="sr-only">, {step.stateWord}</span>
          </span>
          <span className="tracker-when">
            {step.dateTime ? <time dateTime={step.dateTime}>{step.when}</time> : step.when}
          </span>
        </li>
      ))}
    </ol>
  );
}
