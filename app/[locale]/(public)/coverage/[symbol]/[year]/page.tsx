import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache, type ReactNode } from "react";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { PageSection } from "@/components/page-section.tsx";
import { ScenarioFrame } from "@/components/scenario-frame.tsx";
import type { AsOf } from "@/domain/as-of.ts";
import { ViewCitation } from "@/features/citation/components/citation.tsx";
import { eachYear } from "@/features/coverage/components/coverage-matrix.tsx";
import { AnalysisNote } from "@/features/coverage/components/coverage-notes.tsx";
import { amountIn, CountedLines, LinesLeftOut } from "@/features/coverage/components/line-lists.tsx";
import { type CellView, getCell } from "@/features/coverage/queries.ts";
import { readYear } from "@/features/coverage/schema.ts";
import { nameDelegations } from "@/features/delegations/queries.ts";
import { Absent, absentMetadata } from "@/features/installation/components/absent.tsx";
import { PublicFrame } from "@/features/installation/components/public-frame.tsx";
import { assumesNothing, assumptionsQuery, readAssumptions, yearsOf } from "@/features/portfolio/schema.ts";
import {
  RequirementText,
  RequirementVerbatim,
} from "@/features/requirements/components/requirement-words.tsx";
import { formatShare, inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import {
  type LinkQuery,
  metadataOf,
  type PageProps,
  type PageRequest,
  readPage,
} from "@/server/page-request.ts";
import { publicViewer } from "@/server/viewer.ts";

const COPIES = ["csv", "json"] as const;
type Props = PageProps<{ symbol: string; year: string }>;
type Found = { page: PageRequest; view: CellView; query: LinkQuery; isScenario: boolean; title: string };

/** The same object for the same words, so that head and body of a page share one computation. */
const cellAt = cache((symbol: string, year: number, asOf: AsOf, assumed: string) =>
  getCell(publicViewer, { asOf, assumptions: JSON.parse(assumed), symbol, year }),
);

async function load(props: Props): Promise<Found | null> {
  const page = await readPage(props);
  const { symbol, year } = await props.params;
  const assumptions = readAssumptions(page.query);
  const number = readYear(year);
  const view = number && (await cellAt(symbol, number, page.asOf, JSON.stringify(assumptions)));
  if (!view) return null;
  const t = await getTranslations("coverage");
  const isScenario = !assumesNothing({ ...assumptions, floor: "expressed" });
  const title = t("cellPage.title", { symbol, year, level: t(`level.${view.cell.level}`) });
  return {
    page,
    view,
    query: assumptionsQuery(assumptions),
    isScenario,
    title: isScenario ? t("cellPage.scenario", { title }) : title,
  };
}

const here =
  ({ need, cell }: CellView) =>
  (locale: PageRequest["locale"]) =>
    paths.coverageCell(locale, need.symbol, cell.year);

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await load(props);
  if (!found) return absentMetadata();
  const { page, view, query, isScenario } = found;
  const about = inLanguage(view.need.terms.title, page.locale).text;
  const robots = isScenario ? { robots: { index: false, follow: true } } : {};
  const title = `${found.title} · ${about}`;
  return { ...metadataOf(page, { title, path: here(view), query, copies: COPIES }), ...robots };
}

export default async function CellPage(props: Props) {
  const found = await load(props);
  if (!found) return <Absent />;
  const { page, view, query, title } = found;
  const t = await getTranslations("coverage");
  const names = await nameDelegations();
  const { need, cell, detail, portfolio } = view;
  const rows = [{ symbol: need.symbol, years: [cell] }];
  return (
    <PublicFrame page={page} path={here(view)} query={query} section="coverage" copies={COPIES}>
      <DocumentHeading
        title={title}
        above={
          <a href={page.link(paths.requirement(page.locale, need.symbol))}>
            {need.symbol} · <RequirementText text={need.terms.title} />
          </a>
        }
      />
      <AnalysisNote page={page} view={{ portfolio, rows }} />
      <InScenario found={found}>
        <PageSection id="need" title={t("cellPage.need")}>
          <CellSentences found={found} />
        </PageSection>
        {detail.rows.length > 0 ? (
          <>
            <PageSection id="lines" title={t("cellPage.lines")}>
              <CountedLines page={page} view={view} names={names} />
            </PageSection>
            <PageSection id="money" title={t("cellPage.money")}>
              <p>
                {cell.unfunded.length === 0
                  ? t("cellPage.moneyAll", { year: String(cell.year) })
                  : t("cellPage.moneySome", {
                      count: cell.unfunded.length,
                      year: String(cell.year),
                      lines: cell.unfunded.join(", "),
                    })}
              </p>
            </PageSection>
          </>
        ) : null}
        <PageSection id="out" title={t("cellPage.out")}>
          {detail.excluded.length > 0 ? (
            <LinesLeftOut page={page} view={view} names={names} />
          ) : (
            <p>{t("cellPage.outNone")}</p>
          )}
        </PageSection>
        <OtherYears found={found} />
      </InScenario>
      <ViewCitation
        page={page}
        name={`coverage-${need.symbol}-${cell.year}`}
        title={title}
        path={here(view)(page.locale)}
        query={query}
      />
    </PublicFrame>
  );
}

/** What is needed, what counts of it, and what that comes to. */
async function CellSentences({ found: { page, view } }: { found: Found }) {
  const { locale } = page;
  const t = await getTranslations("coverage.cellPage");
  const terms = await getTranslations("terms.stage");
  const { cell, need } = view;
  const { need: measured, needText } = need.terms;
  const count = cell.commitments.length;
  const said = { year: String(cell.year), count };
  const stage = cell.firmest === null ? "" : terms(cell.firmest).toLocaleLowerCase(locale);
  const sums = measured && cell.sum !== null && cell.minimum !== null && cell.share !== null ? cell : null;
  return (
    <div className="prose">
      {needText === null ? null : (
        <p>
          <RequirementVerbatim text={needText} />
        </p>
      )}
      <p>{count === 0 ? t("none", said) : t("counted", { ...said, stage })}</p>
      {sums === null || measured === null ? (
        <p>{t("unmeasured")}</p>
      ) : (
        <p>
          {t.rich("sum", {
            sum: () => amountIn(measured, sums.sum ?? "0", locale),
            minimum: () => amountIn(measured, sums.minimum ?? "0", locale),
            share: formatShare(sums.share ?? 0, locale),
          })}
        </p>
      )}
      {cell.claimed ? <p>{t("claimed")}</p> : null}
    </div>
  );
}

/** The years of the matrix as it stands without a choice, as far as something is needed in them. */
async function OtherYears({ found: { page, view, query } }: { found: Found }) {
  const { locale, link } = page;
  const t = await getTranslations("coverage.cellPage");
  const { cell, need } = view;
  const { from, to } = need.terms.period;
  const [first, last] = [from?.slice(0, 4) ?? "", to?.slice(0, 4) ?? "9999"];
  const years = [...new Set([cell.year, ...eachYear(yearsOf({}, page.asOf.day))])]
    .sort((a, b) => a - b)
    .filter((year) => String(year) >= first && String(year) <= last);
  return (
    <nav aria-label={t("years")} className="mt-8">
      <ul className="year-links">
        {years.map((year) => (
          <li key={year}>
            <a
              href={link(paths.coverageCell(locale, need.symbol, year), query)}
              aria-current={year === cell.year ? "page" : undefined}
            >
              {year}
            </a>
          </li>
        ))}
        <li>
          <a href={link(paths.coverage(locale), query)}>{t("back")}</a>
        </li>
      </ul>
    </nav>
  );
}

async function InScenario({ found, children }: { found: Found; children: ReactNode }) {
  const { page, view, query, isScenario } = found;
  const t = await getTranslations("coverage.scenario");
  if (!isScenario) return children;
  const { locale, link } = page;
  return (
    <ScenarioFrame
      title={t("title")}
      text={t("text")}
      watermark={t("watermark")}
      links={[
        { href: link(paths.whatIf(locale), query), label: t("edit") },
        { href: link(here(view)(locale)), label: t("record") },
      ]}
    >
      {children}
    </ScenarioFrame>
  );
}
