import { getTranslations } from "next-intl/server";
import { Button } from "@/components/button.tsx";
import { SelectField, TextField } from "@/components/field.tsx";
import type { CategoryRecord } from "@/domain/records.ts";
import { CONSENT_STEPS, PRIORITIES } from "@/domain/vocabulary.ts";
import { paths } from "@/lib/paths.ts";
import type { LinkQuery, PageRequest } from "@/server/page-request.ts";
import { assumptionsQuery, FIRST_YEAR, LAST_YEAR } from "../../portfolio/schema.ts";
import { type AskedCoverage, MEASURES } from "../schema.ts";

type Props = { page: PageRequest; asked: AskedCoverage; categories: readonly CategoryRecord[] };

/** Which years, lines and needs, and what of them: a plain form that keeps what else is assumed. */
export async function CoverageForm({ page, asked, categories }: Props) {
  const { locale, asOf } = page;
  const t = await getTranslations("coverage.form");
  const common = await getTranslations("common.filters");
  const terms = await getTranslations("terms.priority");
  const { floor: _floor, ...assumed } = assumptionsQuery(asked.assumptions);
  const kept: LinkQuery = { ...assumed, asOf: asOf.isNow ? null : page.query.one("asOf") };
  const any = { value: "", label: common("any") };
  const year = (name: "from" | "to") => (
    <TextField
      id={name}
      name={name}
      label={t(name)}
      type="number"
      inputMode="numeric"
      min={FIRST_YEAR}
      max={LAST_YEAR}
      defaultValue={asked.years[name]}
    />
  );
  return (
    <form action={paths.coverage(locale)} method="get" className="analysis-form" aria-label={t("title")}>
      {Object.entries(kept).map(([name, value]) => {
        const text = typeof value === "object" ? (value?.join(",") ?? "") : String(value ?? "");
        return text === "" ? null : <input key={name} type="hidden" name={name} value={text} />;
      })}
      {year("from")}
      {year("to")}
      <SelectField
        id="floor"
        name="floor"
        label={t("floor")}
        options={CONSENT_STEPS.map((step) => ({ value: step, label: t(`floorStep.${step}`) }))}
        defaultValue={asked.assumptions.floor}
      />
      <SelectField
        id="measure"
        name="measure"
        label={t("measure")}
        options={MEASURES.map((measure) => ({ value: measure, label: t(`measureName.${measure}`) }))}
        defaultValue={asked.measure}
      />
      <SelectField
        id="priority"
        name="priority"
        label={t("priority")}
        options={[any, ...PRIORITIES.map((value) => ({ value, label: terms(value) }))]}
        defaultValue={asked.filter.priority?.[0] ?? ""}
      />
      <SelectField
        id="category"
        name="category"
        label={t("category")}
        options={[any, ...categories.map(({ code, name }) => ({ value: code, label: name[locale] }))]}
        defaultValue={asked.filter.category?.[0] ?? ""}
      />
      <div>
        <Button variant="secondary">{t("submit")}</Button>
      </div>
    </form>
  );
}
