import { getTranslations } from "next-intl/server";
import { AttributionMark } from "@/components/attribution-mark.tsx";
import { StageBadge } from "@/components/stage-badge.tsx";
import type { CategoryRecord, CommitmentRecord } from "@/domain/records.ts";
import { formatMoney, formatQuantity } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { DurationSentence } from "./duration-sentence.tsx";
import { RecordWords } from "./record-words.tsx";

type Props = {
  page: PageRequest;
  records: readonly CommitmentRecord[];
  categories: readonly CategoryRecord[];
};

/** All that a delegation puts on the table, as one document under the headings of the categories. */
export async function OfferByCategory({ page, records, categories }: Props) {
  const { locale } = page;
  const groups = categories
    .map((category) => ({ category, lines: records.filter(({ terms }) => terms.category === category.code) }))
    .filter(({ lines }) => lines.length > 0);
  return groups.map(({ category, lines }) => (
    <section key={category.code} aria-labelledby={`category-${category.code}`} className="mt-7">
      <h3 id={`category-${category.code}`} className="border-b border-line-strong pb-1">
        {category.name[locale]}
      </h3>
      {lines.map((line) => (
        <OfferLine key={line.symbol} page={page} line={line} />
      ))}
    </section>
  ));
}

async function OfferLine({ page, line }: { page: PageRequest; line: CommitmentRecord }) {
  const { locale, link, asOf } = page;
  const terms = await getTranslations("terms");
  const { stage, amount, quantity, title, summary } = line.terms;
  const figures = [
    quantity && formatQuantity(quantity.value, quantity.unit, locale),
    amount && formatMoney(amount, locale),
  ].filter(Boolean);
  return (
    <article className="border-b border-line py-4 break-inside-avoid" aria-labelledby={`line-${line.symbol}`}>
      <h4 id={`line-${line.symbol}`} className="font-semibold">
        <a href={link(paths.commitment(locale, line.symbol))}>{line.symbol}</a> <RecordWords text={title} />
      </h4>
      <div className="mt-1.5 flex flex-wrap items-center gap-2">
        <StageBadge stage={stage} label={terms(`stage.${stage}`)} />
        <AttributionMark attribution={line.attribution} label={terms(`attribution.${line.attribution}`)} />
        {figures.length > 0 ? <strong>{figures.join(" · ")}</strong> : null}
      </div>
      <div className="mt-2 max-w-prose">
        <p>
          <RecordWords text={summary} />
        </p>
        <div className="mt-1 text-ink-2">
          <DurationSentence terms={line.terms} asOf={asOf} locale={locale} />
        </div>
      </div>
    </article>
  );
}
