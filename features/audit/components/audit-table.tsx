import { getTranslations } from "next-intl/server";
import { type Column, DataTable } from "@/components/data-table.tsx";
import { type Locale, MEMBER_ROLES } from "@/domain/vocabulary.ts";
import { formatInstant } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { AccountAction, AuditRow } from "../queries.ts";

/** Dots part the keys of messages, so an action's stands there with a hyphen. */
export const actionKey = <A extends AccountAction>(action: A) =>
  action.replace(".", "-") as A extends `${infer Noun}.${infer Verb}` ? `${Noun}-${Verb}` : never;

type Props = { locale: Locale; rows: readonly AuditRow[] };

export async function AuditTable({ locale, rows }: Props) {
  const t = await getTranslations("admin.audit");
  const detail = await detailText();
  const columns: Column<AuditRow>[] = [
    {
      key: "at",
      header: t("at"),
      cell: ({ at }) => <time dateTime={at.toISOString()}>{formatInstant(at.toISOString(), locale)}</time>,
    },
    {
      key: "action",
      header: t("action"),
      rowHeader: true,
      cell: ({ action }) => t(`actions.${actionKey(action)}`),
      phoneDetail: detail,
    },
    {
      key: "by",
      header: t("by"),
      cell: ({ by, action }) => by ?? t(action === "session.refused" ? "nobody" : "command"),
    },
    {
      key: "about",
      header: t("about"),
      wideOnly: true,
      cell: ({ about, aboutAccountId }) =>
        aboutAccountId ? <a href={paths.account(locale, aboutAccountId)}>{about}</a> : about,
    },
    { key: "details", header: t("details"), wideOnly: true, cell: detail },
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

const BECAUSE = ["signed out", "ended from the list", "signed out everywhere"] as const;

/** The details of an event in words; each action has its own (domain/audit.ts). */
async function detailText(): Promise<(row: AuditRow) => string | null> {
  const t = await getTranslations("admin.audit.detail");
  const terms = await getTranslations("terms.memberRole");
  return ({ details }) => {
    const { network, role, delegation, reason, because } = details;
    const known = MEMBER_ROLES.find((each) => each === role);
    if (typeof network === "string") return t("network", { network });
    if (typeof reason === "string") return t("reason", { reason });
    if (known && typeof delegation === "string") return t("roleOf", { role: terms(known), delegation });
    if (known) return t("role", { role: terms(known) });
    const ending = BECAUSE.find((each) => each === because);
    return ending ? t(`because.${ending}`) : null;
  };
}
