import { getTranslations } from "next-intl/server";
import { FacetList, type FacetOption } from "@/components/facet-list.tsx";
import { TextField } from "@/components/field.tsx";
import { FilterPanel } from "@/components/filter-panel.tsx";
import { StageGlyph } from "@/components/stage-glyph.tsx";
import type { CategoryRecord } from "@/domain/records.ts";
import { STAGES } from "@/domain/vocabulary.ts";
import { collator, formatNumber } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { type CommitmentFacets, type CommitmentFilter, ENDS } from "../queries.ts";
import type { Names } from "./commitment-table.tsx";

type Props = {
  page: PageRequest;
  filter: CommitmentFilter;
  facets: CommitmentFacets;
  names: Names;
  categories: readonly CategoryRecord[];
  keep: readonly (readonly [string, string])[];
};

/** The filters of the list of commitments: a plain form, with what each choice would find. */
export async function CommitmentFilters({ page, filter, facets, names, categories, keep }: Props) {
  const { locale, link } = page;
  const glossary = await getTranslations("glossary");
  const t = await getTranslations("commitments");
  const common = await getTranslations("common.filters");
  const terms = await getTranslations("terms.stage");
  const option = (facet: keyof CommitmentFacets, value: string, label: string): FacetOption => {
    const count = facets[facet][value] ?? 0;
    const checked = filter[facet]?.some((chosen) => chosen === value) ?? false;
    return { value, label, count, countLabel: formatNumber(count, locale), checked };
  };
  const parties = [...names].map(([code, name]) => option("delegation", code, name[locale]));
  parties.sort((a, b) => collator(locale).compare(a.label, b.label));
  const inForce = Object.values(filter).filter((value) => value !== undefined).length;
  return (
    <FilterPanel
      action={paths.commitments(locale)}
      title={common("title")}
      openLabel={common("open", { count: inForce })}
      closeLabel={common("close")}
      submitLabel={common("apply")}
      keep={keep}
    >
      <TextField
        id="q"
        name="q"
        type="search"
        label={t("filter.q")}
        defaultValue={filter.q}
        maxLength={100}
      />
      <FacetList
        name="stage"
        title={t("filter.stage")}
        open
        options={STAGES.map((stage) => ({
          ...option("stage", stage, terms(stage)),
          glyph: <StageGlyph stage={stage} />,
        }))}
        more={{ href: link(paths.term(locale, "stage")), label: glossary("what") }}
      />
      <FacetList name="delegation" title={t("filter.delegation")} options={parties} />
      <FacetList
        name="category"
        title={t("filter.category")}
        options={categories.map(({ code, name }) => option("category", code, name[locale]))}
        more={{ href: link(paths.term(locale, "category")), label: glossary("what") }}
      />
      <FacetList
        name="end"
        title={t("filter.end")}
        options={ENDS.map((end) => option("end", end, t(`end.${end}`)))}
      />
      <div className="mt-4">
        <TextField
          id="year"
          name="year"
          label={t("filter.year")}
          hint={t("filter.yearHint")}
          inputMode="numeric"
          pattern="\d{4}"
          maxLength={4}
          width="short"
          defaultValue={filter.year}
        />
      </div>
    </FilterPanel>
  );
}
