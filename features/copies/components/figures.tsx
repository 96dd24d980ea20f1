import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { commitmentBody } from "@/features/commitments/schema.ts";
import { FIRM_STAGES, getOverview } from "@/features/overview/queries.ts";
import { formatInstant, formatNumber } from "@/lib/format.ts";
import { columnsOf } from "@/lib/table.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { publicViewer } from "@/server/viewer.ts";

/** The letter of a column in a spreadsheet: A, B, … Z, AA. */
const letterOf = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : letterOf(Math.floor(index / 26) - 1) + letterOf(index % 26);

/** The rows that a formula looks at. */
const LAST = 9999;

/** The figures of the home page as formulas over the file, with what each comes to at the moment in view. */
export async function Figures({ page }: { page: PageRequest }) {
  const { asOf, locale } = page;
  const t = await getTranslations("data.figures");
  const overview = await getOverview(publicViewer, asOf);
  const columns = columnsOf(commitmentBody).map(({ name }) => name);
  const range = (name: string): string => {
    const letter = letterOf(columns.indexOf(name));
    return `${letter}2:${letter}${LAST}`;
  };
  // Where the comma parts the decimals, the semicolon parts what a formula takes.
  const formula = (text: string): string => (locale === "uk" ? text.replaceAll(",", ";") : text);
  const isFirm = FIRM_STAGES.map((stage) => `(${range("stage")}="${stage}")`).join("+");
  const half = `ROUNDUP(COUNT(${range("nominalEnd")})/2,0)`;
  const figures = [
    ["firm", `=ROWS(UNIQUE(FILTER(${range("delegation")},${isFirm})))`, overview.firmDelegations],
    ["total", `=COUNTA(${range("symbol")})`, overview.commitments],
    ["inForce", `=COUNTIF(${range("stage")},"in-force")`, overview.stages["in-force"] ?? 0],
    ["median", `=YEAR(SMALL(${range("nominalEnd")},${half}))`, overview.medianEndYear],
  ] as const;
  const moment = formatInstant(asOf.instant, locale);
  const code = (text: ReactNode) => <code>{text}</code>;
  return (
    <ol className="figures">
      {figures.map(([name, text, value]) => (
        <li key={name}>
          <p>{t.rich(name, { code })}</p>
          <p className="machine-text">
            <span className="sr-only">{t("formula")}: </span>
            <code>{formula(text)}</code>
          </p>
          <p className="text-meta text-ink-2">
            {value === null
              ? t("answerNone", { moment })
              : t("answer", { moment, value: name === "median" ? `${value}` : formatNumber(value, locale) })}
          </p>
        </li>
      ))}
    </ol>
  );
}
