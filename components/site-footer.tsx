import type { ReactNode } from "react";
import type { TextLink } from "./text-link.ts";

type Props = {
  label: string;
  links: readonly TextLink[];
  /** Licence, operator, what the register is not for: short paragraphs. */
  children: ReactNode;
};

export function SiteFooter({ label, links, children }: Props) {
  return (
    <footer className="site-footer">
      <div className="page grid gap-6 py-8 md:grid-cols-[2fr_1fr]">
        <div className="grid max-w-prose content-start gap-2">{children}</div>
        <nav aria-label={label}>
          <ul className="grid gap-1">
            {links.map((link) => (
              <li key={link.href}>
                <a className="quiet-link" href={link.href} aria-current={link.current ? "page" : undefined}>
                  {link.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
