import { getTranslations } from "next-intl/server";
import { Button } from "@/components/button.tsx";
import { SelectField } from "@/components/field.tsx";
import { collator } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";

type Props = { page: PageRequest; code: string; names: ReadonlyMap<string, { en: string; uk: string }> };

/** This delegation beside another one. */
export async function CompareForm({ page, code, names }: Props) {
  const { locale, asOf, query } = page;
  const t = await getTranslations("delegations.compare");
  const others = [...names]
    .filter(([other]) => other !== code)
    .map(([other, name]) => ({ value: other, label: name[locale] }));
  others.sort((a, b) => collator(locale).compare(a.label, b.label));
  const moment = asOf.isNow ? null : query.one("asOf");
  return (
    <form action={paths.compare(locale)} method="get" className="flex flex-wrap items-end gap-x-4 gap-y-2">
      <input type="hidden" name="a" value={code} />
      {moment === null ? null : <input type="hidden" name="asOf" value={moment} />}
      <SelectField id="compare-with" name="b" label={t("with")} options={others} />
      <Button variant="secondary">{t("submit")}</Button>
    </form>
  );
}
