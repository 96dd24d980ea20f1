import { getTranslations } from "next-intl/server";
import { type Column, DataTable } from "@/components/data-table.tsx";
import type { Speed } from "@/domain/pace.ts";
import { QUESTIONS } from "@/domain/vocabulary.ts";
import { dayInKyiv, formatDay, formatNumber } from "@/lib/format.ts";
import type { PageRequest } from "@/server/page-request.ts";
import type { PaceView } from "../queries.ts";

type Row = { key: string; name: string; what: string; speed: Speed };
type Props = { page: PageRequest; view: PaceView };

/** The last three months against the three before, for acts and for each of the three questions. */
export async function Speeds({ page: { locale }, view }: Props) {
  const t = await getTranslations("pace.speeds");
  const terms = await getTranslations("terms.question");
  const rows: Row[] = [
    { key: "acts", name: t("acts"), what: t("counted.acts"), speed: view.acts },
    ...QUESTIONS.map((question) => ({
      key: question,
      name: terms(question),
      what: t(`counted.${question}`),
      speed: view.questions[question],
    })),
  ];
  const day = (instant: string) => formatDay(dayInKyiv(instant), locale);
  const columns: Column<Row>[] = [
    {
      key: "name",
      header: t("question"),
      rowHeader: true,
      cell: ({ name, what }) => (
        <>
          {name}
          <div className="text-caption font-normal text-ink-2">{what}</div>
        </>
      ),
    },
    {
      key: "before",
      header: t("before"),
      numeric: true,
      cell: ({ speed }) => formatNumber(speed.before, locale),
    },
    { key: "last", header: t("last"), numeric: true, cell: ({ speed }) => formatNumber(speed.last, locale) },
    { key: "speed", header: t("verdict"), cell: ({ speed }) => t(`speed.${speed.speed}`) },
  ];
  return (
    <>
      <DataTable
        caption={t("caption")}
        captionHidden
        columns={columns}
        rows={rows}
        rowKey={({ key }) => key}
      />
      <p className="mt-3 max-w-prose text-meta text-ink-2">
        {t("windows", {
          first: day(view.before.from),
          middle: day(view.last.from),
          end: day(view.last.to),
        })}
      </p>
    </>
  );
}
