import type { ReactNode } from "react";
import type { TextLink } from "./text-link.ts";

type Props = {
  /** Why nothing is here: never filled, filtered away, or not yet on that day. */
  title: string;
  children?: ReactNode | undefined;
  links?: readonly TextLink[] | undefined;
};

export function EmptyState({ title, children, links = [] }: Props) {
  return (
    <div className="empty">
      <p className="font-serif text-h3 font-semibold">{title}</p>
      {children ? <div className="mt-2 max-w-prose text-ink-2">{children}</div> : null}
      {links.length > 0 ? (
        <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1">
          {links.map((link) => (
            <li key={link.href}>
              <a href={link.href}>{link.label}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
