import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { type Chip, Chips } from "@/components/chips.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { Pager } from "@/components/pager.tsx";
import { Refusal } from "@/domain/refusal.ts";
import { STAGES } from "@/domain/vocabulary.ts";
import { ViewCitation } from "@/features/citation/components/citation.tsx";
import { CommitmentFilters } from "@/features/commitments/components/commitment-filters.tsx";
import { CommitmentTable } from "@/features/commitments/components/commitment-table.tsx";
import { type CommitmentFilter, listCommitments } from "@/features/commitments/queries.ts";
import { readCommitmentsQuery, USUAL_SORT } from "@/features/commitments/schema.ts";
import { nameDelegations } from "@/features/delegations/queries.ts";
import { PublicFrame } from "@/features/installation/components/public-frame.tsx";
import { listCategories } from "@/features/installation/queries.ts";
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
/** As many lines as the whole query on one page may have, for who prints it. */
const WHOLE = 1000;
const COPIES = ["csv", "json", "ics"] as const;

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const page = await readPage(props);
  const t = await getTranslations("commitments");
  const { query } = await readCommitmentsQuery(page);
  return metadataOf(page, { title: t("title"), path: paths.commitments, query, copies: COPIES });
}

export default async function CommitmentsPage(props: PageProps) {
  const page = await readPage(props);
  const { locale, link, asOf } = page;
  const t = await getTranslations("commitments");
  const { filter, sort, query } = await readCommitmentsQuery(page);
  const [names, categories] = await Promise.all([nameDelegations(), listCategories()]);
  const isWhole = page.query.choice("rows", ["all"]) === "all";
  const limit = isWhole ? WHOLE : PAGE_SIZE;
  const ask = (after: string | undefined) =>
    listCommitments(publicViewer, { asOf, filter, sort, locale, after, limit });
  // A cursor that is none of this list's is left out like every other value that is not understood.
  const list = await ask(page.query.text("after", 600)).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === "malformed") return ask(undefined);
    throw error;
  });
  const here = paths.commitments(locale);
  const chips = await chipsOf(page, filter, query);
  const isFiltered = chips.length > 0;
  return (
    <PublicFrame page={page} path={paths.commitments} query={query} section="commitments" copies={COPIES}>
      <DocumentHeading title={t("title")} lead={<p>{t("lead")}</p>} />
      <div className="with-filters">
        <CommitmentFilters
          page={page}
          filter={filter}
          facets={list.facets}
          names={names}
          categories={categories}
          keep={keptOf(page, sort === USUAL_SORT ? null : sort)}
        />
        <div className="min-w-0">
          <p className="mb-2" role="status">
            {isFiltered
              ? t("found", { count: list.total, total: await countAll(page) })
              : t("all", { count: list.total })}
          </p>
          <FilterChips page={page} chips={chips} />
          {list.items.length === 0 ? (
            <NothingFound page={page} chips={chips} filter={filter} />
          ) : (
            <CommitmentTable
              page={page}
              caption={t("caption")}
              rows={list.items}
              names={names}
              categories={categories}
              sort={sort}
              sortLink={(by) => link(here, { ...query, sort: by === USUAL_SORT ? null : by })}
            />
          )}
          <ListPager page={page} query={query} list={list} />
          {!isWhole && list.total > list.items.length && list.total <= WHOLE ? (
            <p className="mt-2 text-meta print:hidden">
              <a href={link(here, { ...query, rows: "all" })}>{t("whole", { count: list.total })}</a>
            </p>
          ) : null}
        </div>
      </div>
      <ViewCitation page={page} name="commitments" title={t("title")} path={here} query={query} />
    </PublicFrame>
  );
}

const keptOf = (page: PageRequest, sort: string | null) => {
  const asOf = page.asOf.isNow ? null : page.query.one("asOf");
  const kept: [string, string | null][] = [
    ["asOf", asOf],
    ["sort", sort],
  ];
  return kept.filter((pair): pair is [string, string] => pair[1] !== null);
};

const countAll = async ({ asOf }: PageRequest): Promise<number> =>
  (await listCommitments(publicViewer, { asOf, filter: {}, limit: 1 })).total;

/** A filter in force, and what to leave out of the query to be rid of it. */
type FilterChip = Chip & { without: Partial<CommitmentFilter> };

/** Each filter in force as words, with the address of the list without it. */
async function chipsOf(page: PageRequest, filter: CommitmentFilter, query: LinkQuery): Promise<FilterChip[]> {
  const { locale, link } = page;
  const t = await getTranslations("commitments");
  const common = await getTranslations("common.filters");
  const attributions = await getTranslations("terms.attribution");
  const terms = await getTranslations("terms.stage");
  const [names, categories] = await Promise.all([nameDelegations(), listCategories()]);
  const here = paths.commitments(locale);
  const chip = (label: string, without: Partial<CommitmentFilter>): FilterChip => ({
    label,
    without,
    removeHref: link(here, { ...query, ...without }),
    removeLabel: common("remove", { label }),
  });
  const each = <T extends string>(
    key: "delegation" | "category" | "stage" | "end" | "attribution",
    values: readonly T[] | undefined,
    word: (value: T) => string,
  ) =>
    (values ?? []).map((value) => chip(word(value), { [key]: values?.filter((other) => other !== value) }));
  return [
    ...(filter.q ? [chip(t("filter.qChip", { words: filter.q }), { q: undefined })] : []),
    ...each(
      "stage",
      STAGES.filter((stage) => filter.stage?.includes(stage)),
      (stage) => terms(stage),
    ),
    ...each("delegation", filter.delegation, (code) => names.get(code)?.[locale] ?? code),
    ...each(
      "category",
      filter.category,
      (code) => categories.find((known) => known.code === code)?.name[locale] ?? code,
    ),
    ...each("end", filter.end, (end) => t(`end.${end}`)),
    ...each("attribution", filter.attribution, (attribution) => attributions(attribution)),
    ...(filter.year ? [chip(t("filter.yearChip", { year: `${filter.year}` }), { year: undefined })] : []),
  ];
}

async function FilterChips({ page, chips }: { page: PageRequest; chips: Chip[] }) {
  const t = await getTranslations("common.filters");
  const clear = { href: page.link(paths.commitments(page.locale)), label: t("clear") };
  return <Chips label={t("inForce")} chips={chips} clear={chips.length > 1 ? clear : undefined} />;
}

/** Never filled, not yet on that day, or filtered away: three different things. */
async function NothingFound(props: { page: PageRequest; chips: FilterChip[]; filter: CommitmentFilter }) {
  const { page, chips } = props;
  const t = await getTranslations("commitments.empty");
  const here = paths.commitments(page.locale);
  if (chips.length > 0) {
    const looser = await looserOf(props);
    return (
      <EmptyState
        title={t("filtered")}
        links={[
          ...looser.map(({ label, removeHref, total }) => ({
            href: removeHref,
            label: t("without", { label, count: total }),
          })),
          { href: page.link(here), label: t("clear") },
        ]}
      />
    );
  }
  if (page.asOf.isNow) return <EmptyState title={t("none")} />;
  return <EmptyState title={t("notThen")} links={[{ href: here, label: t("now") }]} />;
}

/** Beyond these, counting each query without one of its filters would cost more than it tells. */
const COUNTED = 8;

/** The same query without one of its filters, wherever that finds something; the nearest first. */
async function looserOf({ page: { asOf }, chips, filter }: Parameters<typeof NothingFound>[0]) {
  const counted = await Promise.all(
    chips.slice(0, COUNTED).map(async (chip) => {
      const without = Object.fromEntries(
        Object.entries({ ...filter, ...chip.without }).filter(
          ([, value]) => !(Array.isArray(value) && value.length === 0),
        ),
      );
      const { total } = await listCommitments(publicViewer, { asOf, filter: without, limit: 1 });
      return { ...chip, total };
    }),
  );
  return counted.filter(({ total }) => total > 0).sort((a, b) => a.total - b.total);
}

type List = Awaited<ReturnType<typeof listCommitments>>;

async function ListPager({ page, query, list }: { page: PageRequest; query: LinkQuery; list: List }) {
  const { locale, link } = page;
  const t = await getTranslations("common.pager");
  const here = paths.commitments(locale);
  const number = (value: number) => formatNumber(value, locale);
  if (list.items.length === 0) return null;
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
