import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";

type Props = {
  action: string;
  title: string;
  /** On a phone, the button that opens the panel: 'Filters (2)'. */
  openLabel: string;
  closeLabel: string;
  submitLabel: string;
  /** Keys of the query that the panel does not show. */
  keep: readonly (readonly [name: string, value: string])[];
  children: ReactNode;
};

/** The filters of a list: a plain GET form, beside the list on a wide page, a sheet on a phone. */
export function FilterPanel(props: Props) {
  return (
    <>
      <button type="button" className="filter-open button button-secondary" popoverTarget="filters">
        <Icon name="filter" />
        {props.openLabel}
      </button>
      <search className="filter-panel" id="filters" popover="auto" aria-label={props.title}>
        <form action={props.action} method="get">
          {props.keep.map(([name, value]) => (
            <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
          ))}
          {props.children}
          <div className="filter-buttons">
            <Button variant="secondary">{props.submitLabel}</Button>
            <button
              type="button"
              className="quiet-button filter-close"
              popoverTarget="filters"
              popoverTargetAction="hide"
            >
              <Icon name="close" />
              {props.closeLabel}
            </button>
          </div>
        </form>
      </search>
    </>
  );
}
