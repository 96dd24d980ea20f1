import { getTranslations } from "next-intl/server";
import { PageSection } from "@/components/page-section.tsx";
import { TaskList } from "@/components/task-list.tsx";
import { can } from "@/domain/policy.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import { formatInstant } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { Actor } from "@/server/viewer.ts";
import type { Offer } from "../queries.ts";

type Props = { actor: Actor; offer: Offer; locale: Locale };

/** What waits for this person: a draft to finish, to mend, or to decide on. */
export async function Needs({ actor, offer, locale }: Props) {
  const t = await getTranslations("desk.needs");
  const { draft, changes, delegation } = offer;
  const isDecider = can(actor, "offer.return", { delegation });
  if (!draft || changes === 0) {
    return (
      <PageSection id="needs" title={t("title")}>
        <p className="text-ink-2">{t("none")}</p>
      </PageSection>
    );
  }
  const faults = offer.lines.reduce((sum, line) => sum + line.faults, 0);
  const when = draft.submittedAt ? formatInstant(draft.submittedAt, locale) : "";
  const hints = [
    t("changes", { count: changes }),
    draft.submittedBy ? t("submittedBy", { name: draft.submittedBy.name, when }) : null,
    draft.returnedNote ? t("returned", { note: draft.returnedNote }) : null,
    faults > 0 ? t("toMend", { count: faults }) : null,
  ].filter((hint) => hint !== null);
  const open = draft.returnedNote ? t("returnedStatus") : t("notSubmitted");
  const submitted = isDecider ? t("forYou") : t("waitsForHead");
  return (
    <PageSection id="needs" title={t("title")}>
      <TaskList
        tasks={[
          {
            href: paths.deskReview(locale),
            title: t("review"),
            hint: hints.map((hint) => <p key={hint}>{hint}</p>),
            status: draft.state === "submitted" ? submitted : open,
            pressing: draft.state === "open" || isDecider,
          },
        ]}
      />
    </PageSection>
  );
}
