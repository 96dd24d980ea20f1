import { getTranslations } from "next-intl/server";
import { PageSection } from "@/components/page-section.tsx";
import { RecordText } from "@/components/record-text.tsx";
import type { Day } from "@/domain/commitment.ts";
import { formatDay, inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import type { RequirementChange } from "../queries.ts";

type RequirementsProps = { page: PageRequest; changes: readonly RequirementChange[] };

/** The requirements that were stated or changed in the period. */
export async function ChangedRequirements({ page: { locale, link }, changes }: RequirementsProps) {
  const t = await getTranslations("changes.requirements");
  const common = await getTranslations("common.language");
  if (changes.length === 0) return null;
  return (
    <PageSection id="requirements" title={t("title", { count: changes.length })}>
      <ul className="grid gap-1">
        {changes.map(({ symbol, title, isNew }) => {
          const { text, lang } = inLanguage(title, locale);
          return (
            <li key={symbol}>
              <a href={link(paths.requirement(locale, symbol))}>{symbol}</a>{" "}
              <RecordText text={text} lang={lang} pageLang={locale} label={common(lang)} />
              <span className="text-ink-2">{` · ${t(isNew ? "new" : "changed")}`}</span>
            </li>
          );
        })}
      </ul>
    </PageSection>
  );
}

type TimelineProps = {
  page: PageRequest;
  range: { from: Day; to: Day };
  delegation: readonly string[] | undefined;
  counts: { acts: number; events: number };
};

/** What happened in the period, counted, with the address of that part of the timeline. */
export async function AroundOnTimeline({ page: { locale, link }, range, delegation, counts }: TimelineProps) {
  const t = await getTranslations("changes.timeline");
  return (
    <PageSection id="timeline" title={t("title")}>
      <p>
        <a href={link(paths.timeline(locale), { ...range, delegation })}>{t("counts", counts)}</a>{" "}
        {t("range", { from: formatDay(range.from, locale), to: formatDay(range.to, locale) })}
      </p>
    </PageSection>
  );
}
