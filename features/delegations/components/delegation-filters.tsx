import { getTranslations } from "next-intl/server";
import { FacetList } from "@/components/facet-list.tsx";
import { FilterPanel } from "@/components/filter-panel.tsx";
import { StageGlyph } from "@/components/stage-glyph.tsx";
import type { CategoryRecord, DelegationSummary } from "@/domain/records.ts";
import { DELEGATION_ROLES, STAGES } from "@/domain/vocabulary.ts";
import { formatNumber } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { type DelegationFilter, fitsFilter } from "../queries.ts";

type Props = {
  page: PageRequest;
  filter: DelegationFilter;
  delegations: readonly DelegationSummary[];
  categories: readonly CategoryRecord[];
};

/** Which delegations to show; each count is of delegations under the other filter. */
export async function DelegationFilters({ page, filter, delegations, categories }: Props) {
  const { locale, asOf } = page;
  const t = await getTranslations("delegations.filter");
  const common = await getTranslations("common.filters");
  const terms = await getTranslations("terms");
  /** How many fit one choice of a facet under the other facets. */
  const count = (of: DelegationFilter) =>
    delegations.filter((row) => fitsFilter(row, { ...filter, ...of }, asOf.day)).length;
  const counted = (of: DelegationFilter) => ({
    count: count(of),
    countLabel: formatNumber(count(of), locale),
  });
  const asOfKept = asOf.isNow ? null : page.query.one("asOf");
  return (
    <FilterPanel
      action={paths.delegations(locale)}
      title={common("title")}
      openLabel={common("open", { count: Object.values(filter).filter(Boolean).length })}
      closeLabel={common("close")}
      submitLabel={common("apply")}
      keep={asOfKept === null ? [] : [["asOf", asOfKept]]}
    >
      <FacetList
        name="stage"
        title={t("stage")}
        open
        options={STAGES.map((stage) => ({
          value: stage,
          label: terms(`stage.${stage}`),
          ...counted({ stage: [stage] }),
          checked: filter.stage?.includes(stage) ?? false,
          glyph: <StageGlyph stage={stage} />,
        }))}
      />
      <FacetList
        name="role"
        title={t("role")}
        open
        options={DELEGATION_ROLES.map((role) => ({
          value: role,
          label: terms(`delegationRole.${role}`),
          ...counted({ role: [role] }),
          checked: filter.role?.includes(role) ?? false,
        }))}
      />
      <FacetList
        name="category"
        title={t("category")}
        options={categories.map(({ code, name }) => ({
          value: code,
          label: name[locale],
          ...counted({ category: [code] }),
          checked: filter.category?.some((chosen) => chosen === code) ?? false,
        }))}
      />
    </FilterPanel>
  );
}
