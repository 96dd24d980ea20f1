import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AttributionMark } from "@/components/attribution-mark.tsx";
import { DefinitionPopover } from "@/components/definition-popover.tsx";
import { FlaggedName } from "@/components/flagged-name.tsx";
import { SummaryList, type SummaryRow } from "@/components/summary-list.tsx";
import type { CategoryRecord, RequirementRecord } from "@/domain/records.ts";
import { actAddress } from "@/domain/symbol.ts";
import { valueAnchor } from "@/features/glossary/schema.ts";
import { formatDay, formatInstant } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { siteOrigin } from "@/server/site.ts";
import {
  lengthWords,
  NeedWords,
  periodWords,
  RequirementText,
  RequirementVerbatim,
} from "./requirement-words.tsx";

export type RequirementProps = {
  page: PageRequest;
  record: RequirementRecord;
  delegation: string;
  category: CategoryRecord | undefined;
};
type RowKey = keyof typeof import("@/messages/en/requirements.json")["row"];
type Make = (key: RowKey, description: ReactNode, note?: ReactNode) => SummaryRow;

/** A row's words, and 'not stated' in words where the record has no value. */
async function rowMaker(): Promise<Make> {
  const t = await getTranslations("requirements.row");
  const terms = await getTranslations("terms");
  const missing = <span className="text-ink-2">{terms("notStated")}</span>;
  return (key, description, note) => ({ key, term: t(key), description: description ?? missing, note });
}

/** The need itself, field by field. */
export async function NeedFacts({ page, record, delegation, category }: RequirementProps) {
  const { locale, link } = page;
  const row = await rowMaker();
  const t = await getTranslations("requirements");
  const period = await getTranslations("requirements.period");
  const common = await getTranslations("common");
  const glossary = await getTranslations("glossary");
  const terms = await getTranslations("terms");
  const { need, needText, durationSought, priority, summary } = record.terms;
  const words = (text: string | null) => text && <RequirementVerbatim text={text} />;
  const isReported = record.attribution === "reported";
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
        row("summary", <RequirementText text={summary} />),
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
        row(
          "priority",
          <a href={link(paths.term(locale, "priority"))}>{terms(`priority.${priority}`)}</a>,
          isReported ? t("priorityNote") : undefined,
        ),
        row("need", need && <NeedWords need={need} />),
        ...(need === null ? [] : [row("tempo", t(`tempo.${need.tempo}`))]),
        row("needText", words(needText)),
        row("period", periodWords(period, record.terms.period, locale)),
        row("length", lengthWords(t, record.terms, locale)),
        row("duration", words(durationSought)),
      ]}
    />
  );
}

/** By which act it came onto the record, and when. */
export async function RecordedFacts({ page, record }: Pick<RequirementProps, "page" | "record">) {
  const { locale, link } = page;
  const row = await rowMaker();
  const t = await getTranslations("requirements");
  const terms = await getTranslations("terms");
  const { attribution, act, recordedAt, isBackdated, symbol, reason } = record;
  const { statedOn } = record.terms;
  const address = new URL(paths.requirement(locale, symbol), siteOrigin()).href;
  return (
    <SummaryList
      rows={[
        row("symbol", symbol),
        row(
          "attribution",
          <AttributionMark attribution={attribution} label={terms(`attribution.${attribution}`)} />,
          terms(`attributionDefinition.${attribution}`),
        ),
        row("act", <a href={link(paths.act(locale, actAddress(act)))}>{act}</a>),
        row("reason", reason && <span className="whitespace-pre-line">{reason}</span>),
        row("statedOn", statedOn && formatDay(statedOn, locale)),
        row(
          "recordedAt",
          <time dateTime={recordedAt}>{formatInstant(recordedAt, locale)}</time>,
          isBackdated ? t("backdated") : undefined,
        ),
        row("address", <span className="break-all">{address}</span>),
      ]}
    />
  );
}
