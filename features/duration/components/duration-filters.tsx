import { getTranslations } from "next-intl/server";
import { FacetList } from "@/components/facet-list.tsx";
import { DateField, SelectField, TextField } from "@/components/field.tsx";
import { FilterPanel } from "@/components/filter-panel.tsx";
import { StageGlyph } from "@/components/stage-glyph.tsx";
import type { CategoryRecord } from "@/domain/records.ts";
import { CONSENT_STEPS } from "@/domain/vocabulary.ts";
import { collator, formatNumber } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { DURATION_SORTS, type NamedLine } from "../queries.ts";
import { type DurationRequest, fitsLine, GROUPS } from "../schema.ts";
import { keptKeys } from "./kept-keys.ts";

type Props = {
  page: PageRequest;
  request: DurationRequest;
  lines: readonly NamedLine[];
  names: ReadonlyMap<string, { en: string; uk: string }>;
  categories: readonly CategoryRecord[];
};

/** Which lines, in what order, under which headings, and what is assumed: a plain form. */
export async function DurationFilters({ page, request, lines, names, categories }: Props) {
  const { locale } = page;
  const { group, sort, years, assumptions, isScenario, filter } = request;
  const t = await getTranslations("duration.filter");
  const common = await getTranslations("common.filters");
  const inForce = Object.values(filter).filter((value) => value !== undefined).length;
  return (
    <FilterPanel
      action={paths.duration(locale)}
      title={common("title")}
      openLabel={common("open", { count: inForce + (isScenario ? 1 : 0) })}
      closeLabel={common("close")}
      submitLabel={common("apply")}
      keep={keptKeys(page, request.query, [
        ...["group", "sort", "from", "to", "delegation", "stage", "category"],
        ...(assumptions.ceasefire === "never" ? [] : ["ceasefire"]),
        ...(assumptions.peace === "never" ? [] : ["peace"]),
      ])}
    >
      <SelectField
        id="group"
        name="group"
        label={t("group")}
        options={GROUPS.map((value) => ({ value, label: t(`by.${value}`) }))}
        defaultValue={group}
      />
      <SelectField
        id="sort"
        name="sort"
        label={t("sort")}
        options={DURATION_SORTS.map((value) => ({ value, label: t(`sorted.${value}`) }))}
        defaultValue={sort}
      />
      <LineFacets locale={locale} filter={filter} lines={lines} names={names} categories={categories} />
      <div className="mt-4 flex gap-4">
        {(["from", "to"] as const).map((key) => (
          <TextField
            key={key}
            id={key}
            name={key}
            label={t(key)}
            inputMode="numeric"
            pattern="\d{4}"
            maxLength={4}
            width="short"
            defaultValue={years[key]}
          />
        ))}
      </div>
      <fieldset className="mt-4">
        <legend className="font-semibold">{t("assume")}</legend>
        {(["ceasefire", "peace"] as const).map((key) =>
          assumptions[key] === "never" ? null : (
            <DateField
              key={key}
              id={key}
              name={key}
              label={t(`assumed.${key}`)}
              defaultValue={assumptions[key] ?? ""}
            />
          ),
        )}
      </fieldset>
    </FilterPanel>
  );
}

type FacetProps = Pick<Props, "lines" | "names" | "categories"> & {
  locale: PageRequest["locale"];
  filter: DurationRequest["filter"];
};

/** Stage, party and category, each with what choosing it would find. */
export async function LineFacets({ locale, filter, lines, names, categories }: FacetProps) {
  const t = await getTranslations("duration.filter");
  const stages = await getTranslations("terms.stage");
  const option = <K extends keyof typeof filter>(key: K, value: string, label: string) => {
    const others = { ...filter, [key]: undefined };
    const count = lines.filter((line) => line[key] === value && fitsLine(line, others)).length;
    const checked = filter[key]?.some((chosen) => chosen === value) ?? false;
    return { value, label, count, countLabel: formatNumber(count, locale), checked };
  };
  const parties = [...names].map(([code, name]) => option("delegation", code, name[locale]));
  parties.sort((a, b) => collator(locale).compare(a.label, b.label));
  return (
    <>
      <FacetList
        name="stage"
        title={t("stage")}
        open
        options={CONSENT_STEPS.map((step) => ({
          ...option("stage", step, stages(step)),
          glyph: <StageGlyph stage={step} />,
        }))}
      />
      <FacetList name="delegation" title={t("delegation")} options={parties} />
      <FacetList
        name="category"
        title={t("category")}
        options={categories.map(({ code, name }) => option("category", code, name[locale]))}
      />
    </>
  );
}
