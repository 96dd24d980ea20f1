import { getTranslations } from "next-intl/server";
import { AttributionMark } from "@/components/attribution-mark.tsx";
import { EventGlyph } from "@/components/event-glyph.tsx";
import { Icon } from "@/components/icon.tsx";
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
import { dayInKyiv, formatDay, formatMonth, formatShortDay, inLanguage, machineDay } from "@/lib/format.ts";
import { paths } from "@/lib/paths.ts";
import type { PageRequest } from "@/server/page-request.ts";
import { actSentence } from "../schema.ts";
import { revisionWords } from "./event-record.tsx";

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

/**
 * Fetched once for the whole list: an entry is then plain markup. Each element of it is rendered, sent as HTML
 * and sent again as data, so there are as few as will do.
 */
type Around = {
  page: PageRequest;
  names: Names;
  t: Awaited<ReturnType<typeof getTranslations<"timeline">>>;
  terms: Awaited<ReturnType<typeof getTranslations<"terms">>>;
};

/** Entries under the months of their days. What is reported is marked so, and never set as a party's own act. */
export async function TimelineView({ page, entries, names, headings, prefix = "m" }: Props) {
  const around: Around = {
    page,
    names,
    t: await getTranslations("timeline"),
    terms: await getTranslations("terms"),
  };
  const months = new Map<string, ListedEntry[]>();
  for (const entry of entries) {
    const month = entry.on.slice(0, 7);
    const listed = entry.type === "act" ? listAct(around, entry) : listEvent(around, entry);
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
const nameOf = ({ page, names }: Around, code: string): string => names.get(code)?.[page.locale] ?? code;

function listAct(around: Around, act: ActEntry): ListedEntry {
  const { t, terms } = around;
  const { locale, link } = around.page;
  const name = nameOf(around, act.delegation);
  const isOwn = act.attribution === "own";
  const href = link(paths.act(locale, actAddress(act.symbol)));
  const isEmpty = act.lines.length + act.requirements.length === 0;
  const note = isOwn || isEmpty ? act.reason : null;
  return {
    key: actAddress(act.symbol),
    dateTime: act.on,
    day: formatShortDay(act.on, locale),
    glyph: <Icon name={isOwn ? "seal" : "report"} className="size-3" />,
    isAct: isOwn,
    kind: (
      <>
        {`${terms(`actKind.${act.kind}`)} · ${act.symbol}\u2002`}
        <AttributionMark attribution={act.attribution} label={terms(`attribution.${act.attribution}`)} />
      </>
    ),
    title: <a href={href}>{t("of", { delegation: name, what: actSentence(t, act) })}</a>,
    detail: (
      <>
        {isEmpty ? null : <Brought around={around} act={act} />}
        {note ? <p className="timeline-note">{note}</p> : null}
        <ActCorrections around={around} act={act} />
      </>
    ),
    meta: (
      <>
        <a href={link(paths.delegation(locale, act.delegation))}>{name}</a>
        <FirstSource around={around} sources={act.sources} href={href} />
      </>
    ),
  };
}

function Brought({ around, act }: { around: Around; act: ActEntry }) {
  const { locale, link } = around.page;
  return (
    <ul className="timeline-lines">
      {act.lines.map((line) => (
        <li key={line.symbol}>
          <a href={link(paths.commitment(locale, line.symbol))}>{line.symbol}</a>
          <Words text={line.title} locale={locale} />
          <StageBadge stage={line.stage} label={around.terms(`stage.${line.stage}`)} />
        </li>
      ))}
      {act.requirements.map(({ symbol, title }) => (
        <li key={symbol} className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <a className="whitespace-nowrap" href={link(paths.requirement(locale, symbol))}>
            {symbol}
          </a>
          <Words text={title} locale={locale} />
          <Tag>{around.t("need")}</Tag>
        </li>
      ))}
    </ul>
  );
}

/** A text of the record; its language is marked for assistive tools where it is not the page's. */
function Words({ text, locale }: { text: Text; locale: PageRequest["locale"] }) {
  const shown = inLanguage(text, locale);
  return shown.lang === locale ? shown.text : <span lang={shown.lang}>{shown.text}</span>;
}

function listEvent(around: Around, event: EventEntry): ListedEntry {
  const { t, terms, page } = around;
  const { locale, asOf } = page;
  const href = page.link(paths.act(locale, event.symbol));
  const about = [
    terms(`eventKind.${event.kind}`),
    ...(event.level ? [terms(`eventLevel.${event.level}`)] : []),
    ...(event.question ? [t("bears", { question: terms(`question.${event.question}`) })] : []),
  ];
  return {
    key: event.symbol,
    dateTime: machineDay(event.on, event.precision),
    day: formatShortDay(event.on, locale, event.precision),
    glyph: <EventGlyph kind={event.kind} />,
    kind: (
      <>
        {`${about.join(" · ")}\u2002`}
        {event.on > asOf.day ? <Tag strong>{t("ahead")}</Tag> : null}
      </>
    ),
    title: (
      <a href={href}>
        <Words text={event.title} locale={locale} />
      </a>
    ),
    detail: (
      <>
        <p className="text-ink-2">
          <Words text={event.summary} locale={locale} />
        </p>
        {event.revisions.map((revision) => (
          <p key={revision.at} className="text-caption">
            {revisionWords(t, revision, locale)}
          </p>
        ))}
      </>
    ),
    meta: <EventMeta around={around} event={event} href={href} />,
  };
}

function EventMeta({ around, event, href }: { around: Around; event: EventEntry; href: string }) {
  const { locale, link } = around.page;
  const parties = [...event.participants.map((code) => nameOf(around, code)), ...event.otherParticipants];
  return (
    <>
      {event.place ? <span lang={locale === "en" ? undefined : "en"}>{event.place}</span> : null}
      {parties.length > 0 ? <span>{around.t("participants", { list: parties.join(", ") })}</span> : null}
      {event.changes.length > 0 ? <span>{around.t("changed")}</span> : null}
      {event.changes.map((symbol) => (
        <a key={symbol} href={link(paths.commitment(locale, symbol))}>
          {symbol}
        </a>
      ))}
      <FirstSource around={around} sources={event.sources} href={href} />
    </>
  );
}

/** What an act corrects, and what corrected it by then: a later correction is a notice on the act's own page. */
function ActCorrections({ around: { t, page }, act }: { around: Around; act: ActEntry }) {
  const { locale, link, asOf } = page;
  const to = (symbol: string) => paths.act(locale, actAddress(symbol));
  const known = act.correctedBy.filter(
    ({ at }) => asOf.isNow || Temporal.Instant.compare(at, asOf.instant) <= 0,
  );
  return (
    <>
      {act.corrects ? (
        <p className="text-caption">
          {`${t("corrects")} `}
          <a href={link(to(act.corrects))}>{act.corrects}</a>
        </p>
      ) : null}
      {known.map(({ act: symbol, at }) => (
        <p key={symbol} className="text-caption">
          {`${t("corrected", { day: formatDay(dayInKyiv(at), locale) })} `}
          <a href={link(to(symbol))}>{symbol}</a>
        </p>
      ))}
    </>
  );
}

type SourceProps = { around: Around; sources: readonly Source[]; href: string };

/** The grade in its word alone: a long list is no place for a drawing in every line. The others are on the entry's page. */
function FirstSource({ around, sources, href }: SourceProps) {
  const [source, ...others] = sources;
  if (!source) return null;
  const words = around.t("source", { publisher: source.publisher });
  return (
    <>
      <span>
        {source.url ? (
          <a href={source.url} rel="noreferrer external" title={source.title}>
            {words}
          </a>
        ) : (
          words
        )}
        {` · ${around.terms(`sourceGrade.${source.grade}`)}`}
      </span>
      {others.length > 0 ? (
        <a href={`${href}#sources`}>{around.t("moreSources", { count: others.length })}</a>
      ) : null}
    </>
  );
}
