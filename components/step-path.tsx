import type { ReactNode } from "react";

export type PathStep = {
  key: string;
  name: string;
  state: "done" | "next" | "waiting" | "blocked";
  /** The state and its day in words: 'done on 10 July 2024'. */
  said: ReactNode;
  /** It sets the day of the last step. */
  isCritical: boolean;
  /** What the record says of it, and its sources. */
  children?: ReactNode | undefined;
};

/** The steps of one way, in order: how far each is, from when it can be, and who says so. */
export function StepPath({ label, steps }: { label: string; steps: readonly PathStep[] }) {
  return (
    <ol className="step-path" aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.key}
          className={step.isCritical ? `is-${step.state} is-critical` : `is-${step.state}`}
          aria-current={step.state === "next" ? "step" : undefined}
        >
          <StepGlyph state={step.state} />
          <p className="step-head">
            <span className="step-name">{step.name}</span>
            <span className="step-state">{step.said}</span>
          </p>
          {step.children ? <div className="step-detail">{step.children}</div> : null}
        </li>
      ))}
    </ol>
  );
}

/** A tick, an arrow, an empty ring, a bar across: the words beside it say the same. */
function StepGlyph({ state }: { state: PathStep["state"] }) {
  return (
    <svg className="step-glyph" viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="10" cy="10" r="8" />
      {state === "done" ? <path d="M6 10.5l3 3 5.5-6.5" /> : null}
      {state === "next" ? <path d="M6 10h8M11 7l3 3-3 3" /> : null}
      {state === "blocked" ? <path d="M5.5 10h9" /> : null}
    </svg>
  );
}
