import { DateField, SelectField, TextAreaField, TextField } from "@/components/field.tsx";
import type { FieldSpec } from "./field-spec.ts";

type Props = {
  spec: FieldSpec;
  /** What stands in the field, and the stored text that it was opened with. */
  value: string;
  base: string;
  error: string | undefined;
  definitionsLabel: string;
};

/** A field of the editor with its base, its hint, and the meaning of its words at hand. */
export function EditorField({ spec, value, base, error, definitionsLabel }: Props) {
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
  return (
    <div className={WIDE.includes(spec.control) ? "md:col-span-2" : undefined}>
      <input type="hidden" name={`b.${spec.name}`} defaultValue={base} />
      <Control spec={spec} shared={shared} />
      {spec.definitions ? (
        <details className="disclosure -mt-4 mb-4 max-w-prose text-meta">
          <summary>{definitionsLabel}</summary>
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
    </div>
  );
}

const WIDE: readonly FieldSpec["control"][] = ["line", "prose"];
type Shared = Parameters<typeof TextField>[0];

function Control({ spec, shared }: { spec: FieldSpec; shared: Shared }) {
  const { id, name, label, hint, error, optional, lang, defaultValue } = shared;
  const texts = { id, name, label, hint, error, optional, defaultValue };
  switch (spec.control) {
    case "choice":
      return <SelectField {...texts} options={spec.options ?? []} />;
    case "prose":
      return <TextAreaField {...texts} lang={lang} />;
    case "day":
      return <DateField {...texts} />;
    default: {
      const width = spec.control === "short" ? "short" : "full";
      return <TextField {...shared} width={width} inputMode={spec.inputMode} />;
    }
  }
}

/** Spelling and voice follow the language that is typed. */
const langOf = (name: string): string | undefined => /_(en|uk)$/.exec(name)?.[1];
