import { getTranslations } from "next-intl/server";
import { FacetList, type FacetOption } from "@/components/facet-list.tsx";
import { DateField } from "@/components/field.tsx";
import { FilterPanel } from "@/components/filter-panel.tsx";
import type { CategoryRecord } from "@/domain/records.ts";
import { VERDICTS } from "@/domain/strength-rules.ts";
import { collator, formatNumber } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import type { ChangesFacets, ChangesFilter } from "../queries.ts";
import type { ChangesRequest } from "../schema.ts";

type Props = {
  page: PageRequest;
  request: ChangesRequest;
  facets: ChangesFacets;
  names: ReadonlyMap<string, { en: string; uk: string }>;
  categories: readonly CategoryRecord[];
};

/** Between which two days, and of which lines: a plain form. */
export async function ChangeFilters({ page, request, facets, names, categories }: Props) {
  const { locale, asOf } = page;
  const { filter, from, to } = request;
  const t = await getTranslations("changes.filter");
  const common = await getTranslations("common.filters");
  const strength = await getTranslations("strength.verdict");
  const option = (facet: keyof ChangesFilter, value: string, label: string): FacetOption => {
    const count = facets[facet][value] ?? 0;
    const checked = filter[facet]?.some((chosen) => chosen === value) ?? false;
    return { value, label, count, countLabel: formatNumber(count, locale), checked };
  };
  const parties = [...names].map(([code, name]) => option("delegation", code, name[locale]));
  parties.sort((a, b) => collator(locale).compare(a.label, b.label));
  const moment = asOf.isNow ? null : page.query.one("asOf");
  return (
    <FilterPanel
      action={paths.changes(locale)}
      title={common("title")}
      openLabel={common("open", { count: Object.values(filter).filter(Boolean).length })}
      closeLabel={common("close")}
      submitLabel={common("apply")}
      keep={moment === null ? [] : [["asOf", moment]]}
    >
      <DateField
        id="from"
        name="from"
        label={t("from")}
        hint={t("hint")}
        defaultValue={from.day}
        max={asOf.day}
      />
      <DateField id="to" name="to" label={t("to")} defaultValue={to.day} max={asOf.day} />
      <FacetList
        name="direction"
        title={t("direction")}
        open
        options={VERDICTS.map((verdict) => option("direction", verdict, strength(verdict)))}
      />
      <FacetList name="delegation" title={t("delegation")} options={parties} />
      <FacetList
        name="category"
        title={t("category")}
        options={categories.map(({ code, name }) => option("category", code, name[locale]))}
      />
    </FilterPanel>
  );
}
