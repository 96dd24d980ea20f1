import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table.tsx";
import { FlaggedName } from "@/components/flagged-name.tsx";
import { RecordText } from "@/components/record-text.tsx";
import { StageBadge } from "@/components/stage-badge.tsx";
import type { Text } from "@/domain/commitment.ts";
import type { RehearsalStep } from "@/domain/rehearsal.ts";
import { formatInstant, inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import { offsetWords } from "./moments.ts";
import type { RehearsalProps } from "./rehearsal-document.tsx";

/** Every line that the attack sets off: by when, who, what, by whose decision, in the words of the record. */
export async function StepTable({ page, view, names }: RehearsalProps) {
  const { locale, link } = page;
  const t = await getTranslations("rehearsal.column");
  const words = await getTranslations("rehearsal");
  const terms = await getTranslations("terms");
  const missing = <span className="text-ink-2">{terms("notStated")}</span>;
  const lines = new Map(view.portfolio.lines.map((line) => [line.symbol, line.terms]));
  const offsets = new Map(
    await Promise.all(
      view.rehearsal.steps.map(async ({ hours }) => [hours, await offsetWords(hours, locale)] as const),
    ),
  );
  const hardness = ({ isHard }: RehearsalStep) =>
    isHard === null ? words("kind.open") : words(isHard ? "kind.firm" : "kind.soft");
  const who = ({ isAutomatic, rule }: RehearsalStep) =>
    rule === null ? (
      missing
    ) : isAutomatic ? (
      <strong>{terms(`decisionRule.${rule}`)}</strong>
    ) : (
      terms(`decisionRule.${rule}`)
    );
  return (
    <DataTable
      caption={words("tableCaption")}
      dense
      rows={view.rehearsal.steps}
      rowKey={({ symbol }) => symbol}
      columns={[
        {
          key: "when",
          header: t("when"),
          cell: (step) => (
            <>
              <span className="whitespace-nowrap">{offsets.get(step.hours)}</span>
              {step.due ? (
                <span className="block text-caption text-ink-2">
                  <time dateTime={step.due}>{formatInstant(step.due, locale)}</time>
                </span>
              ) : null}
              <span className="block text-caption text-ink-2">
                {step.isHard === null ? null : hardness(step)}
              </span>
            </>
          ),
        },
        {
          key: "delegation",
          header: t("delegation"),
          rowHeader: true,
          cell: ({ delegation }) => (
            <FlaggedName
              code={delegation}
              name={names.get(delegation)?.[locale] ?? delegation}
              href={link(paths.delegation(locale, delegation))}
            />
          ),
          phoneDetail: (step) => <DecidedBy label={t("rule")} words={who(step)} />,
        },
        {
          key: "act",
          header: t("act"),
          main: true,
          cell: (step) => {
            const line = lines.get(step.symbol);
            return (
              <>
                {step.act ? `${terms(`obligationAct.${step.act}`)}. ` : null}
                <a href={link(paths.commitment(locale, step.symbol))}>{step.symbol}</a>{" "}
                {line ? <StageBadge stage={line.stage} label={terms(`stage.${line.stage}`)} /> : null}
                {line ? <Quoted text={line.summary} locale={locale} /> : null}
                {step.isConditional ? (
                  <span className="block text-caption">{words("conditional")}</span>
                ) : null}
              </>
            );
          },
        },
        { key: "rule", header: t("rule"), wideOnly: true, cell: who },
      ]}
    />
  );
}

const DecidedBy = ({ label, words }: { label: string; words: React.ReactNode }) => (
  <>
    {label}: {words}
  </>
);

/** What the record says of the line, as it stands there. */
export async function Quoted({ text, locale }: { text: Text; locale: "en" | "uk" }) {
  const t = await getTranslations("common.language");
  const { text: said, lang } = inLanguage(text, locale);
  return (
    <q className="quoted">
      <RecordText text={said} lang={lang} pageLang={locale} label={t(lang)} />
    </q>
  );
}
