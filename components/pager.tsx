import { Icon } from "./icon.tsx";
import type { TextLink } from "./text-link.ts";

type Props = {
  label: string;
  /** What is on this page: '1–50 of 165'. */
  position?: string | undefined;
  previous?: TextLink | undefined;
  next?: TextLink | undefined;
};

/** On to the next page of a list, and back. */
export function Pager({ label, position, previous, next }: Props) {
  if (!previous && !next && !position) return null;
  return (
    <nav className="pager" aria-label={label}>
      {position ? <p>{position}</p> : null}
      {previous ? (
        <a href={previous.href} rel="prev">
          <Icon name="chevron-left" />
          {previous.label}
        </a>
      ) : null}
      {next ? (
        <a href={next.href} rel="next">
          {next.label}
          <Icon name="chevron-right" />
        </a>
      ) : null}
    </nav>
  );
}
