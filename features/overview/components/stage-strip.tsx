import { getTranslations } from "next-intl/server";
import { StageBar } from "@/components/stage-bar.tsx";
import { STAGES } from "@/domain/vocabulary.ts";
import { formatNumber } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import type { Overview } from "../queries.ts";

/** The whole record by stage, each part a link to its lines. */
export async function StageStrip({
  page: { locale, link },
  overview,
}: {
  page: PageRequest;
  overview: Overview;
}) {
  const t = await getTranslations("home.stages");
  const terms = await getTranslations("terms.stage");
  return (
    <StageBar
      label={t("label")}
      shares={STAGES.filter((stage) => overview.stages[stage]).map((stage) => ({
        stage,
        label: terms(stage),
        count: overview.stages[stage] ?? 0,
        countLabel: formatNumber(overview.stages[stage] ?? 0, locale),
        href: link(paths.commitments(locale), { stage }),
      }))}
    />
  );
}
