import type { ReactNode } from "react";

export type ClockMark = { key: string; kind: "firm" | "soft" | "open"; label: string; href: string };
export type ClockRow = {
  key: string;
  /** From the beginning: 'T0 + 24 h'. */
  offset: ReactNode;
  /** The moment itself, and what happens then. */
  when: ReactNode;
  marks: readonly ClockMark[];
};

/** What is due when after one moment, down a line: a mark each, filled where the time is firm. */
export function Clock({ label, rows }: { label: string; rows: readonly ClockRow[] }) {
  return (
    <ol className="clock" aria-label={label}>
      {rows.map((row) => (
        <li key={row.key} className="clock-row">
          <span className="clock-offset">{row.offset}</span>
          <div className="clock-when">
            {row.when}
            {row.marks.length > 0 ? (
              <ul className="clock-marks">
                {row.marks.map(({ key, kind, label: name, href }) => (
                  <li key={key}>
                    <a href={href} className="clock-mark">
                      <ClockGlyph kind={kind} />
                      {name}
                    </a>
                  </li>
                ))}
              </ul>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Filled: firm. Hollow: soft. Dashed: no time. The words beside it say the same. */
export function ClockGlyph({ kind }: { kind: ClockMark["kind"] }) {
  return (
    <svg className={`clock-glyph is-${kind}`} viewBox="0 0 12 12" aria-hidden="true">
      <rect x="1.5" y="1.5" width="9" height="9" />
    </svg>
  );
}
