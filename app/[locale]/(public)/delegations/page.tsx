import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { type Chip, Chips } from "@/components/chips.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { EmptyState } from "@/components/empty-state.tsx";
import { ViewCitation } from "@/features/citation/components/citation.tsx";
import { DelegationFilters } from "@/features/delegations/components/delegation-filters.tsx";
import { DelegationTable } from "@/features/delegations/components/delegation-table.tsx";
import {
  byName,
  type DelegationFilter,
  fitsFilter,
  listDelegations,
} from "@/features/delegations/queries.ts";
import { readDelegationsQuery } from "@/features/delegations/schema.ts";
import { PublicFrame } from "@/features/installation/components/public-frame.tsx";
import { listCategories } from "@/features/installation/queries.ts";
import { paths } from "@/lib/paths.ts";
import { metadataOf, type PageProps, type PageRequest, readPage } from "@/server/page-request.ts";
import { publicViewer } from "@/server/viewer.ts";

const COPIES = ["csv", "json"] as const;

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const page = await readPage(props);
  const t = await getTranslations("delegations");
  return metadataOf(page, {
    title: t("title"),
    path: paths.delegations,
    copies: COPIES,
    query: readDelegationsQuery(page).query,
  });
}

export default async function DelegationsPage(props: PageProps) {
  const page = await readPage(props);
  const { locale, link, asOf } = page;
  const t = await getTranslations("delegations");
  const common = await getTranslations("common.filters");
  const { filter } = readDelegationsQuery(page);
  const [all, categories] = await Promise.all([listDelegations(publicViewer, asOf), listCategories()]);
  all.sort(byName(locale));
  const rows = all.filter((row) => fitsFilter(row, filter, asOf.day));
  const here = paths.delegations(locale);
  const chips = await chipsOf(page, filter);
  return (
    <PublicFrame page={page} path={paths.delegations} query={filter} section="delegations" copies={COPIES}>
      <DocumentHeading title={t("title")} lead={<p>{t("lead")}</p>} />
      <div className="with-filters">
        <DelegationFilters page={page} filter={filter} delegations={all} categories={categories} />
        <div className="min-w-0">
          <p className="mb-2" role="status">
            {chips.length > 0
              ? t("found", { count: rows.length, total: all.length })
              : t("all", { count: all.length })}
          </p>
          <Chips
            label={common("inForce")}
            chips={chips}
            clear={chips.length > 1 ? { href: link(here), label: common("clear") } : undefined}
          />
          {rows.length > 0 ? (
            <DelegationTable page={page} rows={rows} />
          ) : (
            <EmptyState title={t("empty")} links={[{ href: link(here), label: common("clear") }]} />
          )}
        </div>
      </div>
      <ViewCitation page={page} name="delegations" title={t("title")} path={here} query={filter} />
    </PublicFrame>
  );
}

async function chipsOf({ locale, link }: PageRequest, filter: DelegationFilter): Promise<Chip[]> {
  const common = await getTranslations("common.filters");
  const terms = await getTranslations("terms");
  const categories = await listCategories();
  const chip = (label: string, without: object): Chip => ({
    label,
    removeHref: link(paths.delegations(locale), { ...filter, ...without }),
    removeLabel: common("remove", { label }),
  });
  return [
    ...(filter.stage ?? []).map((stage) =>
      chip(terms(`stage.${stage}`), { stage: filter.stage?.filter((other) => other !== stage) }),
    ),
    ...(filter.category ?? []).map((code) =>
      chip(categories.find((known) => known.code === code)?.name[locale] ?? code, {
        category: filter.category?.filter((other) => other !== code),
      }),
    ),
    ...(filter.role ?? []).map((role) =>
      chip(terms(`delegationRole.${role}`), { role: filter.role?.filter((other) => other !== role) }),
    ),
  ];
}
