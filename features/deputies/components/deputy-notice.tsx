import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/notice.tsx";
import type { Locale } from "@/domain/vocabulary.ts";
import { formatInstant } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { Actor } from "@/server/viewer.ts";
import { type Deputy, listDeputies } from "../queries.ts";

/** What the deputy and the one who appointed them must not overlook: who acts now, and until when. */
export async function DeputyNotice({ actor, locale }: { actor: Actor; locale: Locale }) {
  const t = await getTranslations("deputies");
  const running = ((await listDeputies(actor)) ?? []).filter(({ state }) => state === "running");
  const mine = running.filter(
    ({ accountId, headId }) => accountId === actor.accountId || headId === actor.accountId,
  );
  const title = (deputy: Deputy): string => {
    const until = formatInstant(deputy.until, locale);
    if (deputy.accountId === actor.accountId) return t("youActTitle", { head: deputy.head, until });
    const said = { name: deputy.name, until };
    return deputy.isExclusive ? t("handedOverTitle", said) : t("actsTooTitle", said);
  };
  return mine.map((deputy) => (
    <Notice key={deputy.id} tone="warn" title={title(deputy)}>
      {deputy.isExclusive && deputy.headId === actor.accountId ? <p>{t("handedOverText")}</p> : null}
      <a href={paths.deskDeputies(locale)}>{t("deskLink")}</a>
    </Notice>
  ));
}
