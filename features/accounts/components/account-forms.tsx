import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/action-form.tsx";
import { Notice } from "@/components/notice.tsx";
import { PageSection } from "@/components/page-section.tsx";
import { type Locale, MEMBER_ROLES } from "@/domain/vocabulary.ts";
import { assign, disable, enable } from "../actions.ts";
import type { AccountDetail, DelegationChoice } from "../queries.ts";
import { delegationOptions } from "./account-filters.tsx";
import { formWords } from "./form-words.ts";

type Props = {
  locale: Locale;
  account: AccountDetail;
  delegations: readonly DelegationChoice[];
  isOneself: boolean;
};

/** What an administrator can do to an account; nothing to the own one. */
export async function AccountForms({ isOneself, ...props }: Props) {
  const t = await getTranslations("admin.account");
  if (isOneself) return <Notice>{t("you")}</Notice>;
  return (
    <>
      <Assignment {...props} />
      {props.account.disabledAt ? <Enabling {...props} /> : <Disabling {...props} />}
    </>
  );
}

async function Assignment({ locale, account, delegations }: Omit<Props, "isOneself">) {
  const t = await getTranslations("admin");
  const terms = await getTranslations("terms.memberRole");
  return (
    <PageSection id="assign" title={t("account.assign")}>
      <p className="mb-3 max-w-prose text-ink-2">{t("account.assignHint")}</p>
      <ActionForm
        name="assign"
        action={assign}
        hidden={{ locale, account: account.id }}
        submit={t("account.assignSubmit")}
        variant="secondary"
        words={await formWords(locale, t("account.problem"))}
        fields={[
          {
            kind: "choice",
            name: "role",
            label: t("invite.role"),
            hint: t("invite.roleHint"),
            value: account.role ?? "drafter",
            options: MEMBER_ROLES.map((value) => ({ value, label: terms(value) })),
          },
          {
            kind: "choice",
            name: "delegation",
            label: t("invite.delegation"),
            value: account.delegation ?? "",
            options: [
              { value: "", label: t("invite.delegationNone") },
              ...delegationOptions(delegations, locale),
            ],
          },
        ]}
      />
    </PageSection>
  );
}

async function Disabling({ locale, account }: Omit<Props, "isOneself">) {
  const t = await getTranslations("admin.account");
  return (
    <PageSection id="disable" title={t("disable")}>
      <p className="mb-3 max-w-prose text-ink-2">{t("disableHint")}</p>
      <ActionForm
        name="disable"
        action={disable}
        hidden={{ locale, account: account.id }}
        submit={t("disableSubmit")}
        variant="danger"
        words={await formWords(locale, t("problem"))}
        fields={[{ kind: "lines", name: "reason", label: t("disableReason"), hint: t("disableReasonHint") }]}
      />
    </PageSection>
  );
}

async function Enabling({ locale, account }: Omit<Props, "isOneself">) {
  const t = await getTranslations("admin.account");
  return (
    <PageSection id="enable" title={t("enable")}>
      <p className="mb-3 max-w-prose text-ink-2">{t("enableHint")}</p>
      <ActionForm
        name="enable"
        action={enable}
        hidden={{ locale, account: account.id }}
        submit={t("enableSubmit")}
        words={await formWords(locale, t("problem"))}
      />
    </PageSection>
  );
}
