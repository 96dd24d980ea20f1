import { Icon } from "./icon.tsx";

export type FieldFault = { fieldId: string; message: string };

type Props = {
  id?: string | undefined;
  title: string;
  faults: readonly FieldFault[];
};

/**
 * What is wrong, at the top, each fault a link to its field in the field's own words. `autofocus` brings a page
 * that came back from a plain form post here; a form that re-renders in place focuses the element by its id.
 */
export function ErrorSummary({ id = "error-summary", title, faults }: Props) {
  return (
    // biome-ignore lint/a11y/noAutofocus: without JavaScript it is the only way to bring the reader to the faults
    <div id={id} className="error-summary" role="alert" tabIndex={-1} autoFocus>
      <h2>
        <Icon name="alert" />
        {title}
      </h2>
      {faults.length > 0 ? (
        <ul>
          {faults.map((fault) => (
            <li key={`${fault.fieldId}:${fault.message}`}>
              <a href={`#${fault.fieldId}`}>{fault.message}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
