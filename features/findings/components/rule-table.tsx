import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table.tsx";
import type { FindingRule } from "@/domain/finding.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import { formatNumber } from "@/lib/format.ts";

type Row = { rule: FindingRule; count: number };
type Props = { rows: readonly Row[]; locale: Locale; hrefOf: (rule: FindingRule) => Route };

/** All fifteen rules with how many findings each has, those with none too. */
export async function RuleTable({ rows, locale, hrefOf }: Props) {
  const t = await getTranslations("findings");
  return (
    <DataTable
      caption={t("caption")}
      captionHidden
      dense
      rows={rows}
      rowKey={({ rule }) => rule}
      columns={[
        {
          key: "rule",
          header: t("column.rule"),
          rowHeader: true,
          cell: ({ rule, count }) => {
            const title = t(`ruleTitle.${rule}`);
            return (
              <>
                {count > 0 ? <a href={hrefOf(rule)}>{title}</a> : title}{" "}
                <code className="rule-name">{rule}</code>
              </>
            );
          },
        },
        { key: "says", header: t("column.says"), main: true, cell: ({ rule }) => t(`rule.${rule}`) },
        {
          key: "count",
          header: t("column.count"),
          numeric: true,
          cell: ({ count }) => formatNumber(count, locale),
        },
      ]}
    />
  );
}
