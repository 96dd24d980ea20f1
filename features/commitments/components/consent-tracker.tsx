import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/notice.tsx";
import { StageTracker, type TrackerStep } from "@/components/stage-tracker.tsx";
import type { CommitmentRecord } from "@/domain/records.ts";
import { CONSENT_STEPS, type ConsentStep, EXIT_STAGES, type Stage } from "@/domain/vocabulary.ts";
import { formatDay } from "@/lib/format.ts";
import type { PageRequest } from "@/server/page-request.ts";

type Props = {
  page: PageRequest;
  record: CommitmentRecord;
  /** Every version up to this one, newest first. */
  versions: readonly CommitmentRecord[];
};

const isStep = (stage: Stage): stage is ConsentStep => CONSENT_STEPS.some((step) => step === stage);

/** The way through the stages of consent, with the days that the record has; an exit is said in words under it. */
export async function ConsentTracker({ page, record, versions }: Props) {
  const t = await getTranslations("commitments.record");
  const terms = await getTranslations("terms.stage");
  const past = versions.filter(({ version }) => version <= record.version);
  const { stage } = record.terms;
  const furthest = isStep(stage) ? stage : past.map((version) => version.terms.stage).find(isStep);
  const reached = furthest === undefined ? -1 : CONSENT_STEPS.indexOf(furthest);
  const steps = CONSENT_STEPS.map((step, index): TrackerStep => {
    const first = past.findLast((version) => version.terms.stage === step)?.terms.statedOn;
    const state = step === stage ? "current" : index <= reached ? "reached" : "ahead";
    return {
      stage: step,
      label: terms(step),
      state,
      stateWord: t(state),
      when: state === "ahead" ? t("stageNot") : first ? formatDay(first, page.locale) : t("stagePassed"),
      dateTime: state === "ahead" ? undefined : first,
    };
  });
  const exit = EXIT_STAGES.find((ended) => ended === stage);
  return (
    <div className="grid gap-4">
      <StageTracker label={t("tracker")} steps={steps} />
      {exit ? (
        <Notice tone="warn" title={terms(exit)}>
          <p>{t(`ended.${exit}`)}</p>
        </Notice>
      ) : null}
    </div>
  );
}
