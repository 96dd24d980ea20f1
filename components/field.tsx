import type { ComponentProps } from "react";
import { controlProps, FieldFrame, type FieldTexts } from "./field-frame.tsx";

type Native<Tag extends "input" | "textarea" | "select"> = Omit<
  ComponentProps<Tag>,
  "id" | "className" | "aria-describedby" | "aria-invalid"
>;
type Width = "short" | "medium" | "full";

/** Splits the words of a field from the attributes of its control. */
function split<P extends FieldTexts>({ id, label, hint, error, optional, ...control }: P) {
  return { texts: { id, label, hint, error, optional } satisfies FieldTexts, control };
}

/** One line: text, e-mail, password, number (`inputMode`), whatever `type` says. */
export function TextField(props: FieldTexts & Native<"input"> & { width?: Width | undefined }) {
  const { texts, control } = split(props);
  const { width = "full", type = "text", ...rest } = control;
  return (
    <FieldFrame texts={texts}>
      <input {...rest} {...controlProps(texts)} type={type} className={`control control-${width}`} />
    </FieldFrame>
  );
}

export function TextAreaField(props: FieldTexts & Native<"textarea">) {
  const { texts, control } = split(props);
  return (
    <FieldFrame texts={texts}>
      <textarea rows={5} {...control} {...controlProps(texts)} className="control control-full" />
    </FieldFrame>
  );
}

export type SelectOption = { value: string; label: string; disabled?: boolean | undefined };

export function SelectField(
  props: FieldTexts & Omit<Native<"select">, "children"> & { options: readonly SelectOption[] },
) {
  const { texts, control } = split(props);
  const { options, ...rest } = control;
  return (
    <FieldFrame texts={texts}>
      <select {...rest} {...controlProps(texts)} className="control control-medium">
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

/** A calendar day, `YYYY-MM-DD`, with the browser's own picker. */
export function DateField(props: FieldTexts & Native<"input">) {
  return <TextField {...props} type="date" width="short" />;
}
