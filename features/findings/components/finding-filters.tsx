import { getTranslations } from "next-intl/server";
import { FacetList } from "@/components/facet-list.tsx";
import { FilterPanel } from "@/components/filter-panel.tsx";
import { FINDING_RULES, SEVERITIES } from "@/domain/finding.ts";
import type { CategoryRecord } from "@/domain/records.ts";
import { collator, formatNumber } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import type { FindingFacets, FindingFilter } from "../queries.ts";
import type { FindingNames } from "./names.ts";

type Props = {
  page: PageRequest;
  filter: FindingFilter;
  facets: FindingFacets;
  names: FindingNames;
  categories: readonly CategoryRecord[];
  keep: readonly (readonly [string, string])[];
};

/** The filters of the findings: a plain form, with what each choice would find. */
export async function FindingFilters({ page, filter, facets, names, categories, keep }: Props) {
  const { locale } = page;
  const t = await getTranslations("findings");
  const common = await getTranslations("common.filters");
  const option = (facet: keyof FindingFilter, value: string, label: string) => {
    const count = facets[facet][value] ?? 0;
    const checked = filter[facet]?.some((chosen) => chosen === value) ?? false;
    return { value, label, count, countLabel: formatNumber(count, locale), checked };
  };
  const { compare } = collator(locale);
  const codes = new Set([...Object.keys(facets.delegation), ...(filter.delegation ?? [])]);
  const parties = [...codes].map((code) => option("delegation", code, names.delegation(code)));
  const used = categories.filter(
    ({ code }) => facets.category[code] || filter.category?.some((chosen) => chosen === code),
  );
  return (
    <FilterPanel
      action={paths.findings(locale)}
      title={common("title")}
      openLabel={common("open", {
        count: Object.values(filter).filter((value) => value !== undefined).length,
      })}
      closeLabel={common("close")}
      submitLabel={common("apply")}
      keep={keep}
    >
      <FacetList
        name="severity"
        title={t("filter.severity")}
        open
        options={SEVERITIES.map((severity) => option("severity", severity, t(`severity.${severity}`)))}
      />
      <FacetList
        name="rule"
        title={t("filter.rule")}
        open
        options={FINDING_RULES.map((rule) => option("rule", rule, t(`ruleTitle.${rule}`)))}
      />
      <FacetList
        name="delegation"
        title={t("filter.delegation")}
        options={parties.sort((a, b) => compare(a.label, b.label))}
      />
      <FacetList
        name="category"
        title={t("filter.category")}
        options={used.map(({ code, name }) => option("category", code, name[locale]))}
      />
    </FilterPanel>
  );
}
