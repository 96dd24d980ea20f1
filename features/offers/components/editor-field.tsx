import { RadioField } from "@/components/choice-field.tsx";
import { DateField, SelectField, TextAreaField, TextField } from "@/components/field.tsx";
import type { FieldSpec } from "./field-spec.ts";

type Props = {
  spec: FieldSpec;
  /** What stands in the field, and the stored text that it was opened with. */
  value: string;
  base: string;
  error: string | undefined;
  definitionsLabel: string;
  /** What belongs to the field besides: comments, history. */
  aside: React.ReactNode;
};

/** A field of the editor with its base, its hint, and the meaning of its words at hand. */
export function EditorField({ spec, value, base, error, definitionsLabel, aside }: Props) {
  const hint = [spec.hint, spec.reading].filter(Boolean).join(" ") || undefined;
  const shared = {
    id: spec.name,
    name: `f.${spec.name}`,
    label: spec.label,
    defaultValue: value,
    hint,
    error,
    optional: spec.optional,
    lang: langOf(spec.name),
    autoComplete: "off",
  };
  const isShown = value !== "" || error !== undefined;
  return (
    <div
      className={WIDTHS[spec.control] ?? undefined}
      data-for={spec.forCategories?.join(" ")}
      data-filled={spec.forCategories && isShown ? "" : undefined}
    >
      <input type="hidden" name={`b.${spec.name}`} defaultValue={base} />
      <Control spec={spec} shared={shared} />
      {spec.definitions && spec.definitions.length > 0 ? (
        <details className="disclosure -mt-4 mb-4 max-w-prose text-meta">
          <summary>{spec.definitionsLabel ?? definitionsLabel}</summary>
          <dl className="grid gap-2 py-2">
            {spec.definitions.map(({ term, text }) => (
              <div key={term}>
                <dt className="font-semibold">{term}</dt>
                <dd className="text-ink-2">{text}</dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
      {aside}
    </div>
  );
}

/** Two columns where there is room; the two languages of a text stand side by side from 1024 px. */
const BOTH = "md:col-span-2";
const PAIRED = "md:col-span-2 lg:col-span-1";
const WIDTHS: Partial<Record<FieldSpec["control"], string>> = {
  line: BOTH,
  lines: BOTH,
  prose: PAIRED,
  half: PAIRED,
  switch: BOTH,
};
type Shared = Parameters<typeof TextField>[0];

function Control({ spec, shared }: { spec: FieldSpec; shared: Shared }) {
  const { id, name = "", label, hint, error, optional, lang, defaultValue } = shared;
  const texts = { id, name, label, hint, error, optional, defaultValue };
  switch (spec.control) {
    case "choice":
      return <SelectField {...texts} options={spec.options ?? []} />;
    case "switch":
      return <RadioField {...texts} defaultValue={String(defaultValue)} options={spec.options ?? []} />;
    case "prose":
      return <TextAreaField {...texts} lang={lang} rows={7} />;
    case "lines":
      return <TextAreaField {...texts} rows={3} />;
    case "day":
      return <DateField {...texts} />;
    default: {
      const width = spec.control === "short" ? "short" : "full";
      const list = spec.suggestions && `suggested-${spec.suggestions}`;
      return <TextField {...shared} width={width} inputMode={spec.inputMode} list={list} />;
    }
  }
}

/** Spelling and voice follow the language that is typed. */
const langOf = (name: string): string | undefined => /_(en|uk)$/.exec(name)?.[1];
