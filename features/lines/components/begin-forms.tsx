import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/action-form.tsx";
import { PageSection } from "@/components/page-section.tsx";
import type { CategoryRecord } from "@/domain/records.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import { messagesOf } from "@/messages/messages.ts";
import { refusalWords } from "@/server/refusal-words.ts";
import { beginCommitmentAction } from "../actions.ts";

type Props = {
  locale: Locale;
  categories: readonly CategoryRecord[];
  /** Chosen beforehand, by the address. */
  category: string | undefined;
  from: string | undefined;
};

/** The three ways to begin a commitment. The one that the address asks for comes first. */
export async function BeginForms({ locale, categories, category, from }: Props) {
  const t = await getTranslations("desk.begin");
  const words = {
    problem: t("problem"),
    faults: messagesOf(locale).faults,
    refusals: await refusalWords(locale),
  };
  const choice = {
    kind: "choice",
    name: "category",
    label: t("category"),
    value: category ?? "",
    options: [
      { value: "", label: (await getTranslations("desk.choice"))("unstated") },
      ...categories.map(({ code, name }) => ({ value: code, label: name[locale] })),
    ],
  } as const;
  const empty = (
    <PageSection key="new" id="new" title={t("newTitle")}>
      <p className="mb-3 max-w-prose text-ink-2">{t("newText")}</p>
      <ActionForm
        name="begin"
        action={beginCommitmentAction}
        hidden={{ locale, as: "new" }}
        fields={[choice]}
        submit={t("new")}
        words={words}
      />
    </PageSection>
  );
  const copy = (
    <PageSection key="copy" id="copy" title={t("copyTitle")}>
      <p className="mb-3 max-w-prose text-ink-2">{t("copyText")}</p>
      <ActionForm
        name="copy"
        action={beginCommitmentAction}
        hidden={{ locale, as: "copy" }}
        fields={[
          {
            kind: "text",
            name: "from",
            label: t("from"),
            hint: t("fromHint"),
            value: from,
            autoComplete: "off",
          },
          {
            kind: "radio",
            name: "keep_stage",
            label: t("keepStage"),
            value: "no",
            options: [
              { value: "no", label: t("expressed") },
              { value: "yes", label: t("kept") },
            ],
          },
        ]}
        submit={t("copy")}
        variant={from ? undefined : "secondary"}
        words={words}
      />
    </PageSection>
  );
  const nil = (
    <PageSection key="nil" id="nil" title={t("nilHeading")}>
      <p className="mb-3 max-w-prose text-ink-2">{t("nilText")}</p>
      <ActionForm
        name="nil"
        action={beginCommitmentAction}
        hidden={{ locale, as: "nil" }}
        fields={[choice]}
        submit={t("nil")}
        variant="secondary"
        words={words}
      />
    </PageSection>
  );
  return from ? [copy, empty, nil] : [empty, copy, nil];
}
