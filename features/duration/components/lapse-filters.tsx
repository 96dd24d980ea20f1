import { getTranslations } from "next-intl/server";
import { FacetList } from "@/components/facet-list.tsx";
import { TextField } from "@/components/field.tsx";
import { FilterPanel } from "@/components/filter-panel.tsx";
import { CLIFF_KINDS } from "@/domain/cliff-days.ts";
import type { CategoryRecord } from "@/domain/records.ts";
import { formatNumber } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import type { Lapse } from "../queries.ts";
import { fitsLine, type LapsesRequest } from "../schema.ts";
import { LineFacets } from "./duration-filters.tsx";
import { keptKeys } from "./kept-keys.ts";

type Props = {
  page: PageRequest;
  request: LapsesRequest;
  days: readonly Lapse[];
  names: ReadonlyMap<string, { en: string; uk: string }>;
  categories: readonly CategoryRecord[];
};

/** What falls due, of which lines, in which years: a plain form. */
export async function LapseFilters({ page, request, days, names, categories }: Props) {
  const { locale } = page;
  const { kinds, filter, years, isScenario, query } = request;
  const t = await getTranslations("duration");
  const common = await getTranslations("common.filters");
  const inForce = [...Object.values(filter), kinds].filter((value) => value !== undefined).length;
  const lines = new Map(days.map(({ line }) => [line.symbol, line]));
  return (
    <FilterPanel
      action={paths.lapses(locale)}
      title={common("title")}
      openLabel={common("open", { count: inForce + (isScenario ? 1 : 0) })}
      closeLabel={common("close")}
      submitLabel={common("apply")}
      keep={keptKeys(page, query, ["kind", "stage", "delegation", "category", "from", "to"])}
    >
      <FacetList
        name="kind"
        title={t("filter.kind")}
        open
        options={CLIFF_KINDS.map((kind) => {
          const count = days.filter((day) => day.kind === kind && fitsLine(day.line, filter)).length;
          const checked = kinds?.includes(kind) ?? false;
          return {
            value: kind,
            label: t(`lapses.kinds.${kind}`),
            count,
            countLabel: formatNumber(count, locale),
            checked,
          };
        })}
      />
      <LineFacets
        locale={locale}
        filter={filter}
        lines={[...lines.values()]}
        names={names}
        categories={categories}
      />
      <div className="mt-4 flex gap-4">
        {(["from", "to"] as const).map((key) => (
          <TextField
            key={key}
            id={key}
            name={key}
            label={t(`filter.${key}`)}
            inputMode="numeric"
            pattern="\d{4}"
            maxLength={4}
            width="short"
            defaultValue={years[key]}
          />
        ))}
      </div>
    </FilterPanel>
  );
}
