import { getTranslations } from "next-intl/server";
import type { Day } from "@/domain/commitment.ts";
import { formatMonth, formatShortDay } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { LinkQuery, PageRequest } from "@/server/page-request.ts";
import type { TimelineFilter } from "../queries.ts";

type Props = {
  page: PageRequest;
  /** The years with an entry, and the first days of the months with one in the year in view; newest first. */
  calendar: { years: readonly number[]; months: readonly Day[] };
  filter: TimelineFilter;
  query: LinkQuery;
};

type Period = { key: string; label: string; name?: string | undefined; from: Day; to: Day };

const ofYear = (year: number): Period => ({
  key: `${year}`,
  label: `${year}`,
  from: `${year}-01-01`,
  to: `${year}-12-31`,
});

/** The years of the timeline and the months of one of them, each an address of its own. */
export async function CalendarLinks({ page, calendar, filter, query }: Props) {
  const { locale, link } = page;
  const t = await getTranslations("timeline");
  const here = paths.timeline(locale);
  const [first] = calendar.months;
  const months = calendar.months.map(
    (from): Period => ({
      key: from,
      label: formatShortDay(from, locale, "month"),
      name: formatMonth(from, locale),
      from,
      to: Temporal.PlainDate.from(from).add({ months: 1 }).subtract({ days: 1 }).toString(),
    }),
  );
  const entry = ({ key, label, name, from, to }: Period) => (
    <li key={key}>
      <a
        href={link(here, { ...query, from, to })}
        aria-current={filter.from === from && filter.to === to ? "true" : undefined}
      >
        {label}
        {name ? <span className="sr-only">, {name}</span> : null}
      </a>
    </li>
  );
  return (
    <nav aria-label={t("years")} className="calendar-links">
      <ul>
        <li>
          <a
            href={link(here, { ...query, from: null, to: null })}
            aria-current={filter.from || filter.to ? undefined : "true"}
          >
            {t("allYears")}
          </a>
        </li>
        {calendar.years.map((year) => entry(ofYear(year)))}
      </ul>
      {first && months.length > 1 ? (
        <ul className="calendar-months" aria-label={t("months", { year: first.slice(0, 4) })}>
          <li aria-hidden="true">{first.slice(0, 4)}</li>
          {months.map(entry)}
        </ul>
      ) : null}
    </nav>
  );
}
