import { getTranslations } from "next-intl/server";
import type { Day } from "@/domain/commitment.ts";
import { countSpans } from "@/domain/span-counts.ts";
import { formatDay } from "@/lib/format.ts";
import type { PageRequest } from "@/server/page-request.ts";
import type { Duration } from "../queries.ts";

type Props = { page: PageRequest; lines: readonly Duration[] };

/** How far ahead the sentence over the chart looks. */
const YEARS_AHEAD = 5;
const markOf = (asOf: Day): Day => Temporal.PlainDate.from(asOf).add({ years: YEARS_AHEAD }).toString();

/** What the chart shows, in a sentence: how many lines last, and how many are assured so far. */
export async function Headline({ page: { locale, asOf }, lines }: Props) {
  const t = await getTranslations("duration");
  const mark = markOf(asOf.day);
  const { standing, lasting, assured } = countSpans(lines, asOf.day, mark);
  return t("headline", {
    standing,
    lasting,
    assured,
    asOf: formatDay(asOf.day, locale),
    day: formatDay(mark, locale),
  });
}

/** What has no bar, and what has no end: said in numbers, because the drawing does not say it. */
export async function LeftOut({ page: { asOf }, lines }: Props) {
  const t = await getTranslations("duration.rest");
  const counts = countSpans(lines, asOf.day, markOf(asOf.day));
  const said = (["not-stated", "waiting", "over", "away"] as const).filter((state) => counts[state] > 0);
  if (said.length === 0) return null;
  return (
    <p className="max-w-prose text-ink-2">
      {said.map((state) => t(state, { count: counts[state] })).join(" ")}
    </p>
  );
}
