import type { TextLink } from "./text-link.ts";

type Props = {
  /** What is led to: 'Take this away'. */
  label: string;
  /** Each format by its name. */
  links: readonly (TextLink & { type: string })[];
};

/** The same page in other formats, at the foot of what it shows. */
export function TakeAway({ label, links }: Props) {
  return (
    <nav className="take-away" aria-label={label}>
      <span aria-hidden="true">{label}</span>
      <ul>
        {links.map(({ href, type, label: name }) => (
          <li key={href}>
            <a href={href} type={type}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
