import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AttributionMark } from "@/components/attribution-mark.tsx";
import { EventGlyph } from "@/components/event-glyph.tsx";
import { FlaggedName } from "@/components/flagged-name.tsx";
import { Icon } from "@/components/icon.tsx";
import { SourceGradeMark } from "@/components/source-grade.tsx";
import { StageBadge } from "@/components/stage-badge.tsx";
import { Tag } from "@/components/tag.tsx";
import {
  type TimelineEntry as ListedEntry,
  TimelineList,
  type TimelineMonth,
} from "@/components/timeline-list.tsx";
import type { Source, Text } from "@/domain/commitment.ts";
import type { ActEntry, EventEntry, TimelineEntry } from "@/domain/records.ts";
import { actAddress } from "@/domain/symbol.ts";
import { formatMonth, formatShortDay, inLanguage, machineDay } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";

type Names = ReadonlyMap<string, { en: string; uk: string }>;
type Props = {
  page: PageRequest;
  entries: readonly TimelineEntry[];
  names: Names;
  /** `h3` where the list stands under a heading of its own. */
  headings?: "h2" | "h3" | undefined;
  /** Sets the months of two lists on one page apart. */
  prefix?: string | undefined;
};

/** Entries under the months of their days. What is reported is marked so, and never set as a party's own act. */
export async function TimelineView({ page, entries, names, headings, prefix = "m" }: Props) {
  const months = new Map<string, ListedEntry[]>();
  for (const entry of entries) {
    const month = entry.on.slice(0, 7);
    const listed = await (entry.type === "act" ? listAct(page, entry, names) : listEvent(page, entry, names));
    months.set(month, [...(months.get(month) ?? []), listed]);
  }
  const groups = [...months].map(
    ([month, listed]): TimelineMonth => ({
      id: `${prefix}-${month}`,
      label: capital(formatMonth(`${month}-01`, page.locale)),
      entries: listed,
    }),
  );
  return <TimelineList months={groups} headingLevel={headings} />;
}

/** Ukrainian writes months small; a heading begins with a capital all the same. */
const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

async function listAct(page: PageRequest, act: ActEntry, names: Names): Promise<ListedEntry> {
  const { locale, link } = page;
  const t = await getTranslations("timeline");
  const terms = await getTranslations("terms");
  const name = names.get(act.delegation)?.[locale] ?? act.delegation;
  const isOwn = act.attribution === "own";
  return {
    key: actAddress(act.symbol),
    dateTime: act.on,
    day: formatShortDay(act.on, locale),
    glyph: <Icon name={isOwn ? "seal" : "report"} className="size-3" />,
    isAct: isOwn,
    kind: (
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span>{terms(`actKind.${act.kind}`)}</span>
        <span>{act.symbol}</span>
        <AttributionMark attribution={act.attribution} label={terms(`attribution.${act.attribution}`)} />
      </span>
    ),
    title: (
      <a href={link(paths.act(locale, actAddress(act.symbol)))}>
        {t("of", { delegation: name, what: t(`act.${act.kind}`, { count: act.lines.length }) })}
      </a>
    ),
    detail: act.lines.length > 0 ? <ActLines page={page} lines={act.lines} /> : null,
    meta: (
      <>
        <FlaggedName
          code={act.delegation}
          name={name}
          href={link(paths.delegation(locale, act.delegation))}
        />
        <FirstSource source={act.sources[0]} />
      </>
    ),
  };
}

async function ActLines({ page: { locale, link }, lines }: { page: PageRequest; lines: ActEntry["lines"] }) {
  const terms = await getTranslations("terms.stage");
  return (
    <ul className="grid gap-1.5">
      {lines.map((line) => (
        <li key={line.symbol} className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <a className="whitespace-nowrap" href={link(paths.commitment(locale, line.symbol))}>
            {line.symbol}
          </a>
          <Words text={line.title} locale={locale} />
          <StageBadge stage={line.stage} label={terms(line.stage)} />
        </li>
      ))}
    </ul>
  );
}

/** A text of the record; lists mark its language for assistive tools and leave the label to a line above them. */
function Words({ text, locale }: { text: Text; locale: PageRequest["locale"] }) {
  const shown = inLanguage(text, locale);
  return <span lang={shown.lang === locale ? undefined : shown.lang}>{shown.text}</span>;
}

async function listEvent(page: PageRequest, event: EventEntry, names: Names): Promise<ListedEntry> {
  const { locale, asOf } = page;
  const t = await getTranslations("timeline");
  const terms = await getTranslations("terms");
  return {
    key: event.symbol,
    dateTime: machineDay(event.on, event.precision),
    day: formatShortDay(event.on, locale, event.precision),
    glyph: <EventGlyph kind={event.kind} />,
    kind: (
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span>{terms(`eventKind.${event.kind}`)}</span>
        {event.level ? <span>{terms(`eventLevel.${event.level}`)}</span> : null}
        {event.question ? <span>{t("bears", { question: terms(`question.${event.question}`) })}</span> : null}
        {event.on > asOf.day ? <Tag strong>{t("ahead")}</Tag> : null}
      </span>
    ),
    title: <Words text={event.title} locale={locale} />,
    detail: (
      <p>
        <Words text={event.summary} locale={locale} />
      </p>
    ),
    meta: await eventMeta(page, event, names),
  };
}

async function eventMeta({ locale, link }: PageRequest, event: EventEntry, names: Names): Promise<ReactNode> {
  const t = await getTranslations("timeline");
  const parties = [
    ...event.participants.map((code) => names.get(code)?.[locale] ?? code),
    ...event.otherParticipants,
  ];
  return (
    <>
      {event.place ? <span lang={locale === "en" ? undefined : "en"}>{event.place}</span> : null}
      {parties.length > 0 ? <span>{t("participants", { list: parties.join(", ") })}</span> : null}
      {event.changes.map((symbol) => (
        <a key={symbol} href={link(paths.commitment(locale, symbol))}>
          {symbol}
        </a>
      ))}
      <FirstSource source={event.sources[0]} />
    </>
  );
}

async function FirstSource({ source }: { source: Source | undefined }) {
  if (!source) return null;
  const t = await getTranslations("timeline");
  const terms = await getTranslations("terms.sourceGrade");
  const words = t("source", { publisher: source.publisher });
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      {source.url ? (
        <a href={source.url} rel="noreferrer external" title={source.title}>
          {words}
        </a>
      ) : (
        words
      )}
      <SourceGradeMark grade={source.grade} label={terms(source.grade)} />
    </span>
  );
}
