import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { Breadcrumb } from "@/components/breadcrumb.tsx";
import { DocumentHeading } from "@/components/document-heading.tsx";
import { FlaggedName } from "@/components/flagged-name.tsx";
import type { AsOf } from "@/domain/as-of.ts";
import type { ActEntry, EventEntry } from "@/domain/records.ts";
import { actAddress, actFromAddress, isEventSymbol } from "@/domain/symbol.ts";
import { Citation, ViewCitation } from "@/features/citation/components/citation.tsx";
import { citeAct } from "@/features/citation/schema.ts";
import { CommitmentTable } from "@/features/commitments/components/commitment-table.tsx";
import { listNamedLines } from "@/features/commitments/queries.ts";
import { nameDelegations } from "@/features/delegations/queries.ts";
import { getReplyOfAct } from "@/features/findings/queries.ts";
import { Absent, absentMetadata } from "@/features/installation/components/absent.tsx";
import { PublicFrame } from "@/features/installation/components/public-frame.tsx";
import { listCategories } from "@/features/installation/queries.ts";
import { ActRecord } from "@/features/timeline/components/act-record.tsx";
import { EventRecord } from "@/features/timeline/components/event-record.tsx";
import { getAct, getEvent } from "@/features/timeline/queries.ts";
import { formatDay, inLanguage, machineDay } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import { metadataOf, type PageProps, type PageRequest, readPage } from "@/server/page-request.ts";
import { publicViewer } from "@/server/viewer.ts";

const COPIES = ["csv", "json"] as const;

type Props = PageProps<{ act: string }>;

const actAt = cache((symbol: string, asOf: AsOf) => getAct(publicViewer, symbol, asOf));

const eventAt = cache((symbol: string, asOf: AsOf) => getEvent(publicViewer, symbol, asOf));

/** An entry of the timeline by its address: `P-2026-14` is an act, `E-4M2P` an event. */
async function load(props: Props) {
  const page = await readPage(props);
  const { act: address } = await props.params;
  if (isEventSymbol(address)) {
    const event = await eventAt(address, page.asOf);
    return event && { page, event };
  }
  const symbol = actFromAddress(address);
  const act = symbol === null ? null : await actAt(symbol, page.asOf);
  if (!act) return null;
  const names = await nameDelegations();
  return { page, act, delegation: names.get(act.delegation)?.[page.locale] ?? act.delegation };
}

const titleOf = (attribution: string) => (attribution === "own" ? "record.title" : "record.reportTitle");

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await load(props);
  if (!found) return absentMetadata();
  const { page } = found;
  const t = await getTranslations("timeline");
  if (found.event) {
    const { symbol, title } = found.event;
    return metadataOf(page, {
      title: `${inLanguage(title, page.locale).text} (${symbol}) · ${t("title")}`,
      path: (locale) => paths.act(locale, symbol),
      copies: COPIES,
    });
  }
  const { act, delegation } = found;
  const title = `${t(titleOf(act.attribution), { symbol: act.symbol })}, ${delegation} · ${t("title")}`;
  return metadataOf(page, {
    title,
    path: (locale) => paths.act(locale, actAddress(act.symbol)),
    copies: COPIES,
  });
}

export default async function EntryPage(props: Props) {
  const found = await load(props);
  if (!found) return <Absent />;
  return found.event ? <EventPage {...found} /> : <ActPage {...found} />;
}

type Found<T> = T & { page: PageRequest };

async function EventPage({ page, event }: Found<{ event: EventEntry }>) {
  const { locale, link, asOf } = page;
  const t = await getTranslations("timeline");
  const common = await getTranslations("common");
  const [names, categories, lines] = await Promise.all([
    nameDelegations(),
    listCategories(),
    listNamedLines(publicViewer, event.changes, asOf),
  ]);
  const title = inLanguage(event.title, locale);
  const isAhead = event.on > asOf.day;
  const path = (each: typeof locale) => paths.act(each, event.symbol);
  return (
    <PublicFrame page={page} path={path} section="timeline" copies={COPIES}>
      <Breadcrumb
        label={common("nav.breadcrumb")}
        trail={[{ href: link(paths.timeline(locale)), label: t("title") }]}
        current={event.symbol}
      />
      <DocumentHeading
        title={title.text}
        titleLang={title.lang === locale ? undefined : title.lang}
        above={
          <span className="flex flex-wrap items-center gap-x-3">
            <strong className="text-ink">{event.symbol}</strong>
            <time dateTime={machineDay(event.on, event.precision)}>
              {formatDay(event.on, locale, event.precision)}
            </time>
          </span>
        }
        lead={
          <>
            <p>{t("event.lead")}</p>
            {isAhead ? <p>{t("event.aheadLead")}</p> : null}
          </>
        }
        marks={
          title.lang === locale ? undefined : (
            <span className="text-caption text-ink-2">{common(`language.${title.lang}`)}</span>
          )
        }
      />
      <EventRecord
        page={page}
        event={event}
        names={names}
        lines={
          lines.length > 0 ? (
            <CommitmentTable
              page={page}
              caption={t("event.lines")}
              rows={lines}
              names={names}
              categories={categories}
            />
          ) : null
        }
      />
      <ViewCitation page={page} name={event.symbol} title={title.text} kind="webpage" path={path(locale)} />
    </PublicFrame>
  );
}

async function ActPage({ page, act, delegation }: Found<{ act: ActEntry; delegation: string }>) {
  const { locale, link } = page;
  const t = await getTranslations("timeline");
  const common = await getTranslations("common.nav");
  const kinds = await getTranslations("terms.actKind");
  const findings = await getTranslations("findings");
  // Only a statement answers a finding.
  const reply = act.kind === "statement" ? await getReplyOfAct(publicViewer, act.symbol) : null;
  const cited = await citeAct(page, {
    ...act,
    title: kinds(act.kind),
    delegation,
    path: paths.act(locale, actAddress(act.symbol)),
  });
  return (
    <PublicFrame
      page={page}
      path={(each) => paths.act(each, actAddress(act.symbol))}
      section="timeline"
      copies={COPIES}
    >
      <Breadcrumb
        label={common("breadcrumb")}
        trail={[{ href: link(paths.timeline(locale)), label: t("title") }]}
        current={act.symbol}
      />
      <DocumentHeading
        title={t(titleOf(act.attribution), { symbol: act.symbol })}
        above={
          <span className="flex flex-wrap items-center gap-x-3">
            <FlaggedName
              code={act.delegation}
              name={delegation}
              href={link(paths.delegation(locale, act.delegation))}
            />
            <time dateTime={act.on}>{formatDay(act.on, locale)}</time>
          </span>
        }
        lead={<p>{t(act.attribution === "own" ? "record.own" : "record.reported")}</p>}
      />
      {reply ? (
        <p className="mb-5">
          {findings.rich("answered", {
            id: reply.finding,
            finding: (chunks) => <a href={link(paths.finding(locale, reply.finding))}>{chunks}</a>,
          })}
        </p>
      ) : null}
      <ActRecord page={page} act={act} delegation={delegation} />
      <Citation cited={cited} />
    </PublicFrame>
  );
}
