import { getTranslations } from "next-intl/server";
import { type Column, DataTable } from "@/components/data-table.tsx";
import { FlaggedName } from "@/components/flagged-name.tsx";
import { Tag } from "@/components/tag.tsx";
import type { Locale } from "@/domain/vocabulary.ts";
import { formatInstant } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { AccountSummary, DelegationChoice } from "../queries.ts";

type Props = { locale: Locale; rows: readonly AccountSummary[]; delegations: readonly DelegationChoice[] };

export async function AccountTable({ locale, rows, delegations }: Props) {
  const t = await getTranslations("admin.accounts");
  const terms = await getTranslations("terms.memberRole");
  const nameOf = new Map(delegations.map(({ code, name }) => [code, name[locale]]));
  const role = (row: AccountSummary) => (row.role ? terms(row.role) : t("none"));
  const status = (row: AccountSummary) => (row.disabledAt ? t("disabled") : t("active"));
  const columns: Column<AccountSummary>[] = [
    {
      key: "name",
      header: t("name"),
      rowHeader: true,
      cell: (row) => (
        <>
          <a href={paths.account(locale, row.id)}>{row.name}</a>
          <div className="text-caption font-normal break-words text-ink-2">{row.email}</div>
        </>
      ),
      phoneDetail: role,
    },
    {
      key: "delegation",
      header: t("delegation"),
      cell: (row) =>
        row.delegation ? (
          <FlaggedName code={row.delegation} name={nameOf.get(row.delegation) ?? row.delegation} />
        ) : (
          t("none")
        ),
    },
    { key: "role", header: t("role"), cell: role, wideOnly: true },
    {
      key: "seen",
      header: t("lastSeen"),
      wideOnly: true,
      cell: ({ lastSeenAt }) =>
        lastSeenAt ? (
          <time dateTime={lastSeenAt.toISOString()}>{formatInstant(lastSeenAt.toISOString(), locale)}</time>
        ) : (
          t("never")
        ),
    },
    {
      key: "status",
      header: t("status"),
      cell: (row) => <Tag strong={row.disabledAt !== null}>{status(row)}</Tag>,
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
