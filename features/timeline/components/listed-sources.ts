import type { getTranslations } from "next-intl/server";
import type { ListedSource } from "@/components/source-list.tsx";
import type { Source } from "@/domain/commitment.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import { formatDay } from "@/lib/format.ts";

type Terms = Awaited<ReturnType<typeof getTranslations<"terms">>>;

/** The sources of an entry in words, in their order. */
export const listedSources = (sources: readonly Source[], terms: Terms, locale: Locale): ListedSource[] =>
  sources.map((source, index) => ({
    key: `${index}`,
    title: source.title,
    href: source.url,
    publisher: source.publisher,
    dateTime: source.publishedOn,
    day: source.publishedOn && formatDay(source.publishedOn, locale),
    grade: source.grade,
    gradeLabel: terms(`sourceGrade.${source.grade}`),
    backing: source.backing ? terms(`backing.${source.backing}`) : undefined,
  }));
