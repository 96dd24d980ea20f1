import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AttributionMark } from "@/components/attribution-mark.tsx";
import { StageBadge } from "@/components/stage-badge.tsx";
import { Tag } from "@/components/tag.tsx";
import type { CategoryRecord, CommitmentRecord } from "@/domain/records.ts";
import { formatDay, formatMoney, formatNumber } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { startWords } from "./commitment-facts.tsx";
import { DurationSentence } from "./duration-sentence.tsx";
import { RecordWords, Verbatim } from "./record-words.tsx";

type Props = {
  page: PageRequest;
  records: readonly CommitmentRecord[];
  categories: readonly CategoryRecord[];
};

/** The lines of an offer under their categories, in the fixed order of the codelist; the silent ones left out. */
export const linesByCategory = ({ records, categories }: Omit<Props, "page">) =>
  categories
    .map((category) => ({ category, lines: records.filter(({ terms }) => terms.category === category.code) }))
    .filter(({ lines }) => lines.length > 0);

/** All that a delegation puts on the table, as one document; each category is an address of its own. */
export async function OfferByCategory({ page, records, categories }: Props) {
  const { locale } = page;
  return linesByCategory({ records, categories }).map(({ category, lines }) => (
    <section key={category.code} aria-labelledby={category.code} className="mt-7">
      <h3 id={category.code} className="border-b border-line-strong pb-1">
        {category.name[locale]}
      </h3>
      <p className="mt-1 max-w-prose break-after-avoid text-caption text-ink-2">
        {category.definition[locale]}
      </p>
      {lines.map((line) => (
        <OfferLine key={line.symbol} page={page} line={line} />
      ))}
    </section>
  ));
}

/** The categories of which the record says nothing: silence, which is not the same as a stated 'no commitment'. */
export async function SilentCategories({ page: { locale }, records, categories }: Props) {
  const t = await getTranslations("commitments.offer");
  const silent = categories.filter(({ code }) => records.every(({ terms }) => terms.category !== code));
  if (silent.length === 0) return null;
  return (
    <section aria-labelledby="silent" className="mt-7">
      <h3 id="silent" className="border-b border-line-strong pb-1">
        {t("silentTitle")}
      </h3>
      <p className="mt-2 max-w-prose text-ink-2">{t("silent")}</p>
      <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
        {silent.map(({ code, name }) => (
          <li key={code} id={code}>
            {name[locale]}
          </li>
        ))}
      </ul>
    </section>
  );
}

async function OfferLine({ page, line }: { page: PageRequest; line: CommitmentRecord }) {
  const { locale, link } = page;
  const terms = await getTranslations("terms");
  const t = await getTranslations("commitments.offer");
  const { stage, amount, quantity, title, summary, nilReturn } = line.terms;
  return (
    <article className="border-b border-line py-4 break-inside-avoid" aria-labelledby={line.symbol}>
      <h4 id={line.symbol} className="font-semibold">
        <a href={link(paths.commitment(locale, line.symbol))}>{line.symbol}</a> <RecordWords text={title} />
      </h4>
      <div className="mt-1.5 flex flex-wrap items-center gap-2">
        {nilReturn ? (
          <Tag strong>{t("nil")}</Tag>
        ) : (
          <StageBadge stage={stage} label={terms(`stage.${stage}`)} />
        )}
        <AttributionMark attribution={line.attribution} label={terms(`attribution.${line.attribution}`)} />
        {quantity ? (
          <strong>
            {formatNumber(quantity.value, locale)} <Verbatim text={quantity.unit} locale={locale} />
          </strong>
        ) : null}
        {amount ? <strong>{formatMoney(amount, locale)}</strong> : null}
      </div>
      <p className="mt-2 max-w-prose">
        <RecordWords text={summary} />
      </p>
      <LineFacts page={page} line={line} />
    </article>
  );
}

/** Since when, how long, who says so, and the address that never changes. */
async function LineFacts({ page, line }: { page: PageRequest; line: CommitmentRecord }) {
  const { locale, link, asOf } = page;
  const t = await getTranslations("commitments");
  const { start, statedOn } = line.terms;
  const begins =
    start.kind === "date"
      ? t("offer.from", { day: formatDay(start.on, locale) })
      : await startWords(start, locale);
  const rows: [string, ReactNode][] = [
    [
      t("offer.since"),
      <>
        {t.rich("offer.stated", {
          day: () => <time dateTime={statedOn}>{formatDay(statedOn, locale)}</time>,
        })}
        {begins ? ` · ${begins}` : null}
      </>,
    ],
    [t("section.howLong"), <DurationSentence key="long" terms={line.terms} asOf={asOf} locale={locale} />],
    [t("offer.source"), <LineSource key="source" page={page} line={line} />],
    [
      t("offer.cite"),
      <a key="cite" href={link(paths.version(locale, line.symbol, line.version))}>
        {t("offer.permanent", { symbol: line.symbol, version: line.version })}
      </a>,
    ],
  ];
  return (
    <dl className="line-facts">
      {rows.map(([term, description]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{description}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The best source at hand, and how many more there are. */
async function LineSource({ page: { locale, link }, line }: { page: PageRequest; line: CommitmentRecord }) {
  const t = await getTranslations("commitments.offer");
  const terms = await getTranslations("terms");
  const [source, ...others] = line.terms.sources;
  if (!source) return terms("notStated");
  const about = [
    source.publisher,
    source.publishedOn && formatDay(source.publishedOn, locale),
    terms(`sourceGrade.${source.grade}`),
  ];
  return (
    <>
      {source.url ? (
        <a href={source.url} rel="noreferrer external">
          {source.title}
        </a>
      ) : (
        <cite className="not-italic">{source.title}</cite>
      )}
      {`, ${about.filter(Boolean).join(" · ")}`}
      {others.length > 0 ? (
        <>
          {" "}
          <a href={`${link(paths.commitment(locale, line.symbol))}#sources`}>
            {t("moreSources", { count: others.length })}
          </a>
        </>
      ) : null}
    </>
  );
}
