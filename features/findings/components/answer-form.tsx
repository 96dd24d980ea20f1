import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/action-form.tsx";
import type { Locale } from "@/domain/vocabulary.ts";
import { messagesOf } from "@/messages/messages.ts";
import { refusalWords } from "@/server/refusal-words.ts";
import { answerFindingAction } from "../actions.ts";

type Props = { locale: Locale; finding: string; isPublic: boolean };

/** For a head of delegation: what the delegation says to a finding, as an act. */
export async function AnswerForm({ locale, finding, isPublic }: Props) {
  const t = await getTranslations("findings.desk");
  const audiences = isPublic ? (["participants", "public"] as const) : (["participants"] as const);
  return (
    <>
      <p className="mb-3 max-w-prose text-ink-2">
        {t("answerText")} {isPublic ? null : t("notPublic")}
      </p>
      <ActionForm
        name="answer-finding"
        action={answerFindingAction}
        hidden={{ locale, finding }}
        submit={t("submit")}
        words={{
          problem: t("problem"),
          faults: messagesOf(locale).faults,
          refusals: await refusalWords(locale),
        }}
        fields={[
          { kind: "lines", name: "text", label: t("text"), hint: t("textHint") },
          {
            kind: "radio",
            name: "audience",
            label: t("audience"),
            value: "participants",
            options: audiences.map((value) => ({ value, label: t(`audiences.${value}`) })),
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
    </>
  );
}
