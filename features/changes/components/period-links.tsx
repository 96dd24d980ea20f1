import { getTranslations } from "next-intl/server";
import { formatDay, inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import type { Meeting } from "../../timeline/queries.ts";
import type { ChangesRequest } from "../schema.ts";

const DAYS = [7, 30, 90] as const;

type Props = {
  page: PageRequest;
  request: ChangesRequest;
  /** Meetings that have been, newest first. */
  meetings: readonly Meeting[];
};

/** Usual periods up to the moment in view, and the address that will show what is new from now on. */
export async function PeriodLinks({ page, request, meetings }: Props) {
  const { locale, link, asOf } = page;
  const t = await getTranslations("changes.period");
  const here = paths.changes(locale);
  const today = Temporal.PlainDate.from(asOf.day);
  const since = (from: string) => ({
    href: link(here, { ...request.query, from, to: null }),
    current: request.query.from === from && request.query.to === null ? ("true" as const) : undefined,
  });
  return (
    <div className="periods">
      <nav aria-label={t("label")}>
        <ul>
          {DAYS.map((days) => {
            const { href, current } = since(today.subtract({ days }).toString());
            return (
              <li key={days}>
                <a href={href} aria-current={current}>
                  {t("days", { count: days })}
                </a>
              </li>
            );
          })}
          {meetings.map(({ on, title }) => {
            const { href, current } = since(Temporal.PlainDate.from(on).subtract({ days: 1 }).toString());
            const words = inLanguage(title, locale);
            return (
              <li key={on}>
                <a href={href} aria-current={current}>
                  {t("since", { day: formatDay(on, locale) })}
                  {": "}
                  <span lang={words.lang === locale ? undefined : words.lang}>{words.text}</span>
                </a>
              </li>
            );
          })}
        </ul>
      </nav>
      {asOf.isNow ? (
        <p>
          <a href={link(here, { from: toTheMinute(asOf.instant) })}>{t("bookmark")}</a> {t("bookmarkText")}
        </p>
      ) : null}
    </div>
  );
}

/** Whole minutes, and none too late: what came in the minute itself is rather shown again than lost. */
const toTheMinute = (instant: string): string =>
  Temporal.Instant.from(instant).round({ smallestUnit: "minute", roundingMode: "floor" }).toString();
