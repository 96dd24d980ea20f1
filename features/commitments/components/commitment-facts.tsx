// Longer than most: one row a field, in the order in which the record is read.
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AttributionMark } from "@/components/attribution-mark.tsx";
import { DefinitionPopover } from "@/components/definition-popover.tsx";
import { FlaggedName } from "@/components/flagged-name.tsx";
import { StageBadge } from "@/components/stage-badge.tsx";
import { SummaryList, type SummaryRow } from "@/components/summary-list.tsx";
import { DETAIL_FIELDS } from "@/domain/details.ts";
import { assuredHorizon, nominalEnd } from "@/domain/duration.ts";
import type { CategoryRecord, CommitmentRecord } from "@/domain/records.ts";
import { actAddress, isEventSymbol } from "@/domain/symbol.ts";
import { type TermId, termOfRow, valueAnchor } from "@/features/glossary/schema.ts";
import { formatDay, formatDuration, formatInstant, formatMoney, formatNumber } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { eventWords } from "./duration-sentence.tsx";
import { RecordWords, Verbatim } from "./record-words.tsx";

export type FactsProps = {
  page: PageRequest;
  record: CommitmentRecord;
  delegation: string;
  category: CategoryRecord | undefined;
  /** The permanent address, with its origin. */
  address: string;
};
type RowKey = keyof typeof import("@/messages/en/commitments.json")["row"];
type Make = (key: RowKey, description: ReactNode, note?: ReactNode) => SummaryRow;

/** A row's words with their way to the glossary, and 'not stated' in words where the record has no value. */
async function rowMaker({ locale, link }: PageRequest): Promise<Make> {
  const t = await getTranslations("commitments.row");
  const terms = await getTranslations("terms");
  const missing = <span className="text-ink-2">{terms("notStated")}</span>;
  const termOf: Partial<Record<RowKey, TermId>> = termOfRow;
  return (key, description, note) => {
    const term = termOf[key];
    const label = term ? (
      <a className="term-link" href={link(paths.term(locale, term))}>
        {t(key)}
      </a>
    ) : (
      t(key)
    );
    return { key, term: label, description: description ?? missing, note };
  };
}

/** What: the undertaking itself. */
export async function WhatFacts({ page, record, delegation, category }: FactsProps) {
  const { locale, link } = page;
  const row = await rowMaker(page);
  const common = await getTranslations("common");
  const glossary = await getTranslations("glossary");
  const terms = await getTranslations("terms");
  const t = await getTranslations("commitments");
  const { quantity, amount, caveats, conditions, obligationAct, summary, nilReturn, addresses, partOf } =
    record.terms;
  const fields = await getTranslations("commitments.field");
  const missing = <span className="text-ink-2">{terms("notStated")}</span>;
  const words = (text: string) => <Verbatim text={text} locale={locale} />;
  const period =
    amount?.period === "total" || amount?.period === "per-year"
      ? t(`period.${amount.period}`)
      : amount?.period && words(amount.period);
  return (
    <SummaryList
      rows={[
        row(
          "delegation",
          <FlaggedName
            code={record.delegation}
            name={delegation}
            href={link(paths.delegation(locale, record.delegation))}
          />,
        ),
        row(
          "category",
          category ? (
            <DefinitionPopover
              id="category-definition"
              term={category.name[locale]}
              definition={category.definition[locale]}
              more={{
                href: link(paths.term(locale, valueAnchor("category", category.code))),
                label: glossary("inGlossary"),
              }}
              closeLabel={common("definitionClose")}
            />
          ) : null,
        ),
        row("summary", <RecordWords text={summary} />, nilReturn ? t("record.nilReturn") : undefined),
        row(
          "quantity",
          quantity && (
            <>
              {formatNumber(quantity.value, locale)} {words(quantity.unit)}
            </>
          ),
        ),
        row("tempo", quantity?.tempo ? words(quantity.tempo) : null),
        row("amount", amount && formatMoney(amount, locale)),
        row("amountPeriod", period || null),
        row("amountForm", amount?.form ? terms(`financeForm.${amount.form}`) : null),
        row("obligationAct", obligationAct && terms(`obligationAct.${obligationAct}`)),
        ...(await detailRows(record, locale)).map(({ name, text }) => ({
          key: `detail-${name}`,
          term: fields(`detail_${name}`),
          description: text,
        })),
        row(
          "caveats",
          listOf(
            caveats.map(({ kind, text }) => (
              <>
                {kind === "other" ? null : (
                  <span className="text-ink-2">{terms(`caveatKind.${kind}`)}: </span>
                )}
                {words(text)}
              </>
            )),
          ),
        ),
        row(
          "conditions",
          listOf(
            await Promise.all(
              conditions.map(async ({ text, event, commitment }) => (
                <>
                  {words(text)}
                  {event && isEventSymbol(event) ? (
                    <>
                      {" · "}
                      <a href={link(paths.act(locale, event))}>{event}</a>
                    </>
                  ) : event && event !== text ? (
                    <span className="text-ink-2"> · {words(await eventWords(event))}</span>
                  ) : null}
                  {commitment ? (
                    <>
                      {" "}
                      · <a href={link(paths.commitment(locale, commitment))}>{commitment}</a>
                    </>
                  ) : null}
                </>
              )),
            ),
          ),
        ),
        {
          key: "addresses",
          term: fields("addresses"),
          description:
            listOf(
              addresses.map((symbol) => (
                <a key={symbol} href={link(paths.requirement(locale, symbol))}>
                  {symbol}
                </a>
              )),
            ) ?? missing,
        },
        ...(partOf === null
          ? []
          : [
              {
                key: "part-of",
                term: fields("part_of"),
                description: <a href={link(paths.commitment(locale, partOf))}>{partOf}</a>,
              },
            ]),
      ]}
    />
  );
}

/** What only this category has, and is stated. */
async function detailRows(record: CommitmentRecord, locale: PageRequest["locale"]) {
  const terms = await getTranslations("terms");
  const { category, details } = record.terms;
  return DETAIL_FIELDS[category].flatMap(({ name, kind }) => {
    const value = details[name];
    if (value === undefined) return [];
    const text =
      kind === "choice"
        ? terms(`detail.${name}.${value}` as "detail.level.tactical")
        : kind === "day"
          ? formatDay(value, locale)
          : kind === "number"
            ? formatNumber(value, locale)
            : value;
    return [{ name, text: kind === "text" ? <Verbatim text={text} locale={locale} /> : text }];
  });
}

const listOf = (entries: readonly ReactNode[]): ReactNode =>
  entries.length === 0 ? null : (
    <ul className={entries.length > 1 ? "list-disc ps-5" : undefined}>
      {entries.map((entry, index) => (
        // The order is the record's own; entries have no other name.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={index}>{entry}</li>
      ))}
    </ul>
  );

/** How long: each part of it, and the two dates that follow. */
export async function HowLongFacts({ page, record }: FactsProps) {
  const { locale, asOf } = page;
  const row = await rowMaker(page);
  const t = await getTranslations("commitments");
  const terms = await getTranslations("terms");
  const { term, exit, extension, durationNote, nextReviewOn, fundedUntil } = record.terms;
  const end = nominalEnd(record.terms);
  const assured = assuredHorizon(record.terms, asOf.day);
  const day = (value: string) => <time dateTime={value}>{formatDay(value, locale)}</time>;
  return (
    <SummaryList
      rows={[
        row("start", await startWords(record.terms.start, locale)),
        row(
          "term",
          term.kind === "fixed-date"
            ? t("term.until", { day: formatDay(term.until, locale) })
            : term.kind === "duration"
              ? t("term.length", { length: formatDuration(term.length, locale) })
              : term.kind === "until-event"
                ? t("term.event", { event: await eventWords(term.event) })
                : term.kind === "open-ended"
                  ? terms("term.open-ended")
                  : null,
        ),
        row("end", end === null ? t(`noEnd.${term.kind}`) : day(end)),
        row("extension", extension === "unstated" ? null : terms(`extension.${extension}`)),
        row("exit", await exitWords(exit, locale)),
        row(
          "assured",
          assured === null
            ? t("noAssured")
            : exit.kind === "notice"
              ? t("assuredOn", { day: formatDay(assured, locale), today: formatDay(asOf.day, locale) })
              : day(assured),
        ),
        row("funded", fundedUntil && day(fundedUntil)),
        row("review", nextReviewOn && day(nextReviewOn)),
        row("durationNote", durationNote && <Verbatim text={durationNote} locale={locale} />),
      ]}
    />
  );
}

type Terms = CommitmentRecord["terms"];

/** When a commitment begins, in words; null where that is not stated. */
export async function startWords(
  start: Terms["start"],
  locale: PageRequest["locale"],
): Promise<string | null> {
  const t = await getTranslations("commitments.start");
  const terms = await getTranslations("terms.start");
  if (start.kind === "unstated") return null;
  if (start.kind === "event") {
    const event = await eventWords(start.event);
    return start.on === null
      ? t("event", { event })
      : t("eventOn", { event, day: formatDay(start.on, locale) });
  }
  return start.on === null
    ? terms(start.kind)
    : t("on", { kind: terms(start.kind), day: formatDay(start.on, locale) });
}

async function exitWords(exit: Terms["exit"], locale: PageRequest["locale"]): Promise<string | null> {
  const t = await getTranslations("commitments.exit");
  const terms = await getTranslations("terms.exit");
  switch (exit.kind) {
    case "notice":
      return t("notice", { notice: formatDuration(exit.notice, locale) });
    case "none-before":
      return exit.before === null ? t("beforeNone") : t("before", { day: formatDay(exit.before, locale) });
    case "on-breach":
      return terms("on-breach");
    case "unstated":
      return null;
  }
}

/** When it acts: trigger, who decides, how fast. */
export async function WhenFacts({ page, record }: FactsProps) {
  const row = await rowMaker(page);
  const t = await getTranslations("commitments");
  const terms = await getTranslations("terms");
  const { trigger, decisionRule, responseTime } = record.terms;
  const time = responseTime && formatDuration(responseTime.within, page.locale);
  return (
    <SummaryList
      rows={[
        row("trigger", trigger && terms(`trigger.${trigger}`)),
        row("decisionRule", decisionRule && terms(`decisionRule.${decisionRule}`)),
        row("response", time && t(responseTime?.hard ? "responseHard" : "responseSoft", { time })),
      ]}
    />
  );
}

/** How firm: the axes apart, never one status. */
export async function FirmFacts({ page, record }: FactsProps) {
  const row = await rowMaker(page);
  const t = await getTranslations("commitments");
  const terms = await getTranslations("terms");
  const { stage, bindingness, instrument, delivery } = record.terms;
  const { attribution } = record;
  return (
    <SummaryList
      rows={[
        row(
          "stage",
          <StageBadge stage={stage} label={terms(`stage.${stage}`)} />,
          terms(`stageDefinition.${stage}`),
        ),
        row(
          "attribution",
          <AttributionMark attribution={attribution} label={terms(`attribution.${attribution}`)} />,
          terms(`attributionDefinition.${attribution}`),
        ),
        row("bindingness", bindingness === "unspecified" ? null : terms(`bindingness.${bindingness}`)),
        row("instrument", instrument && terms(`instrument.${instrument}`)),
        row("delivery", delivery === "none" ? t("noneRecorded") : terms(`delivery.${delivery}`)),
      ]}
    />
  );
}

/** On the record: numbers, days and the permanent address. */
export async function RecordFacts({ page, record, address }: FactsProps) {
  const { locale, link } = page;
  const row = await rowMaker(page);
  const { statedOn, confirmedOn } = record.terms;
  const t = await getTranslations("commitments.row");
  const day = (value: string) => <time dateTime={value}>{formatDay(value, locale)}</time>;
  return (
    <SummaryList
      rows={[
        row("symbol", record.symbol),
        row("version", formatNumber(record.version, locale)),
        row("act", <a href={link(paths.act(locale, actAddress(record.act)))}>{record.act}</a>),
        row("statedOn", day(statedOn)),
        row("confirmedOn", confirmedOn && day(confirmedOn)),
        row(
          "recordedAt",
          <time dateTime={record.recordedAt}>{formatInstant(record.recordedAt, locale)}</time>,
          record.isBackdated ? t("backdated") : undefined,
        ),
        row("address", <a href={address}>{address}</a>),
      ]}
    />
  );
}
