import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { AsOfBar } from "@/components/as-of-bar.tsx";
import { Notice } from "@/components/notice.tsx";
import { countChangedLines } from "@/features/changes/queries.ts";
import { type DayChoices, listDayChoices } from "@/features/timeline/queries.ts";
import { dayInKyiv, formatDay, formatInstant, inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { LinkQuery, PageRequest } from "@/server/page-request.ts";
import { publicViewer } from "@/server/viewer.ts";

type Props = { page: PageRequest; here: Route; query: LinkQuery };

const DAYS = [7, 30, 90] as const;
const MEETINGS = 3;

const choicesOf = ({ asOf }: PageRequest): Promise<DayChoices> =>
  listDayChoices(publicViewer, asOf, MEETINGS);

/** Which moment of record time is on screen, the ways to others, and what has changed since a past one. */
export async function Moment({ page, here, query }: Props) {
  const { locale, asOf, link, linkAsOf, today } = page;
  const t = await getTranslations("common.asOf");
  const reader = await getTranslations("reader");
  const { first, meetings } = await choicesOf(page);
  const asked = page.query.one("asOf") ?? "";
  const changes = paths.changes(locale);
  const daysAgo = (count: number) => Temporal.PlainDate.from(today).subtract({ days: count }).toString();
  const preset = (label: string, day: string | null, extra?: { text: string; lang: string | undefined }) => ({
    href: linkAsOf(here, query, day),
    label,
    more: extra,
    current: asOf.isNow ? day === null : asked === day,
  });
  return (
    <AsOfBar
      action={here}
      state={t("state", { moment: formatInstant(asOf.instant, locale) })}
      news={{ href: link(changes, { from: toTheMinute(asOf.instant) }), label: reader("news") }}
      changeLabel={t("change")}
      inputLabel={t("input")}
      hint={t("hint")}
      clocks={{
        text: reader("asOf.clocks"),
        link: { href: link(paths.clocks(locale)), label: reader("asOf.clocksLink") },
      }}
      submitLabel={t("submit")}
      value={asOf.day}
      min={first === null ? undefined : dayInKyiv(first)}
      max={today}
      keep={keptOf(query)}
      presetsLabel={t("presets")}
      presets={[
        preset(reader("asOf.latest"), null),
        ...DAYS.map((count) => preset(reader("asOf.days", { count }), daysAgo(count))),
        preset(reader("asOf.year"), Temporal.PlainDate.from(today).subtract({ years: 1 }).toString()),
        ...meetings.map(({ on, title }) => {
          const words = inLanguage(title, locale);
          return preset(reader("asOf.meeting", { day: formatDay(on, locale) }), on, {
            text: words.text,
            lang: words.lang === locale ? undefined : words.lang,
          });
        }),
      ]}
      past={asOf.isNow ? undefined : await pastOf({ page, here, query })}
    />
  );
}

/** What a reader of a view of the past must not overlook, and the ways on. */
async function pastOf({ page, here, query }: Props) {
  const { locale, asOf, linkAsOf } = page;
  const t = await getTranslations("common.asOf");
  const reader = await getTranslations("reader.asOf");
  const asked = page.query.one("asOf") ?? "";
  const count = await countChangedLines(publicViewer, asOf);
  return {
    text: asked.includes("T")
      ? t("pastInstant", { moment: formatInstant(asOf.instant, locale) })
      : t("pastDay", { day: formatDay(asOf.day, locale) }),
    back: { href: linkAsOf(here, query, null), label: t("back") },
    changes: {
      href: linkAsOf(paths.changes(locale), { from: asked }, null),
      label: reader("differences", { count }),
    },
  };
}

/** Where the moment in view lies before all that is recorded: said so, with the way to the first day. */
export async function BeforeTheRecord({ page, here, query }: Props) {
  const { locale, asOf, linkAsOf } = page;
  const { first } = await choicesOf(page);
  if (asOf.isNow || first === null || Temporal.Instant.compare(first, asOf.instant) <= 0) return null;
  const t = await getTranslations("reader.asOf");
  const day = dayInKyiv(first);
  return (
    <Notice tone="warn">
      <p>
        {t("before", { day: formatDay(day, locale) })} <a href={linkAsOf(here, query, day)}>{t("toFirst")}</a>
      </p>
    </Notice>
  );
}

/** Whole minutes, and none too late: what came in the minute itself is rather shown again than lost. */
const toTheMinute = (instant: string): string =>
  Temporal.Instant.from(instant).round({ smallestUnit: "minute", roundingMode: "floor" }).toString();

const keptOf = (query: LinkQuery): [name: string, value: string][] =>
  Object.entries(query).flatMap(([name, value]) =>
    value === null || value === undefined || value === ""
      ? []
      : [[name, typeof value === "object" ? value.join(",") : String(value)]],
  );
