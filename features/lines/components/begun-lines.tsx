import { getTranslations } from "next-intl/server";
import { PageSection } from "@/components/page-section.tsx";
import { TaskList } from "@/components/task-list.tsx";
import type { CategoryRecord } from "@/domain/records.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import { paths } from "@/lib/paths.ts";
import type { Line } from "../../offers/queries.ts";

type Props = { lines: readonly Line[]; categories: readonly CategoryRecord[]; locale: Locale };

/** Lines of the draft that are on no record yet. */
export async function BegunLines({ lines, categories, locale }: Props) {
  if (lines.length === 0) return null;
  const t = await getTranslations("desk.begin");
  return (
    <PageSection id="begun" title={t("begun")}>
      <p className="mb-3 max-w-prose text-ink-2">{t("begunText")}</p>
      <TaskList
        tasks={lines.map(({ symbol, fields, faults }) => ({
          href: paths.deskCommitment(locale, symbol),
          title: fields.title_en || t("untitled"),
          hint: (
            <p>
              <span className="font-mono">{symbol}</span> ·{" "}
              {categories.find(({ code }) => code === fields.category)?.name[locale] ?? fields.category}
            </p>
          ),
          status: faults.length > 0 ? t("toMend", { count: faults.length }) : t("ready"),
          pressing: faults.length > 0,
        }))}
      />
    </PageSection>
  );
}
