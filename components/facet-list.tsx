import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import type { TextLink } from "./text-link.ts";

export type FacetOption = {
  value: string;
  label: string;
  /** What choosing it would find; left out where counting would cost too much. */
  count?: number | undefined;
  /** The count as the reader's language writes it. */
  countLabel?: string | undefined;
  checked: boolean;
  glyph?: ReactNode | undefined;
};

type Props = {
  name: string;
  title: string;
  options: readonly FacetOption[];
  open?: boolean | undefined;
  /** To what the words of the options mean. */
  more?: TextLink | undefined;
};

/** One facet of a filter form. An option that would find nothing stays in its place, greyed. */
export function FacetList({ name, title, options, open, more }: Props) {
  return (
    <details className="facet disclosure" open={open ?? options.some((option) => option.checked)}>
      <summary>
        <Icon name="chevron-right" />
        <span className="font-semibold text-ink">{title}</span>
      </summary>
      <fieldset>
        <legend className="sr-only">{title}</legend>
        <ul>
          {options.map((option) => (
            <li key={option.value} className={option.count === 0 ? "text-ink-2" : undefined}>
              <label>
                <input
                  type="checkbox"
                  name={name}
                  value={option.value}
                  defaultChecked={option.checked}
                  disabled={option.count === 0 && !option.checked}
                />
                {option.glyph}
                {option.label}
                {option.countLabel === undefined ? null : <span>{option.countLabel}</span>}
              </label>
            </li>
          ))}
        </ul>
        {more ? (
          <p className="lone-link text-caption">
            <a href={more.href}>{more.label}</a>
          </p>
        ) : null}
      </fieldset>
    </details>
  );
}
