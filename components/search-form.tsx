import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";

export type SearchFormTexts = {
  /** The address of the page of results; the form is a plain GET. */
  action: string;
  label: string;
  submitLabel: string;
  /** Keys of the query that the form does not show. */
  keep: readonly (readonly [name: string, value: string])[];
};

type Props = SearchFormTexts & {
  id: string;
  value?: string | undefined;
  hint?: string | undefined;
  error?: string | undefined;
  /** In the header the label is for those who cannot see the magnifying glass. */
  compact?: boolean | undefined;
};

/** One field and its button. What was typed stays, whatever is wrong with it. */
export function SearchForm({ id, action, label, submitLabel, keep, value, hint, error, compact }: Props) {
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <search className={compact ? "search-form search-form-compact" : "search-form"} aria-label={label}>
      <form action={action} method="get">
        {keep.map(([name, kept]) => (
          <input key={`${name}=${kept}`} type="hidden" name={name} value={kept} />
        ))}
        <label htmlFor={id} className={compact ? "sr-only" : "field-label"}>
          {label}
        </label>
        {hint ? (
          <p id={`${id}-hint`} className="field-hint">
            {hint}
          </p>
        ) : null}
        {error ? (
          <p id={`${id}-error`} className="field-error">
            {error}
          </p>
        ) : null}
        <div className="search-line">
          <input
            id={id}
            type="search"
            name="q"
            className="control control-full"
            defaultValue={value}
            placeholder={compact ? label : undefined}
            aria-describedby={described || undefined}
            aria-invalid={error ? true : undefined}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="search"
          />
          {compact ? (
            <button type="submit" className="search-go">
              <Icon name="search" />
              <span className="sr-only">{submitLabel}</span>
            </button>
          ) : (
            <Button>{submitLabel}</Button>
          )}
        </div>
      </form>
    </search>
  );
}
