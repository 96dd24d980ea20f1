import { getTranslations } from "next-intl/server";
import { SelectField, TextField } from "@/components/field.tsx";
import { FilterPanel } from "@/components/filter-panel.tsx";
import { type Locale, MEMBER_ROLES } from "@/domain/vocabulary.ts";
import { collator } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { DelegationChoice } from "../queries.ts";
import { type AccountFilter, STATUSES } from "../schema.ts";

type Props = { locale: Locale; filter: AccountFilter; delegations: readonly DelegationChoice[] };

export async function AccountFilters({ locale, filter, delegations }: Props) {
  const t = await getTranslations("admin.accounts");
  const terms = await getTranslations("terms.memberRole");
  const any = { value: "", label: t("any") };
  return (
    <FilterPanel
      action={paths.accounts(locale)}
      title={t("filter")}
      openLabel={t("open")}
      closeLabel={t("close")}
      submitLabel={t("apply")}
      keep={[]}
    >
      <TextField id="q" name="q" label={t("text")} defaultValue={filter.q} type="search" />
      <SelectField
        id="delegation"
        name="delegation"
        label={t("delegation")}
        defaultValue={filter.delegation ?? ""}
        options={[any, ...delegationOptions(delegations, locale)]}
      />
      <SelectField
        id="role"
        name="role"
        label={t("role")}
        defaultValue={filter.role ?? ""}
        options={[any, ...MEMBER_ROLES.map((value) => ({ value, label: terms(value) }))]}
      />
      <SelectField
        id="status"
        name="status"
        label={t("status")}
        defaultValue={filter.status ?? ""}
        options={[any, ...STATUSES.map((value) => ({ value, label: t(value) }))]}
      />
    </FilterPanel>
  );
}

/** In the order of the reader's alphabet. */
export function delegationOptions(delegations: readonly DelegationChoice[], locale: Locale) {
  const { compare } = collator(locale);
  return delegations
    .map(({ code, name }) => ({ value: code, label: name[locale] }))
    .sort((a, b) => compare(a.label, b.label));
}
