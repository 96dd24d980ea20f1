import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

/** What every field shows around its control. Texts are ready in the reader's language. */
export type FieldTexts = {
  id: string;
  label: string;
  hint?: ReactNode | undefined;
  /** The same words as in the error summary. */
  error?: string | undefined;
  /** The word for 'optional', given when the field is. What must be filled in carries no mark. */
  optional?: string | undefined;
};

export const hintId = (id: string) => `${id}-hint`;
export const errorId = (id: string) => `${id}-error`;

/** The ids that describe a control, for `aria-describedby`. */
export function describedBy({ id, hint, error }: FieldTexts): string | undefined {
  const ids = [hint ? hintId(id) : "", error ? errorId(id) : ""].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

/** The attributes that tie a control to its label, hint and error. */
export function controlProps(texts: FieldTexts) {
  return {
    id: texts.id,
    "aria-describedby": describedBy(texts),
    "aria-invalid": texts.error ? (true as const) : undefined,
  };
}

export function FieldError({ id, error }: { id: string; error: string }) {
  return (
    <p className="field-error" id={errorId(id)}>
      <Icon name="alert" className="mt-0.5" />
      {error}
    </p>
  );
}

/** Label above, hint below it, then the error, then the control: the order in which they are read. */
export function FieldFrame({ texts, children }: { texts: FieldTexts; children: ReactNode }) {
  return (
    <div className={texts.error ? "field has-error" : "field"}>
      <label className="field-label" htmlFor={texts.id}>
        {texts.label}
        {texts.optional ? <span className="field-optional"> ({texts.optional})</span> : null}
      </label>
      {texts.hint ? (
        <div className="field-hint" id={hintId(texts.id)}>
          {texts.hint}
        </div>
      ) : null}
      {texts.error ? <FieldError id={texts.id} error={texts.error} /> : null}
      {children}
    </div>
  );
}
