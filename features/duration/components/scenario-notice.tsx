import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/notice.tsx";
import type { Assumptions } from "@/domain/portfolio.ts";
import { assumptionsQuery } from "@/features/portfolio/schema.ts";
import { paths } from "@/lib/paths.ts";
import type { LinkQuery, PageRequest } from "@/server/page-request.ts";

type Props = {
  page: PageRequest;
  assumptions: Assumptions;
  path: ReturnType<typeof paths.duration>;
  query: LinkQuery;
};

/** That something is assumed here: what it is stands on the page of scenarios, and the record is one step away. */
export async function ScenarioNotice({ page: { locale, link }, assumptions, path, query }: Props) {
  const t = await getTranslations("duration.scenario");
  const assumed = assumptionsQuery(assumptions);
  const without = Object.fromEntries(Object.keys(assumed).map((key) => [key, null]));
  return (
    <Notice tone="warn" title={t("title")}>
      <p>{t("text")}</p>
      <p className="flex flex-wrap gap-x-6">
        <a href={link(paths.whatIf(locale), assumed)}>{t("see")}</a>
        <a href={link(path, { ...query, ...without })}>{t("record")}</a>
      </p>
    </Notice>
  );
}
