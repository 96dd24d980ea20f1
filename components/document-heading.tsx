import type { ReactNode } from "react";

type Props = {
  title: string;
  /** The language of the title where it is not that of the page. */
  titleLang?: string | undefined;
  /** Above the title: the symbol, the flag and name of the party. */
  above?: ReactNode | undefined;
  lead?: ReactNode | undefined;
  /** Badges and marks under the title. */
  marks?: ReactNode | undefined;
  /** Cite, formats, versions. */
  actions?: ReactNode | undefined;
};

/** The head of a page, closed by the one heavy rule that a page has. */
export function DocumentHeading({ title, titleLang, above, lead, marks, actions }: Props) {
  return (
    <header className="document-heading">
      {above ? <div className="mb-1.5 text-meta text-ink-2">{above}</div> : null}
      <h1 lang={titleLang}>{title}</h1>
      {lead ? <div className="mt-2 max-w-prose text-lead text-ink-2">{lead}</div> : null}
      {marks ? <div className="mt-3 flex flex-wrap items-center gap-2">{marks}</div> : null}
      {actions ? <div className="document-actions">{actions}</div> : null}
    </header>
  );
}
