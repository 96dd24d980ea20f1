import { getTranslations } from "next-intl/server";
import { SelectField, TextField } from "@/components/field.tsx";
import { FilterPanel } from "@/components/filter-panel.tsx";
import type { CategoryRecord } from "@/domain/records.ts";
import { CATEGORIES, type Category, type Locale, STAGES, type Stage } from "@/domain/vocabulary.ts";
import { paths } from "@/lib/paths.ts";
import type { OfferLine } from "../queries.ts";

export type OfferFilter = {
  q: string | undefined;
  category: Category | undefined;
  stage: Stage | undefined;
  draft: "changed" | undefined;
};

const folded = (text: string): string => text.toLowerCase().replaceAll(/[’ʼ]/g, "'");

/** Whether a line is among those asked for. */
export const fits = ({ q, category, stage, draft }: OfferFilter, { record, changes }: OfferLine): boolean =>
  (category === undefined || record.terms.category === category) &&
  (stage === undefined || record.terms.stage === stage) &&
  (draft === undefined || changes > 0) &&
  (q === undefined ||
    folded(`${record.symbol} ${record.terms.title.en} ${record.terms.title.uk ?? ""}`).includes(folded(q)));

type Props = { filter: OfferFilter; categories: readonly CategoryRecord[]; locale: Locale };

export async function OfferFilters({ filter, categories, locale }: Props) {
  const t = await getTranslations("desk.filter");
  const common = await getTranslations("common.filters");
  const terms = await getTranslations("terms.stage");
  const any = { value: "", label: t("any") };
  const nameOf = (code: Category) => categories.find((each) => each.code === code)?.name[locale] ?? code;
  const count = Object.values(filter).filter((value) => value !== undefined).length;
  return (
    <FilterPanel
      action={paths.desk(locale)}
      title={t("title")}
      openLabel={common("open", { count })}
      closeLabel={common("close")}
      submitLabel={t("apply")}
      keep={[]}
    >
      <TextField id="filter-q" name="q" label={t("text")} defaultValue={filter.q} />
      <SelectField
        id="filter-category"
        name="category"
        label={t("category")}
        defaultValue={filter.category ?? ""}
        options={[any, ...CATEGORIES.map((value) => ({ value, label: nameOf(value) }))]}
      />
      <SelectField
        id="filter-stage"
        name="stage"
        label={t("stage")}
        defaultValue={filter.stage ?? ""}
        options={[any, ...STAGES.map((value) => ({ value, label: terms(value) }))]}
      />
      <SelectField
        id="filter-draft"
        name="draft"
        label={t("draft")}
        defaultValue={filter.draft ?? ""}
        options={[
          { value: "", label: t("all") },
          { value: "changed", label: t("changed") },
        ]}
      />
    </FilterPanel>
  );
}
