import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

type Props = {
  /** Of the heading, and of the address that leads to the figure. */
  id: string;
  /** A sentence that states what the figure shows. */
  title: ReactNode;
  /** What is counted or drawn, and in which unit. */
  unit: ReactNode;
  /** The marks and what each means. */
  legend?: ReactNode | undefined;
  /** The drawing. Whoever does not see it has the table. */
  children: ReactNode;
  /** The same as a table: always there, opened by the reader, and open where the table was asked for. */
  table?: { label: string; open?: boolean | undefined; content: ReactNode } | undefined;
  /** From what it was worked out, as of when, by which rules. */
  source: ReactNode;
};

/** A figure as a book sets it: what it shows, in what unit, the drawing, the same as a table, and its source. */
export function Figure({ id, title, unit, legend, children, table, source }: Props) {
  return (
    <figure className="figure" aria-labelledby={id}>
      <figcaption>
        <h2 id={id} className="figure-title">
          {title}
        </h2>
        <p className="figure-unit">{unit}</p>
        {legend ? <div className="figure-legend">{legend}</div> : null}
      </figcaption>
      <div className="figure-drawing">{children}</div>
      {table ? (
        <details className="figure-table disclosure" open={table.open}>
          <summary>
            <Icon name="chevron-right" />
            {table.label}
          </summary>
          {table.content}
        </details>
      ) : null}
      <p className="figure-source">{source}</p>
    </figure>
  );
}
