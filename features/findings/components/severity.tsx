import { getTranslations } from "next-intl/server";
import type { Severity } from "@/domain/finding.ts";

/** How heavy a finding is, in a word and in as many strokes; never by colour. */
export async function SeverityMark({ severity }: { severity: Severity }) {
  const t = await getTranslations("findings");
  const word = t(`severity.${severity}`);
  return (
    <span className={`severity severity-${severity}`}>
      <span className="severity-strokes" aria-hidden="true">
        <span />
        <span />
        <span />
      </span>
      {t("severityLabel", { severity: word })}
    </span>
  );
}
