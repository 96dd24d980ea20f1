import type { ReactNode } from "react";

export type SummaryRow = {
  key: string;
  term: ReactNode;
  description: ReactNode;
  /** In smaller type under the description: a source, a reason. */
  note?: ReactNode | undefined;
  /** `about` names the row for those who hear the link alone: 'Change' (quantity). */
  action?: { href: string; label: string; about: string } | undefined;
};

/** What is known of one thing, row by row. A value that the record does not have is said in words. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl className="summary-list">
      {rows.map((row) => (
        <div key={row.key}>
          <dt>{row.term}</dt>
          <dd>
            {row.description}
            {row.note ? <div className="text-caption text-ink-2">{row.note}</div> : null}
          </dd>
          {row.action ? (
            <dd className="summary-action">
              <a href={row.action.href}>
                {row.action.label}
                <span className="sr-only"> ({row.action.about})</span>
              </a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}
