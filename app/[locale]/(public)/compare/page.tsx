import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { PageSection } from "@/components/page-section.tsx";
import { ViewCitation } from "@/features/citation/components/citation.tsx";
import { CompareForm } from "@/features/compare/components/compare-form.tsx";
import { CategoryRows, TotalRows } from "@/features/compare/components/comparison-rows.tsx";
import { listDaysOfActs, listOffer } from "@/features/compare/queries.ts";
import {
  type ComparedParty,
  comparedRows,
  isSameTwice,
  type NamedSide,
  readComparison,
  sideQuery,
} from "@/features/compare/schema.ts";
import { nameDelegations, type PartyName } from "@/features/delegations/queries.ts";
import { PublicFrame } from "@/features/installation/components/public-frame.tsx";
import { listCategories } from "@/features/installation/queries.ts";
import { formatDay } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import { metadataOf, type PageProps, type PageRequest, readPage } from "@/server/page-request.ts";
import { publicViewer } from "@/server/viewer.ts";

const COPIES = ["csv", "json"] as const;

async function load(props: PageProps) {
  const page = await readPage(props);
  return { page, names: await nameDelegations(), asked: await readComparison(page) };
}
type Names = ReadonlyMap<string, PartyName>;
type Asked = Awaited<ReturnType<typeof load>>["asked"];
type Compared = { page: PageRequest; names: Names; a: ComparedParty; b: ComparedParty };

/** The name of a side, with its day where one was asked for or one delegation stands on both. */
async function labelOf({ page: { locale }, names, a, b }: Compared, party: ComparedParty): Promise<string> {
  const t = await getTranslations("compare");
  const name = names.get(party.code)?.[locale] ?? party.code;
  const withDay = party.asked !== null || a.code === b.code;
  if (!withDay) return name;
  return party.asOf.isNow ? t("now", { name }) : t("at", { name, day: formatDay(party.asOf.day, locale) });
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { page, names, asked } = await load(props);
  const t = await getTranslations("compare");
  const { a, b, query } = asked;
  const both = a && b ? { page, names, a, b } : null;
  const title = both && t("titleOf", { a: await labelOf(both, both.a), b: await labelOf(both, both.b) });
  return metadataOf(page, {
    title: title ? `${title} · ${t("title")}` : t("title"),
    path: paths.compare,
    query,
    copies: both && !isSameTwice(both.a, both.b) ? COPIES : [],
  });
}

export default async function ComparePage(props: PageProps) {
  const { page, names, asked } = await load(props);
  const { a, b, rows, query } = asked;
  const t = await getTranslations("compare");
  const compared = a && b && !isSameTwice(a, b) ? { page, names, a, b } : null;
  return (
    <PublicFrame
      page={page}
      path={paths.compare}
      query={query}
      section="compare"
      copies={compared ? COPIES : []}
    >
      <DocumentHeading title={t("title")} lead={<p>{t("lead")}</p>} />
      <CompareForm page={page} names={names} a={a} b={b} rows={rows} />
      {compared ? (
        <>
          <Comparison compared={compared} asked={asked} />
          <ViewCitation
            page={page}
            name="compare"
            title={t("titleOf", {
              a: await labelOf(compared, compared.a),
              b: await labelOf(compared, compared.b),
            })}
            path={paths.compare(page.locale)}
            query={query}
          />
        </>
      ) : (
        <NotYet page={page} names={names} party={a ?? b} isTwice={a !== null && b !== null} />
      )}
    </PublicFrame>
  );
}

async function Comparison({ compared, asked }: { compared: Compared; asked: Asked }) {
  const { page, a, b } = compared;
  const t = await getTranslations("compare");
  const categories = await listCategories();
  const named = async (party: ComparedParty): Promise<NamedSide> => ({
    party,
    label: await labelOf(compared, party),
    lines: await listOffer(publicViewer, party.code, party.asOf),
  });
  const sides = { a: await named(a), b: await named(b) };
  const codes = categories.map(({ code }) => code);
  const { shown, hidden } = comparedRows(sides.a.lines, sides.b.lines, codes, asked.rows);
  const onlyDiffering = asked.rows === "diff";
  return (
    <>
      <ComparisonLinks page={page} a={a} b={b} onlyDiffering={onlyDiffering} />
      <PageSection id="totals" title={t("section.totals")}>
        <TotalRows page={page} {...sides} onlyDiffering={onlyDiffering} />
      </PageSection>
      <PageSection id="categories" title={t("section.categories")}>
        <p className="mb-3 max-w-prose text-ink-2">{t("rule")}</p>
        {onlyDiffering ? (
          <p className="mb-3" role="status">
            {t("hidden", { count: hidden })}
          </p>
        ) : null}
        {shown.length > 0 ? (
          <CategoryRows page={page} {...sides} rows={shown} categories={categories} />
        ) : (
          <EmptyState title={t("none")} />
        )}
      </PageSection>
    </>
  );
}

type LinksProps = { page: PageRequest; a: ComparedParty; b: ComparedParty; onlyDiffering: boolean };

async function ComparisonLinks({ page: { locale, link }, a, b, onlyDiffering }: LinksProps) {
  const t = await getTranslations("compare.links");
  const here = paths.compare(locale);
  const rows = onlyDiffering ? "diff" : null;
  const swapped = { ...sideQuery("a", b), ...sideQuery("b", a), rows };
  const toggled = { ...sideQuery("a", a), ...sideQuery("b", b), rows: onlyDiffering ? null : "diff" };
  return (
    <ul className="compare-links" aria-label={t("label")}>
      <li>
        <a href={link(here, swapped)}>{t("swap")}</a>
      </li>
      <li>
        <a href={link(here, toggled)}>{t(onlyDiffering ? "all" : "onlyDiffering")}</a>
      </li>
    </ul>
  );
}

type NotYetProps = { page: PageRequest; names: Names; party: ComparedParty | null; isTwice: boolean };

/** Nobody chosen, one side alone, or the same on both: how to go on, with the days that there are. */
async function NotYet({ page, names, party, isTwice }: NotYetProps) {
  const { locale, link } = page;
  const t = await getTranslations("compare");
  if (party === null) {
    return (
      <div className="prose">
        <p>{t("how")}</p>
        <p>
          {t.rich("address", {
            example: () => <code className="break-all">{`a=XA&aAsOf=2026-01-06&b=XA`}</code>,
          })}
        </p>
      </div>
    );
  }
  const name = names.get(party.code)?.[locale] ?? party.code;
  const days = (await listDaysOfActs(publicViewer, party.code, page.asOf)).filter(
    (day) => day < page.asOf.day,
  );
  const said = isTwice ? "twice" : "one";
  return (
    <EmptyState
      title={t(`${said}.title`, { name })}
      links={days.map((day) => ({
        href: link(paths.compare(locale), { a: party.code, aAsOf: day, b: party.code }),
        label: t("days.since", { day: formatDay(day, locale) }),
      }))}
    >
      <p>{days.length > 0 ? t(`${said}.text`, { name }) : t("days.none")}</p>
    </EmptyState>
  );
}
