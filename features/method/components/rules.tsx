import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table.tsx";
import { ladderSteps } from "@/domain/strength-words.ts";
import { ruleAnchor, ruleGroups } from "../schema.ts";

const PRINCIPLES = ["both", "unclear", "silence", "once"] as const;

/** The rules of strengthening and weakening as the program has them, each at an anchor of its own. */
export async function StrengthRules() {
  const locale = await getLocale();
  const t = await getTranslations("method.strength");
  const rules = await getTranslations("strength.rule");
  return (
    <>
      <p>{t("text")}</p>
      <ul className="method-list">
        {PRINCIPLES.map((principle) => (
          <li key={principle}>{t(`principles.${principle}`)}</li>
        ))}
      </ul>
      <p>{t("whole")}</p>
      <p className="worked-example">{t("example")}</p>
      {ruleGroups().map(({ group, rules: ids }) => (
        <section key={group} aria-labelledby={`rules-${group}`} className="mt-6">
          <h3 id={`rules-${group}`}>{t(`group.${group}`)}</h3>
          {group === "words" ? (
            <>
              <p>{t("words")}</p>
              <ol className="method-list" lang={locale === "en" ? undefined : "en"}>
                {ladderSteps().map((words) => (
                  <li key={words.join()}>{words.join(" · ")}</li>
                ))}
              </ol>
            </>
          ) : null}
          <DataTable
            caption={t("caption", { group: t(`group.${group}`) })}
            captionHidden
            rows={ids}
            rowKey={(rule) => rule}
            columns={[
              {
                key: "rule",
                header: t("rule"),
                rowHeader: true,
                cell: (rule) => (
                  <code id={ruleAnchor(rule)} className="rule-name">
                    {rule}
                  </code>
                ),
              },
              { key: "says", header: t("says"), main: true, cell: (rule) => rules(rule) },
            ]}
          />
        </section>
      ))}
      <p className="mt-6">{t("limits")}</p>
    </>
  );
}
