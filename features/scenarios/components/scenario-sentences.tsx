import { getTranslations } from "next-intl/server";
import type { CoverageCell, RequirementCoverage } from "@/domain/coverage-cell.ts";
import type { Finding } from "@/domain/finding.ts";
import type { ChangedCell } from "@/domain/scenario.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import type { Years } from "../../portfolio/schema.ts";
import type { ScenarioView } from "../queries.ts";
import { directionOf, newGaps } from "../schema.ts";

/** What the record comes to, in the first year in view and in the last. */
export async function BaselineSentence({
  base,
  years,
}: {
  base: readonly RequirementCoverage[];
  years: Years;
}) {
  const t = await getTranslations("scenarios");
  const count = (year: number, level: CoverageCell["level"]) =>
    base.filter((row) => row.years.some((cell) => cell.year === year && cell.level === level)).length;
  return (
    <p className="figure-sentence">
      {t("baseline", {
        total: base.length,
        year: String(years.from),
        last: String(years.to),
        met: count(years.from, "met"),
        partial: count(years.from, "partial"),
        none: count(years.from, "none"),
        metLater: count(years.to, "met"),
        partialLater: count(years.to, "partial"),
        noneLater: count(years.to, "none"),
      })}
    </p>
  );
}

/** How many cells change and which way, and where nothing is left. */
export async function ScenarioSentence({
  changes,
  years,
}: {
  changes: readonly ChangedCell[];
  years: Years;
}) {
  const t = await getTranslations("scenarios.headline");
  const span = { from: String(years.from), to: String(years.to) };
  if (changes.length === 0) return <p className="figure-sentence">{t("none", span)}</p>;
  const directions = changes.map(directionOf);
  const count = (direction: (typeof directions)[number]) =>
    directions.filter((each) => each === direction).length;
  const gaps = newGaps(changes);
  return (
    <p className="figure-sentence">
      {t("some", {
        ...span,
        count: changes.length,
        less: count("less"),
        more: count("more"),
        otherwise: count("otherwise"),
      })}{" "}
      {t("gaps", { count: gaps.length, list: gapList(gaps) })}
    </p>
  );
}

/** 'XU-R9TX 2029–2031, XU-4M2P 2030'. */
function gapList(gaps: readonly ChangedCell[]): string {
  const byNeed = Map.groupBy(gaps, ({ symbol }) => symbol);
  return Array.from(byNeed, ([symbol, cells]) => `${symbol} ${ranges(cells.map(({ year }) => year))}`).join(
    ", ",
  );
}

function ranges(years: readonly number[]): string {
  const found: [number, number][] = [];
  for (const year of years) {
    const last = found.at(-1);
    if (last && last[1] === year - 1) last[1] = year;
    else found.push([year, year]);
  }
  return found.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}

type FindingsProps = { page: PageRequest; findings: ScenarioView["findings"] };

/** Findings that the scenario adds to those of the record, and those that it clears. */
export async function FindingsDelta({ page: { locale, link }, findings }: FindingsProps) {
  const t = await getTranslations("scenarios.findings");
  const words = ({ id, severity, years }: Finding) => {
    const said = { id, severity: t(`severity.${severity}`) };
    return years === null || years.length === 0
      ? t("plain", said)
      : t("years", { ...said, years: ranges(years) });
  };
  const counts = { added: findings.added.length, cleared: findings.cleared.length };
  return (
    <>
      <p className="mb-3">{t("lead", counts)}</p>
      {(["added", "cleared"] as const).map((kind) =>
        findings[kind].length === 0 ? null : (
          <div key={kind} className="mb-4">
            <h3 className="font-sans text-body font-semibold">{t(kind)}</h3>
            <ul className="method-list">
              {findings[kind].map((finding) => (
                <li key={finding.id}>{words(finding)}</li>
              ))}
            </ul>
          </div>
        ),
      )}
      <p>
        <a href={link(paths.findings(locale))}>{t("all")}</a>
      </p>
    </>
  );
}
