import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/notice.tsx";
import { PageSection } from "@/components/page-section.tsx";
import type { CommitmentRecord } from "@/domain/records.ts";
import { actAddress } from "@/domain/symbol.ts";
import { dayInKyiv, formatDay, inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";

type Props = {
  page: PageRequest;
  record: CommitmentRecord;
  /** Newest first. */
  versions: readonly CommitmentRecord[];
  delegation: string;
};

const BY_ACT = ["withdrawn", "denounced", "suspended"] as const;
type ByAct = (typeof BY_ACT)[number];

/** The party's own act by which a line stopped, or stands still, as far as these versions go; null otherwise. */
function endingOf(record: CommitmentRecord, versions: readonly CommitmentRecord[]) {
  const stage = BY_ACT.find((each): each is ByAct => each === record.terms.stage);
  if (stage === undefined || record.attribution !== "own") return null;
  const past = versions.filter(({ version }) => version <= record.version);
  const before = past.find(({ terms }) => terms.stage !== stage);
  const first = past.findLast(({ version }) => version > (before?.version ?? 0)) ?? record;
  return { stage, act: first, before };
}

/** Whether all that is left of a line is that its party ended it. */
export const isEnded = ({ attribution, terms }: CommitmentRecord): boolean =>
  attribution === "own" && (terms.stage === "withdrawn" || terms.stage === "denounced");

/** By whom, when, by which act and why a line was withdrawn, denounced or suspended. */
export async function EndingNotice({ page: { locale, link }, record, versions, delegation }: Props) {
  const ending = endingOf(record, versions);
  if (!ending) return null;
  const t = await getTranslations("steps.tombstone");
  const { stage, act } = ending;
  const day = formatDay(dayInKyiv(act.recordedAt), locale);
  return (
    <Notice tone="warn" title={t(stage, { delegation, day })}>
      <p>
        {`${t("act")}: `}
        <a href={link(paths.act(locale, actAddress(act.act)))}>{act.act}</a>
      </p>
      <p className="whitespace-pre-line">{act.reason ? `${t("reason")}: ${act.reason}` : t("noReason")}</p>
    </Notice>
  );
}

/** The terms of a line that ended, struck out; whole they are in the version that stood before. */
export async function Tombstone({ page: { locale, link }, record, versions }: Props) {
  const t = await getTranslations("steps.tombstone");
  const before = endingOf(record, versions)?.before;
  const [title, summary] = [inLanguage(record.terms.title, locale), inLanguage(record.terms.summary, locale)];
  return (
    <PageSection id="what" title={t("terms")}>
      <p className="font-semibold">
        <s lang={title.lang === locale ? undefined : title.lang}>{title.text}</s>
      </p>
      <p className="max-w-prose text-ink-2">
        <s lang={summary.lang === locale ? undefined : summary.lang}>{summary.text}</s>
      </p>
      {before ? (
        <p className="mt-3">
          <a href={link(paths.version(locale, before.symbol, before.version))}>
            {t("asItStood", { number: before.version })}
          </a>
        </p>
      ) : null}
    </PageSection>
  );
}
