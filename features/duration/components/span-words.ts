import type { getTranslations } from "next-intl/server";
import type { Day } from "@/domain/commitment.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import { eventName } from "@/lib/duration-words.ts";
import { formatDay } from "@/lib/format.ts";
import type { Duration } from "../queries.ts";

type Words = {
  duration: Awaited<ReturnType<typeof getTranslations<"duration">>>;
  triggers: Awaited<ReturnType<typeof getTranslations<"terms.trigger">>>;
};

/** A bar in words: from when, to when, how far it is assured, its money, its review, and whether it may go on. */
export function spanWords(words: Words, line: Duration, asOf: Day, locale: Locale): string {
  const t = words.duration;
  const day = (value: Day) => formatDay(value, locale);
  const { assured, fundedUntil, review, renewable } = line;
  return [
    termWords(words, line, asOf, locale),
    assured === null ? null : t(assured < asOf ? "bar.assuredPast" : "bar.assured", { day: day(assured) }),
    fundedUntil === null ? null : t("bar.funded", { day: day(fundedUntil) }),
    review === null ? null : t("bar.review", { day: day(review) }),
    renewable === null ? null : t("bar.renewable", { kind: renewable }),
  ]
    .filter((part) => part !== null)
    .join("; ");
}

function termWords({ duration: t, triggers }: Words, line: Duration, asOf: Day, locale: Locale): string {
  const { out, from, nominalEnd, untilEvent, endNotStated } = line;
  if (out !== null || from === null) return t(`out.${out ?? "no-day"}`);
  const named = { from: formatDay(from, locale), end: formatDay(nominalEnd ?? from, locale) };
  if (nominalEnd !== null) return t(nominalEnd < asOf ? "bar.over" : "bar.dated", named);
  if (endNotStated) return t("bar.unstated", named);
  if (untilEvent === null) return t("bar.open", named);
  return t("bar.event", { ...named, event: eventName({ triggers }, untilEvent) });
}
