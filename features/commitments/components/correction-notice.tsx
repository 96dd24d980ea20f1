import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/notice.tsx";
import type { CommitmentRecord } from "@/domain/records.ts";
import { actAddress } from "@/domain/symbol.ts";
import { dayInKyiv, formatDay } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";

type Props = { page: PageRequest; record: CommitmentRecord };

/** What corrected this version, also on a view of the past; and what this version itself corrects, and why. */
export async function CorrectionNotice({ page: { locale, link }, record }: Props) {
  if (record.correctedBy.length === 0 && record.corrects === null) return null;
  const t = await getTranslations("steps.notice");
  const { corrects } = record;
  return (
    <div className="mb-6 grid gap-3">
      {record.correctedBy.map(({ act, at }) => (
        <Notice
          key={act}
          tone="warn"
          title={t("correctedBy", { act, day: formatDay(dayInKyiv(at), locale) })}
        >
          {/* The act is newer than a view of the past: its address goes without the day. */}
          <a href={paths.act(locale, actAddress(act))}>{t("toCorrection")}</a>
        </Notice>
      ))}
      {corrects === null ? null : (
        <Notice title={t("corrects", { act: corrects })}>
          {record.reason ? <p className="whitespace-pre-line">{record.reason}</p> : null}
          <a href={link(paths.act(locale, actAddress(corrects)))}>{corrects}</a>
        </Notice>
      )}
    </div>
  );
}
