import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { PageSection } from "@/components/page-section.tsx";
import { yearRanges } from "@/domain/finding.ts";
import { paths } from "@/lib/paths.ts";
import type { StatedFinding } from "../queries.ts";
import { Cuts, FindingDetails } from "./finding-details.tsx";
import { NamedSymbol } from "./named-symbol.tsx";
import { type FindingNames, printedYears } from "./names.ts";
import { Quotes } from "./quotes.tsx";
import { Divergences, Replies } from "./said.tsx";
import { Clears } from "./sentence.tsx";

type Props = { found: StatedFinding; names: FindingNames; link: (path: Route) => Route };

/** A finding whole: the rule, the lines, the fields, what would clear it, and what was said of it. */
export async function FindingDocument({ found, names, link }: Props) {
  const t = await getTranslations("findings");
  const { requirement, lines, years, rule } = found;
  const subjects = requirement === null ? lines : [requirement, ...lines];
  return (
    <>
      <FindingDetails found={found} names={names} />
      <p className="mt-3 text-ink-2">
        {t(`rule.${rule}`)} <a href={`${link(paths.method(names.locale))}#findings`}>{t("methodLink")}</a>
      </p>
      {found.divergences.length > 0 ? (
        <PageSection id="divergence" title={t("divergence.title")}>
          <Divergences found={found} names={names} />
        </PageSection>
      ) : null}
      <PageSection id="clears" title={t("clearsTitle")}>
        <div className="max-w-prose">
          <p>
            <Clears found={found} names={names} />
          </p>
          {rule === "COND-CYCLE" ? <Cuts found={found} names={names} /> : null}
        </div>
      </PageSection>
      <PageSection id="named" title={t("named")}>
        <ul className="finding-list">
          {subjects.map((symbol) => (
            <li key={symbol}>
              <NamedSymbol symbol={symbol} names={names} />
            </li>
          ))}
        </ul>
        {years ? (
          <p className="mt-3">
            {t("years")}: {printedYears(yearRanges(years))}
          </p>
        ) : null}
      </PageSection>
      <PageSection id="quotes" title={t("quotesCount", { count: found.quotes.length })}>
        <Quotes found={found} names={names} />
      </PageSection>
      <PageSection id="replies" title={t("reply.title")}>
        <Replies found={found} names={names} link={link} />
      </PageSection>
    </>
  );
}
