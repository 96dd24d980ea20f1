import { Icon } from "./icon.tsx";
import type { TextLink } from "./text-link.ts";

export type Chip = {
  label: string;
  /** The same list without this filter. */
  removeHref: string;
  /** Said after the label: 'remove this filter'. */
  removeLabel: string;
};

type Props = { label: string; chips: readonly Chip[]; clear?: TextLink | undefined };

/** The filters in force, each a link that takes it away. */
export function Chips({ label, chips, clear }: Props) {
  if (chips.length === 0) return null;
  return (
    <ul className="chips" aria-label={label}>
      {chips.map((chip) => (
        <li key={chip.removeHref}>
          <a className="chip" href={chip.removeHref}>
            {chip.label}
            <span className="sr-only">, {chip.removeLabel}</span>
            <Icon name="close" className="size-3" />
          </a>
        </li>
      ))}
      {clear ? (
        <li>
          <a href={clear.href}>{clear.label}</a>
        </li>
      ) : null}
    </ul>
  );
}
