import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/action-form.tsx";
import { Notice } from "@/components/notice.tsx";
import { PageSection } from "@/components/page-section.tsx";
import { APPROVAL_FORMS } from "@/domain/evidence.ts";
import { stepsFrom } from "@/domain/steps.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import { dropStepAction } from "@/features/steps/actions.ts";
import type { FieldWords } from "@/lib/field-words.ts";
import { formatDay } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { Line } from "../queries.ts";
import { draftedStep, pageOf } from "./step-page.tsx";
import { formWords } from "./words.ts";

type Props = { line: Line; locale: Locale; isFrozen: boolean; words: FieldWords };

/** The step that the draft has for a line, and those that may follow from where the line stands. */
export async function StepPanel({ line, locale, isFrozen, words }: Props) {
  const t = await getTranslations("steps");
  if (!line.before) return null;
  const step = draftedStep(line);
  const isOpen = !isFrozen && line.embargo === null;
  return (
    <PageSection id="intent" title={t("panel.title")}>
      <StepNotice line={line} locale={locale} words={words} />
      {step !== null && isOpen ? (
        <div className="my-3 flex flex-wrap items-center gap-x-6 gap-y-2">
          <a href={`${paths.deskStep(locale, line.symbol, pageOf(step))}#${step}`}>{t("panel.again")}</a>
          <ActionForm
            name="drop-step"
            action={dropStepAction}
            hidden={{ locale, symbol: line.symbol }}
            submit={t("panel.plain")}
            variant="secondary"
            words={await formWords(locale)}
          />
        </div>
      ) : null}
      {step === null && isOpen ? <Ways line={line} locale={locale} /> : null}
    </PageSection>
  );
}

async function Ways({ line, locale }: { line: Line; locale: Locale }) {
  const t = await getTranslations("steps");
  const stage = line.before?.stage;
  const steps = stage === undefined ? [] : stepsFrom(stage);
  return (
    <>
      <p className="mb-3 max-w-prose text-ink-2">{t("panel.text")}</p>
      <ul className="flex flex-wrap gap-x-6 gap-y-2">
        {steps.map((step) => (
          <li key={step}>
            <a href={`${paths.deskStep(locale, line.symbol, pageOf(step))}#${step}`}>{t(`title.${step}`)}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

type NoticeProps = { line: Line; locale: Locale; words: FieldWords };

/** What a line of the draft is to become, why, and on what it rests; nothing for a plain change. */
export async function StepNotice({ line, locale, words }: NoticeProps) {
  const step = draftedStep(line);
  if (step === null) return null;
  const t = await getTranslations("steps");
  const { fields } = line;
  const isApproval = APPROVAL_FORMS.some((form) => form === fields.evidence_instrument);
  const said: [string, string][] = [
    [words.label("corrects"), fields.corrects],
    [words.label("reason"), fields.reason],
    [
      words.label("evidence_on"),
      /^\d{4}-\d{2}-\d{2}$/.test(fields.evidence_on)
        ? formatDay(fields.evidence_on, locale)
        : fields.evidence_on,
    ],
    [words.label("evidence_place"), fields.evidence_place],
    [words.label("evidence_body"), fields.evidence_body],
    [
      words.label("evidence_instrument"),
      isApproval
        ? t(`approval.${fields.evidence_instrument}` as "approval.approval")
        : fields.evidence_instrument && words.value("instrument", fields.evidence_instrument),
    ],
  ];
  return (
    <Notice title={t(`intended.${step}`)}>
      <ul>
        {said
          .filter(([, text]) => text !== "")
          .map(([label, text]) => (
            <li key={label} className="whitespace-pre-line">
              {`${label}: ${text}`}
            </li>
          ))}
      </ul>
    </Notice>
  );
}
