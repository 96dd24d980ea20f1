import { getTranslations } from "next-intl/server";
import { SummaryList } from "@/components/summary-list.tsx";
import type { DelegationSummary } from "@/domain/records.ts";
import { dayInKyiv, formatDay, formatNumber } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";

type Props = { page: PageRequest; delegation: DelegationSummary };

/** Who the delegation is: names, roles and their days, what has to happen at home. */
export async function DelegationFacts({ page: { locale, link }, delegation }: Props) {
  const t = await getTranslations("delegations");
  const terms = await getTranslations("terms");
  const missing = <span className="text-ink-2">{terms("notStated")}</span>;
  const { code, kind, formalName, roles, domesticProcedure, commitments, lastChangedAt } = delegation;
  const roleWords = roles.map(({ role, from, to }) => {
    const words = terms(`delegationRole.${role}`);
    if (from && to)
      return t("roleFromTo", { role: words, from: formatDay(from, locale), to: formatDay(to, locale) });
    if (from) return t("roleFrom", { role: words, from: formatDay(from, locale) });
    return to ? t("roleTo", { role: words, to: formatDay(to, locale) }) : words;
  });
  return (
    <SummaryList
      rows={[
        { key: "formal", term: t("row.formal"), description: formalName[locale] ?? missing },
        { key: "code", term: t("row.code"), description: code },
        { key: "kind", term: t("row.kind"), description: terms(`delegationKind.${kind}`) },
        {
          key: "roles",
          term: t("row.roles"),
          description: roleWords.length > 0 ? roleWords.join("; ") : missing,
        },
        {
          key: "procedure",
          term: t("row.procedure"),
          description: domesticProcedure ? (
            <span lang={locale === "en" ? undefined : "en"}>{domesticProcedure}</span>
          ) : (
            missing
          ),
        },
        {
          key: "commitments",
          term: t("row.commitments"),
          description:
            commitments === 0 ? (
              t("none")
            ) : (
              <a href={link(paths.commitments(locale), { delegation: code })}>
                {formatNumber(commitments, locale)}
              </a>
            ),
        },
        {
          key: "changed",
          term: t("row.changed"),
          description: lastChangedAt ? (
            <time dateTime={lastChangedAt}>{formatDay(dayInKyiv(lastChangedAt), locale)}</time>
          ) : (
            missing
          ),
        },
      ]}
    />
  );
}
