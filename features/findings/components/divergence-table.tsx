import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table.tsx";
import { formatDay } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { Divergence } from "../queries.ts";
import { EndForm } from "./accept-form.tsx";
import type { FindingNames } from "./names.ts";

type Props = { rows: readonly Divergence[]; names: FindingNames };

/** All that was recorded, newest first; what counts can be ended. */
export async function DivergenceTable({ rows, names }: Props) {
  const t = await getTranslations("findings.secretariat");
  const audiences = await getTranslations("findings.desk.audiences");
  const { locale } = names;
  return (
    <DataTable
      caption={t("accepted")}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "finding",
          header: t("finding"),
          rowHeader: true,
          cell: ({ finding }) => <a href={paths.secretariatFinding(locale, finding)}>{finding}</a>,
        },
        {
          key: "who",
          header: t("who"),
          main: true,
          cell: ({ parties, reason }) => (
            <>
              <div>{parties.map(names.delegation).join(", ")}</div>
              <div className="whitespace-pre-line text-ink-2">{reason}</div>
            </>
          ),
        },
        {
          key: "for",
          header: t("for"),
          wideOnly: true,
          cell: ({ audience }) => audiences(audience === "public" ? "public" : "participants"),
        },
        { key: "until", header: t("untilColumn"), cell: ({ until }) => formatDay(until, locale) },
        {
          key: "state",
          header: t("state"),
          cell: ({ id, finding, state }) => (
            <>
              {t(`states.${state}`)}
              {state === "stands" ? <EndForm locale={locale} divergence={id} finding={finding} /> : null}
            </>
          ),
        },
      ]}
    />
  );
}
