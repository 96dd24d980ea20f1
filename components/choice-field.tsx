import type { ReactNode } from "react";
import { describedBy, FieldError, type FieldTexts, hintId } from "./field-frame.tsx";

/** A set of fields under one name, such as the parts of a term. */
export function FieldGroup({ children, ...texts }: FieldTexts & { children: ReactNode }) {
  return (
    <fieldset
      id={texts.id}
      className={texts.error ? "field has-error" : "field"}
      aria-describedby={describedBy(texts)}
    >
      <legend className="field-label">
        {texts.label}
        {texts.optional ? <span className="field-optional"> ({texts.optional})</span> : null}
      </legend>
      {texts.hint ? (
        <div className="field-hint" id={hintId(texts.id)}>
          {texts.hint}
        </div>
      ) : null}
      {texts.error ? <FieldError id={texts.id} error={texts.error} /> : null}
      {children}
    </fieldset>
  );
}

export type RadioOption = {
  value: string;
  label: ReactNode;
  hint?: ReactNode | undefined;
  disabled?: boolean | undefined;
};

type RadioProps = FieldTexts & {
  name: string;
  options: readonly RadioOption[];
  defaultValue?: string | undefined;
  required?: boolean | undefined;
};

/** One of a few, all of them in sight. The error summary leads to the first: its id is the field's with `-0`. */
export function RadioField({ name, options, defaultValue, required, ...texts }: RadioProps) {
  return (
    <FieldGroup {...texts}>
      {options.map((option, index) => {
        const id = `${texts.id}-${index}`;
        return (
          <div key={option.value}>
            <div className="choice">
              <input
                type="radio"
                id={id}
                name={name}
                value={option.value}
                defaultChecked={option.value === defaultValue}
                disabled={option.disabled}
                required={required}
                aria-describedby={option.hint ? hintId(id) : undefined}
              />
              <label htmlFor={id}>{option.label}</label>
            </div>
            {option.hint ? (
              <div className="choice-hint" id={hintId(id)}>
                {option.hint}
              </div>
            ) : null}
          </div>
        );
      })}
    </FieldGroup>
  );
}
