import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { StageGlyph } from "@/components/stage-glyph.tsx";
import type { CoverageCell } from "@/domain/coverage-cell.ts";
import { formatNumber, formatShare } from "@/lib/format.ts";
import type { PageRequest } from "@/server/page-request.ts";
import type { Measure } from "../schema.ts";

type Shown = Pick<CoverageCell, "level" | "firmest" | "share" | "commitments">;

/** What a cell says to those who hear it: 'XU-R9TX in 2029: partial, 4 lines, firmest signed, 60 % of need'. */
export async function cellWords({ locale }: Pick<PageRequest, "locale">) {
  const t = await getTranslations("coverage");
  const terms = await getTranslations("terms.stage");
  return (symbol: string, year: number, { level, firmest, share, commitments }: Shown): string => {
    const said = { symbol, year: String(year) };
    if (level === "none" || firmest === null) return t("cell.none", said);
    const stage = terms(firmest).toLocaleLowerCase(locale);
    const counted = { ...said, level: t(`level.${level}`), count: commitments.length, stage };
    if (share === null) return t("cell.counted", counted);
    return t("cell.measured", { ...counted, share: formatShare(share, locale) });
  };
}

/** The drawing and the word of a cell; the link around it says the same as a sentence. */
export async function cellMarks({ locale }: Pick<PageRequest, "locale">, measure: Measure) {
  const t = await getTranslations("coverage");
  return (cell: Shown): ReactNode => (
    <>
      <span className="cover-mark" aria-hidden="true">
        {cell.level === "none" ? (
          <span className="hatch" />
        ) : (
          markOf(cell, measure, locale, t("short.unmeasured"))
        )}
      </span>
      <span aria-hidden="true">{t(`level.${cell.level}`)}</span>
    </>
  );
}

function markOf(
  { firmest, share, commitments }: Shown,
  measure: Measure,
  locale: PageRequest["locale"],
  unmeasured: string,
): ReactNode {
  const count = formatNumber(commitments.length, locale);
  if (measure === "count") return count;
  if (measure === "share") {
    if (share === null) return <span className="font-normal">{unmeasured}</span>;
    return (
      <span className="grid justify-items-center gap-0.5">
        {formatShare(share, locale)}
        <ShareBar share={share} />
      </span>
    );
  }
  return (
    <>
      {firmest === null ? null : <StageGlyph stage={firmest} />}
      {count}
    </>
  );
}

/** How much of the need there is; more than all of it fills the bar. */
const ShareBar = ({ share }: { share: number }) => (
  <svg className="share-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    <rect x="0" y="0" width="100" height="8" />
    <rect x="0" y="0" width={Math.min(1, share) * 100} height="8" />
  </svg>
);

/** The frame of a cell by its level and, where the firmest step is shown, filled as that step is. */
export function coverClass({ level, firmest }: Shown, measure: Measure): string {
  const stage = measure === "firmest" && firmest !== null ? ` cover-stage stage-${firmest}` : "";
  return `cover cover-${level}${stage}`;
}
