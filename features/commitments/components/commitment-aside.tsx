import { getTranslations } from "next-intl/server";
import { Icon } from "@/components/icon.tsx";
import { SourceList } from "@/components/source-list.tsx";
import type { CommitmentRecord } from "@/domain/records.ts";
import { SPECIFICITY_ITEMS, specificity } from "@/domain/specificity.ts";
import { formatDay } from "@/lib/format.ts";
import type { PageRequest } from "@/server/page-request.ts";

/** The six items, each with its word: counted nowhere. */
export async function SpecificityItems({ record }: { record: CommitmentRecord }) {
  const t = await getTranslations("commitments.specificity");
  const terms = await getTranslations("terms.specificity");
  const items = specificity(record.terms);
  return (
    <>
      <p className="mb-3 max-w-prose text-ink-2">{t("lead")}</p>
      <ul className="grid gap-x-10 md:grid-cols-2">
        {SPECIFICITY_ITEMS.map((item) => (
          <li key={item} className="flex items-baseline gap-2 border-b border-line py-2">
            {items[item] ? <Icon name="check" className="translate-y-0.5" /> : <span className="w-4" />}
            <span className="grow">{terms(item)}</span>
            <span className="text-meta whitespace-nowrap text-ink-2">
              {t(items[item] ? "stated" : "missing")}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Where each claim comes from, with how good the source is. */
export async function CitedSources({
  page: { locale },
  record,
}: {
  page: PageRequest;
  record: CommitmentRecord;
}) {
  const terms = await getTranslations("terms");
  if (record.terms.sources.length === 0) return <p className="text-ink-2">{terms("notStated")}</p>;
  return (
    <SourceList
      sources={record.terms.sources.map((source, index) => ({
        key: `${index}`,
        title: source.title,
        href: source.url,
        publisher: source.publisher,
        dateTime: source.publishedOn,
        day: source.publishedOn && formatDay(source.publishedOn, locale),
        grade: source.grade,
        gradeLabel: terms(`sourceGrade.${source.grade}`),
        backing: source.backing ? terms(`backing.${source.backing}`) : undefined,
      }))}
    />
  );
}
