import type { TextLink } from "./text-link.ts";

type Props = { label: string; links: readonly (TextLink & { count?: number | undefined })[] };

/** The rail of a working area: beside the content on a wide page, a row above it on a phone. */
export function SideNav({ label, links }: Props) {
  return (
    <nav className="side-nav" aria-label={label}>
      <ul>
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href} aria-current={link.current ? "page" : undefined}>
              {link.label}
              {link.count === undefined ? null : <span className="text-ink-2"> {link.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
