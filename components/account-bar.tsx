import type { ReactNode } from "react";
import { FlaggedName } from "./flagged-name.tsx";
import { Icon } from "./icon.tsx";
import type { TextLink } from "./text-link.ts";

type Props = {
  label: string;
  name: string;
  role: string;
  delegation?: { code: string; name: string } | undefined;
  links: readonly TextLink[];
  /** The sign-out form. */
  signOut: ReactNode;
};

/** On every signed-in page: who you are, for whom, and in what capacity you act. */
export function AccountBar({ label, name, role, delegation, links, signOut }: Props) {
  return (
    <section className="account-bar" aria-label={label}>
      <div className="page flex flex-wrap items-center gap-x-5 gap-y-1 py-1.5">
        <p className="flex flex-wrap items-center gap-x-2">
          {delegation ? (
            <strong>
              <FlaggedName code={delegation.code} name={delegation.name} />
            </strong>
          ) : (
            <Icon name="user" />
          )}
          <span className="font-semibold">{role}</span>
          <span className="text-ink-2">{name}</span>
        </p>
        <ul className="ms-auto flex flex-wrap items-center gap-x-5">
          {links.map((link) => (
            <li key={link.href}>
              <a className="quiet-link" href={link.href} aria-current={link.current ? "page" : undefined}>
                {link.label}
              </a>
            </li>
          ))}
          <li>{signOut}</li>
        </ul>
      </div>
    </section>
  );
}
