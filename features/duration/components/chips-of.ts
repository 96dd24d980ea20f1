import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import type { Chip } from "@/components/chips.tsx";
import type { CategoryRecord } from "@/domain/records.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import type { LinkQuery, PageRequest } from "@/server/page-request.ts";
import type { DurationFilter } from "../schema.ts";

type Words = {
  names: ReadonlyMap<string, { en: string; uk: string }>;
  categories: readonly CategoryRecord[];
};

/** Each filter in force as words, with the address of the page without it. */
export async function chipsOf(
  { locale, link }: PageRequest,
  path: (locale: Locale) => Route,
  { filter, query }: { filter: DurationFilter; query: LinkQuery },
  { names, categories }: Words,
): Promise<Chip[]> {
  const common = await getTranslations("common.filters");
  const stages = await getTranslations("terms.stage");
  const each = <T extends string>(
    key: keyof DurationFilter,
    values: readonly T[] | undefined,
    word: (value: T) => string,
  ): Chip[] =>
    (values ?? []).map((value) => ({
      label: word(value),
      removeHref: link(path(locale), { ...query, [key]: values?.filter((other) => other !== value) }),
      removeLabel: common("remove", { label: word(value) }),
    }));
  return [
    ...each("stage", filter.stage, (stage) => stages(stage)),
    ...each("delegation", filter.delegation, (code) => names.get(code)?.[locale] ?? code),
    ...each(
      "category",
      filter.category,
      (code) => categories.find((known) => known.code === code)?.name[locale] ?? code,
    ),
  ];
}
