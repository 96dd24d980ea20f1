import type { ReactNode } from "react";

type Props = {
  title: string;
  /** The number of the act: `P/2026/14`. */
  symbol: string;
  rows: readonly { key: string; term: string; value: ReactNode }[];
  /** What the act's fingerprint is called, and the fingerprint. */
  seal?: { label: string; value: string } | undefined;
  children?: ReactNode | undefined;
};

/** What is left in hand after an official act: who, when, for whom, under which number. Prints as a sheet. */
export function Receipt({ title, symbol, rows, seal, children }: Props) {
  return (
    <section className="receipt" aria-labelledby="receipt-title">
      <h2 id="receipt-title">{title}</h2>
      <p className="receipt-symbol">{symbol}</p>
      <dl>
        {rows.map((row) => (
          <div key={row.key}>
            <dt>{row.term}</dt>
            <dd>{row.value}</dd>
          </div>
        ))}
        {seal ? (
          <div>
            <dt>{seal.label}</dt>
            <dd className="font-mono text-caption break-all">{seal.value}</dd>
          </div>
        ) : null}
      </dl>
      {children}
    </section>
  );
}
