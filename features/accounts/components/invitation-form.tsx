import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/action-form.tsx";
import { type Locale, MEMBER_ROLES } from "@/domain/vocabulary.ts";
import { sendInvitation } from "../actions.ts";
import type { DelegationChoice } from "../queries.ts";
import { delegationOptions } from "./account-filters.tsx";
import { formWords } from "./form-words.ts";

type Props = { locale: Locale; delegations: readonly DelegationChoice[] };

export async function InvitationForm({ locale, delegations }: Props) {
  const t = await getTranslations("admin.invite");
  const terms = await getTranslations("terms.memberRole");
  return (
    <ActionForm
      name="invite"
      action={sendInvitation}
      hidden={{ locale }}
      submit={t("submit")}
      words={await formWords(locale, t("problem"))}
      fields={[
        { kind: "email", name: "email", label: t("email"), autoComplete: "off" },
        { kind: "text", name: "name", label: t("name"), autoComplete: "off" },
        {
          kind: "choice",
          name: "role",
          label: t("role"),
          hint: t("roleHint"),
          value: "drafter",
          options: MEMBER_ROLES.map((value) => ({ value, label: terms(value) })),
        },
        {
          kind: "choice",
          name: "delegation",
          label: t("delegation"),
          value: "",
          options: [{ value: "", label: t("delegationNone") }, ...delegationOptions(delegations, locale)],
        },
      ]}
    />
  );
}
