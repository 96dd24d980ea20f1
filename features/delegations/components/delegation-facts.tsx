import { getTranslations } from "next-intl/server";
import { SummaryList } from "@/components/summary-list.tsx";
import type { CommitmentRecord, DelegationSummary } from "@/domain/records.ts";
import type { Locale } from "@/domain/vocabulary.ts";
import { evidenceWords } from "@/lib/evidence-words.ts";
import { dayInKyiv, formatDay, formatNumber } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { assuredWords, longestWords } from "./longest.ts";

type Props = {
  page: PageRequest;
  delegation: DelegationSummary;
  /** Its lines, for the instruments on which they rest. */
  lines: readonly CommitmentRecord[];
};

/** Who the delegation is: names, roles and their days, what has to happen at home. */
export async function DelegationFacts({ page: { locale, link }, delegation, lines }: Props) {
  const t = await getTranslations("delegations");
  const terms = await getTranslations("terms");
  const missing = <span className="text-ink-2">{terms("notStated")}</span>;
  const instruments = await instrumentsOf(lines, locale);
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
          key: "instruments",
          term: t("instruments"),
          description:
            instruments.length > 0 ? (
              <ul>
                {instruments.map((words) => (
                  <li key={words}>{words}</li>
                ))}
              </ul>
            ) : (
              <span className="text-ink-2">{t("noInstruments")}</span>
            ),
        },
        {
          key: "longest",
          term: t("row.longest"),
          description: longestWords(t, delegation, locale) ?? missing,
          note: delegation.commitments === 0 ? undefined : assuredWords(t, delegation, locale),
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

/** On what the lines rest, by stage and day, each once: 'Signed: 12 May 2026, Testville (treaty)'. */
async function instrumentsOf(lines: readonly CommitmentRecord[], locale: Locale): Promise<string[]> {
  const terms = await getTranslations("terms");
  const steps = await getTranslations("steps");
  const t = await getTranslations("delegations");
  const proven = lines.flatMap(({ evidence, terms: { stage } }) => (evidence ? [{ evidence, stage }] : []));
  proven.sort((a, b) => (a.evidence.on < b.evidence.on ? -1 : 1));
  const words = proven.map(({ evidence, stage }) =>
    t("instrument", {
      stage: terms(`stage.${stage}`),
      evidence: evidenceWords(evidence, { steps, terms }, locale),
    }),
  );
  return [...new Set(words)];
}
