import { getTranslations } from "next-intl/server";
import { FacetList } from "@/components/facet-list.tsx";
import { TextField } from "@/components/field.tsx";
import { FilterPanel } from "@/components/filter-panel.tsx";
import type { CategoryRecord } from "@/domain/records.ts";
import { PRIORITIES } from "@/domain/vocabulary.ts";
import { formatNumber } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import type { RequirementFacets, RequirementFilter } from "../queries.ts";

type Props = {
  page: PageRequest;
  filter: RequirementFilter;
  facets: RequirementFacets;
  categories: readonly CategoryRecord[];
  keep: readonly (readonly [string, string])[];
};

/** The filters of the list of requirements: a plain form, with what each choice would find. */
export async function RequirementFilters({ page, filter, facets, categories, keep }: Props) {
  const { locale, link } = page;
  const t = await getTranslations("requirements.filter");
  const common = await getTranslations("common.filters");
  const terms = await getTranslations("terms.priority");
  const glossary = await getTranslations("glossary");
  const option = (facet: keyof RequirementFacets, value: string, label: string) => {
    const count = facets[facet][value] ?? 0;
    const checked = filter[facet]?.some((chosen) => chosen === value) ?? false;
    return { value, label, count, countLabel: formatNumber(count, locale), checked };
  };
  return (
    <FilterPanel
      action={paths.requirements(locale)}
      title={common("title")}
      openLabel={common("open", {
        count: Object.values(filter).filter((value) => value !== undefined).length,
      })}
      closeLabel={common("close")}
      submitLabel={common("apply")}
      keep={keep}
    >
      <TextField id="q" name="q" type="search" label={t("q")} defaultValue={filter.q} maxLength={100} />
      <FacetList
        name="priority"
        title={t("priority")}
        open
        options={PRIORITIES.map((priority) => option("priority", priority, terms(priority)))}
        more={{ href: link(paths.term(locale, "priority")), label: glossary("what") }}
      />
      <FacetList
        name="category"
        title={t("category")}
        open
        options={categories.map(({ code, name }) => option("category", code, name[locale]))}
        more={{ href: link(paths.term(locale, "category")), label: glossary("what") }}
      />
    </FilterPanel>
  );
}
