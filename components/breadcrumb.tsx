import type { TextLink } from "./text-link.ts";

type Props = { label: string; trail: readonly TextLink[]; current: string };

export function Breadcrumb({ label, trail, current }: Props) {
  return (
    <nav aria-label={label} className="breadcrumb">
      <ol>
        {trail.map((link) => (
          <li key={link.href}>
            <a href={link.href}>{link.label}</a>
          </li>
        ))}
        <li aria-current="page">{current}</li>
      </ol>
    </nav>
  );
}
