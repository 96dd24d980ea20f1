import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table.tsx";
import { asOfNow } from "@/domain/as-of.ts";
import type { Day } from "@/domain/commitment.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import { durationSentence } from "@/lib/duration-words.ts";
import { formatDay } from "@/lib/format.ts";
import { durationExamples, EXAMPLE_DAY } from "../schema.ts";

/** Terms of every kind with the two dates that the register's own rules give them. */
export async function DurationExamples({ locale }: { locale: Locale }) {
  const t = await getTranslations("method.duration");
  const words = {
    duration: await getTranslations("commitments.duration"),
    triggers: await getTranslations("terms.trigger"),
  };
  const asOf = asOfNow(`${EXAMPLE_DAY}T12:00:00Z`);
  const day = (value: Day | null) =>
    value === null ? t("none") : <time dateTime={value}>{formatDay(value, locale)}</time>;
  return (
    <DataTable
      caption={t("caption", { day: formatDay(EXAMPLE_DAY, locale) })}
      rows={durationExamples()}
      rowKey={({ name }) => name}
      columns={[
        {
          key: "text",
          header: t("example"),
          main: true,
          rowHeader: true,
          cell: ({ name, terms }) => (
            <>
              <span className="font-normal">{durationSentence(words, { terms, asOf, locale })}</span>
              <span className="block text-caption font-normal text-ink-2">{t(`why.${name}`)}</span>
            </>
          ),
        },
        { key: "end", header: t("end"), cell: ({ end }) => day(end) },
        { key: "assured", header: t("assured"), cell: ({ assured }) => day(assured) },
      ]}
    />
  );
}
