import type { ReactNode } from "react";

type Props = {
  id: string;
  title: string;
  /** A link to the whole list, a format menu. */
  aside?: ReactNode | undefined;
  children: ReactNode;
};

/** A part of a page under its own heading, which is also its name and its address. */
export function PageSection({ id, title, aside, children }: Props) {
  return (
    <section className="page-section" aria-labelledby={id}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id={id}>{title}</h2>
        {aside ? <div className="lone-link text-meta">{aside}</div> : null}
      </div>
      {children}
    </section>
  );
}
