import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table.tsx";
import { FlaggedName } from "@/components/flagged-name.tsx";
import { StageBadge } from "@/components/stage-badge.tsx";
import type { Text } from "@/domain/commitment.ts";
import type { RehearsalStep } from "@/domain/rehearsal.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import { inLanguage } from "@/lib/format.ts";
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
          wideOnly: true,
          nowrap: true,
          cell: (step) => <When step={step} offset={offsets.get(step.hours)} kind={hardness(step)} />,
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
          phoneDetail: (step) => (
            <>
              <When step={step} offset={offsets.get(step.hours)} kind={hardness(step)} />
              <span className="block">
                {t("rule")}: {who(step)}
              </span>
            </>
          ),
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

type WhenProps = { step: RehearsalStep; offset: string | undefined; kind: string };

/** Counted from the attack, and whether the text holds to it; the moment itself stands in the figure. */
const When = ({ step, offset, kind }: WhenProps) => (
  <>
    {step.due ? <time dateTime={step.due}>{offset}</time> : offset}
    {step.isHard === null ? null : <span className="block text-caption text-ink-2">{kind}</span>}
  </>
);

/** What the record says of the line, as it stands there; its language is said where it is not the page's. */
async function Quoted({ text, locale }: { text: Text; locale: Locale }) {
  const t = await getTranslations("common.language");
  const { text: said, lang } = inLanguage(text, locale);
  return (
    <span className="quoted">
      <q lang={lang === locale ? undefined : lang}>{said}</q>
      {lang === locale ? null : ` (${t(lang)})`}
    </span>
  );
}
