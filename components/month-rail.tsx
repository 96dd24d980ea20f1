import type { TextLink } from "./text-link.ts";

export type RailYear = TextLink & { months: readonly (TextLink & { count: string })[] };

/** The years of a timeline and, on a wide page, their months, each with how much happened. */
export function MonthRail({ label, years }: { label: string; years: readonly RailYear[] }) {
  return (
    <nav className="month-rail" aria-label={label}>
      <ol>
        {years.map((year) => (
          <li key={year.href}>
            <a className="month-rail-year" href={year.href} aria-current={year.current ? "true" : undefined}>
              {year.label}
            </a>
            <ol>
              {year.months.map((month) => (
                <li key={month.href}>
                  <a href={month.href} aria-current={month.current ? "true" : undefined}>
                    <span>{month.label}</span> <span className="text-ink-2">{month.count}</span>
                  </a>
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </nav>
  );
}
