import { getTranslations } from "next-intl/server";
import { FacetList } from "@/components/facet-list.tsx";
import { FilterPanel } from "@/components/filter-panel.tsx";
import { StageGlyph } from "@/components/stage-glyph.tsx";
import type { DelegationSummary } from "@/domain/records.ts";
import { DELEGATION_ROLES, type DelegationRole, STAGES, type Stage } from "@/domain/vocabulary.ts";
import { formatNumber } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { rolesNow } from "./roles.ts";

type Props = {
  page: PageRequest;
  filter: { stage: Stage[] | undefined; role: DelegationRole[] | undefined };
  delegations: readonly DelegationSummary[];
};

/** Which delegations to show; each count is of delegations under the other filter. */
export async function DelegationFilters({ page, filter, delegations }: Props) {
  const { locale, asOf } = page;
  const t = await getTranslations("delegations.filter");
  const common = await getTranslations("common.filters");
  const terms = await getTranslations("terms");
  const hasStage = (row: DelegationSummary, stages: readonly Stage[] | undefined) =>
    stages?.some((stage) => row.stages[stage]) ?? true;
  const hasRole = (row: DelegationSummary, roles: readonly DelegationRole[] | undefined) =>
    roles?.some((role) => rolesNow(row, asOf.day).roles.includes(role)) ?? true;
  const counted = (count: number) => ({ count, countLabel: formatNumber(count, locale) });
  const asOfKept = asOf.isNow ? null : page.query.one("asOf");
  return (
    <FilterPanel
      action={paths.delegations(locale)}
      title={common("title")}
      openLabel={common("open", { count: (filter.stage ? 1 : 0) + (filter.role ? 1 : 0) })}
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
          ...counted(delegations.filter((row) => hasStage(row, [stage]) && hasRole(row, filter.role)).length),
          checked: filter.stage?.includes(stage) ?? false,
          glyph: <StageGlyph stage={stage} />,
        })).filter(({ count, checked }) => count > 0 || checked)}
      />
      <FacetList
        name="role"
        title={t("role")}
        open
        options={DELEGATION_ROLES.map((role) => ({
          value: role,
          label: terms(`delegationRole.${role}`),
          ...counted(delegations.filter((row) => hasRole(row, [role]) && hasStage(row, filter.stage)).length),
          checked: filter.role?.includes(role) ?? false,
        }))}
      />
    </FilterPanel>
  );
}
