import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { type Chip, Chips } from "@/components/chips.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { Pager } from "@/components/pager.tsx";
import { Refusal } from "@/domain/refusal.ts";
import { ViewCitation } from "@/features/citation/components/citation.tsx";
import { PublicFrame } from "@/features/installation/components/public-frame.tsx";
import { listCategories } from "@/features/installation/queries.ts";
import { RequirementFilters } from "@/features/requirements/components/requirement-filters.tsx";
import { RequirementTable } from "@/features/requirements/components/requirement-table.tsx";
import {
  listRequirements,
  type RequirementFilter,
  type RequirementPage,
} from "@/features/requirements/queries.ts";
import { readRequirementsQuery, USUAL_SORT } from "@/features/requirements/schema.ts";
import { formatNumber } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import {
  type LinkQuery,
  metadataOf,
  type PageProps,
  type PageRequest,
  readPage,
} from "@/server/page-request.ts";
import { publicViewer } from "@/server/viewer.ts";

const PAGE_SIZE = 50;

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const page = await readPage(props);
  const t = await getTranslations("requirements");
  const { query } = readRequirementsQuery(page);
  return metadataOf(page, { title: t("title"), path: paths.requirements, query, copies: ["csv", "json"] });
}

export default async function RequirementsPage(props: PageProps) {
  const page = await readPage(props);
  const { locale, link, asOf } = page;
  const t = await getTranslations("requirements");
  const categories = await listCategories();
  const { filter, sort, query } = readRequirementsQuery(page);
  const ask = (after: string | undefined) =>
    listRequirements(publicViewer, { asOf, filter, sort, after, limit: PAGE_SIZE });
  // A cursor that is none of this list's is left out like every other value that is not understood.
  const list = await ask(page.query.text("after", 600)).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === "malformed") return ask(undefined);
    throw error;
  });
  const here = paths.requirements(locale);
  const chips = await chipsOf(page, filter, query);
  return (
    <PublicFrame
      page={page}
      path={paths.requirements}
      query={query}
      section="requirements"
      copies={["csv", "json"]}
    >
      <DocumentHeading title={t("title")} lead={<p>{t("lead")}</p>} />
      <p className="mb-5 max-w-prose text-ink-2">{t("note")}</p>
      <div className="with-filters">
        <RequirementFilters
          page={page}
          filter={filter}
          facets={list.facets}
          categories={categories}
          keep={keptOf(page, query.sort)}
        />
        <div className="min-w-0">
          <p className="mb-2" role="status">
            {chips.length > 0
              ? t("found", { count: list.total, total: await countAll(page) })
              : t("all", { count: list.total })}
          </p>
          <FilterChips page={page} chips={chips} />
          {list.items.length === 0 ? (
            <NothingFound page={page} chips={chips} />
          ) : (
            <RequirementTable
              page={page}
              rows={list.items}
              categories={categories}
              sort={sort}
              sortLink={(by) => link(here, { ...query, sort: by === USUAL_SORT ? null : by })}
            />
          )}
          <ListPager page={page} query={query} list={list} />
        </div>
      </div>
      <ViewCitation page={page} name="requirements" title={t("title")} path={here} query={query} />
    </PublicFrame>
  );
}

const keptOf = (page: PageRequest, sort: string | null) => {
  const kept: [string, string | null][] = [
    ["asOf", page.asOf.isNow ? null : page.query.one("asOf")],
    ["sort", sort],
  ];
  return kept.filter((pair): pair is [string, string] => pair[1] !== null);
};

const countAll = async ({ asOf }: PageRequest): Promise<number> =>
  (await listRequirements(publicViewer, { asOf, filter: {}, limit: 1 })).total;

/** Each filter in force as words, with the address of the list without it. */
async function chipsOf(page: PageRequest, filter: RequirementFilter, query: LinkQuery): Promise<Chip[]> {
  const { locale, link } = page;
  const t = await getTranslations("requirements");
  const common = await getTranslations("common.filters");
  const terms = await getTranslations("terms.priority");
  const categories = await listCategories();
  const chip = (label: string, without: LinkQuery): Chip => ({
    label,
    removeHref: link(paths.requirements(locale), { ...query, ...without }),
    removeLabel: common("remove", { label }),
  });
  const name = (code: string) => categories.find((known) => known.code === code)?.name[locale] ?? code;
  const { q, priority = [], category = [] } = filter;
  return [
    ...(q ? [chip(t("filter.qChip", { words: q }), { q: null })] : []),
    ...priority.map((code) => chip(terms(code), { priority: priority.filter((other) => other !== code) })),
    ...category.map((code) => chip(name(code), { category: category.filter((other) => other !== code) })),
  ];
}

async function FilterChips({ page, chips }: { page: PageRequest; chips: Chip[] }) {
  const t = await getTranslations("common.filters");
  const clear = { href: page.link(paths.requirements(page.locale)), label: t("clear") };
  return <Chips label={t("inForce")} chips={chips} clear={chips.length > 1 ? clear : undefined} />;
}

/** Never filled, not yet on that day, or filtered away: three different things. */
async function NothingFound({ page, chips }: { page: PageRequest; chips: Chip[] }) {
  const t = await getTranslations("requirements.empty");
  const here = paths.requirements(page.locale);
  if (chips.length > 0) {
    return (
      <EmptyState
        title={t("filtered")}
        links={[
          ...chips.map(({ label, removeHref }) => ({ href: removeHref, label: t("without", { label }) })),
          { href: page.link(here), label: t("clear") },
        ]}
      />
    );
  }
  if (page.asOf.isNow) return <EmptyState title={t("none")} />;
  return <EmptyState title={t("notThen")} links={[{ href: here, label: t("now") }]} />;
}

type PagerProps = { page: PageRequest; query: LinkQuery; list: RequirementPage };

async function ListPager({ page, query, list }: PagerProps) {
  const { locale, link } = page;
  const t = await getTranslations("common.pager");
  const here = paths.requirements(locale);
  const number = (value: number) => formatNumber(value, locale);
  if (list.items.length === 0 || (list.before === 0 && list.next === null)) return null;
  return (
    <Pager
      label={t("label")}
      position={t("position", {
        from: number(list.before + 1),
        to: number(list.before + list.items.length),
        total: number(list.total),
      })}
      previous={list.before > 0 ? { href: link(here, query), label: t("first") } : undefined}
      next={list.next ? { href: link(here, { ...query, after: list.next }), label: t("next") } : undefined}
    />
  );
}
