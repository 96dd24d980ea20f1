import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/action-form.tsx";
import { DataTable } from "@/components/data-table.tsx";
import { can } from "@/domain/policy.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import { formatInstant } from "@/lib/format.ts";
import { messagesOf } from "@/messages/messages.ts";
import { refusalWords } from "@/server/refusal-words.ts";
import type { Actor } from "@/server/viewer.ts";
import { endDeputyAction } from "../actions.ts";
import type { Deputy } from "../queries.ts";

type Props = { actor: Actor; locale: Locale; deputies: readonly Deputy[]; caption: string };

/** Who acts for whom, when, and how it ended. */
export async function DeputyTable({ actor, locale, deputies, caption }: Props) {
  const t = await getTranslations("deputies");
  const when = (instant: string) => <time dateTime={instant}>{formatInstant(instant, locale)}</time>;
  const state = ({ state: code, ended }: Deputy) =>
    code === "ended"
      ? t("states.ended", { name: ended?.by ?? "", when: formatInstant(ended?.at ?? "", locale) })
      : t(`states.${code}`);
  const words = {
    problem: t("endProblem"),
    faults: messagesOf(locale).faults,
    refusals: await refusalWords(locale),
  };
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={deputies}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "deputy",
          header: t("deputy"),
          rowHeader: true,
          cell: ({ name }) => name,
          phoneDetail: ({ from, until }) => (
            <>
              {when(from)} – {when(until)}
            </>
          ),
        },
        {
          key: "head",
          header: t("head"),
          cell: ({ head, isExclusive }) => (
            <>
              {head}
              <br />
              <span className="text-caption text-ink-2">
                {t(isExclusive ? "exclusive" : "shared", { head })}
              </span>
            </>
          ),
        },
        {
          key: "period",
          header: t("period"),
          wideOnly: true,
          cell: ({ from, until }) => (
            <>
              {when(from)} – {when(until)}
            </>
          ),
        },
        { key: "state", header: t("state"), cell: state },
        {
          key: "actions",
          header: t("actions"),
          cell: ({ id, name, accountId, state: code }) =>
            (code === "running" || code === "ahead") &&
            actor.delegation !== null &&
            can(actor, "deputy.end", { delegation: actor.delegation, accountId }) ? (
              <ActionForm
                name={`end-deputy-${id}`}
                action={endDeputyAction}
                hidden={{ locale, deputy: id }}
                submit={accountId === actor.accountId ? t("giveBack") : t("end")}
                about={accountId === actor.accountId ? undefined : t("endAbout", { name })}
                variant="secondary"
                words={words}
              />
            ) : null,
        },
      ]}
    />
  );
}
