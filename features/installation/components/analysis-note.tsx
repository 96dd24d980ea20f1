import { getTranslations } from "next-intl/server";
import { WorkedOut } from "@/components/worked-out.tsx";
import { formatInstant } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";

/** Where the method explains a part of the analysis. */
export type MethodPart =
  | "active-interval"
  | "duration"
  | "coverage"
  | "scenarios"
  | "findings"
  | "rehearsal"
  | "pace"
  | "pathways";

/** Where it matters how a line is taken for a requirement. */
const OF_LINES: readonly MethodPart[] = ["duration", "coverage", "scenarios", "findings"];

type Props = { page: PageRequest; part: MethodPart };

/** Once on every page of the analysis: that it is worked out, and by which rules. */
export async function AnalysisNote({ page: { locale, link }, part }: Props) {
  const t = await getTranslations("common.analysis");
  const text = OF_LINES.includes(part) ? `${t("note")} ${t("byCategory")}` : t("note");
  return <WorkedOut text={text} rules={{ href: link(paths.rules(locale, part)), label: t("rules") }} />;
}

/** The foot of a figure: from what it was worked out, and of which moment. */
export async function FigureSource({ page: { locale, asOf } }: Pick<Props, "page">) {
  const t = await getTranslations("common.analysis");
  return t("source", { moment: formatInstant(asOf.instant, locale) });
}
