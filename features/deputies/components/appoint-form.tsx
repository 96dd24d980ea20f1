import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/action-form.tsx";
import type { Locale } from "@/domain/vocabulary.ts";
import { messagesOf } from "@/messages/messages.ts";
import { refusalWords } from "@/server/refusal-words.ts";
import { appointDeputyAction } from "../actions.ts";

type Props = { locale: Locale; colleagues: readonly { id: string; name: string }[] };

/** For a head by role: whom, from when until when, and whether both can act. */
export async function AppointForm({ locale, colleagues }: Props) {
  const t = await getTranslations("deputies");
  const optional = (await getTranslations("desk.editor"))("optional");
  if (colleagues.length === 0) return <p className="text-ink-2">{t("alone")}</p>;
  return (
    <ActionForm
      name="appoint-deputy"
      action={appointDeputyAction}
      hidden={{ locale }}
      submit={t("appoint")}
      words={{
        problem: t("problem"),
        faults: messagesOf(locale).faults,
        refusals: await refusalWords(locale),
      }}
      fields={[
        {
          kind: "choice",
          name: "colleague",
          label: t("colleague"),
          options: [
            { value: "", label: t("choose") },
            ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
          ],
        },
        { kind: "text", name: "from", label: t("from"), hint: t("fromHint"), optional },
        { kind: "text", name: "until", label: t("until"), hint: t("untilHint") },
        {
          kind: "radio",
          name: "kind",
          label: t("kind"),
          value: "shared",
          options: [
            { value: "shared", label: t("kindShared") },
            { value: "exclusive", label: t("kindExclusive") },
          ],
        },
        {
          kind: "password",
          name: "password",
          label: t("password"),
          hint: t("passwordHint"),
          autoComplete: "current-password",
        },
      ]}
    />
  );
}
