import { getTranslations } from "next-intl/server";
import { AttributionMark } from "@/components/attribution-mark.tsx";
import { RecordText } from "@/components/record-text.tsx";
import { StageBadge } from "@/components/stage-badge.tsx";
import { nominalEnd } from "@/domain/duration.ts";
import type { CommitmentRecord } from "@/domain/records.ts";
import { formatDay, formatMoney, formatQuantity, inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import type { ComparedParty, NamedSide, SideName } from "../schema.ts";

type Props = {
  page: PageRequest;
  lines: readonly CommitmentRecord[];
  party: ComparedParty;
  other: NamedSide;
  side: SideName;
};

/** The lines of one side in one category, each with what a reader compares. */
export function ComparedLines({ lines, ...props }: Props) {
  return (
    <ul className="compared-lines">
      {lines.map((line) => (
        <li key={line.symbol}>
          <Line {...props} line={line} />
        </li>
      ))}
    </ul>
  );
}

type LineProps = Omit<Props, "lines"> & { line: CommitmentRecord };

async function Line({ page, line, party, other, side }: LineProps) {
  const { locale, linkAsOf } = page;
  const terms = await getTranslations("terms");
  const common = await getTranslations("common.language");
  const { stage, quantity, amount } = line.terms;
  const title = inLanguage(line.terms.title, locale);
  const kept = page.asOf.isNow ? null : page.query.one("asOf");
  const facts = [
    quantity && formatQuantity(quantity.value, quantity.unit, locale),
    amount && formatMoney(amount, locale),
    await untilWords(page, line),
  ].filter(Boolean);
  return (
    <>
      <span className="flex flex-wrap items-center gap-1.5">
        <StageBadge stage={stage} label={terms(`stage.${stage}`)} />
        <AttributionMark attribution={line.attribution} label={terms(`attribution.${line.attribution}`)} />
      </span>
      <a href={linkAsOf(paths.commitment(locale, line.symbol), {}, party.asked ?? kept)}>{line.symbol}</a>{" "}
      <RecordText text={title.text} lang={title.lang} pageLang={locale} label={common(title.lang)} />
      <span className="block text-ink-2">{facts.join(" · ")}</span>
      {other.party.code === party.code ? <Change page={page} line={line} other={other} side={side} /> : null}
    </>
  );
}

async function untilWords({ locale }: PageRequest, { terms }: CommitmentRecord): Promise<string> {
  const t = await getTranslations("commitments.until");
  const end = nominalEnd(terms);
  if (end !== null) return t("phone", { day: formatDay(end, locale) });
  if (terms.term.kind === "open-ended") return t("phoneOpen");
  return terms.term.kind === "until-event" ? t("event") : t("phoneUnstated");
}

/** Of one delegation at two days: what became of the line in between. */
async function Change({ page, line, other, side }: Omit<LineProps, "party">) {
  const t = await getTranslations("compare.line");
  const counterpart = other.lines.find(({ symbol }) => symbol === line.symbol);
  if (counterpart === undefined) return <span className="block text-caption">{t("onlyHere")}</span>;
  // Said once, on the second side.
  if (side === "a" || counterpart.version === line.version) return null;
  const [before, after] = [line.version, counterpart.version].toSorted((a, b) => a - b);
  return (
    <a
      className="block text-caption"
      href={page.link(paths.difference(page.locale, line.symbol, before ?? 1, after ?? 1))}
    >
      {t("changed", { symbol: line.symbol, before: before ?? 1, after: after ?? 1 })}
    </a>
  );
}
