import type { ReactNode } from "react";
import type { TextLink } from "./text-link.ts";

type Props = {
  title: string;
  text: string;
  /** Across each printed sheet. */
  watermark: string;
  links: readonly TextLink[];
  children: ReactNode;
};

/** A border around all that rests on assumptions, so that no part of it can be taken for the record. */
export function ScenarioFrame({ title, text, watermark, links, children }: Props) {
  return (
    <div className="scenario">
      <div className="scenario-head" role="note">
        <p className="scenario-title">{title}</p>
        <p>{text}</p>
        {links.length > 0 ? (
          <p className="scenario-links">
            {links.map(({ href, label }) => (
              <a key={href} href={href}>
                {label}
              </a>
            ))}
          </p>
        ) : null}
      </div>
      <p className="scenario-watermark" aria-hidden="true">
        {watermark}
      </p>
      {children}
    </div>
  );
}
