import type { ReactNode } from "react";

export type SideRow = {
  key: string;
  title: ReactNode;
  /** A word beside the title: that the sides differ. */
  mark?: ReactNode | undefined;
  a: ReactNode;
  b: ReactNode;
};

type Props = { a: string; b: string; rows: readonly SideRow[] };

/** Two sides, row by row: beside each other where there is room, under each other with their names on a phone. */
export function SideBySide({ a, b, rows }: Props) {
  return (
    <div className="side-by-side">
      {/* The same names stand before each value; this row only spares the eye the repetition. */}
      <div className="side-by-side-head" aria-hidden="true">
        <span>{a}</span>
        <span>{b}</span>
      </div>
      {rows.map((row) => (
        <section key={row.key} aria-labelledby={`row-${row.key}`}>
          <div className="side-by-side-title">
            <h3 id={`row-${row.key}`}>{row.title}</h3>
            {row.mark}
          </div>
          <dl>
            <div>
              <dt>{a}</dt>
              <dd>{row.a}</dd>
            </div>
            <div>
              <dt>{b}</dt>
              <dd>{row.b}</dd>
            </div>
          </dl>
        </section>
      ))}
    </div>
  );
}
