import { getTranslations } from "next-intl/server";
import { ActionForm, type FormWords } from "@/components/action-form.tsx";
import { type Column, DataTable } from "@/components/data-table.tsx";
import { Tag } from "@/components/tag.tsx";
import type { Locale } from "@/domain/vocabulary.ts";
import { formatInstant } from "@/lib/format.ts";
import { resendInvitation, revoke } from "../actions.ts";
import type { DelegationChoice, InvitationSummary } from "../queries.ts";
import { formWords } from "./form-words.ts";

type Props = {
  locale: Locale;
  rows: readonly InvitationSummary[];
  delegations: readonly DelegationChoice[];
};

export async function InvitationTable({ locale, rows, delegations }: Props) {
  const t = await getTranslations("admin.invite");
  const terms = await getTranslations("terms.memberRole");
  const words = await formWords(locale, t("problem"));
  const nameOf = new Map(delegations.map(({ code, name }) => [code, name[locale]]));
  const capacity = ({ role, delegation }: InvitationSummary) =>
    [terms(role), delegation && (nameOf.get(delegation) ?? delegation)].filter(Boolean).join(", ");
  const columns: Column<InvitationSummary>[] = [
    {
      key: "person",
      header: t("person"),
      rowHeader: true,
      cell: (row) => (
        <>
          {row.name}
          <div className="text-caption font-normal break-words text-ink-2">{row.email}</div>
          <div className="text-caption font-normal text-ink-2">{capacity(row)}</div>
        </>
      ),
    },
    { key: "inviter", header: t("inviter"), cell: (row) => row.inviter, wideOnly: true },
    {
      key: "expires",
      header: t("expires"),
      cell: (row) => formatInstant(row.expiresAt.toISOString(), locale),
      wideOnly: true,
    },
    {
      key: "state",
      header: t("state"),
      cell: (row) => <Tag strong={row.state === "pending"}>{t(`states.${row.state}`)}</Tag>,
    },
    {
      key: "actions",
      header: t("actions"),
      cell: (row) => (row.state === "accepted" ? null : <Steps row={row} locale={locale} words={words} />),
    },
  ];
  return (
    <DataTable
      caption={t("caption")}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      dense
    />
  );
}

type StepsProps = { row: InvitationSummary; locale: Locale; words: FormWords };

async function Steps({ row, locale, words }: StepsProps) {
  const t = await getTranslations("admin.invite");
  const hidden = { locale, invitation: row.id };
  return (
    <div className="flex flex-wrap items-start gap-2">
      <ActionForm
        name={`resend-${row.id}`}
        action={resendInvitation}
        hidden={hidden}
        submit={t("resend")}
        about={`${t("resend")}: ${row.email}`}
        variant="secondary"
        words={words}
      />
      {row.state === "pending" ? (
        <ActionForm
          name={`revoke-${row.id}`}
          action={revoke}
          hidden={hidden}
          submit={t("revoke")}
          about={`${t("revoke")}: ${row.email}`}
          variant="quiet"
          words={words}
        />
      ) : null}
    </div>
  );
}
