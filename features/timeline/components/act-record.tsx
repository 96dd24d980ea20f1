import { getTranslations } from "next-intl/server";
import { AttributionMark } from "@/components/attribution-mark.tsx";
import { DataTable } from "@/components/data-table.tsx";
import { FlaggedName } from "@/components/flagged-name.tsx";
import { Notice } from "@/components/notice.tsx";
import { PageSection } from "@/components/page-section.tsx";
import { SourceList } from "@/components/source-list.tsx";
import { StageBadge } from "@/components/stage-badge.tsx";
import { SummaryList, type SummaryRow } from "@/components/summary-list.tsx";
import type { Text } from "@/domain/commitment.ts";
import { DEPUTY } from "@/domain/deputy.ts";
import type { ActEntry } from "@/domain/records.ts";
import { actAddress } from "@/domain/symbol.ts";
import { MEMBER_ROLES } from "@/domain/vocabulary.ts";
import { evidenceWords } from "@/lib/evidence-words.ts";
import { dayInKyiv, formatDay, formatInstant, formatNumber, inLanguage } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { listedSources } from "./listed-sources.ts";

type Props = { page: PageRequest; act: ActEntry; delegation: string };

/** One act whole: who, in what capacity, when, for whom, and what it brought. */
export async function ActRecord(props: Props) {
  const t = await getTranslations("timeline.record");
  return (
    <>
      <Corrected {...props} />
      <SummaryList rows={await rowsOf(props)} />
      <PageSection id="lines" title={t("lines")}>
        <Brought {...props} />
      </PageSection>
      <PageSection id="sources" title={t("sources")}>
        <ActSources {...props} />
      </PageSection>
    </>
  );
}

/** What corrected the act afterwards: said also on a view of the past. */
async function Corrected({ page: { locale }, act }: Props) {
  if (act.correctedBy.length === 0) return null;
  const t = await getTranslations("steps.notice");
  return (
    <div className="mb-6 grid gap-3">
      {act.correctedBy.map(({ act: symbol, at }) => (
        <Notice
          key={symbol}
          tone="warn"
          title={t("correctedBy", { act: symbol, day: formatDay(dayInKyiv(at), locale) })}
        >
          <a href={paths.act(locale, actAddress(symbol))}>{t("toCorrection")}</a>
        </Notice>
      ))}
    </div>
  );
}

async function rowsOf({ page: { locale, link }, act, delegation }: Props): Promise<SummaryRow[]> {
  const t = await getTranslations("timeline.record");
  const terms = await getTranslations("terms");
  const steps = await getTranslations("steps");
  const role = MEMBER_ROLES.find((known) => known === act.capacity);
  const missing = <span className="text-ink-2">{terms("notStated")}</span>;
  const instant = (value: string) => <time dateTime={value}>{formatInstant(value, locale)}</time>;
  return [
    { key: "symbol", term: t("symbol"), description: act.symbol },
    {
      key: "delegation",
      term: t("delegation"),
      description: (
        <FlaggedName
          code={act.delegation}
          name={delegation}
          href={link(paths.delegation(locale, act.delegation))}
        />
      ),
    },
    { key: "kind", term: t("kind"), description: terms(`actKind.${act.kind}`) },
    ...(act.corrects === null
      ? []
      : [
          {
            key: "corrects",
            term: steps("notice.actCorrects"),
            description: <a href={link(paths.act(locale, actAddress(act.corrects)))}>{act.corrects}</a>,
          },
        ]),
    {
      key: "attribution",
      term: t("attribution"),
      description: (
        <AttributionMark attribution={act.attribution} label={terms(`attribution.${act.attribution}`)} />
      ),
      note: terms(`attributionDefinition.${act.attribution}`),
    },
    {
      key: "capacity",
      term: t("capacity"),
      description: role
        ? terms(`memberRole.${role}`)
        : act.capacity === DEPUTY
          ? t("deputy")
          : (act.capacity ?? missing),
    },
    { key: "audience", term: t("audience"), description: terms(`audience.${act.audience}`) },
    {
      key: "recorded",
      term: t("recorded"),
      description: instant(act.recordedAt),
      note: act.isBackdated ? t("backdated") : undefined,
    },
    { key: "entered", term: t("entered"), description: instant(act.enteredAt) },
    {
      key: "reason",
      term: t("reason"),
      description: act.reason ? <span className="whitespace-pre-line">{act.reason}</span> : missing,
    },
  ];
}

async function Brought(props: Props) {
  const { lines, requirements } = props.act;
  const t = await getTranslations("timeline.record");
  if (lines.length + requirements.length === 0) return <p>{t("noLines")}</p>;
  return (
    <div className="grid gap-6">
      {lines.length > 0 ? <BroughtLines {...props} /> : null}
      {requirements.length > 0 ? <BroughtRequirements {...props} /> : null}
    </div>
  );
}

async function BroughtLines({ page: { locale, link }, act }: Props) {
  const t = await getTranslations("timeline.record");
  const terms = await getTranslations("terms");
  const steps = await getTranslations("steps");
  return (
    <DataTable
      caption={t("lines")}
      captionHidden
      rows={act.lines}
      rowKey={(row) => row.symbol}
      columns={[
        {
          key: "symbol",
          header: t("column.symbol"),
          rowHeader: true,
          nowrap: true,
          cell: (row) => <a href={link(paths.commitment(locale, row.symbol))}>{row.symbol}</a>,
        },
        {
          key: "commitment",
          header: t("column.commitment"),
          main: true,
          cell: (row) => <Title text={row.title} locale={locale} />,
        },
        {
          key: "version",
          header: t("column.version"),
          numeric: true,
          cell: (row) => (
            <a href={link(paths.version(locale, row.symbol, row.version))}>
              {formatNumber(row.version, locale)}
            </a>
          ),
        },
        {
          key: "stage",
          header: t("column.stage"),
          cell: (row) => (
            <>
              <StageBadge stage={row.stage} label={terms(`stage.${row.stage}`)} />
              {row.evidence ? (
                <span className="block text-caption text-ink-2">
                  {evidenceWords(row.evidence, { steps, terms }, locale)}
                </span>
              ) : null}
            </>
          ),
        },
      ]}
    />
  );
}

async function BroughtRequirements({ page: { locale, link }, act }: Props) {
  const t = await getTranslations("timeline.record");
  return (
    <DataTable
      caption={t("requirements")}
      captionHidden
      rows={act.requirements}
      rowKey={(row) => row.symbol}
      columns={[
        {
          key: "symbol",
          header: t("column.symbol"),
          rowHeader: true,
          nowrap: true,
          cell: (row) => <a href={link(paths.requirement(locale, row.symbol))}>{row.symbol}</a>,
        },
        {
          key: "requirement",
          header: t("column.requirement"),
          main: true,
          cell: (row) => <Title text={row.title} locale={locale} />,
        },
        {
          key: "version",
          header: t("column.version"),
          numeric: true,
          cell: (row) => formatNumber(row.version, locale),
        },
      ]}
    />
  );
}

/** A title of the record; its language is marked for assistive tools where it is not the page's. */
function Title({ text, locale }: { text: Text; locale: PageRequest["locale"] }) {
  const shown = inLanguage(text, locale);
  return shown.lang === locale ? shown.text : <span lang={shown.lang}>{shown.text}</span>;
}

async function ActSources({ page: { locale }, act }: Props) {
  const terms = await getTranslations("terms");
  if (act.sources.length === 0) return <p className="text-ink-2">{terms("notStated")}</p>;
  return <SourceList sources={listedSources(act.sources, terms, locale)} />;
}
