import { getTranslations } from "next-intl/server";
import { PageSection } from "@/components/page-section.tsx";
import { TaskList } from "@/components/task-list.tsx";
import type { Locale } from "@/domain/vocabulary.ts";
import { formatInstant } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { EmbargoedAct } from "../queries.ts";

/** Acts that wait for their time, soonest first: what each brings, for whom and when. */
export async function EmbargoedActs({ acts, locale }: { acts: readonly EmbargoedAct[]; locale: Locale }) {
  const t = await getTranslations("desk.needs");
  const terms = await getTranslations("terms");
  if (acts.length === 0) return null;
  return (
    <PageSection id="embargoed" title={t("embargoTitle")}>
      <p className="mb-2 max-w-prose text-ink-2">{t("embargoText")}</p>
      <TaskList
        tasks={acts.map(({ id, kind, audience, releasedAt, symbols }) => ({
          href: paths.deskReceipt(locale, id),
          title: `${terms(`actKind.${kind}`)}: ${symbols.join(", ")}`,
          hint: t("embargoed", { when: formatInstant(releasedAt, locale) }),
          status: terms(`audience.${audience}`),
        }))}
      />
    </PageSection>
  );
}
