import { Icon } from "./icon.tsx";
import type { TextLink } from "./text-link.ts";

type Props = {
  id: string;
  term: string;
  definition: string;
  more?: TextLink | undefined;
  closeLabel: string;
};

/** A word of the field with its definition at hand: opened by a press, closed by Escape; no hover, no script. */
export function DefinitionPopover({ id, term, definition, more, closeLabel }: Props) {
  return (
    <>
      <button type="button" className="definition-term" popoverTarget={id}>
        {term}
      </button>
      <span className="definition" id={id} popover="auto" role="note">
        <span className="block">
          <dfn className="font-semibold not-italic">{term}</dfn>. {definition}
        </span>
        <span className="mt-2 flex items-center justify-between gap-4">
          {more ? <a href={more.href}>{more.label}</a> : <span />}
          <button type="button" className="quiet-button" popoverTarget={id} popoverTargetAction="hide">
            <Icon name="close" />
            {closeLabel}
          </button>
        </span>
      </span>
    </>
  );
}
