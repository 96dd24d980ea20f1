import type { TextLink } from "./text-link.ts";

/** The parts of a long page, each a press away: beside it on a wide screen, above it on a phone. */
export function OnThisPage({ label, links }: { label: string; links: readonly TextLink[] }) {
  return (
    <nav className="on-this-page" aria-label={label}>
      <p>{label}</p>
      <ul>
        {links.map(({ href, label: name }) => (
          <li key={href}>
            <a href={href}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
