import { RadioField } from "./choice-field.tsx";
import { DateField, SelectField, type SelectOption, TextAreaField, TextField } from "./field.tsx";

/** One field of a form, as data, so that a server component can describe a form to a client component. */
export type FormField = {
  kind: "text" | "email" | "password" | "lines" | "choice" | "radio" | "day";
  name: string;
  label: string;
  hint?: string | undefined;
  optional?: string | undefined;
  value?: string | undefined;
  options?: readonly SelectOption[] | undefined;
  autoComplete?: string | undefined;
  /** Shown and sent, not to be changed. */
  readOnly?: boolean | undefined;
};

type Props = {
  /** Goes before the names in the ids: a page may hold two forms. */
  prefix: string;
  fields: readonly FormField[];
  /** What was typed, where the form came back. */
  values?: Readonly<Record<string, string>> | undefined;
  errors?: Readonly<Record<string, string>> | undefined;
};

export const fieldId = (prefix: string, name: string): string => `${prefix}-${name}`;

export function FormFields({ prefix, fields, values, errors }: Props) {
  return fields.map((field) => (
    <Field
      // A new key with a new value: browsers and React keep what was typed in a field that stays.
      key={`${field.name} ${values?.[field.name] ?? ""}`}
      field={{ ...field, value: values?.[field.name] ?? field.value }}
      id={fieldId(prefix, field.name)}
      error={errors?.[field.name]}
    />
  ));
}

function Field({ field, id, error }: { field: FormField; id: string; error: string | undefined }) {
  const { kind, value, options = [], ...rest } = field;
  const shared = { ...rest, id, error };
  if (kind === "choice") return <SelectField {...shared} options={options} defaultValue={value} />;
  if (kind === "radio") return <RadioField {...shared} options={options} defaultValue={value} />;
  if (kind === "lines") return <TextAreaField {...shared} rows={3} defaultValue={value} />;
  if (kind === "day") return <DateField {...shared} defaultValue={value} />;
  const type = kind === "email" || kind === "password" ? kind : "text";
  return <TextField {...shared} type={type} defaultValue={kind === "password" ? undefined : value} />;
}
