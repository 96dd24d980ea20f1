import type { ReactNode } from "react";

export type Stat = {
  id: string;
  question: string;
  /** Each number in it leads to the list that yields it. */
  figure: ReactNode;
  /** What the figure counts, as a sentence that goes on from it. */
  text: ReactNode;
  /** On what it rests, and of which day that is. */
  source: ReactNode;
};

/** The three questions at a glance, each dated and sourced. */
export function StatTriad({ label, stats }: { label: string; stats: readonly Stat[] }) {
  return (
    <section className="triad" aria-label={label}>
      {stats.map((stat) => (
        <div key={stat.id} className="triad-stat">
          <h2>{stat.question}</h2>
          <p className="triad-figure">{stat.figure}</p>
          <p>{stat.text}</p>
          <p className="triad-source">{stat.source}</p>
        </div>
      ))}
    </section>
  );
}
