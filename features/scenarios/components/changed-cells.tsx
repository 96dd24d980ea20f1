import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { type Column, DataTable } from "@/components/data-table.tsx";
import { StageBadge } from "@/components/stage-badge.tsx";
import type { CoverageCell } from "@/domain/coverage-cell.ts";
import type { Portfolio } from "@/domain/portfolio.ts";
import type { ChangedCell } from "@/domain/scenario.ts";
import { formatShare, inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { assumptionsQuery } from "../../portfolio/schema.ts";
import { type AskedScenario, type Direction, directionOf } from "../schema.ts";

type Props = {
  page: PageRequest;
  asked: AskedScenario;
  portfolio: Portfolio;
  changes: readonly ChangedCell[];
};

/** Years of one requirement that change in the same way, with the first of them standing for all. */
type Run = { change: ChangedCell; direction: Direction; years: number[] };

const sameSide = ({ level, firmest, sum, commitments }: CoverageCell): string =>
  JSON.stringify([level, firmest, sum, commitments]);
const sameChange = ({ symbol, before, after, fell }: ChangedCell): string =>
  JSON.stringify([symbol, sameSide(before), sameSide(after), fell]);

/** Consecutive years in which nothing differs but the year stand together. */
function runsOf(changes: readonly ChangedCell[]): Run[] {
  const runs: Run[] = [];
  for (const change of changes) {
    const last = runs.at(-1);
    if (last && last.years.at(-1) === change.year - 1 && sameChange(last.change) === sameChange(change)) {
      last.years.push(change.year);
    } else runs.push({ change, direction: directionOf(change), years: [change.year] });
  }
  return runs;
}

/** Record and scenario side by side: changed cells alone, each with the lines that make the difference. */
export async function ChangedCells(props: Props) {
  const t = await getTranslations("scenarios");
  return (
    <DataTable
      caption={t("section.cells")}
      captionHidden
      columns={await columnsOf(props)}
      rows={runsOf(props.changes)}
      rowKey={({ change }) => `${change.symbol}-${change.year}`}
    />
  );
}

async function columnsOf({ page, asked, portfolio }: Props): Promise<Column<Run>[]> {
  const { locale, link } = page;
  const t = await getTranslations("scenarios");
  const side = await sideWords(page);
  const why = await whyWords(page);
  const needs = new Map(portfolio.needs.map((need) => [need.symbol, need.terms.title]));
  const query = assumptionsQuery(asked.assumptions);
  const yearLinks = ({ change: { symbol }, years }: Run) => (
    <ul className="year-links lone-links">
      {years.map((year) => (
        <li key={year}>
          <a href={link(paths.coverageCell(locale, symbol, year), query)}>{year}</a>
        </li>
      ))}
    </ul>
  );
  return [
    {
      key: "need",
      header: t("column.need"),
      rowHeader: true,
      main: true,
      cell: ({ change: { symbol } }) => {
        const title = inLanguage(needs.get(symbol) ?? { en: "", uk: null }, locale);
        return (
          <>
            <a href={link(paths.requirement(locale, symbol))}>{symbol}</a>{" "}
            <span className="font-normal" lang={title.lang}>
              {title.text}
            </span>
          </>
        );
      },
      phoneDetail: yearLinks,
    },
    {
      key: "years",
      header: t("column.years"),
      wideOnly: true,
      cell: yearLinks,
    },
    { key: "record", header: t("column.record"), cell: ({ change }) => side(change.before) },
    {
      key: "scenario",
      header: t("column.scenario"),
      cell: ({ change, direction }) => (
        <>
          {side(change.after)}
          <div className="text-caption text-ink-2">{t(`direction.${direction}`)}</div>
        </>
      ),
      phoneDetail: ({ change }) => why(change),
    },
    { key: "why", header: t("column.why"), wideOnly: true, cell: ({ change }) => why(change) },
  ];
}

async function sideWords({ locale }: PageRequest) {
  const t = await getTranslations("scenarios.side");
  const coverage = await getTranslations("coverage.level");
  const terms = await getTranslations("terms.stage");
  return ({ level, firmest, share, commitments }: CoverageCell): ReactNode => {
    if (firmest === null) {
      return (
        <span className="was-now">
          <span className="hatch" aria-hidden="true" /> {coverage("none")}
        </span>
      );
    }
    const said = { level: coverage(level), count: commitments.length };
    return (
      <span className="was-now">
        <StageBadge stage={firmest} label={terms(firmest)} />
        <span>
          {share === null
            ? t("counted", said)
            : t("measured", { ...said, share: formatShare(share, locale) })}
        </span>
      </span>
    );
  };
}

async function whyWords({ locale, link }: PageRequest) {
  const t = await getTranslations("scenarios");
  const reasons = await getTranslations("coverage.reason");
  return ({ fell, joined }: ChangedCell): ReactNode => {
    if (fell.length + joined.length === 0) return t("sameLines");
    const line = (symbol: string) => () => (
      <a className="symbol" href={link(paths.commitment(locale, symbol))}>
        {symbol}
      </a>
    );
    return (
      <ul>
        {fell.map(({ symbol, reason, by }) => (
          <li key={symbol}>
            {t.rich("fell", { line: line(symbol), reason: reasons(reason, { by: by ?? "" }) })}
          </li>
        ))}
        {joined.map((symbol) => (
          <li key={symbol}>{t.rich("joined", { line: line(symbol) })}</li>
        ))}
      </ul>
    );
  };
}
