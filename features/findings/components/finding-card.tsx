import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { Tag } from "@/components/tag.tsx";
import { yearRanges } from "@/domain/finding.ts";
import { formatDay } from "@/lib/format.ts";
import { type StatedFinding, standingOf } from "../queries.ts";
import { NamedSymbol, SymbolLink } from "./named-symbol.tsx";
import { type FindingNames, printedYears } from "./names.ts";
import { Clears, Sentence } from "./sentence.tsx";
import { SeverityMark } from "./severity.tsx";

type Props = { found: StatedFinding; names: FindingNames; href: Route };
/** More lines than these are named by their symbols alone. */
const NAMED_WHOLE = 3;

/** A finding in short: what it says, on which lines, what would clear it. The rest stands on its own page. */
export async function FindingCard({ found, names, href }: Props) {
  const t = await getTranslations("findings");
  const standing = standingOf(found);
  const { locale } = names;
  return (
    <article className="finding" aria-labelledby={found.id}>
      <div className="finding-marks">
        <SeverityMark severity={found.severity} />
        {standing ? (
          <Tag strong>{t("divergence.mark", { until: formatDay(standing.until, locale) })}</Tag>
        ) : null}
        {found.replies.length > 0 ? <Tag>{t("reply.mark", { count: found.replies.length })}</Tag> : null}
      </div>
      <h3 id={found.id} className="finding-sentence">
        <Sentence found={found} names={names} />
      </h3>
      <dl className="line-facts">
        {found.lines.length > 0 ? (
          <div>
            <dt>{t("lines")}</dt>
            <dd>
              <Lines found={found} names={names} />
            </dd>
          </div>
        ) : null}
        {found.years && !found.facts.ranges ? (
          <div>
            <dt>{t("years")}</dt>
            <dd>{printedYears(yearRanges(found.years))}</dd>
          </div>
        ) : null}
        <div>
          <dt>{t("clearsShort")}</dt>
          <dd>
            <Clears found={found} names={names} />
          </dd>
        </div>
      </dl>
      <p className="text-meta">
        <a href={href} aria-describedby={found.id}>
          {t("open")}
        </a>{" "}
        <code className="text-ink-2">{found.id}</code>
      </p>
    </article>
  );
}

function Lines({ found, names }: Omit<Props, "href">) {
  const { lines } = found;
  if (lines.length > NAMED_WHOLE) {
    return lines.map((symbol, index) => (
      <span key={symbol}>
        {index > 0 ? ", " : null}
        <SymbolLink symbol={symbol} names={names} />
      </span>
    ));
  }
  return lines.map((symbol) => (
    <div key={symbol}>
      <NamedSymbol symbol={symbol} names={names} />
    </div>
  ));
}
