import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/action-form.tsx";
import type { Locale } from "@/domain/vocabulary.ts";
import { messagesOf } from "@/messages/messages.ts";
import { refusalWords } from "@/server/refusal-words.ts";
import { acceptDivergenceAction, endDivergenceAction } from "../actions.ts";

type Props = { locale: Locale; finding: string; isPublic: boolean };

/** For the secretariat: that parties let a finding stand, who, why and until when. */
export async function AcceptForm({ locale, finding, isPublic }: Props) {
  const t = await getTranslations("findings.secretariat");
  const desk = await getTranslations("findings.desk");
  const audiences = isPublic ? (["participants", "public"] as const) : (["participants"] as const);
  return (
    <>
      <p className="mb-3 max-w-prose text-ink-2">{t("acceptText")}</p>
      <ActionForm
        name="accept-divergence"
        action={acceptDivergenceAction}
        hidden={{ locale, finding }}
        submit={t("accept")}
        words={{
          problem: t("problem"),
          faults: messagesOf(locale).faults,
          refusals: await refusalWords(locale),
        }}
        fields={[
          { kind: "text", name: "parties", label: t("parties"), hint: t("partiesHint") },
          { kind: "lines", name: "reason", label: t("reason") },
          { kind: "day", name: "until", label: t("until"), hint: t("untilHint") },
          {
            kind: "radio",
            name: "audience",
            label: t("for"),
            value: "participants",
            options: audiences.map((value) => ({ value, label: desk(`audiences.${value}`) })),
          },
          {
            kind: "password",
            name: "password",
            label: desk("password"),
            hint: t("passwordHint"),
            autoComplete: "current-password",
          },
        ]}
      />
    </>
  );
}

type EndProps = { locale: Locale; divergence: string; finding: string };

/** The parties let it stand no more. */
export async function EndForm({ locale, divergence, finding }: EndProps) {
  const t = await getTranslations("findings.secretariat");
  return (
    <ActionForm
      name={`end-${divergence}`}
      action={endDivergenceAction}
      hidden={{ locale, divergence }}
      submit={t("end")}
      about={t("endAbout", { id: finding })}
      variant="quiet"
      words={{
        problem: t("endProblem"),
        faults: messagesOf(locale).faults,
        refusals: await refusalWords(locale),
      }}
    />
  );
}
