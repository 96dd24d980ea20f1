import type { ReactNode } from "react";

export type Stat = {
  id: string;
  question: string;
  figure: string;
  /** What the figure counts, as a sentence that goes on from it. */
  text: ReactNode;
  href: string;
  linkLabel: string;
};

/** The three questions at a glance. Each figure leads to the list that yields it. */
export function StatTriad({ label, stats }: { label: string; stats: readonly Stat[] }) {
  return (
    <section className="triad" aria-label={label}>
      {stats.map((stat) => (
        <div key={stat.id} className="triad-stat">
          <h2>{stat.question}</h2>
          <p className="triad-figure">{stat.figure}</p>
          <p>{stat.text}</p>
          <p className="triad-link">
            <a href={stat.href}>{stat.linkLabel}</a>
            <span aria-hidden="true"> ›</span>
          </p>
        </div>
      ))}
    </section>
  );
}
