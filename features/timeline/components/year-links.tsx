import { getTranslations } from "next-intl/server";
import { paths } from "@/lib/paths.ts";
import type { LinkQuery, PageRequest } from "@/server/page-request.ts";
import type { TimelineFilter } from "../queries.ts";

type Props = {
  page: PageRequest;
  span: { first: number; last: number };
  filter: TimelineFilter;
  query: LinkQuery;
};

/** The years of the timeline, newest first, each an address of its own. */
export async function YearLinks({ page: { locale, link }, span, filter, query }: Props) {
  const t = await getTranslations("timeline");
  const here = paths.timeline(locale);
  const years = Array.from({ length: span.last - span.first + 1 }, (_, index) => span.last - index);
  const days = (year: number) => ({ from: `${year}-01-01`, to: `${year}-12-31` });
  return (
    <nav aria-label={t("years")} className="mb-4">
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-meta">
        <li>
          <a
            href={link(here, { ...query, from: null, to: null })}
            aria-current={filter.from || filter.to ? undefined : "true"}
            className="inline-block py-1 aria-[current]:font-semibold"
          >
            {t("allYears")}
          </a>
        </li>
        {years.map((year) => {
          const { from, to } = days(year);
          const isCurrent = filter.from === from && filter.to === to;
          return (
            <li key={year}>
              <a
                href={link(here, { ...query, from, to })}
                aria-current={isCurrent ? "true" : undefined}
                className="inline-block py-1 aria-[current]:font-semibold"
              >
                {year}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
