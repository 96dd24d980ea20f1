import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { PageSection } from "@/components/page-section.tsx";
import { byRule, type StatedFinding } from "../queries.ts";
import { FindingCard } from "./finding-card.tsx";
import type { FindingNames } from "./names.ts";

type Props = {
  items: readonly StatedFinding[];
  names: FindingNames;
  hrefOf: (id: string) => Route;
};

/** Findings under their rules, each led to the page where something can be said of it. */
export async function MemberList({ items, names, hrefOf }: Props) {
  const t = await getTranslations("findings");
  return byRule(items).map(({ rule, items: found }) =>
    found.length === 0 ? null : (
      <PageSection
        key={rule}
        id={`rule-${rule}`}
        title={t(`ruleTitle.${rule}`)}
        aside={
          <span>
            <code>{rule}</code> · {t("groupCount", { count: found.length })}
          </span>
        }
      >
        <p className="max-w-prose text-ink-2">{t(`rule.${rule}`)}</p>
        {found.map((each) => (
          <FindingCard key={each.id} found={each} names={names} href={hrefOf(each.id)} />
        ))}
      </PageSection>
    ),
  );
}
