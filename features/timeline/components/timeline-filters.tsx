import { getTranslations } from "next-intl/server";
import { FacetList } from "@/components/facet-list.tsx";
import { DateField, SelectField } from "@/components/field.tsx";
import { FilterPanel } from "@/components/filter-panel.tsx";
import { ACT_KINDS, EVENT_KINDS, QUESTIONS } from "@/domain/vocabulary.ts";
import { collator } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import type { TimelineFilter } from "../queries.ts";
import { TIMELINE_KINDS } from "../schema.ts";

type Props = {
  page: PageRequest;
  filter: TimelineFilter;
  names: ReadonlyMap<string, { en: string; uk: string }>;
  keep: readonly (readonly [string, string])[];
};

export async function kindWord(): Promise<(kind: string) => string> {
  const terms = await getTranslations("terms");
  return (kind) => {
    const event = EVENT_KINDS.find((known) => known === kind);
    const act = ACT_KINDS.find((known) => known === kind);
    return event ? terms(`eventKind.${event}`) : act ? terms(`actKind.${act}`) : kind;
  };
}

/** The filters of the timeline. No counts: a count over all would cost more the longer the timeline is. */
export async function TimelineFilters({ page, filter, names, keep }: Props) {
  const { locale } = page;
  const t = await getTranslations("timeline.filter");
  const common = await getTranslations("common.filters");
  const terms = await getTranslations("terms.question");
  const word = await kindWord();
  const any = { value: "", label: common("any") };
  const parties = [...names].map(([code, name]) => ({ value: code, label: name[locale] }));
  parties.sort((a, b) => collator(locale).compare(a.label, b.label));
  return (
    <FilterPanel
      action={paths.timeline(locale)}
      title={common("title")}
      openLabel={common("open", { count: Object.values(filter).filter(Boolean).length })}
      closeLabel={common("close")}
      submitLabel={common("apply")}
      keep={keep}
    >
      <FacetList
        name="kind"
        title={t("kind")}
        open
        options={TIMELINE_KINDS.map((kind) => ({
          value: kind,
          label: word(kind),
          checked: filter.kind?.includes(kind) ?? false,
        }))}
      />
      <FacetList
        name="delegation"
        title={t("delegation")}
        options={parties.map((party) => ({
          ...party,
          checked: filter.delegation?.includes(party.value) ?? false,
        }))}
      />
      <div className="mt-4">
        <SelectField
          id="question"
          name="question"
          label={t("question")}
          defaultValue={filter.question ?? ""}
          options={[any, ...QUESTIONS.map((question) => ({ value: question, label: terms(question) }))]}
        />
        <DateField id="from" name="from" label={t("from")} defaultValue={filter.from} />
        <DateField id="to" name="to" label={t("to")} defaultValue={filter.to} />
      </div>
    </FilterPanel>
  );
}
