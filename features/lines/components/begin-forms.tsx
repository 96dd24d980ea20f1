import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/action-form.tsx";
import type { FormField } from "@/components/form-fields.tsx";
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
  /** The delegation's lines, withdrawn ones too. */
  copies: readonly { symbol: string; title: string }[];
};
type Way = "new" | "copy" | "nil";

/** The three ways to begin a commitment. The one that the address asks for comes first. */
export async function BeginForms({ locale, categories, category, from, copies }: Props) {
  const t = await getTranslations("desk.begin");
  const words = {
    problem: t("problem"),
    faults: messagesOf(locale).faults,
    refusals: await refusalWords(locale),
  };
  const none = { value: "", label: (await getTranslations("desk.choice"))("unstated") };
  const inCategory: FormField = {
    kind: "choice",
    name: "category",
    label: t("category"),
    value: category ?? "",
    options: [none, ...categories.map(({ code, name }) => ({ value: code, label: name[locale] }))],
  };
  const ofLine: FormField[] = [
    {
      kind: "choice",
      name: "from",
      label: t("from"),
      value: from ?? "",
      options: [
        none,
        ...copies.map(({ symbol, title }) => ({ value: symbol, label: `${symbol} · ${title}` })),
      ],
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
  ];
  const asked = { new: [inCategory], copy: ofLine, nil: [inCategory] };
  const ways: Way[] = from ? ["copy", "new", "nil"] : ["new", "copy", "nil"];
  return ways.map((way, index) => (
    <PageSection key={way} id={way} title={t(`${way}Heading`)}>
      <p className="mb-3 max-w-prose text-ink-2">{t(`${way}Text`)}</p>
      <ActionForm
        name={`begin-${way}`}
        action={beginCommitmentAction}
        hidden={{ locale, as: way }}
        fields={asked[way]}
        submit={t(way)}
        variant={index === 0 ? undefined : "secondary"}
        words={words}
      />
    </PageSection>
  ));
}
