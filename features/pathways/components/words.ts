import { getTranslations } from "next-intl/server";
import type { Locale } from "@/domain/vocabulary.ts";
import { formatDay } from "@/lib/format.ts";
import type { DelegationPathway } from "../queries.ts";
import { stepName } from "../schema.ts";

/** When it can be in force, and what sets that day; or why it cannot be as things stand. */
export async function earliestSentence({ pathway }: DelegationPathway, locale: Locale): Promise<string> {
  const t = await getTranslations("pathways");
  const names = (ids: readonly string[]) => ids.map((id) => t(`step.${stepName(id)}`)).join(", ");
  const { earliest, path, blocked, steps } = pathway;
  if (earliest === null) return t("impossible", { steps: names(blocked) });
  const day = formatDay(earliest, locale);
  if (steps.at(-1)?.state === "done") return t("inForce", { day });
  const unsized = steps.filter(({ id, isUnsized }) => isUnsized && path.includes(id)).length;
  const [first = ""] = path;
  const setsNothing = steps.find(({ id }) => id === first)?.cause !== "expected";
  // With nothing known of any step, the as-of day would pass for a day that somebody set.
  if (setsNothing && unsized === path.length)
    return t("noDay", { day, count: unsized, step: names([first]) });
  return [
    t("notBefore", { day, step: names([first]) }),
    ...(unsized > 0 ? [t("unsized", { count: unsized })] : []),
  ].join(" ");
}
