import { getTranslations } from "next-intl/server";
import { Button } from "@/components/button.tsx";
import { DateField, SelectField } from "@/components/field.tsx";
import { collator } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import type { ComparedParty, SideName } from "../schema.ts";

type Props = {
  page: PageRequest;
  names: ReadonlyMap<string, { en: string; uk: string }>;
  a: ComparedParty | null;
  b: ComparedParty | null;
  rows: string | null;
};

/** Who is laid beside whom, and on which day each: a plain form. */
export async function CompareForm({ page, names, a, b, rows }: Props) {
  const { locale, asOf } = page;
  const t = await getTranslations("compare.form");
  const parties = [...names]
    .map(([value, name]) => ({ value, label: name[locale] }))
    .sort((one, other) => collator(locale).compare(one.label, other.label));
  const kept = [
    ["asOf", asOf.isNow ? null : page.query.one("asOf")],
    ["rows", rows],
  ] as const;
  const side = (name: SideName, party: ComparedParty | null) => (
    <div>
      <SelectField
        id={name}
        name={name}
        label={t(`${name}.party`)}
        options={[{ value: "", label: t("choose") }, ...parties]}
        defaultValue={party?.code ?? ""}
      />
      <DateField
        id={`${name}AsOf`}
        name={`${name}AsOf`}
        label={t(`${name}.day`)}
        optional={t("optional")}
        max={asOf.day}
        defaultValue={party?.asked ?? ""}
      />
    </div>
  );
  return (
    <form action={paths.compare(locale)} method="get" className="compare-form">
      {kept.map(([name, value]) =>
        value === null ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      {side("a", a)}
      {side("b", b)}
      <div>
        <Button variant="secondary">{t("submit")}</Button>
      </div>
    </form>
  );
}
