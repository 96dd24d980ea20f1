import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/action-form.tsx";
import { Breadcrumb } from "@/components/breadcrumb.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { Notice } from "@/components/notice.tsx";
import { PageSection } from "@/components/page-section.tsx";
import { StageBadge } from "@/components/stage-badge.tsx";
import { intentOf } from "@/domain/intents.ts";
import { type Step, stepOf, stepsFrom } from "@/domain/steps.ts";
import type { Locale, Stage } from "@/domain/vocabulary.ts";
import { draftStepAction } from "@/features/steps/actions.ts";
import type { FieldWords } from "@/lib/field-words.ts";
import { dayInKyiv } from "@/lib/format.ts";
import { type StepPage as PageName, paths } from "@/lib/paths.ts";
import type { Draft, Line } from "../queries.ts";
import { ownActs, stepFields } from "./step-fields.ts";
import { formWords } from "./words.ts";

const STEPS_OF: Record<PageName, readonly Step[]> = {
  withdraw: ["withdraw", "denounce"],
  correct: ["correct"],
  confirm: ["confirm"],
  suspend: ["suspend"],
  step: ["pledge", "sign", "ratify", "enter-into-force", "resume"],
};

/** The page on which a step is drafted. */
export const pageOf = (step: Step): PageName =>
  (Object.keys(STEPS_OF) as PageName[]).find((page) => STEPS_OF[page].includes(step)) ?? "step";

/** The step that the draft has for a line; null for a plain change. */
export const draftedStep = ({ fields, before }: Line): Step | null =>
  before && stepOf(intentOf(fields, before), before.stage, fields.stage);

type Props = {
  page: PageName;
  line: Line;
  stage: Stage;
  draft: Draft | null;
  locale: Locale;
  fieldWords: FieldWords;
};

/** A small form for each step of this kind that may follow from where the line stands. */
export async function StepPage({ page, line, stage, draft, locale, fieldWords }: Props) {
  const t = await getTranslations("steps");
  const [desk, common, terms] = await Promise.all([
    getTranslations("desk"),
    getTranslations("common.nav"),
    getTranslations("terms"),
  ]);
  const { symbol } = line;
  const steps = stepsFrom(stage).filter((step) => STEPS_OF[page].includes(step));
  return (
    <>
      <Breadcrumb
        label={common("breadcrumb")}
        trail={[
          { href: paths.desk(locale), label: desk("title") },
          { href: paths.deskCommitment(locale, symbol), label: symbol },
        ]}
        current={t(`page.${page}`, { symbol })}
      />
      <DocumentHeading
        title={t(`page.${page}`, { symbol })}
        above={<span lang={locale === "en" ? undefined : "en"}>{line.before?.title.en}</span>}
        marks={<StageBadge stage={stage} label={terms(`stage.${stage}`)} />}
      />
      <Hindrance page={page} line={line} draft={draft} locale={locale} steps={steps} words={fieldWords} />
      {isFree(page, line, draft)
        ? steps.map((step) => <StepForm key={step} step={step} line={line} locale={locale} />)
        : null}
    </>
  );
}

const isFree = (page: PageName, line: Line, draft: Draft | null): boolean =>
  draft?.state !== "submitted" &&
  line.embargo === null &&
  (page !== "correct" || ownActs(line).length > 0) &&
  othersOf(page, line).length === 0;

/** Terms that the draft changes although this step changes nothing else; what a drafted step wrote is its own. */
function othersOf(page: PageName, line: Line): Line["changes"] {
  if (page === "correct" || page === "step") return [];
  const drafted = draftedStep(line);
  const ofStep =
    drafted === null ? [] : ["stage", "confirmed_on", ...(drafted === "sign" ? ["instrument"] : [])];
  return line.changes.filter(
    ({ field }) => !ofStep.includes(field) && !(page === "confirm" && field === "confirmed_on"),
  );
}

type HindranceProps = {
  page: PageName;
  line: Line;
  draft: Draft | null;
  locale: Locale;
  steps: readonly Step[];
  words: FieldWords;
};

/** Why there is no form, and what to do about it. */
async function Hindrance({ page, line, draft, locale, steps, words }: HindranceProps) {
  const t = await getTranslations("steps.hindered");
  if (draft?.state === "submitted") {
    return (
      <Notice tone="warn" title={t("frozen")}>
        <a href={paths.deskReview(locale)}>{t("toReview")}</a>
      </Notice>
    );
  }
  if (line.embargo !== null) return <Notice tone="warn" title={t("embargo")} />;
  if (steps.length === 0) return <Notice title={t("unfit")} />;
  if (page === "correct" && ownActs(line).length === 0) return <Notice title={t("noAct")} />;
  const others = othersOf(page, line);
  if (others.length === 0) return null;
  const fields = others.map(({ field }) => words.label(field)).join(", ");
  return (
    <Notice tone="warn" title={t("title")}>
      <p>{t("text", { fields })}</p>
      <a href={paths.deskCommitment(locale, line.symbol)}>{t("toEditor")}</a>
    </Notice>
  );
}

async function StepForm({ step, line, locale }: { step: Step; line: Line; locale: Locale }) {
  const t = await getTranslations("steps");
  const terms = await getTranslations("terms");
  const today = dayInKyiv(Temporal.Now.instant().toString());
  return (
    <PageSection id={step} title={t(`title.${step}`)}>
      <p className="mb-4 max-w-prose text-ink-2">{t(`lead.${step}`)}</p>
      <ActionForm
        name={step}
        action={draftStepAction}
        hidden={{ locale, symbol: line.symbol, step, was: line.fields.intent }}
        fields={stepFields(step, line, { t, terms }, draftedStep(line) === step, today)}
        submit={t(`submit.${step}`)}
        words={await formWords(locale)}
      />
    </PageSection>
  );
}
