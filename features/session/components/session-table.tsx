import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { type Column, DataTable } from "@/components/data-table.tsx";
import { Tag } from "@/components/tag.tsx";
import type { Locale } from "@/domain/vocabulary.ts";
import { formatInstant } from "@/lib/format.ts";

type Row = {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  userAgent: string | null;
  network: string | null;
  isCurrent?: boolean;
};

type Props = {
  locale: Locale;
  rows: readonly Row[];
  /** The form that ends one session; `device` names it for those who hear the button alone. */
  end?: ((row: Row, device: string) => ReactNode) | undefined;
};

/** In this order, because Edge and Chrome call themselves Safari too, and Edge calls itself Chrome. */
const BROWSERS = [
  ["firefox", /Firefox\//],
  ["edge", /Edg(e|A|iOS)?\//],
  ["chrome", /(Chrome|CriOS|Chromium)\//],
  ["safari", /Safari\//],
] as const;
const SYSTEMS = [
  ["ios", /iPhone|iPad/],
  ["android", /Android/],
  ["windows", /Windows/],
  ["macos", /Mac OS X|Macintosh/],
  ["linux", /Linux/],
] as const;

const nameIn = <T extends string>(list: readonly (readonly [T, RegExp])[], text: string): T | "other" =>
  list.find(([, pattern]) => pattern.test(text))?.[0] ?? "other";

/** Sessions with device, network and times. What the browser says of itself is only a hint, so it is kept short. */
export async function SessionTable({ locale, rows, end }: Props) {
  const t = await getTranslations({ locale, namespace: "account" });
  const device = ({ userAgent }: Row) =>
    userAgent
      ? t("sessions.device_on", {
          browser: t(`browser.${nameIn(BROWSERS, userAgent)}`),
          system: t(`system.${nameIn(SYSTEMS, userAgent)}`),
        })
      : t("sessions.unknownDevice");
  const network = (row: Row) =>
    row.network && row.network !== "unknown" ? row.network : t("sessions.unknownNetwork");
  const at = (date: Date) => (
    <time dateTime={date.toISOString()}>{formatInstant(date.toISOString(), locale)}</time>
  );
  const columns: Column<Row>[] = [
    {
      key: "device",
      header: t("sessions.device"),
      rowHeader: true,
      cell: (row) => (
        <>
          {device(row)} {row.isCurrent ? <Tag strong>{t("sessions.this")}</Tag> : null}
        </>
      ),
      phoneDetail: network,
    },
    { key: "network", header: t("sessions.network"), cell: network, wideOnly: true },
    { key: "seen", header: t("sessions.lastSeen"), cell: (row) => at(row.lastSeenAt) },
    { key: "opened", header: t("sessions.opened"), cell: (row) => at(row.createdAt), wideOnly: true },
    ...(end
      ? [{ key: "end", header: t("sessions.actions"), cell: (row: Row) => end(row, device(row)) }]
      : []),
  ];
  return (
    <DataTable
      caption={t("sessions.caption")}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
    />
  );
}
