import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/notice.tsx";
import { actAddress } from "@/domain/symbol.ts";
import { dayInKyiv, formatDay, formatInstant } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { Divergence, StatedFinding } from "../queries.ts";
import type { FindingNames } from "./names.ts";

type Link = (path: Route) => Route;
type Props = { found: Pick<StatedFinding, "replies" | "divergences">; names: FindingNames; link: Link };

/** What delegations say to a finding, newest first, each with its act. */
export async function Replies({ found, names, link }: Props) {
  const t = await getTranslations("findings.reply");
  const terms = await getTranslations("terms.audience");
  const { locale } = names;
  if (found.replies.length === 0) return <p className="text-ink-2">{t("none")}</p>;
  return (
    <ol className="finding-replies">
      {found.replies.map(({ act, delegation, repliedAt, text, audience }) => (
        <li key={act}>
          <p className="text-meta text-ink-2">
            <time dateTime={repliedAt} title={formatInstant(repliedAt, locale)}>
              {t("by", {
                delegation: names.delegation(delegation),
                day: formatDay(dayInKyiv(repliedAt), locale),
              })}
            </time>
            {" · "}
            {audience === "public" ? (
              <a href={link(paths.act(locale, actAddress(act)))}>{t("act", { act })}</a>
            ) : (
              `${t("act", { act })} · ${t("audience", { audience: terms(audience) })}`
            )}
          </p>
          <p className="whitespace-pre-line">{text}</p>
        </li>
      ))}
    </ol>
  );
}

/** That parties let it stand, or did. */
export async function Divergences({ found, names }: Omit<Props, "link">) {
  return (
    <div className="grid gap-3">
      {found.divergences.map((divergence) => (
        <Accepted key={divergence.id} divergence={divergence} names={names} />
      ))}
    </div>
  );
}

async function Accepted({ divergence, names }: { divergence: Divergence; names: FindingNames }) {
  const t = await getTranslations("findings.divergence");
  const { locale } = names;
  const { state, parties, until, reason, recordedAt } = divergence;
  const said = { parties: parties.map(names.delegation).join(", "), until: formatDay(until, locale) };
  return (
    <Notice title={t(state, said)}>
      <p className="whitespace-pre-line">{reason}</p>
      <p className="text-caption text-ink-2">
        {t("recorded", { day: formatDay(dayInKyiv(recordedAt), locale) })}
      </p>
    </Notice>
  );
}
