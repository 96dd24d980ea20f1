import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/notice.tsx";
import { StageTracker, type TrackerStep } from "@/components/stage-tracker.tsx";
import type { CommitmentRecord } from "@/domain/records.ts";
import { CONSENT_STEPS, EXIT_STAGES, STAGES } from "@/domain/vocabulary.ts";
import { formatDay } from "@/lib/format.ts";
import type { PageRequest } from "@/server/page-request.ts";

type Props = {
  page: PageRequest;
  record: CommitmentRecord;
  /** Every version up to this one, newest first. */
  versions: readonly CommitmentRecord[];
};

/** The way through the stages of consent, with the days that the record has; an exit is said in words under it. */
export async function ConsentTracker({ page, record, versions }: Props) {
  const t = await getTranslations("commitments.record");
  const terms = await getTranslations("terms.stage");
  const past = versions.filter(({ version }) => version <= record.version);
  const { stage } = record.terms;
  const here = STAGES.indexOf(stage);
  const steps = CONSENT_STEPS.map((step, index): TrackerStep => {
    // What no version says is not claimed: a line may be in force without a recorded signature.
    const first = past.findLast((version) => version.terms.stage === step)?.terms.statedOn;
    const word = t(index === here ? "current" : first ? "reached" : index < here ? "unrecorded" : "ahead");
    return {
      stage: step,
      label: terms(step),
      state: index === here ? "current" : first ? "reached" : "ahead",
      stateWord: word,
      when: first ? formatDay(first, page.locale) : word,
      dateTime: first,
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
