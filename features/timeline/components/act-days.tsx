import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table.tsx";
import type { ActEntry } from "@/domain/records.ts";
import { actAddress } from "@/domain/symbol.ts";
import { formatDay } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { actSentence } from "../schema.ts";

type Props = { page: PageRequest; acts: readonly ActEntry[]; delegation: string };

/** The acts that made an offer what it is, each with the offer as it stood at the end of that day and what came since. */
export async function ActDays({ page, acts, delegation }: Props) {
  const { locale, link, linkAsOf } = page;
  const t = await getTranslations("timeline.days");
  const timeline = await getTranslations("timeline");
  return (
    <DataTable
      caption={t("caption")}
      captionHidden
      dense
      rows={acts}
      rowKey={(act) => act.symbol}
      columns={[
        {
          key: "act",
          header: t("act"),
          rowHeader: true,
          nowrap: true,
          cell: (act) => <a href={link(paths.act(locale, actAddress(act.symbol)))}>{act.symbol}</a>,
        },
        {
          key: "day",
          header: t("day"),
          cell: (act) => <time dateTime={act.on}>{formatDay(act.on, locale)}</time>,
        },
        {
          key: "what",
          header: t("what"),
          wideOnly: true,
          cell: (act) => actSentence(timeline, act),
        },
        {
          key: "then",
          header: t("offer"),
          cell: (act) => (
            <span className="flex flex-wrap gap-x-4 gap-y-1">
              <a href={linkAsOf(paths.delegation(locale, delegation), {}, act.on)}>{t("asItStood")}</a>
              <a href={link(paths.changes(locale), { delegation, from: act.on })}>{t("since")}</a>
            </span>
          ),
        },
      ]}
    />
  );
}
