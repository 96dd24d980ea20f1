import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/notice.tsx";
import { StageTracker, type TrackerStep } from "@/components/stage-tracker.tsx";
import { EVIDENCED_STAGES, evidenceByStage } from "@/domain/evidence.ts";
import type { CommitmentRecord } from "@/domain/records.ts";
import { CONSENT_STEPS, EXIT_STAGES, STAGES } from "@/domain/vocabulary.ts";
import { evidenceWords } from "@/lib/evidence-words.ts";
import { formatDay } from "@/lib/format.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { EndingNotice } from "./tombstone.tsx";

type Props = {
  page: PageRequest;
  record: CommitmentRecord;
  /** Every version up to this one, newest first. */
  versions: readonly CommitmentRecord[];
  delegation: string;
};

/** The way through the stages of consent, with the days that the record has; an exit is said in words under it. */
export async function ConsentTracker({ page, record, versions, delegation }: Props) {
  const t = await getTranslations("commitments.record");
  const terms = await getTranslations("terms");
  const steps = await getTranslations("steps");
  const past = versions.filter(({ version }) => version <= record.version);
  const { stage } = record.terms;
  const here = STAGES.indexOf(stage);
  const evidence = evidenceByStage(
    past.map((version) => ({ stage: version.terms.stage, evidence: version.evidence })).reverse(),
  );
  const way = CONSENT_STEPS.map((step, index): TrackerStep => {
    // What no version says is not claimed: a line may be in force without a recorded signature. What a correction
    // took back lies ahead again.
    const isBack = CONSENT_STEPS.some((each) => each === stage) && index > here;
    const said = isBack ? undefined : past.findLast((version) => version.terms.stage === step);
    const proof = said && EVIDENCED_STAGES.find((each) => each === step);
    const told = proof && evidence[proof];
    const first = told?.on ?? said?.terms.statedOn;
    const word = t(index === here ? "current" : first ? "reached" : index < here ? "unrecorded" : "ahead");
    return {
      stage: step,
      label: terms(`stage.${step}`),
      state: index === here ? "current" : first ? "reached" : "ahead",
      stateWord: word,
      when: told
        ? evidenceWords(told, { steps, terms }, page.locale)
        : first
          ? formatDay(first, page.locale)
          : word,
      dateTime: first,
    };
  });
  const exit = EXIT_STAGES.find((ended) => ended === stage);
  return (
    <div className="grid gap-4">
      <StageTracker label={t("tracker")} steps={way} />
      {exit && (record.attribution === "reported" || exit === "lapsed" || exit === "superseded") ? (
        <Notice tone="warn" title={terms(`stage.${exit}`)}>
          <p>{t(`ended.${exit}`)}</p>
        </Notice>
      ) : null}
      <EndingNotice page={page} record={record} versions={versions} delegation={delegation} />
    </div>
  );
}
