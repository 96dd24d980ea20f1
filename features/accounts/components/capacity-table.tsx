import { getTranslations } from "next-intl/server";
import { type Column, DataTable } from "@/components/data-table.tsx";
import type { Locale } from "@/domain/vocabulary.ts";
import { formatInstant } from "@/lib/format.ts";
import type { AccountDetail, DelegationChoice } from "../queries.ts";

type Row = AccountDetail["memberships"][number];
type Props = { locale: Locale; rows: readonly Row[]; delegations: readonly DelegationChoice[] };

/** In which capacities an account acted, and when. */
export async function CapacityTable({ locale, rows, delegations }: Props) {
  const t = await getTranslations("admin.account");
  const list = await getTranslations("admin.accounts");
  const terms = await getTranslations("terms.memberRole");
  const nameOf = new Map(delegations.map(({ code, name }) => [code, name[locale]]));
  const at = (date: Date) => formatInstant(date.toISOString(), locale);
  const columns: Column<Row>[] = [
    { key: "role", header: list("role"), rowHeader: true, cell: (row) => terms(row.role) },
    {
      key: "delegation",
      header: list("delegation"),
      cell: (row) => (row.delegation ? (nameOf.get(row.delegation) ?? row.delegation) : list("none")),
    },
    { key: "from", header: t("from"), cell: (row) => at(row.startedAt), wideOnly: true },
    { key: "until", header: t("until"), cell: (row) => (row.endedAt ? at(row.endedAt) : t("now")) },
  ];
  return (
    <DataTable
      caption={t("capacitiesCaption")}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
    />
  );
}
