import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { type Column, DataTable } from "@/components/data-table.tsx";
import { Figure } from "@/components/figure.tsx";
import { StageGlyph } from "@/components/stage-glyph.tsx";
import type { PaceMonth } from "@/domain/pace.ts";
import { ACT_KINDS, type ConsentStep, STAGES, type Stage } from "@/domain/vocabulary.ts";
import { formatDay, formatMonth, formatNumber } from "@/lib/format.ts";
import type { PageRequest } from "@/server/page-request.ts";
import type { PaceView } from "../queries.ts";
import { PaceChart } from "./pace-chart.tsx";

type Props = { page: PageRequest; view: PaceView; source: ReactNode };

const FIRM: readonly Stage[] = ["signed", "ratified", "in-force"] satisfies ConsentStep[];
const MONTHS_A_YEAR = 12;
const total = (counts: Partial<Record<string, number>>): number =>
  Object.values(counts).reduce<number>((sum, count) => sum + (count ?? 0), 0);
const firm = ({ stages }: PaceMonth): number => FIRM.reduce((sum, stage) => sum + (stages[stage] ?? 0), 0);

/** How many lines stood at which stage at the end of each month. */
export async function LinesByStage({ page: { locale, asOf }, view: { months }, source }: Props) {
  const t = await getTranslations("pace");
  const common = await getTranslations("common.analysis");
  const stages = await getTranslations("terms.stage");
  const seen = STAGES.filter((stage) => months.some((month) => (month.stages[stage] ?? 0) > 0));
  // The firmest stands on the ground, the weakest on top; what has ended above all.
  const rank = (stage: Stage) =>
    STAGES.indexOf(stage) < 5 ? 5 - STAGES.indexOf(stage) : STAGES.indexOf(stage) + 1;
  const order = seen.toSorted((a, b) => rank(a) - rank(b));
  const last = months.at(-1);
  const earlier = months.at(-1 - MONTHS_A_YEAR);
  const columns: Column<PaceMonth>[] = [
    monthColumn(locale, t("month")),
    ...order.map((stage) => ({
      key: stage,
      header: stages(stage),
      numeric: true,
      cell: ({ stages: counts }: PaceMonth) => formatNumber(counts[stage] ?? 0, locale),
    })),
    {
      key: "all",
      header: t("all"),
      numeric: true,
      cell: ({ stages: all }) => formatNumber(total(all), locale),
    },
  ];
  return (
    <Figure
      id="stages"
      title={t("stages.title", {
        day: formatDay(asOf.day, locale),
        lines: last ? total(last.stages) : 0,
        firm: last ? firm(last) : 0,
        known: earlier ? "yes" : "no",
        linesThen: earlier ? total(earlier.stages) : 0,
        firmThen: earlier ? firm(earlier) : 0,
      })}
      unit={t("stages.unit")}
      legend={
        <ul>
          {order.map((stage) => (
            <li key={stage}>
              <span className={`swatch stage-${stage}`}>
                <StageGlyph stage={stage} />
              </span>
              {stages(stage)}
            </li>
          ))}
        </ul>
      }
      table={{
        label: common("table"),
        content: <MonthTable caption={t("stages.caption")} columns={columns} months={months} />,
      }}
      source={source}
    >
      <PaceChart
        months={months.map(({ month }) => month)}
        layers={order.map((stage) => ({
          key: stage,
          className: `pace-layer fill-${stage}`,
          values: months.map((month) => month.stages[stage] ?? 0),
        }))}
        locale={locale}
      />
    </Figure>
  );
}

/** How many acts each month brought, by kind in the table. */
export async function ActsByMonth({ page: { locale }, view: { months }, source }: Props) {
  const t = await getTranslations("pace");
  const common = await getTranslations("common.analysis");
  const kinds = await getTranslations("terms.actKind");
  const seen = ACT_KINDS.filter((kind) => months.some(({ acts }) => (acts[kind] ?? 0) > 0));
  const most = months.reduce<PaceMonth | null>(
    (best, month) => (best === null || total(month.acts) > total(best.acts) ? month : best),
    null,
  );
  const columns: Column<PaceMonth>[] = [
    monthColumn(locale, t("month")),
    ...seen.map((kind) => ({
      key: kind,
      header: kinds(kind),
      numeric: true,
      cell: ({ acts }: PaceMonth) => formatNumber(acts[kind] ?? 0, locale),
    })),
    { key: "all", header: t("all"), numeric: true, cell: ({ acts }) => formatNumber(total(acts), locale) },
  ];
  return (
    <Figure
      id="acts"
      title={t("acts.title", {
        acts: months.reduce((sum, { acts }) => sum + total(acts), 0),
        most: most ? total(most.acts) : 0,
        month: most ? formatMonth(`${most.month}-01`, locale) : "",
      })}
      unit={t("acts.unit")}
      table={{
        label: common("table"),
        content: <MonthTable caption={t("acts.caption")} columns={columns} months={months} />,
      }}
      source={source}
    >
      <PaceChart
        months={months.map(({ month }) => month)}
        layers={[
          { key: "acts", className: "pace-layer pace-acts", values: months.map(({ acts }) => total(acts)) },
        ]}
        locale={locale}
      />
    </Figure>
  );
}

const monthColumn = (locale: PageRequest["locale"], header: string): Column<PaceMonth> => ({
  key: "month",
  header,
  rowHeader: true,
  nowrap: true,
  cell: ({ month }) => <time dateTime={month}>{formatMonth(`${month}-01`, locale)}</time>,
});

type TableProps = { caption: string; columns: readonly Column<PaceMonth>[]; months: readonly PaceMonth[] };

/** Newest first. */
const MonthTable = ({ caption, columns, months }: TableProps) => (
  <DataTable
    caption={caption}
    captionHidden
    dense
    columns={columns}
    rows={months.toReversed()}
    rowKey={({ month }) => month}
  />
);
