import { getTranslations } from "next-intl/server";
import { StageGlyph } from "@/components/stage-glyph.tsx";
import { COVERAGE_LEVELS } from "@/domain/coverage-cell.ts";
import type { Portfolio } from "@/domain/portfolio.ts";
import { CONSENT_STEPS } from "@/domain/vocabulary.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import type { Years } from "../../portfolio/schema.ts";
import type { CoverageView } from "../queries.ts";
import { levelsIn } from "../schema.ts";

/** That no party has said any of it, and how many lines are taken for a need by their category alone. */
export async function AnalysisNote({ page, view }: { page: PageRequest; view: CoverageView }) {
  const t = await getTranslations("coverage");
  const { total, byCategory } = basesIn(view);
  return (
    <div className="analysis-note">
      <p>
        {t.rich("worked", {
          method: (words) => <a href={page.link(paths.method(page.locale))}>{words}</a>,
        })}
      </p>
      {total > 0 ? <p>{t("byCategory", { total, byCategory })}</p> : null}
    </div>
  );
}

/** Lines that count in some cell, and those that do so in no cell on a stronger basis than their category. */
function basesIn({ portfolio, rows }: CoverageView): { total: number; byCategory: number } {
  const answered = new Set(portfolio.answers.map((each) => `${each.requirement} ${each.commitment}`));
  const lines = new Map(portfolio.lines.map((line) => [line.symbol, line]));
  const counted = new Set<string>();
  const stronger = new Set<string>();
  for (const { symbol, years } of rows) {
    for (const line of years.flatMap(({ commitments }) => commitments)) {
      counted.add(line);
      const isNamed = lines.get(line)?.addresses.includes(symbol) ?? false;
      if (isNamed || answered.has(`${symbol} ${line}`)) stronger.add(line);
    }
  }
  return { total: counted.size, byCategory: counted.size - stronger.size };
}

/** What the matrix shows, as a sentence: of its first year and of its last. */
export async function CoverageSentence({ view, years }: { view: CoverageView; years: Years }) {
  const t = await getTranslations("coverage");
  const [now, then] = [levelsIn(view.rows, years.from), levelsIn(view.rows, years.to)];
  const total = now.none + now.partial + now.met;
  const isAny = view.rows.some((row) => row.years.length > 0);
  return (
    <p className="figure-sentence">
      {isAny ? t("headline", { total, year: String(years.from), ...now }) : t("headlineNone")}{" "}
      {isAny && years.to > years.from ? t("headlineLater", { year: String(years.to), ...then }) : null}
    </p>
  );
}

/** The signs of the matrix, each with its word. */
export async function MatrixKey({ page: { locale, link } }: { page: PageRequest }) {
  const t = await getTranslations("coverage");
  const terms = await getTranslations("terms.stage");
  const glossary = await getTranslations("glossary");
  return (
    <details className="disclosure mt-4">
      <summary>{t("legend.title")}</summary>
      <ul className="matrix-key">
        {CONSENT_STEPS.map((stage) => (
          <li key={stage}>
            <span className={`swatch stage-${stage}`}>
              <StageGlyph stage={stage} />
            </span>
            <a className="term-link" href={link(paths.term(locale, "stage"))}>
              {terms(stage)}
            </a>
          </li>
        ))}
        <li>
          <span className="hatch" aria-hidden="true" />
          {t("legend.hatch")}
        </li>
        <li>{t("legend.dash")}</li>
      </ul>
      <p className="mb-2 text-meta text-ink-2">{t("legend.glyph")}</p>
      <dl className="matrix-levels">
        {COVERAGE_LEVELS.map((level) => (
          <div className="contents-row" key={level}>
            <dt>{t(`level.${level}`)}</dt>
            <dd>{t(`levelDefinition.${level}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-caption">
        <a href={link(paths.term(locale, "requirement"))}>{glossary("what")}</a>
      </p>
    </details>
  );
}

/** Lines of the record by symbol. */
export const linesBySymbol = ({ lines }: Portfolio) => new Map(lines.map((line) => [line.symbol, line]));

/** Years as ranges: '2029–2031, 2034'. */
export function yearRanges(years: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const year of years.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && year <= last[1] + 1) last[1] = year;
    else ranges.push([year, year]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}
